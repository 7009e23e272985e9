"""Surveys without codes of respondents: number their rows and leave out sums below them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import polars as pl

from pipeline.delivery import PART, ROW, RawTable
from pipeline.ingest.layout.reading import told_as_text
from pipeline.ingest.shapes.stacked import counts_on, in_each_sheet
from pipeline.ingest.surveys.exports import RESPONDENT
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.tables.kinds import folded

_SUM = (
    r"(?i)^\s*(sub ?-?|grand )?(jumlah|total|(nilai )?rata ?-? ?rata|rerata|mean|average"
    r"|nrr|sum|std\.? ?dev|standar deviasi|simpangan baku)\b"
)
_CODE = r"^[A-Za-z]{0,10}[ ._-]?[0-9]{1,8}$"
_COUNTED = 6
"""So many cells that count 1, 2, 3 … number the columns; answers do not run like that."""
_BELOW = 20
"""How many of the last rows may be sums of the others."""


def numbered(raw: RawTable, items: Sequence[str]) -> tuple[RawTable, list[Problem]]:
    """The rows that are respondents, identified by row number, with what to report about that.

    `items` are the headings of answers. A row that calls itself a sum or a mean is left out; a row
    that only looks like one is refused.
    """
    raw, problems = in_each_sheet(raw, partial(_without_sums, items=items))
    others = [name for name in raw.frame.columns if name not in {ROW, *items}]
    told = Problem(
        "respondents-numbered",
        *_place(raw),
        values={"table": raw.name, "count": raw.frame.height},
        proposals=tuple(
            Proposal(("sources", raw.name), {"columns": {RESPONDENT: name}}, "reading")
            for name in _codes(raw.frame, others)
        ),
    )
    return raw, [told, *problems]


def _without_sums(raw: RawTable, items: Sequence[str]) -> tuple[RawTable, list[Problem]]:
    """The rows of a sheet without the row that numbers its columns and without sums."""
    counting = []
    if is_column_numbers(raw.frame):
        counting = [Problem("column-numbers", *_place(raw), int(raw.frame[ROW][0]))]
        raw = raw.only(raw.frame[ROW] > raw.frame[ROW][0])
    others = [name for name in raw.frame.columns if name not in {ROW, *items}]
    said = _said(raw.frame, others).alias("said")
    is_sum = sums_within(raw.frame, others) | (raw.frame[ROW] > _last_above(raw.frame))
    below = raw.frame.select(ROW, said).filter(is_sum).drop_nulls()
    problems = [
        Problem("totals-row", *_place(raw), int(row), value=text) for row, text in below.iter_rows()
    ]
    if problems:
        raw = raw.only(~raw.frame[ROW].is_in(below[ROW].implode()))
    doubtful = [Problem("respondent-or-sum", *_place(raw), row) for row in _sums(raw.frame, items)]
    return raw, [*counting, *problems, *doubtful]


def apart_by_sheet(raw: RawTable, headings: Sequence[str]) -> tuple[RawTable, list[Problem]]:
    """Codes of respondents that start at 1 on each of several sheets, prefixed by the number of the
    sheet, with a warning. `headings` are possible names of the column of codes."""
    by_name = {folded(name): name for name in raw.frame.columns if name != ROW}
    heading = next((by_name[name] for one in headings if (name := folded(one)) in by_name), None)
    if heading is None or not raw.parts:
        return raw, []
    sheets, codes = raw.frame[ROW] // PART, told_as_text(raw.frame[heading])
    if not all(counts_on(codes.filter(sheets == number), 1) for number in range(len(raw.parts))):
        return raw, []
    values = {"table": raw.name, "count": len(raw.parts)}
    told = Problem("respondents-by-sheet", *_place(raw), column=heading, values=values)
    frame = raw.frame.with_columns(((sheets + 1).cast(pl.String) + "-" + codes).alias(heading))
    stored = {name: flags for name, flags in raw.stored.items() if name != heading}
    return replace(raw, frame=frame, stored=stored), [told]


def sums_within(frame: pl.DataFrame, names: Sequence[str]) -> pl.Series:
    """Which rows call themselves a sum or a mean and say nothing else of a respondent, such as
    subtotals of a unit between the answers. `names` are the columns beside the answers."""
    filled = pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_not_null() for name in names))
    row = _said(frame, names).is_not_null() & (filled == 1)
    return frame.select(row.alias("sum")).to_series()


def says_sum(text: pl.Expr) -> pl.Expr:
    """Whether a text begins like the name of a sum or a mean."""
    return text.str.contains(_SUM)


def _said(frame: pl.DataFrame, names: Sequence[str]) -> pl.Expr:
    """The text by which a row calls itself a sum or a mean, else null."""
    texts = [name for name in names if frame.schema[name] == pl.String]
    sums = [pl.when(pl.col(name).str.contains(_SUM)).then(pl.col(name)) for name in texts]
    return pl.coalesce(pl.lit(None, pl.String), *sums)


def _last_above(frame: pl.DataFrame) -> int:
    """The number of the last row above those that may be sums."""
    above = frame[ROW].head(max(0, frame.height - _BELOW))
    return int(above[-1]) if len(above) else 0


def _place(raw: RawTable) -> tuple[str, str]:
    return raw.source.file, raw.source.sheet


def is_column_numbers(frame: pl.DataFrame) -> bool:
    """Whether the first row numbers the columns: 1, 2, 3 …, in more cells than answers would."""
    cells = frame.drop(ROW).head(1).cast(pl.String)
    if cells.is_empty():
        return False
    texts = [text.strip("() ").removesuffix(".0") for text in cells.row(0) if text]
    return len(texts) >= _COUNTED and texts == [str(n) for n in range(1, len(texts) + 1)]


def _codes(frame: pl.DataFrame, names: Sequence[str]) -> list[str]:
    """The columns that hold a different code in every row."""
    cells = ((name, frame[name].cast(pl.String)) for name in names)
    return [
        name
        for name, codes in cells
        if codes.str.contains(_CODE).fill_null(value=False).all() and codes.is_unique().all()
    ]


def _sums(frame: pl.DataFrame, items: Collection[str]) -> list[int]:
    """The last rows that look like means, by fractions that no others have, or like sums."""
    numbers = frame.select(ROW, *(_number(name) for name in items))
    cells = pl.all().exclude(ROW)
    whole = numbers.select(pl.all_horizontal(cells.is_null() | (cells == cells.round())))
    is_whole = whole.to_series()
    found = []
    for index in islice(reversed(range(1, numbers.height)), _BELOW):
        is_mean = not is_whole[index] and bool(is_whole.head(index).all())
        if not is_mean and not _adds_up(numbers.head(index), numbers[index]):
            break
        found.append(int(numbers[ROW][index]))
    return found


def _adds_up(above: pl.DataFrame, row: pl.DataFrame) -> bool:
    """Whether a row with several answers holds the sums of the columns above it."""
    sums = above.drop(ROW).sum().row(0)
    pairs = [pair for pair in zip(row.row(0)[1:], sums, strict=True) if pair[0] is not None]
    return above.height > 1 and len(pairs) > 1 and all(cell == total for cell, total in pairs)


def _number(name: str) -> pl.Expr:
    text = pl.col(name).cast(pl.String).str.replace(",", ".", literal=True)
    return text.cast(pl.Float64, strict=False).alias(name)
