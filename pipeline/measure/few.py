"""Figures of so few respondents that they could reveal who gave which answer."""

from collections.abc import Mapping

from pipeline.account import Flag, Survey
from pipeline.answers.forms import element_sums
from pipeline.formulas import Computed, Given
from pipeline.statistics.elements import IKM, TOTAL_INDEX


def is_of_few(found: Computed, formula: str, given: Given) -> bool:
    """Whether a survey's figure rests on fewer respondents than the rulebook's smallest group.

    An index by elements rests on the respondents of its least answered item: it reveals that
    element.
    """
    if found.actual is None:
        return False
    least = given.rulebook.survey.smallest_group
    asked = (given.parameters.table or "").removeprefix("survey_")
    if not found.survey:
        return asked in given.report_file.surveys and _counted(found) < least
    if found.values["respondents"] < least:
        return True
    name, survey = given.survey
    fewest = element_sums(given.tables, name, survey)["n"].min() if formula in IKM else least
    return isinstance(fewest, int) and fewest < least


def beside_index(found: Computed, formula: str, surveys: Mapping[str, Survey]) -> Computed:
    """The figure; a total index is withheld beside an index over all answers where few respondents
    left items empty: the difference would reveal what these answered."""
    survey = surveys.get(found.survey)
    if formula != TOTAL_INDEX or survey is None or not survey.few_incomplete:
        return found
    return withheld(found, Flag.FEW_INCOMPLETE)


def withheld(found: Computed, why: Flag = Flag.FEW_RESPONDENTS) -> Computed:
    """The figure with its rows and its survey, but without its actual and values."""
    return Computed(None, rows=found.rows, flags=(why,), survey=found.survey)


def _counted(found: Computed) -> int:
    return sum(len(rows) for rows in found.rows.values())
