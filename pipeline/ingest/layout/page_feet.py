"""What a converted print has between the rows of two pages: the words of a page's foot or head, and
the number of the page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import folded

_NUMBER = re.compile(r"\W*(?:(?:halaman|hal|page)\b\W*)?(\d{1,3})(?:\s*(?:/|dari|of)\s*\d+)?\W*")
_AT_ITS_END = re.compile(r"(.*?)\s*(?:\||\b(?:halaman|hal|page)\b)\W*(\d{1,3})\W*$")
_AT_ITS_START = re.compile(r"(?:(?:halaman|hal|page)\W*)?(\d{1,3})\s*\|\s*(.*)$")
_COUNTING = {"no", "no.", "nomor", "#"}
_HEADS = re.compile(
    r"\b(tw|triwulan|semester|quarter|bulan|month|sasaran|tujuan|program\w*|kegiatan|tabel|table"
    r"|bidang|unit|kode|nomor)\b"
)
"""Words that head a block of rows: the number beside them is no page number."""
_SUMS = re.compile(r"(sub ?total|grand total|jumlah|total|rata|rerata|mean|average)\b")
_LEAST = 3
"""Least number of words."""


@dataclass(frozen=True)
class _Foot:
    """The words of a row with digits masked, its number, and whether the words are in the column
    that counts the rows, where rows of a table have no words."""

    words: str
    number: int
    is_beside: bool = False


def page_feet(frame: pl.DataFrame, again: Iterable[int]) -> list[int]:
    """The rows that hold only words and the number of a page. Their words are those of a row above
    a repeated heading, which are in the column that counts the rows, or have higher numbers from
    page to page."""
    rows = {row: foot for row, foot in _feet(frame) if foot}
    places = {row: above for above, row in pairwise(frame[ROW])}
    above = [foot for row in again if (foot := rows.get(places.get(row, 0)))]
    told = {foot.words for foot in above if foot.is_beside}
    for words in {foot.words for foot in above} - told:
        numbers = [foot.number for foot in above if foot.words == words]
        if len(numbers) > 1 and all(now < then for now, then in pairwise(numbers)):
            told.add(words)
    return [row for row, foot in rows.items() if foot.words in told]


def _feet(frame: pl.DataFrame) -> Iterator[tuple[int, _Foot | None]]:
    for row in frame.iter_rows(named=True):
        cells = {name: str(cell) for name, cell in row.items() if name != ROW and cell is not None}
        yield int(row[ROW]), _foot(cells)


def _foot(cells: Mapping[str, str]) -> _Foot | None:
    """The page's foot that a row may be; None where it holds more, or words of something else."""
    texts = [*cells.values()]
    if len(texts) == 1:
        end, start = _AT_ITS_END.match(folded(texts[0])), _AT_ITS_START.match(folded(texts[0]))
        words, number = (end[1], end[2]) if end else (start[2], start[1]) if start else ("", "")
        return _Foot(_plain(words), int(number)) if _are_words(words) else None
    if len(texts) != 2:  # noqa: PLR2004
        return None
    for (heading, words), (_, other) in (cells.items(), reversed([*cells.items()])):
        number = _NUMBER.fullmatch(folded(other))
        if number and _are_words(folded(words)):
            return _Foot(_plain(folded(words)), int(number[1]), folded(heading) in _COUNTING)
    return None


def _are_words(text: str) -> bool:
    is_other = _HEADS.search(text) or _SUMS.match(text)
    return not is_other and len(re.findall(r"[^\W\d_]{2,}", text)) >= _LEAST


def _plain(words: str) -> str:
    return " ".join(re.sub(r"\d+", "#", words).split())
