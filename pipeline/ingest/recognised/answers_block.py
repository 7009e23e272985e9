"""Finds the rows that are respondents on a sheet of answers with sums, means and a legend below.

Sheets of the public satisfaction survey are kept so: U1 to U9, a row that numbers the columns, the
respondents, and below them the computation of the index.
"""

import re
from dataclasses import replace
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.blocks import Area
from pipeline.ingest.layout.reading import Reading
from pipeline.ingest.surveys.banners import is_banner, is_sum
from pipeline.ingest.surveys.numbered import is_column_numbers, says_sum, sums_within

_CODE = re.compile(r"^([A-Za-z]{1,4})[ ._-]?0*(\d{1,2})$")
_MEANS = re.compile(r"^([A-Za-z]{1,4}[ ._-]?\d{1,2})\s*[=:.)–-]\s*(\S.*)$")
_WORDS = re.compile(r"[^\W\d_]{3}")
_LEAST, _HIGHEST = 3, 10


def respondents_of(reading: Reading) -> tuple[Reading, str] | None:
    """The rows down to the last respondent and their range on the sheet; None where nothing else is
    below, the columns are no numbered codes, or further respondents come later."""
    frame = reading.frame
    codes = _codes(frame.columns)
    if len(codes) < _LEAST or frame.is_empty() or reading.heading_row is None:
        return None
    first = 1 if is_column_numbers(frame) else 0
    is_answered = frame.select(_answered(codes)).to_series()
    between = is_banner(frame, codes) | is_sum(frame, codes)
    ends = (~(is_answered | between)).slice(first).arg_true()
    height = int(ends[0]) if len(ends) else frame.height - first
    rows = is_answered.slice(first).head(height)
    if not rows.any() or (rows.all() and not len(ends)):
        return None
    if is_answered.slice(first + height).sum() >= _LEAST:
        return None  # a block among others: read alone, it would be a part of the answers
    kept = frame[ROW].slice(first).head(height).filter(rows)
    columns = sorted(reading.positions.values())
    area = Area(reading.heading_row, int(kept[-1]), columns[0], columns[-1])
    alone = reading.only(frame[ROW].is_in(kept.implode()))
    wordings = {**reading.wordings, **_legend(frame.filter(frame[ROW] > kept[-1]), codes)}
    return replace(alone, problems=(), wordings=wordings), str(area)


def _legend(below: pl.DataFrame, codes: list[str]) -> dict[str, str]:
    """What the codes ask, from a list below the answers: `U1 = Persyaratan`, or in two cells."""
    found: dict[str, str] = {}
    known = {code.casefold(): code for code in codes}
    for row in below.drop(ROW).iter_rows():
        cells = [str(cell).strip() for cell in row if cell is not None]
        pairs = [*pairwise(cells)]
        pairs += [(told[1], told[2]) for cell in cells if (told := _MEANS.match(cell))]
        for code, text in pairs:
            if code.casefold() in known and _WORDS.search(text):
                found.setdefault(known[code.casefold()], text.strip())
    return found if len({*found.values()}) == len(found) else {}


def respondents_alone(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows without the row that numbers the columns, without means of units between them, and
    without rows below that hold a single text."""
    first = 1 if is_column_numbers(frame) else 0
    frame = _without_means(frame)
    cells = pl.sum_horizontal(pl.all().exclude(ROW).is_not_null())
    full = frame.select(cells > 1).to_series().arg_true()
    return frame.slice(first, int(full[-1]) + 1 - first) if len(full) else frame


def _without_means(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows but for those that call themselves a mean or a sum and otherwise hold numbers only.
    The name may be in a column of numbers, unless questions are numbered codes: then the range of
    the answers leaves out such rows."""
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    is_ranged = len(_codes(frame.columns)) >= _LEAST
    beside = [
        name
        for name in texts
        if _is_text(frame[name])
        or (not is_ranged and frame.select(says_sum(pl.col(name)).any()).item())
    ]
    return frame.filter(~sums_within(frame, beside))


def _is_text(cells: pl.Series) -> bool:
    """Whether most cells are not numbers."""
    given = cells.drop_nulls()
    numbers = given.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    return 2 * numbers.null_count() > len(given)


def _codes(headings: list[str]) -> list[str]:
    """The longest series of headings with the same letters, numbered 1, 2, 3 and so on."""
    series: dict[str, list[tuple[str, int]]] = {}
    for heading in headings:
        if found := _CODE.match(heading.strip()):
            series.setdefault(found[1].casefold(), []).append((heading, int(found[2])))
    whole = [
        [heading for heading, _ in one]
        for one in series.values()
        if [number for _, number in one] == list(range(1, len(one) + 1))
    ]
    return max(whole, key=len, default=[])


def _answered(codes: list[str]) -> pl.Expr:
    """Whether a row answers most of the questions, each with a whole number that may be a point."""
    texts = [pl.col(name).cast(pl.String).str.strip_chars() for name in codes]
    numbers = [text.str.replace(r"[.,]0+$", "").cast(pl.Int64, strict=False) for text in texts]
    are_points = [
        (text.is_null() | text.is_in(["", "-"]) | number.is_between(0, _HIGHEST)).fill_null(
            value=False
        )
        for text, number in zip(texts, numbers, strict=True)
    ]
    filled = pl.sum_horizontal(number.is_not_null() for number in numbers)
    return pl.all_horizontal(are_points) & (2 * filled >= len(codes))
