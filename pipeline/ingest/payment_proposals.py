"""Propose the payments of a budget: unused files that hold the spending of a budget without any,
and the line that adds them up."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pipeline.delivery import RawTable
from pipeline.ingest.layout.reading import Reading
from pipeline.problems import Problem
from pipeline.reportfile import FileSource

_MOST_LOOKED = 50
"""The most files left over that are read to find out whether they fit the budget."""
_LEFT = "unused-file"


def with_payments_proposed(
    problems: Iterable[Problem],
    budget: RawTable | None,
    source: FileSource,
    content: Callable[[str], bytes],
) -> Iterator[Problem]:
    """The problems; unused files that are registers of payments by the codes of the budget get the
    line that joins them, or a line for each possible reading.

    `content` gives the bytes of a file of the folder, empty where it cannot be read.
    """
    told = [*problems]
    left = [problem.file for problem in told if problem.code == _LEFT][:_MOST_LOOKED]
    if budget is None or source.join or not left:
        yield from told
        return
    # Recognising an agency's own files is loaded only if a delivery leaves something open.
    from pipeline.ingest.recognised.payments import payments_for, says_spending  # noqa: PLC0415
    from pipeline.ingest.recognised.pieces import Piece, pieces  # noqa: PLC0415

    plan = Piece(budget.source.file, budget.source.sheet, Reading(budget.frame))
    if not plan.headings or says_spending(plan):
        yield from told
        return
    found = pieces({file: data for file in left if (data := content(file))})
    paid = payments_for([plan], [one for one in found if isinstance(one, Piece)])
    files = {one.file for one in paid.pieces} if paid else set()
    for problem in told:
        if paid and problem.code == _LEFT and problem.file in files:
            yield replace(problem, proposals=(*problem.proposals, *paid.lines()))
        else:
            yield problem
