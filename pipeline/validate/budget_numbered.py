"""Lines of a budget that were delivered without codes: each gets a code by its order and place.

The amounts show which line adds up which, checked by the total that the print itself gives: only a
reading that comes to this total is taken.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.reportfile import FileSource
from pipeline.tables import Table
from pipeline.validate.budget_tree import (
    MONEY,
    MOST,
    Lines,
    amounts_of,
    heads,
    lines_of,
    lowest,
    numbered,
)
from pipeline.validate.numbers import is_dash
from pipeline.validate.written import Written

_KINDS = {
    "pendapatan": re.compile(r"^\W*(anggaran |jumlah |total )?(pendapatan|revenue)\b", re.I),
    "belanja": re.compile(r"^\W*(anggaran |jumlah |total )?(belanja|transfer|expenditure)\b", re.I),
    "pembiayaan": re.compile(r"^\W*(penerimaan |pengeluaran )?(pembiayaan|financing)\b", re.I),
}
_OTHERS = {"pendapatan": "R.", "pembiayaan": "F."}
"""The kinds of lines that are no spending, and how codes made for them begin."""
_GROUP = re.compile(
    r"^\W*(belanja|pendapatan|pembiayaan)( daerah| negara| operasi| modal| (tidak )?langsung)?"
    r"( ?- ?lra)?\W*$",
    re.I,
)
"""A line that can only add up others."""

_PROGRAMME = r"^(?i)\W*program\b"


@dataclass(frozen=True)
class Numbered:
    """The lines with codes, and the faults that keep them from being counted, by code."""

    cells: Written
    count: int = 0
    faults: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def with_line_numbers(
    cells: Written, everything: Written, totals: pl.Series, table: Table, source: FileSource
) -> Numbered:
    """The lines of a budget without codes with a number each, headings without amounts left out."""
    known = pl.concat([cells.texts[ROW], totals])
    counted = everything.only(everything.texts[ROW].is_in(known.implode()))
    amounts = amounts_of(counted, table, source)
    if amounts.width == 1 or amounts.height > MOST:
        return Numbered(cells, faults={"lines-unproved": {}})
    kinds = _kinds(counted.texts)
    is_filled = pl.any_horizontal(pl.all().exclude(ROW).is_not_null()) | _has_dashes(counted.texts)
    rows = amounts.filter(is_filled, ~pl.col(ROW).is_in(totals.implode()))[ROW].to_list()
    levels: dict[int, str | None] = {row: kinds[row] for row in rows}
    is_account = bool(set(levels.values()) & _OTHERS.keys())
    codes: dict[int, str] = {}
    faults: Mapping[str, Mapping[str, str]] = {}
    names = _names(counted.texts)
    for lead in ("", *_OTHERS.values()) if is_account else ("",):
        lines, said = (
            [row for row in of if not is_account or _lead(kinds[row]) == lead]
            for of in (rows, totals.to_list())
        )
        above, found = _placed(lines_of(amounts, lines, said), names)
        codes |= {row: lead + code for row, code in zip(lines, numbered(above), strict=True)}
        faults = faults if lead else found
    cells = _under_programmes(cells, rows)
    left = cells.only(cells.texts[ROW].is_in(rows))
    made = [pl.Series("code", [codes[row] for row in left.texts[ROW]], dtype=pl.String)]
    if is_account:
        made.append(pl.Series("level", [levels[row] for row in left.texts[ROW]], dtype=pl.String))
    texts = left.texts.with_columns(made)
    return Numbered(Written(texts, left.stored, left.narrow), len(rows), faults)


def _has_dashes(texts: pl.DataFrame) -> pl.Series:
    """Which rows have a dash for an amount: they are lines, not headings."""
    cells = [pl.col(name).cast(pl.String) for name in MONEY if name in texts.columns]
    return texts.select(pl.any_horizontal(is_dash(one) for one in cells)).to_series()


def _under_programmes(cells: Written, rows: Sequence[int]) -> Written:
    """The lines with the programme whose heading, a row without amounts, is above them; only
    where each line has a programme, and no line is a programme itself."""
    texts = cells.texts
    if "programme" in texts.columns or "name" not in texts.columns:
        return cells
    is_line = pl.col(ROW).is_in(rows)
    is_programme = pl.col("name").str.contains(_PROGRAMME)
    above = pl.when(is_programme & ~is_line).then("name").forward_fill()
    told = texts.with_columns(programme=above)
    unclear = told.filter(is_line, pl.col("programme").is_null() | is_programme)
    return replace(cells, texts=told) if unclear.is_empty() else cells


def _placed(
    lines: Lines, names: Mapping[int, str]
) -> tuple[list[int | None], Mapping[str, Mapping[str, str]]]:
    """The parent of each line, in the reading that comes to the total; else the fault and its
    values."""
    flat: list[int | None] = [None] * len(lines.rows)
    trees = [heads(lines.amounts), heads([cells[:2] for cells in lines.amounts])]
    tree = trees[0]
    if not lines.rows:
        return [], {}
    if lines.total is None:
        is_group = any(_GROUP.match(names.get(row, "")) for row in lines.rows)
        return flat, {"lines-unproved": {}} if is_group or tree != flat else {}
    for reading in (flat, *trees):
        if lines.are_all(lowest(reading)):
            return reading, {}
    found, expected = lines.missed(lowest(tree))[0]
    return tree, {"lines-differ": {"found": f"{found:f}", "expected": f"{expected:f}"}}


def _lead(kind: str | None) -> str:
    return _OTHERS.get(kind or "", "")


def _names(texts: pl.DataFrame) -> dict[int, str]:
    if "name" not in texts.columns:
        return {}
    return dict(texts.select(ROW, pl.col("name").fill_null("")).iter_rows())


def _kinds(texts: pl.DataFrame) -> dict[int, str | None]:
    """The kind of account of each row: by its own name, else that of the row above."""
    return dict(_told(texts[ROW].to_list(), _names(texts)))


def _told(rows: Sequence[int], names: Mapping[int, str]) -> Iterator[tuple[int, str | None]]:
    kind: str | None = None
    for row in rows:
        name = names.get(row, "")
        kind = next((word for word, begins in _KINDS.items() if begins.match(name)), kind)
        yield row, kind
