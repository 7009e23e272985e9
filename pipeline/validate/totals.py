"""Totals rows that were left out, against the lines they add up: a total that differs is reported.

Nothing is counted from them. A total may be below its lines or above them, and add up all of
them or those since the total before; it is right if it is any of these sums.
"""

from collections.abc import Iterator

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.reportfile import FileSource
from pipeline.tables import Kind, leaf_lines
from pipeline.validate.budget_accounts import account_kinds
from pipeline.validate.cells import typed_cells
from pipeline.validate.typed import TypedTable
from pipeline.validate.written import Written, written

_PART = r"^(?i)\s*sub"
LARGEST = 10**24
"""No rupiah amount is larger; below it the lines of any budget can be added exactly."""


def total_problems(
    typed: TypedTable, delivered: Written, totals: pl.DataFrame, source: FileSource
) -> Iterator[Problem]:
    """A warning for each amount of a totals row that is none of the sums it may be.

    `delivered` are the rows as they came, with the totals: a column has one notation.
    """
    is_clear = "code" in typed.headings and not typed.frame["code"].is_duplicated().any()
    if totals.is_empty() or not is_clear:
        return
    lines = leaf_lines(typed.frame)
    kinds = account_kinds(typed, source.accounts)
    known = pl.concat([lines[ROW], totals[ROW]])
    counted = delivered.only(delivered.texts[ROW].is_in(known.implode()))
    for column in (c for c in typed.table.columns if c.kind is Kind.MONEY):
        if column.name in counted.texts.columns:
            stored, day = counted.stored.get(column.name), pl.Series(dtype=pl.Date)
            amounts = typed_cells(column, counted.texts[column.name], stored, source, day).values
            found = _compared(counted.texts[ROW], amounts, totals, kinds)
            times = _times(pl.col("amount"), pl.col("expected"))
            yield from _told(typed, found.with_columns(times=times), totals, column.name)


def totals_compared(
    typed: TypedTable, raw: RawTable, totals: pl.Series, column: str, source: FileSource
) -> Iterator[Problem]:
    """The same for a list without a hierarchy; `totals` are the rows of its sums in `raw`."""
    contract = typed.table.column(column)
    if contract is None:
        return
    cells = written(raw, typed.table, {column: typed.headings[column]})
    texts, day = cells.texts[column], pl.Series(dtype=pl.Date)
    amounts = typed_cells(contract, texts, cells.stored.get(column), source, day).values
    sums = cells.texts.filter(pl.col(ROW).is_in(totals.implode()))
    kinds = pl.DataFrame(schema={ROW: pl.UInt32, "kind": pl.String})
    is_told = texts.is_not_null()
    found = _compared(cells.texts[ROW].filter(is_told), amounts.filter(is_told), sums, kinds)
    times = _times(pl.col("amount"), pl.col("expected"))
    yield from _told(typed, found.with_columns(times=times), sums, column)


def _told(
    typed: TypedTable, found: pl.DataFrame, totals: pl.DataFrame, column: str
) -> Iterator[Problem]:
    """A warning for each amount that differs; an error where it is a whole multiple."""
    named, more = typed.named("total-differs", found, column)
    written = pl.col(column).fill_null("")
    cells = named.join(totals.select(ROW, written), on=ROW, maintain_order="left")
    for row, amount, expected, times, cell in cells.iter_rows():
        values = {"found": amount, "expected": expected}
        if times is None:
            yield typed.problem("total-differs", row, column, cell, **values)
        else:
            yield typed.problem("total-multiple", row, column, cell, times=times, **values)
    yield from more


def _times(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """How many times the larger amount is the smaller, twice or more; null where it is no multiple.
    Lines counted twice, and amounts in thousands, cause multiples."""
    exact = []
    for much, little in ((one, other), (other, one)):
        part = pl.when(little > 0).then(little)
        exact.append(pl.when(much > part, much % part == 0).then(much // part))
    return pl.coalesce(exact).cast(pl.Int64, strict=False)


def _compared(
    rows: pl.Series, amounts: pl.Series, totals: pl.DataFrame, kinds: pl.DataFrame
) -> pl.DataFrame:
    """Totals that fit no sum: row, amount, and the sum that was meant. Columns hold exact money."""
    is_total = rows.is_in(totals[ROW].implode())
    words = pl.concat_str(pl.all().exclude(ROW), separator=" ", ignore_nulls=True)
    part = totals.select(ROW, part=words.str.contains(_PART))
    line = pl.when(~pl.col("total")).then("amount")
    unknown = line.is_null() & ~pl.col("total")
    before, after = pl.col("total").shift(1, fill_value=False), pl.col("total")
    sums = (
        pl.DataFrame({ROW: rows, "amount": amounts, "total": is_total})
        .with_columns(pl.when(pl.col("amount").abs() < LARGEST).then("amount"))
        .join(kinds, on=ROW, how="left", maintain_order="left")
        .with_columns(
            *(line.filter(pl.col("kind") == kind).sum().alias(kind) for kind in _KINDS),
            whole=line.sum(),
            above=line.fill_null(0).cum_sum(),
            since=line.sum().over(before.cum_sum()),
            below=line.sum().over(after.cum_sum()),
            unknown=unknown.any(),
        )
        .join(part, on=ROW, how="left", maintain_order="left")
    )
    meant = pl.when(pl.col("part")).then("since").otherwise("whole")
    fits = pl.any_horizontal(pl.col("amount") == pl.col(name) for name in _SUMS)
    differs = sums.filter("total", pl.col("amount").is_not_null(), ~fits, ~pl.col("unknown"))
    return differs.select(ROW, "amount", meant.alias("expected"))


_KINDS = ("revenue", "spending", "financing")
_SUMS = ("whole", "above", "since", "below", *_KINDS)
