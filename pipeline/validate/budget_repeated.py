"""Top lines of a budget that repeat the money of all others: left out where the amounts prove it.

A print has a line `5 BELANJA DAERAH` over programmes whose codes begin otherwise, or a total whose
name is no word for a total. Counted, it doubles the budget.
"""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.tables import leaf_lines, parents
from pipeline.validate.furniture import TOTALS
from pipeline.validate.typed import TypedTable

_MONEY = ("ceiling", "realized")
_ALL_SPENDING = r"^(?i)\W*(anggaran |total |jumlah )?belanja( daerah| negara| skpd| opd)?\W*$"
"""Names of a line that is all of the spending, and not a part of it."""
_TOLD = (ROW, "name", "code")
_SUMMED = ("total-multiple", "total-differs")


def without_repeated_money(
    typed: TypedTable, problems: Sequence[Problem]
) -> tuple[TypedTable, list[Problem]]:
    """The budget without lines that are the sum of all others, each with a warning; the problems
    without those that only followed from counting them."""
    lines = typed.frame
    if "code" not in typed.headings or lines["code"].is_duplicated().any():
        return typed, list(problems)
    proved = pl.concat([repeated_money(lines).filter("proved").select(_TOLD), _over_all(lines)])
    if proved.is_empty():
        return typed, list(problems)
    left = replace(typed, frame=lines.filter(~pl.col(ROW).is_in(proved[ROW].implode())))
    named, more = typed.named(TOTALS, proved, "")
    told = [
        typed.problem(TOTALS, row, "", name or code or "")
        for row, name, code in named.select(ROW, "name", "code").iter_rows()
    ]
    kept = [problem for problem in problems if not _is_settled(problem, left)]
    return left, [*kept, *told, *more]


def repeated_money(budget: pl.DataFrame) -> pl.DataFrame:
    """The top lines that come to all other top lines, and whether they are `proved` to be totals.

    This is proved by the spending together with the ceilings, or by a name that says so. A line
    with lines of its own may be a second way to divide the money: nothing shows which counts.
    """
    tops = budget.with_row_index("line").join(parents(budget["code"]), on="line", how="anti")
    lowest = leaf_lines(budget.drop_nulls("code"))[ROW]
    alike = pl.len().over(_MONEY)
    is_named = pl.col("name").str.contains(_ALL_SPENDING).fill_null(value=False)
    is_named &= ~is_named.all()
    told = tops.with_columns(
        named=is_named,
        alone=_comes_to(pl.lit(1)) & (pl.len() - 1 > pl.lit(1) - is_named),
        alike=_comes_to(alike) & (pl.len() - alike > 1),
    ).filter(pl.col("ceiling") > 0, pl.col("alone") | pl.col("alike"))
    is_one = pl.col("alike") & (pl.col("realized") > 0).fill_null(value=False)
    is_lowest = pl.col(ROW).is_in(lowest.implode())
    return told.with_columns(proved=is_lowest & (is_one | pl.col("named")))


def _over_all(budget: pl.DataFrame) -> pl.DataFrame:
    """The highest lines that come to all lowest lines, and not to those whose codes extend theirs:
    `2.09` adds up its programmes and `X.XX.01`, which serves every field."""
    lines, found = budget.drop_nulls("code"), [budget.clear().select(_TOLD)]
    while True:
        lowest = leaf_lines(lines)
        whole = lowest.select(pl.col(_MONEY).sum())
        tops = lines.with_row_index("line").join(parents(lines["code"]), on="line", how="anti")
        over = tops.join(whole, on=_MONEY, how="semi").filter(
            pl.col("realized") > 0, ~pl.col(ROW).is_in(lowest[ROW].implode())
        )
        if over.height != 1 or tops.height == 1:
            return pl.concat(found)
        found.append(over.select(_TOLD))
        lines = lines.filter(pl.col(ROW) != over[ROW][0])


def _comes_to(times: pl.Expr) -> pl.Expr:
    """Whether a line's amounts are the sum of all lines less its own amounts × `times`."""
    ceiling, spent = (pl.col(n).sum() - pl.col(n) * times == pl.col(n) for n in _MONEY)
    return ceiling & spent.fill_null(pl.col("realized").is_null().all())


def _is_settled(problem: Problem, left: TypedTable) -> bool:
    """Whether a total that differed equals the sum of the remaining lines."""
    if problem.kind not in _SUMMED:
        return False
    lines = leaf_lines(left.frame)
    return any(
        problem.column == left.headings.get(name) and problem.values.get("found") == total
        for name in (*_MONEY, "ceiling_before")
        if (total := lines[name].sum()) is not None
    )
