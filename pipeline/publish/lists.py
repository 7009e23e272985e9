"""problems.csv and actions.csv: lists that officers open in a spreadsheet, as plain text only."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from pipeline.language import Language
from pipeline.problems import Problem
from pipeline.proposals import pasted
from pipeline.tables import COMPUTED

PROBLEM_COLUMNS = ("code", "severity", "file", "sheet", "row", "column", "value", "text", "line")
ACTION_COLUMNS = (
    "recommendation_id", "status", "owner", "due", "note", "source", "recommendation", "evidence",
    "adjusts",
)  # fmt: skip
_LONGEST = 1_000
"""Most characters of a cell that are shown; the whole cell is found by its place."""


def problems_csv(problems: Iterable[Problem], language: Language) -> bytes:
    """One row per problem, in delivery order; `text` says what is wrong and what to do."""
    ordered = sorted(problems, key=lambda problem: problem.order)
    return _csv(PROBLEM_COLUMNS, [_problem(problem, language) for problem in ordered])


def actions_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """One row per recommendation to follow up; cells that are not given are empty."""
    return _csv(ACTION_COLUMNS, [[row.get(name, "") for name in ACTION_COLUMNS] for row in rows])


def _problem(problem: Problem, language: Language) -> list[str]:
    return [
        problem.code,
        problem.severity.value,
        problem.file,
        problem.sheet,
        "" if problem.row is None else str(problem.row),
        problem.column,
        problem.value[:_LONGEST],
        f"{language.problem(problem)}. {language.remedy(problem)}".strip(),
        pasted(problem.proposals),
    ]


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with the byte order mark by which Excel recognises it."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(COMPUTED) else cell
