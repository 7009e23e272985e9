"""The list of agencies that are to deliver: typed, or refused with every problem."""

from collections.abc import Sequence

from pipeline.account import AgencyName, Expected
from pipeline.delivery import RawTable
from pipeline.problems import InputsRefused, Problem
from pipeline.reportfile import FileSource
from pipeline.tables import AGENCIES
from pipeline.validate.columns import typed_table
from pipeline.validate.contract import contract_problems


def expected_agencies(raw: RawTable, problems: Sequence[Problem]) -> tuple[Expected, ...]:
    """The agencies of the list, in its order. Raises InputsRefused."""
    typed, found = typed_table(raw, AGENCIES, FileSource())
    told = [*problems, *found]
    if not any(problem.refuses for problem in told):
        told += contract_problems(typed)
    if any(problem.refuses for problem in told):
        raise InputsRefused(told)
    rows = typed.frame.select("id", "name", "due").iter_rows()
    return tuple(Expected(AgencyName(key, name or ""), due) for key, name, due in rows)
