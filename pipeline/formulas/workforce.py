"""Staff, trainings and attendance → how many are trained, pass, and come on time."""

from dataclasses import replace
from functools import partial

import polars as pl

from pipeline.account import Denominator, Flag
from pipeline.delivery import ROW
from pipeline.formulas.computed import Computed, Given, count, percentage
from pipeline.formulas.formula import Formula
from pipeline.formulas.particulars import trainings_of
from pipeline.statistics.disclosure import given_away
from pipeline.tables import keeps
from pipeline.translatable import _


@partial(
    Formula,
    "workforce.trained_ratio",
    title=_("trained staff"),
    equation=_("{trained} trained ÷ {staff} staff × 100"),
    source=_("staffing ratio that meets the training requirement"),
    table="staff",
    columns=("trained",),
    parameters={"rows": False},
    values=("trained", "staff", "untrained", "trained_all", "staff_all"),
)
def trained_ratio(given: Given) -> Computed:
    """Trained staff ÷ staff kept by `rows` × 100.

    The choice of staff decides the figure, so the same count over all staff is printed beside it,
    unless that gave away the few who are in no figure.
    """
    everyone, staff = given.tables["staff"], given.kept("staff")
    trained, trained_all = (count(rows, pl.col("trained")) for rows in (staff, everyone))
    values = {"trained": trained, "staff": staff.height, "untrained": staff.height - trained}
    beside = None
    if _may_tell_of_all(given):
        values |= {"trained_all": trained_all, "staff_all": everyone.height}
        beside = Denominator(trained, staff.height, trained_all, everyone.height)
    if staff["trained"].null_count() == staff.height:
        return Computed(None, values, {"staff": staff[ROW]}, (Flag.NO_DATA,))
    ratio = percentage(trained, staff.height, values, {"staff": staff[ROW]})
    return replace(ratio, denominator=beside)


def _may_tell_of_all(given: Given) -> bool:
    """Whether a count of all staff reveals no few persons beside the groups that measures count."""
    everyone, measures = given.tables["staff"], given.report_file.measures
    groups = {
        name: everyone.select(keeps(everyone, asked.rows)).to_series()
        for name, asked in measures.items()
        if asked.rows and set(asked.rows) <= set(everyone.columns) and not asked.unavailable
    }
    whole = pl.repeat(True, everyone.height, dtype=pl.Boolean, eager=True)
    least = given.rulebook.survey.smallest_group
    return not any(given_away({**groups, "": whole}, everyone[ROW], least))


@partial(
    Formula,
    "workforce.pass_rate",
    title=_("training pass rate"),
    equation=_("{passed} passed ÷ {participants} taking part in trainings held × 100"),
    source=_("participants who passed"),
    table="training",
    columns=("held", "participants", "passed"),
    parameters={"rows": False},
    values=("passed", "participants"),
)
def pass_rate(given: Given) -> Computed:
    """Σ passed ÷ Σ participants × 100 over the trainings held that state both."""
    held = given.kept("training").filter("held").drop_nulls(["participants", "passed"])
    passed, participants = int(held["passed"].sum()), int(held["participants"].sum())
    values = {"passed": passed, "participants": participants}
    rate = percentage(passed, participants, values, {"training": held[ROW]})
    least = given.rulebook.survey.smallest_group
    return replace(rate, particulars=trainings_of(held, least))


@partial(
    Formula,
    "workforce.trainings_held",
    title=_("trainings held"),
    equation=_("{held} held ÷ {planned} planned × 100"),
    source=_("trainings held against trainings planned"),
    table="training",
    columns=("planned", "held"),
    parameters={"rows": False},
    values=("held", "planned"),
)
def trainings_held(given: Given) -> Computed:
    """Trainings held ÷ trainings planned × 100; a training beyond the plan counts as held."""
    counted = given.kept("training").filter(pl.col("held") | pl.col("planned"))
    held, planned = count(counted, pl.col("held")), count(counted, pl.col("planned"))
    values = {"held": held, "planned": planned}
    share = percentage(held, planned, values, {"training": counted[ROW]})
    least = given.rulebook.survey.smallest_group
    return replace(share, particulars=trainings_of(counted, least))


@partial(
    Formula,
    "workforce.punctuality",
    title=_("punctuality"),
    equation=_("{punctual} person-days arrived by the due time ÷ {due} person-days due × 100"),
    source=_("attendance without excused days; no arrival is not punctual"),
    table="attendance",
    columns=("arrived_at", "due_at"),
    parameters={"rows": False},
    values=("punctual", "due"),
)
def punctuality(given: Given) -> Computed:
    """Person-days arrived by the due time ÷ person-days due and not excused × 100.

    No arrival is not punctual; a day not marked as excused is not excused.
    """
    not_excused = ~pl.col("excused").fill_null(value=False)
    due = given.kept("attendance").filter(pl.col("due_at").is_not_null(), not_excused)
    punctual = count(due, pl.col("arrived_at") <= pl.col("due_at"))
    values = {"punctual": punctual, "due": due.height}
    return percentage(punctual, due.height, values, {"attendance": due[ROW]})
