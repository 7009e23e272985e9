"""Survey answers → the total index, and the share of respondents who are satisfied."""

from functools import partial

import polars as pl

from pipeline.account import Flag
from pipeline.answers.complete import complete_answers, summed_across, table_of
from pipeline.answers.forms import counted_rows, item_sums, respondents
from pipeline.delivery import ROW
from pipeline.formulas.computed import Computed, Given, Number, percentage
from pipeline.formulas.formula import Formula
from pipeline.reportfile import Questionnaire
from pipeline.rounding import trusted, trusted_values
from pipeline.statistics.elements import TOTAL_INDEX
from pipeline.translatable import _

_SATISFIED = {(1, 5): 4.0, (1, 4): 3.0}
_NOISE_DIGITS = 9


@partial(
    Formula,
    TOTAL_INDEX,
    title=_("total survey index"),
    equation=_(
        "sum of all answers = {total} (range {low} to {high}; respondents: {respondents}, "
        "items: {items})"
    ),
    source=_("Sugiyono's interval index"),
    unit=_("points"),
    table="survey",
    parameters={"survey": False},
    values=("items", "respondents", "total", "low", "high"),
)
def total_index(given: Given) -> Computed:
    """The sum of all answers of complete respondents, in points (Sugiyono's interval index)."""
    name, survey = given.survey
    answered = respondents(given.tables, name, survey)
    values: dict[str, Number] = {"items": len(survey.items), "respondents": answered}
    rows = counted_rows(given.tables, name, survey)
    if answered == 0:
        return Computed(None, values, rows, (Flag.NO_DATA,), survey=name)
    sums = item_sums(given.tables, name, survey)
    total, answers = float(sums["sum"].sum()), int(sums["n"].sum())
    low, high = (float(answers * end) for end in survey.scale)
    values |= {"total": total, "low": low, "high": high}
    return Computed(total, values, rows, range_low=low, range_high=high, survey=name)


@partial(
    Formula,
    "survey.satisfied_share",
    title=_("share of satisfied respondents"),
    equation=_("{satisfied} satisfied (mean at least {at_least}) ÷ {respondents} answering × 100"),
    source=_("top-box share of complete respondents"),
    table="survey",
    parameters={"survey": False, "items": False, "at_least": False},
    values=("satisfied", "respondents", "at_least"),
)
def satisfied_share(given: Given) -> Computed:
    """Complete respondents with a mean over `items` of `at_least` or more ÷ all of them × 100."""
    name, survey = given.survey
    complete = complete_answers(given.tables, name, survey)
    rows = {table_of(name): complete[ROW]}
    at_least = _satisfied_from(given, survey)
    if at_least is None:
        return Computed(None, {"respondents": complete.height}, rows, (Flag.NO_DATA,), survey=name)
    means = _means(complete, given.parameters.items or survey.item_ids)
    known = means.unique()
    enough = known.filter(trusted_values(known) >= trusted(at_least))
    satisfied = int(means.is_in(enough.to_list()).sum())
    values = {"satisfied": satisfied, "respondents": complete.height, "at_least": at_least}
    return percentage(satisfied, complete.height, values, rows, name)


def _satisfied_from(given: Given, survey: Questionnaire) -> float | None:
    """The mean that counts as satisfied: the measure's, else the rulebook's, else the scale's."""
    if given.parameters.at_least is not None:
        return given.parameters.at_least
    low, high = survey.scale
    policy = given.rulebook.survey.satisfied_at_least
    return policy.get(f"{low}-{high}", _SATISFIED.get(survey.scale))


def _means(answers: pl.DataFrame, items: tuple[str, ...] | list[str]) -> pl.Series:
    """Each respondent's mean; rounded, since 3.6 + 3.8 + 4.6 in binary falls short of 12."""
    return (summed_across(answers.select(items)) / len(items)).round(_NOISE_DIGITS)
