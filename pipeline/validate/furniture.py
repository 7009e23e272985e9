"""Rows in, rows of data out: repeated headings, column numbers, totals and notes are left out.

Rows left out are named in warnings, except headings that are repeated.
"""

from collections.abc import Collection, Iterator, Mapping

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.tables import Column, Kind, Table, leaf_lines
from pipeline.tables.choices import accepted_choices, as_folded
from pipeline.tables.total_words import DERIVED, TOTAL, is_total_of_money
from pipeline.validate.average_rows import average_rows
from pipeline.validate.budget_details import DETAILS
from pipeline.validate.budget_levels import is_unit
from pipeline.validate.cells import YES_NO
from pipeline.validate.column_numbers import column_numbers
from pipeline.validate.index_rows import index_rows
from pipeline.validate.numbers import bare
from pipeline.validate.repeated_measures import repeated_measures
from pipeline.validate.share_rows import SHARES, share_rows
from pipeline.validate.step_rows import step_rows
from pipeline.validate.tables_below import tables_below
from pipeline.validate.typed import TypedTable
from pipeline.validate.written import Written

_NOTE = (
    r"^(?i)(\*+|sumber|catatan|keterangan|ket|note|notes|source|mengetahui|dicetak|printed)"
    r"\s*[.:)*]"
)
_PEOPLE = {"staff", "attendance"}
_OF_PEOPLE = r"^(?i)(jumlah|total)\b"
"""A row without a key in a table of people may name what it adds up: `Jumlah sudah diklat`."""
_BELOW = 200
"""How many of the last rows may be notes."""
_IS_NOTE = "_is_note"
_CALLED = "_called"
_NEVER = pl.lit(value=False)
TOTALS = "totals-row"
LeftOut = Mapping[str, pl.DataFrame]
"""The code of a warning, and the rows it is about."""


def without_furniture(
    cells: Written, table: Table, given: Collection[str] = (), others: pl.DataFrame | None = None
) -> tuple[Written, LeftOut]:
    """The rows that are data, and the rows left out, by the reason.

    Columns that are `given` have the same value in every row and say nothing of a row; `others` are
    texts that the table has no column for, and may name a total.
    """
    texts = cells.texts
    if texts.width == 1:
        return cells, {}
    own = texts.drop(given, strict=False)
    shares = _as_texts(share_rows(texts, table)) if _adds_up(table) else _as_texts(own.clear())
    totals = pl.concat(
        [_totals(texts, table, others), _units(texts, table), _as_texts(index_rows(texts, table))],
        how="diagonal",
    )
    # Notes below all are notes, not rows of another table; those above another table end this one.
    last = _notes(_as_texts(own.tail(_BELOW)), table)
    below = _without(tables_below(_without(own, shares), totals, table), last)
    above = _without(own, below)
    left_out = {
        "column-numbers": column_numbers(own, table),
        TOTALS: _without(totals, below),
        "derived-row": _derived(texts, table),
        "note-row": _notes(_as_texts(above.tail(_BELOW)), table),
        "average-row": _as_texts(average_rows(above, table)),
        "step-row": _as_texts(step_rows(above, table)),
        SHARES: shares,
        "measure-again": _as_texts(repeated_measures(above, table)),
        "table-below": below,
    }
    gone = pl.concat(rows[ROW] for rows in left_out.values()).unique()
    if gone.is_empty():
        return cells, {}
    return cells.only(~texts[ROW].is_in(gone.implode())), left_out


def _without(rows: pl.DataFrame, gone: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(~pl.col(ROW).is_in(gone[ROW].implode()))


def left_out_problems(typed: TypedTable, left_out: LeftOut) -> Iterator[Problem]:
    """A warning for each row that was left out. Of notes the row number alone: they name people;
    details of accounts, and shares, all together."""
    for code, rows in left_out.items():
        if code in (DETAILS, SHARES):
            yield from typed.rows_problem(code, rows, "")
            continue
        named = [
            pl.when(_is_named(pl.col(name), typed.table)).then(pl.col(name))
            for name in rows.columns
            if name != ROW
        ]
        keys = _shown_keys(typed.table) if code == TOTALS else []
        called = [pl.col(name) for name in keys if name in rows.columns]
        shown, more = typed.named(code, rows, "")
        for row, value in shown.select(
            ROW, pl.coalesce(pl.lit(None, pl.String), *named, *called)
        ).iter_rows():
            yield typed.problem(code, row, "", value or "")
        yield from more


def _shown_keys(table: Table) -> list[str]:
    """The columns of a key that hold no personal data."""
    columns = (table.column(name) for name in table.key)
    return [column.name for column in columns if column and not column.personal]


def _is_named(text: pl.Expr, table: Table) -> pl.Expr:
    """Whether a cell says why its row was left out."""
    says = _says_total(text, table)
    return says | text.str.contains(DERIVED) | is_unit(text) if _adds_up(table) else says


def _units(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows of the only unit of a budget: they repeat the money of all lines below."""
    none = _as_texts(texts.clear())
    if not _adds_up(table) or "code" not in texts.columns:
        return none
    codes = texts.drop_nulls("code")
    units = codes.filter(is_unit(pl.col("code")))
    is_one = units["code"].n_unique() == 1 and units.height < codes.height
    return _as_texts(units) if is_one else none


def _derived(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Rows of surplus, deficit and net financing that no other codes extend."""
    names = _words(texts, table, Kind.TEXT, Kind.CODE) if _adds_up(table) else []
    named = [pl.col(name).str.contains(DERIVED) for name in names]
    keyless = [_is_leaf_or_keyless(texts)] if "code" in texts.columns else []
    rows = texts.filter(pl.any_horizontal(_NEVER, *named), *keyless)
    return _as_texts(rows)


def _is_leaf_or_keyless(texts: pl.DataFrame) -> pl.Expr:
    is_leaf = pl.col(ROW).is_in(leaf_lines(texts.drop_nulls("code"))[ROW].implode())
    return is_leaf | pl.col("code").is_null()


def _totals(texts: pl.DataFrame, table: Table, others: pl.DataFrame | None) -> pl.DataFrame:
    """Rows named Jumlah or Total whose key is empty or is that word; their parts are counted.

    Among amounts, a total may have a code, but a code that others extend is that of a plain line.
    """
    keyless = [_is_no_key(texts, name, table) for name in table.key if name in texts.columns]
    if _adds_up(table) and "code" in texts.columns:
        is_leaf = pl.col(ROW).is_in(leaf_lines(texts.drop_nulls("code"))[ROW].implode())
        keyless = [is_leaf | keyless[0], *keyless[1:]]
    rows = _as_texts(texts.filter(pl.all_horizontal(~_NEVER, *keyless)))
    named = [
        _says_total(pl.col(name), table) for name in _words(texts, table, Kind.TEXT, Kind.CODE)
    ]
    if others is None:
        return rows.filter(pl.any_horizontal(_NEVER, *named))
    rows = rows.join(_called(others, table), on=ROW, how="left", maintain_order="left")
    return rows.filter(pl.any_horizontal(pl.col(_CALLED).is_not_null(), *named))


def _called(others: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The name that a text outside the contract's columns gives to a row, if it is a total's."""
    named = [
        pl.when(_says_total(pl.col(name), table)).then(pl.col(name))
        for name in others.columns
        if name != ROW
    ]
    called = pl.coalesce(pl.lit(None, pl.String), *named).alias(_CALLED)
    return others.select(ROW, called).drop_nulls()


def _adds_up(table: Table) -> bool:
    """Whether the rows of a table are lines with amounts, known by their codes."""
    return table.key[:1] == ("code",)


def _says_total(text: pl.Expr, table: Table) -> pl.Expr:
    if _adds_up(table):
        return is_total_of_money(text)
    return text.str.contains(_OF_PEOPLE if table.name in _PEOPLE else TOTAL)


def _is_no_key(texts: pl.DataFrame, name: str, table: Table) -> pl.Expr:
    """Whether a cell of a key is empty or has a total's name, which a column of numbers cannot."""
    key = pl.col(name)
    is_total = _says_total(key, table) if texts.schema[name] == pl.String else _NEVER
    return key.is_null() | is_total


def _as_texts(rows: pl.DataFrame) -> pl.DataFrame:
    """A few rows with the cells of narrow columns as text."""
    if all(dtype == pl.String for name, dtype in rows.schema.items() if name != ROW):
        return rows
    return rows.with_columns(pl.all().exclude(ROW).cast(pl.String))


def _notes(below: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Rows below the data that hold words alone and fill less than half of the columns."""
    delivered = below.columns[1:]
    required = [name for name in delivered if (column := table.column(name)) and column.filled]
    is_row = _half_filled(delivered) | _half_filled(required)
    sparse = below.select((is_row & (_filled(delivered) > 1)).all())
    if sparse.item():
        return below.clear()
    says_so = pl.coalesce(pl.lit(None, pl.String), *delivered).str.contains(_NOTE)
    is_note = says_so.fill_null(value=False) & (_filled(delivered) == 1)
    is_last = (is_row & ~is_note).reverse().cum_max().reverse().not_()
    last = below.with_columns(is_note.alias(_IS_NOTE)).filter(is_last)
    if not last.is_empty():
        figures = [_is_figure(column) for column in table.columns if column.name in delivered]
        last = last.filter(pl.col(_IS_NOTE) | ~pl.any_horizontal(_NEVER, *figures))
    return last.drop(_IS_NOTE)


def _words(texts: pl.DataFrame, table: Table, *kinds: Kind) -> list[str]:
    """The delivered columns of these kinds."""
    return [c.name for c in table.columns if c.kind in kinds and c.name in texts.columns]


def _is_figure(column: Column) -> pl.Expr:
    """Whether a cell of a column without words holds a figure, a date or an accepted choice."""
    text = pl.col(column.name)
    match column.kind:
        case Kind.TEXT | Kind.CODE:
            return pl.lit(value=False)
        case Kind.NUMBER | Kind.COUNT | Kind.MONEY:
            is_figure = bare(text).is_not_null()
        case Kind.DATE | Kind.TIME:
            is_figure = text.str.contains("[0-9]")
        case Kind.YES_NO:
            is_figure = text.str.to_lowercase().is_in(list(YES_NO))
        case Kind.CHOICE:
            is_figure = as_folded(text).is_in(list(accepted_choices(column)))
    return is_figure.fill_null(value=False)


def _filled(names: list[str]) -> pl.Expr:
    return pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_not_null() for name in names))


def _half_filled(names: list[str]) -> pl.Expr:
    return (_filled(names) * 2 >= len(names)) & pl.lit(bool(names))
