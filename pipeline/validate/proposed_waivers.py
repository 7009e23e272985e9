"""Errors that may be waived, each with the block that would waive it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.codes import PROBLEMS
from pipeline.problems import Problem
from pipeline.proposals import PLACEHOLDER, Proposal
from pipeline.validate.typed import TypedTable

_DOUBLING = {"counted-twice", "total-multiple"}
"""Problems that a sender may waive who knows that they are chance, but that are never offered:
where they are no chance, the waiver counts money twice."""


def with_waivers(
    problems: Sequence[Problem], tables: Mapping[str, TypedTable]
) -> Iterator[Problem]:
    """The problems; those that may be waived propose it for as many rows as there are."""
    rows: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        rows[problem.kind, problem.file, problem.sheet] += problem.places
    named = {(table.source.file, table.source.sheet): name for name, table in tables.items()}
    for problem in problems:
        name = named.get((problem.file, problem.sheet))
        if name is None or not _is_offered(problem):
            yield problem
            continue
        waiver = Proposal(
            ("accept",),
            {
                "problem": problem.kind,
                "where": name,
                "rows": rows[problem.kind, problem.file, problem.sheet],
                "reason": PLACEHOLDER,
            },
            "choice",
        )
        yield replace(problem, proposals=(*problem.proposals, waiver))


def _is_offered(problem: Problem) -> bool:
    """Whether a problem may be waived without money counted twice: where the parts of a line come
    to a multiple of it, a part repeats the others."""
    is_waivable = problem.refuses and PROBLEMS[problem.kind].waivable
    return is_waivable and problem.kind not in _DOUBLING and not _is_multiple(problem)


def _is_multiple(problem: Problem) -> bool:
    found, parts = (problem.values.get(name) for name in ("found", "expected"))
    if problem.kind != "sum-differs" or not isinstance(found, Decimal):
        return False
    return isinstance(parts, Decimal) and parts > found > 0 and parts % found == 0
