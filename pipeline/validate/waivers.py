"""Problems and the waivers of report.toml in; out what remains and what was knowingly accepted."""

from collections.abc import Mapping, Sequence

from pipeline.codes import PROBLEMS
from pipeline.problems import Problem
from pipeline.reportfile import Acceptance
from pipeline.validate.typed import TypedTable


def waived_problems(
    problems: Sequence[Problem], accepted: Sequence[Acceptance], tables: Mapping[str, TypedTable]
) -> tuple[tuple[int, Problem], ...]:
    """Each waived problem with the index of the first `[[accept]]` that waives it."""
    waived: list[tuple[int, Problem]] = []
    left = [problem for problem in problems if PROBLEMS[problem.kind].waivable]
    for index, waiver in enumerate(accepted):
        meant = _meant(waiver, left, tables.get(waiver.where))
        waived += [(index, problem) for problem in meant]
        left = without(left, meant)
    return tuple(waived)


def without(problems: Sequence[Problem], accepted: Sequence[Problem]) -> list[Problem]:
    """The problems that are not among the accepted ones, compared by identity."""
    gone = {id(problem) for problem in accepted}
    return [problem for problem in problems if id(problem) not in gone]


def _meant(
    waiver: Acceptance, problems: Sequence[Problem], table: TypedTable | None
) -> list[Problem]:
    """The problems a waiver names: those of one key, or all of them if they are as many as said.

    One row more than was accepted is a new fact, so that none of them is waived.
    """
    if table is None:
        return []
    place = (table.source.file, table.source.sheet)
    found = [
        problem
        for problem in problems
        if problem.kind == waiver.problem and (problem.file, problem.sheet) == place
    ]
    if waiver.key:
        rows = table.rows_of(waiver.key)
        return [problem for problem in found if problem.row in rows]
    return found if sum(problem.places for problem in found) == waiver.rows else []
