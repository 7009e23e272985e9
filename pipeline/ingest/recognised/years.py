"""Which year the files are about: by their names and titles, else by the days in their cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.recognised.pieces import Piece
from pipeline.tables.kinds import folded
from pipeline.tables.years import figures_of

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_DAY = r"(?:^|[^0-9])(20[0-4][0-9])-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](20[0-4][0-9])"
_LOOKED_AT = 2_000


_SAID = re.compile(
    r"\b(?:tahun(?: anggaran)?|t\.?\s?a\.?|fy|fiscal year|year|periode|semester|triwulan|tw|"
    r"desember|december|des|dec)\b[^0-9]{0,12}(?:[1-4]\b[^0-9]{0,8})?(20[0-4]\d)(?!\d)",
    re.I,
)
"""A year that a title states as the year it is about."""
_SPAN = re.compile(r"20[0-4]\d\s*(?:[-–—/]|s\.?/?d\.?|sampai|to)\s*20[0-4]\d")
"""The first and last year of a plan of several years."""
_PRINTED = re.compile(r"\b(?:cetak|dicetak|printed|unduh|diunduh|downloaded)\b", re.I)
_REVISED = re.compile(r"\b(?:perubahan|revisi|revised)\b", re.I)


@dataclass(frozen=True)
class Years:
    """The years that were found, the latest first; `seen` is the text that has the latest."""

    years: tuple[int, ...] = ()
    seen: str = ""


def is_revised(piece: Piece) -> bool:
    """Whether a sheet's name or title says that it replaces an earlier version."""
    return any(map(_REVISED.search, (piece.name, *piece.title)))


def years_of(pieces: Sequence[Piece]) -> Years:
    """The year of the first of these sources that has just one year; else the years of the first
    that has any: years that titles and names say they are about, names of files and sheets, titles,
    the last year with actuals among several years in columns, headings, the last year in rows, days
    in cells."""
    several = Years()
    titles = [text for text in _titles(pieces) if not _PRINTED.search(text)]
    names = [name for piece in pieces for name in (piece.sheet, piece.file)]
    for pattern, texts in (
        (_SAID, [*titles, *names]),
        (_YEAR, names),
        (_YEAR, titles),
        (_YEAR, _last_measured(pieces)),
        (_YEAR, _headings(pieces)),
        (_YEAR, _last_in_rows(pieces)),
        (_YEAR, _days(pieces)),
    ):
        found: dict[int, str] = {}
        for text in texts:
            for year in pattern.findall(_SPAN.sub("", text)):
                found.setdefault(int(year), text)
        years = tuple(sorted(found, reverse=True))
        if len(years) == 1:
            return Years(years, found[years[0]])
        several = several if several.years or not years else Years(years, found[years[0]])
    return several


def _last_measured(pieces: Iterable[Piece]) -> Iterator[str]:
    """The heading of the last year's actuals, where targets and actuals of several years have their
    own columns."""
    found: dict[tuple[int, str], str] = {}
    for piece in pieces:
        for heading, figure in figures_of(piece.headings).items():
            if _has_numbers(piece.reading.frame[heading]):
                found.setdefault(figure, heading)
    both = [year for year, name in found if name == "actual" and (year, "target") in found]
    if len(both) > 1:
        yield found[max(both), "actual"]


def _last_in_rows(pieces: Iterable[Piece]) -> Iterator[str]:
    """The last year in a column of years, where rows of several years follow one another."""
    for piece in pieces:
        for heading in (one for one in piece.headings if folded(one) in _OF_ROWS):
            cells = piece.reading.frame[heading].drop_nulls().cast(pl.String).str.strip_chars()
            if cells.n_unique() > 1 and cells.str.contains(r"^20[0-4][0-9]$").all():
                yield str(cells.max())


_OF_ROWS = frozenset({"tahun", "tahun anggaran", "year", "fiscal year"})


def _has_numbers(cells: pl.Series) -> bool:
    return bool(cells.cast(pl.String).str.contains(r"^\W*[0-9]").any())


def _titles(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield from piece.title


def _headings(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield from piece.headings


def _days(pieces: Iterable[Piece]) -> Iterator[str]:
    """The years of the days in the cells of the first rows."""
    for piece in pieces:
        for cells in piece.reading.frame.head(_LOOKED_AT).drop(ROW).iter_columns():
            if cells.dtype.is_temporal() and cells.dtype != pl.Time:
                yield from (str(year) for year in cells.dt.year().drop_nulls().unique())
            elif cells.dtype == pl.String:
                days = cells.drop_nulls().unique().str.extract(_DAY, 0).drop_nulls()
                yield from days.str.extract(r"(20[0-4][0-9])").drop_nulls().unique()
