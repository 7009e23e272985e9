"""What can be wrong with a delivery or with policy, and the sender's remedy, by subject."""

from pipeline.codes.code import Code
from pipeline.codes.problems.agreements import AGREEMENTS
from pipeline.codes.problems.budget_lines import BUDGET_LINES
from pipeline.codes.problems.budgets import BUDGETS
from pipeline.codes.problems.cells import CELLS
from pipeline.codes.problems.files import FILES
from pipeline.codes.problems.payments import PAYMENTS
from pipeline.codes.problems.people import DATES_AND_PERSONS
from pipeline.codes.problems.promises import PROMISES
from pipeline.codes.problems.registers import REGISTERS
from pipeline.codes.problems.settings import SETTINGS
from pipeline.codes.problems.stacked import STACKED
from pipeline.codes.problems.survey_answers import SURVEY_ANSWERS
from pipeline.codes.problems.surveys import SURVEYS
from pipeline.codes.problems.tables import TABLES

PROBLEMS: dict[str, Code] = {
    **FILES,
    **CELLS,
    **PROMISES,
    **TABLES,
    **STACKED,
    **SURVEYS,
    **SURVEY_ANSWERS,
    **BUDGETS,
    **BUDGET_LINES,
    **PAYMENTS,
    **DATES_AND_PERSONS,
    **AGREEMENTS,
    **REGISTERS,
    **SETTINGS,
}
