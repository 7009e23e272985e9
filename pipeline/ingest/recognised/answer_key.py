"""Recognises a sheet that explains the points of a survey's answers and holds no respondents."""

import re
from collections.abc import Sequence
from string import ascii_lowercase

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import folded

_POINT = re.compile(
    r"^(?:(?:nilai|skor|kode|poin|bobot|jawaban|pilihan|opsi|skala|score|point|answer|option)\W*)?"
    r"\(?(\d{1,2}|[a-j])\W*$"
)
_FEWEST, _MOST = 2, 60
"""Fewest points, and most rows of items."""
_FEWEST_ROWS, _MOST_ROWS = 3, 10
"""Fewest and most points where each has its own row."""
_WORDS = r"\p{L}{2}"


def is_answer_key(frame: pl.DataFrame) -> bool:
    """Whether words are under the points of a scale, or beside them, and no two for an item are
    alike; answers of respondents repeat."""
    headings = [name for name in frame.columns if name != ROW]
    points = [name for name in headings if _POINT.match(folded(name))]
    words = frame.select(points)
    if _count_on([_POINT.sub(r"\1", folded(name)) for name in points]) and frame.height <= _MOST:
        return _are_words(words) and all(map(_are_different, words.iter_rows()))
    return _FEWEST_ROWS <= frame.height <= _MOST_ROWS and _has_a_row_each(frame, headings)


def _has_a_row_each(frame: pl.DataFrame, headings: Sequence[str]) -> bool:
    """Whether the first column counts the points and the others have different words for each."""
    if len(headings) <= _FEWEST:
        return False
    first, *others = headings
    points = [folded(str(cell)).strip(" .()") for cell in frame[first].cast(pl.String)]
    words = frame.select(others)
    counts = _count_on([point.removesuffix(".0") for point in points])
    return counts and _are_words(words) and all(_are_different(cells) for cells in words)


def _count_on(points: Sequence[str]) -> bool:
    """Whether points are consecutive, upwards or downwards, beginning at 0, 1 or a."""
    if len(points) < _FEWEST:
        return False
    letters = list(ascii_lowercase[: len(points)])
    numbers = [[str(first + n) for n in range(len(points))] for first in (0, 1)]
    return any(list(points) in (way, way[::-1]) for way in (letters, *numbers))


def _are_words(cells: pl.DataFrame) -> bool:
    texts = cells.select(pl.selectors.string().drop_nulls().str.contains(_WORDS).all())
    return texts.width == cells.width and cells.height > 0 and all(texts.row(0))


def _are_different(cells: Sequence[str | None] | pl.Series) -> bool:
    said = [folded(cell) for cell in cells if cell]
    return len(said) >= _FEWEST and len(set(said)) == len(said)
