"""A table that is missing, with the lines that name a file left over which may be it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.problems import Problem, proposals_of
from pipeline.proposals import Proposal

_MISSING = frozenset({"missing-table", "formula-needs-table"})


def with_files_proposed(problems: Sequence[Problem]) -> list[Problem]:
    """The problems; a missing table proposes the files first that ingest proposes for it."""
    lines = [part for part in proposals_of(problems) if "file" in part.keys]
    return [
        replace(problem, proposals=(*_of(problem, lines), *problem.proposals))
        if problem.code in _MISSING
        else problem
        for problem in problems
    ]


def _of(problem: Problem, lines: Sequence[Proposal]) -> list[Proposal]:
    header = ("sources", str(problem.values["table"]))
    return [line for line in lines if line.header == header]
