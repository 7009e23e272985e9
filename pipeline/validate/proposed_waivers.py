"""Errors that may be waived, each with the block that would waive it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.codes import PROBLEMS
from pipeline.problems import Problem
from pipeline.proposals import PLACEHOLDER, Proposal
from pipeline.validate.typed import TypedTable


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
        if name is None or not (problem.refuses and PROBLEMS[problem.kind].waivable):
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
