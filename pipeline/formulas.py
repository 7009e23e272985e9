"""The catalogue of formulas: what each yields, in which unit, from which tables and parameters.

The calculation of each stands in `measure/` under the same name (a test keeps the two equal);
this page is what validation, rulebooks, the report's methods and the data dictionary read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.scorecard import Polarity
from pipeline.translatable import _


@dataclass(frozen=True)
class Formula:
    """One way to compute an actual.

    `table` is the table it reads ("survey" and "any" are named by a parameter), `columns` those
    it cannot do without, `parameters` the keys a measure may set and whether each must be set,
    `values` the numbers its working names, `equation` the working as a reader sees it, with those
    names in braces.
    """

    name: str
    title: str
    equation: str
    source: str
    polarity: Polarity | None = Polarity.MAXIMIZE
    unit: str = _("percent")
    table: str = ""
    columns: tuple[str, ...] = ()
    parameters: Mapping[str, bool] | None = None
    values: tuple[str, ...] = ()


def _catalogue(*formulas: Formula) -> dict[str, Formula]:
    return {formula.name: formula for formula in formulas}


REPORTED = "reported"

FORMULAS: dict[str, Formula] = _catalogue(
    Formula(
        REPORTED,
        _("as reported"),
        _("the delivered figure: {actual}"),
        _("the agency's own record"),
        polarity=None,
        unit="",
        values=("actual",),
    ),
    Formula(
        "budget.absorption",
        _("budget absorption"),
        _("Σ realized ÷ Σ ceiling × 100 = {realized} ÷ {ceiling} × 100"),
        _("LKjIP practice, chapter III.B; revised ceiling (DPPA)"),
        table="budget",
        parameters={"rows": False},
        values=("realized", "ceiling"),
    ),
    Formula(
        "budget.economy",
        _("economy"),
        _("Σ realized ÷ Σ ceiling × 100 = {realized} ÷ {ceiling} × 100"),
        _("Mahsun: realized ÷ budget, economical below 100"),
        polarity=Polarity.MINIMIZE,
        table="budget",
        parameters={"rows": False},
        values=("realized", "ceiling"),
    ),
    Formula(
        "budget.efficiency",
        _("efficiency"),
        _(
            "(Σ realized ÷ Σ ceiling) ÷ output achievement × 100 = "
            "({realized} ÷ {ceiling}) ÷ {output_achievement} × 100"
        ),
        _("spending ratio over output achievement, below 100 is efficient"),
        polarity=Polarity.MINIMIZE,
        table="budget",
        parameters={"rows": False},
        columns=("output_target", "output_actual"),
        values=("realized", "ceiling", "output_achievement", "lines"),
    ),
    Formula(
        "budget.effectiveness",
        _("effectiveness"),
        _("mean of (outcome actual ÷ outcome target × 100), weighted by ceiling; lines: {lines}"),
        _("Mahsun and Mahmudi: realized outcome ÷ targeted outcome"),
        table="budget",
        parameters={"rows": False},
        columns=("outcome_target", "outcome_actual"),
        values=("lines",),
    ),
    Formula(
        "budget.efficiency_index",
        _("efficiency index"),
        _(
            "output achievement ÷ (Σ realized ÷ Σ ceiling × 100) = {output} ÷ {input} "
            "({realized} of {ceiling}); TE = {te}"
        ),
        _("BPOM: % output ÷ % input, efficient from the standard 1; TE = (IE − 1) ÷ 1"),
        unit=_("ratio"),
        table="budget",
        parameters={"rows": False},
        columns=("output_target", "output_actual"),
        values=("realized", "ceiling", "output", "input", "te"),
    ),
    Formula(
        "budget.cost_per_output",
        _("cost per output"),
        _("Σ realized ÷ Σ outputs = {realized} ÷ {outputs} (planned {planned} of {ceiling})"),
        _("unit cost; planned: revised ceiling ÷ output target"),
        polarity=Polarity.MINIMIZE,
        unit=_("rupiah per output"),
        table="budget",
        parameters={"rows": False},
        columns=("output_target", "output_actual"),
        values=("realized", "outputs", "ceiling", "planned"),
    ),
    Formula(
        "budget.output_geometric",
        _("output achievement, geometric mean"),
        _("geometric mean of output actual ÷ output target × 100; lines: {lines}"),
        _("PMK 214/PMK.02/2017"),
        table="budget",
        parameters={"rows": False},
        columns=("output_target", "output_actual"),
        values=("lines",),
    ),
    Formula(
        "budget.output_geometric_nested",
        _("output achievement, nested geometric means"),
        _(
            "geometric means of output actual ÷ output target × 100: within outputs, then "
            "programmes, then over the programmes; lines: {lines}"
        ),
        _("PMK 22/PMK.02/2021"),
        table="budget",
        parameters={"rows": False},
        columns=("output_target", "output_actual"),
        values=("lines",),
    ),
    Formula(
        "survey.total_index",
        _("total survey index"),
        _(
            "sum of all answers = {total} (range {low} to {high}; respondents: {respondents}, "
            "items: {items})"
        ),
        _("Sugiyono's interval index"),
        unit=_("points"),
        table="survey",
        parameters={"survey": False},
        values=("items", "respondents", "total", "low", "high"),
    ),
    Formula(
        "survey.ikm_2017",
        _("satisfaction index (SKM)"),
        _("Σ NRR × {weight} × 25 = {index} × 25; elements: {elements}, respondents: {respondents}"),
        _("PermenPAN-RB 14/2017: nine elements of equal weight"),
        unit=_("points"),
        table="survey",
        parameters={"survey": False},
        values=("elements", "respondents", "weight", "index"),
    ),
    Formula(
        "survey.ikm_2004",
        _("satisfaction index (IKM 2004)"),
        _("Σ NRR × {weight} × 25 = {index} × 25; elements: {elements}, respondents: {respondents}"),
        _("KEP/25/M.PAN/2/2004: fourteen elements of equal weight"),
        unit=_("points"),
        table="survey",
        parameters={"survey": False},
        values=("elements", "respondents", "weight", "index"),
    ),
    Formula(
        "survey.jdi",
        _("Job Descriptive Index"),
        _(
            "mean of five facet scores (0–54): work {work}, pay {pay}, promotion {promotion}, "
            "supervision {supervision}, co-workers {coworkers}; respondents: {respondents}"
        ),
        _("Job Descriptive Index: yes 3, ? 1, no 0; facets of nine items doubled"),
        unit=_("points"),
        table="survey",
        parameters={"survey": False},
        values=("work", "pay", "promotion", "supervision", "coworkers", "respondents"),
    ),
    Formula(
        "survey.satisfied_share",
        _("share of satisfied respondents"),
        _("{satisfied} satisfied (mean at least {at_least}) ÷ {respondents} answering × 100"),
        _("top-box share of complete respondents"),
        table="survey",
        parameters={"survey": False, "items": False, "at_least": False},
        values=("satisfied", "respondents", "at_least"),
    ),
    Formula(
        "process.time_against_standard",
        _("time against standard"),
        _("Σ standard minutes ÷ Σ minutes × 100 = {standard} ÷ {minutes} × 100"),
        _("the study's service cycle efficiency: standard time ÷ actual time"),
        table="service_times",
        columns=("standard_minutes",),
        parameters={"rows": False},
        values=("standard", "minutes", "services"),
    ),
    Formula(
        "process.cycle_effectiveness",
        _("cycle effectiveness"),
        _("value-added ÷ all minutes × 100 = {value_added} ÷ {minutes} × 100; steps: {steps}"),
        _("manufacturing cycle effectiveness: processing time ÷ the whole time"),
        table="service_times",
        columns=("value_added",),
        parameters={"rows": False},
        values=("value_added", "minutes", "steps"),
    ),
    Formula(
        "process.on_time",
        _("documents on time"),
        _("{on_time} finished by their due date ÷ {due} due by the end of the period × 100"),
        _("timeliness of documents"),
        table="documents",
        columns=("due_on", "finished_on"),
        parameters={"rows": False},
        values=("on_time", "due"),
    ),
    Formula(
        "process.follows_sop",
        _("documents that follow procedure"),
        _("{yes} yes ÷ {filled} filled × 100"),
        _("accuracy against standard operating procedures"),
        table="documents",
        columns=("follows_sop",),
        parameters={"rows": False},
        values=("yes", "filled"),
    ),
    Formula(
        "workforce.trained_ratio",
        _("trained staff"),
        _("{trained} trained ÷ {staff} staff × 100"),
        _("staffing ratio that meets the training requirement"),
        table="staff",
        columns=("trained",),
        parameters={"rows": False},
        values=("trained", "staff", "untrained", "trained_all", "staff_all"),
    ),
    Formula(
        "workforce.pass_rate",
        _("training pass rate"),
        _("{passed} passed ÷ {participants} taking part in trainings held × 100"),
        _("participants who passed"),
        table="training",
        columns=("held", "participants", "passed"),
        parameters={"rows": False},
        values=("passed", "participants"),
    ),
    Formula(
        "workforce.trainings_held",
        _("trainings held"),
        _("{held} held ÷ {planned} planned × 100"),
        _("trainings held against trainings planned"),
        table="training",
        columns=("planned", "held"),
        parameters={"rows": False},
        values=("held", "planned"),
    ),
    Formula(
        "workforce.punctuality",
        _("punctuality"),
        _("{punctual} person-days arrived by the due time ÷ {due} person-days due × 100"),
        _("attendance without excused days; no arrival is not punctual"),
        table="attendance",
        columns=("arrived_at", "due_at"),
        parameters={"rows": False},
        values=("punctual", "due"),
    ),
    Formula(
        "service.digitised",
        _("digitised services"),
        _("digital ÷ all services × 100 = {yes} ÷ {all} × 100"),
        _("services offered digitally"),
        table="services",
        columns=("digital",),
        parameters={"rows": False},
        values=("yes", "all"),
    ),
    Formula(
        "customer.retention",
        _("customers retained"),
        _("{yes} retained ÷ {all} customers × 100"),
        _("customers or partners kept through the period"),
        table="customers",
        columns=("retained",),
        parameters={"rows": False},
        values=("yes", "all"),
    ),
    Formula(
        "share",
        _("share of rows"),
        _("{met} rows that meet the condition ÷ {filled} rows filled × 100"),
        _("rows that meet a declared condition"),
        table="any",
        parameters={
            "table": True,
            "column": True,
            "rows": False,
            "is": False,
            "at_least": False,
            "at_most": False,
            "not_after": False,
        },
        values=("met", "filled"),
    ),
)
