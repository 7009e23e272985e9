"""Figures of so few respondents that each could be told who gave which answer."""

from collections.abc import Mapping

from pipeline.account import Flag, Survey
from pipeline.answers.forms import element_sums
from pipeline.formulas import Computed, Given
from pipeline.statistics.elements import IKM, TOTAL_INDEX


def is_of_few(found: Computed, formula: str, given: Given) -> bool:
    """Whether a survey's figure rests on fewer respondents than the rulebook's smallest group.

    An index by elements rests on those of its least answered item: it gives that element away.
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
    """A figure; a sum of complete respondents' answers not beside an index that counts all.

    Their difference is what those answered who left an item empty, where these are few.
    """
    survey = surveys.get(found.survey)
    if formula != TOTAL_INDEX or survey is None or not survey.few_incomplete:
        return found
    return withheld(found, Flag.FEW_INCOMPLETE)


def withheld(found: Computed, why: Flag = Flag.FEW_RESPONDENTS) -> Computed:
    """A figure's rows and its survey, and nothing that was counted."""
    return Computed(None, rows=found.rows, flags=(why,), survey=found.survey)


def _counted(found: Computed) -> int:
    return sum(len(rows) for rows in found.rows.values())
