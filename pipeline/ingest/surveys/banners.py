"""Rows between respondents that are no respondents: headings of a block of rows, and its sums.

Hand tabulations keep the forms of each counter below its name, with a sum below each block.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.surveys.numbered import says_sum
from pipeline.problems import Problem

_CODE = r"^\s*[A-Za-z]{0,10}[ ._-]?[0-9]{1,8}\s*$"


def is_banner(frame: pl.DataFrame, items: Sequence[str]) -> pl.Series:
    """Which rows hold words in a single cell that is neither an answer nor a respondent's code."""
    texts = {name: pl.col(name).cast(pl.String) for name in frame.columns if name != ROW}
    filled = pl.sum_horizontal(text.is_not_null() for text in texts.values())
    words = [
        (text.str.contains(r"\p{L}{3}") & ~text.str.contains(_CODE)).fill_null(value=False)
        for name, text in texts.items()
        if name not in items
    ]
    is_row = (filled == 1) & pl.any_horizontal(pl.lit(value=False), *words)
    return frame.select(is_row.alias("banner")).to_series()


def is_sum(frame: pl.DataFrame, items: Sequence[str]) -> pl.Series:
    """Which rows are called a sum or a mean in their first filled cell and have answers unlike all
    others: higher, or not whole."""
    texts = [pl.col(name).cast(pl.String) for name in frame.columns if name != ROW]
    said = frame.select(says_sum(pl.coalesce(*texts)).fill_null(value=False)).to_series()
    if not items or not said.any() or said.all():
        return said & pl.repeat(value=False, n=frame.height, eager=True)
    numbers = frame.select(_number(name) for name in dict.fromkeys(items))
    others = numbers.filter(~said)
    top = max((cell for cell in others.max().row(0) if cell is not None), default=None)
    cells = pl.all()
    is_off = (cells != cells.round()) | (cells > top) if top is not None else cells.is_not_null()
    return said & numbers.select(pl.any_horizontal(is_off.fill_null(value=False))).to_series()


def without_banners(raw: RawTable, items: Sequence[str]) -> tuple[RawTable, list[Problem]]:
    """The rows without banners and sums, with a warning for each row left out. Rows below the last
    respondent stay: another check reports them. `items` are the headings of answers."""
    frame = raw.frame
    if not items or frame.is_empty():
        return raw, []
    sums, banners = is_sum(frame, items), is_banner(frame, items)
    is_row = ~(sums | banners)
    if not is_row.any() or is_row.all():
        return raw, []
    last = frame[ROW].filter(is_row).max()
    between = (frame[ROW] < last) & ~is_row
    place = (raw.source.file, raw.source.sheet)
    code: Mapping[bool, str] = {True: "totals-row", False: "banner-row"}
    problems = [
        Problem(code[is_total], *place, int(row), value=_first(cells))
        for is_total, row, cells in zip(
            sums.filter(between),
            frame[ROW].filter(between),
            frame.drop(ROW).filter(between).iter_rows(),
            strict=True,
        )
    ]
    return (raw.only(~between) if problems else raw), problems


def _first(cells: Sequence[object]) -> str:
    return next((str(cell) for cell in cells if cell is not None), "")


def _number(name: str) -> pl.Expr:
    text = pl.col(name).cast(pl.String).str.replace(",", ".", literal=True)
    return text.cast(pl.Float64, strict=False).alias(name)
