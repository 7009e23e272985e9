"""Figures of so few respondents that each could be told who gave which answer."""

from pipeline.account import Flag
from pipeline.answers.forms import element_sums
from pipeline.formulas import Computed, Given
from pipeline.statistics.elements import IKM


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


def withheld(found: Computed) -> Computed:
    """A figure's rows and its survey, and nothing that was counted."""
    return Computed(None, rows=found.rows, flags=(Flag.FEW_RESPONDENTS,), survey=found.survey)


def _counted(found: Computed) -> int:
    return sum(len(rows) for rows in found.rows.values())
