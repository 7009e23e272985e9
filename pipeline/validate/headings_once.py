"""Proposals of headings in, proposals out that let no heading serve two columns unseen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.problems import Problem, proposals_of
from pipeline.proposals import Proposal


def with_headings_once(missing: Sequence[Problem]) -> list[Problem]:
    """The problems; a heading that is proposed for two missing columns is proved for neither."""
    counts = Counter(
        heading
        for line in proposals_of(missing)
        if line.standing == "proved"
        for heading in _of(line)
    )

    def told(line: Proposal) -> Proposal:
        return replace(line, standing="reading") if any(counts[h] > 1 for h in _of(line)) else line

    return [replace(problem, proposals=tuple(map(told, problem.proposals))) for problem in missing]


def _of(line: Proposal) -> list[str]:
    """The headings that a line takes for a column."""
    columns = line.keys.get("columns")
    return [str(one) for one in columns.values()] if isinstance(columns, Mapping) else []
