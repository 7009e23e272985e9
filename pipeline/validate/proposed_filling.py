"""Which empty cells may hold what is above them, as in a sheet whose merged cells were lost."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.problems import Problem
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import FileSource
from pipeline.validate.typed import TypedTable

_GROUPS = {"realization": ("objective", "objective_id", "perspective")}
"""Columns that say the same of several rows, and are often written in the first of them alone."""


def with_filling_proposed(
    typed: TypedTable,
    problems: Sequence[Problem],
    source: FileSource,
    delivered: Collection[str],
) -> list[Problem]:
    """The problems; where the first cell is filled, empty cells propose that the cell above them
    holds for them. This is proved where no name is repeated."""
    names = [
        name
        for name in _GROUPS.get(typed.table.name, ())
        if name in delivered
        and name not in source.fill_down
        and typed.texts[name].null_count()
        and typed.texts[name][0] is not None
    ]
    if not names:
        return list(problems)
    keys = {"fill_down": (*source.fill_down, *names)}
    is_told_once = all(not typed.texts[name].drop_nulls().is_duplicated().any() for name in names)
    standing: Standing = "proved" if is_told_once else "reading"
    proposal = Proposal(("sources", typed.table.name), keys, standing)
    headings = {typed.headings.get(name, name) for name in names}
    return [
        replace(problem, proposals=(*problem.proposals, proposal))
        if problem.code == "empty-cell" and problem.column in headings
        else problem
        for problem in problems
    ]
