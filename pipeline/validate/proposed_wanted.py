"""Columns that no table knows: the line that names those that are wanted, so that others stay."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem, proposals_of
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import FileSource
from pipeline.tables import Table, bears_another_year
from pipeline.tables.budget_words import is_left_over, is_share_spent
from pipeline.tables.kinds import folded
from pipeline.tables.years import ANY_YEAR, figures_of
from pipeline.validate.budget_codes import BUDGET

_MISSPELT = 0.8
"""The least similarity of a misspelt heading to the name of its column."""
_FIGURES = frozenset({"target", "actual"})
_FURNITURE = frozenset({"status", "gap", "selisih", "deviasi", "baseline", "variance", "kategori"})
"""Headings of figures that follow from other columns or precede them, which are not misspelt."""


def with_columns_wanted(
    problems: Sequence[Problem],
    raw: RawTable,
    table: Table,
    found: Mapping[str, str],
    mapped: Collection[str],
    source: FileSource,
) -> Iterator[Problem]:
    """Unknown columns with the line that names those that are wanted, so that others may stay.

    It is proved where no unknown column may be a column that was not found: a misspelt column
    would be left out unseen. Columns that are `mapped` to a missing column, or bear the year of
    another period, have a line of their own.
    """
    dated = figures_of((name for name in raw.frame.columns if name != ROW), ANY_YEAR)
    strange = [
        problem.column
        for problem in problems
        if problem.code == "unknown-column"
        and problem.column not in mapped
        and problem.column not in dated
    ]
    is_misspelt = any(
        _may_be_one(heading, raw, table, found)
        for heading in strange
        if not _is_something_else(heading, table)
    )
    open_names = {*source.values, *_named(proposals_of(problems))}
    wanted = {
        name: heading
        for name, heading in found.items()
        if heading != ROW and name not in open_names
    }
    standing: Standing = "choice" if is_misspelt else "proved"
    line = Proposal(("sources", raw.name), {"columns": wanted}, standing, is_one=is_misspelt)
    for problem in problems:
        is_strange = problem.column in strange and bool(wanted)
        yield replace(problem, proposals=(line,)) if is_strange else problem


def _may_be_one(heading: str, raw: RawTable, table: Table, found: Mapping[str, str]) -> bool:
    """Whether a heading may be that of a column that was not found: its name misspelt, or over
    figures of a register that lacks its targets or its actuals."""
    names = [
        folded(name)
        for column in table.columns
        if column.name not in found
        for name in (column.name, *column.aliases)
    ]
    if get_close_matches(folded(heading), names, 1, _MISSPELT):
        return True
    is_whole = table.name != "realization" or found.keys() >= _FIGURES
    return not is_whole and _holds_figures(raw.frame[heading])


def _holds_figures(cells: pl.Series) -> bool:
    texts = cells.drop_nulls().cast(pl.String)
    return len(texts) > 0 and bool(texts.str.contains(r"^\W*[0-9]").sum() > len(texts) / 2)


def _is_something_else(heading: str, table: Table) -> bool:
    """Whether a heading is certainly not misspelt: a remark or the like, of another year, or of a
    budget's unspent amounts or share spent."""
    if folded(heading) in _FURNITURE:
        return True
    of_budget = is_left_over(heading) or is_share_spent(heading)
    return bears_another_year(heading, table) or (table.name == BUDGET and of_budget)


def _named(proposals: Sequence[Proposal]) -> set[str]:
    """The columns for which headings are proposed."""
    columns = [part.keys["columns"] for part in proposals if "columns" in part.keys]
    return {name for each in columns if isinstance(each, Mapping) for name in each}
