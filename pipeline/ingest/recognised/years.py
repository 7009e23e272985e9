"""Which year the files speak of: by their names and titles, else by the days in their cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.recognised.pieces import Piece
from pipeline.tables.years import figure_of

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_DAY = r"(?:^|[^0-9])(20[0-4][0-9])-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](20[0-4][0-9])"
_LOOKED_AT = 2_000


@dataclass(frozen=True)
class Years:
    """The years that were found, the likeliest first, and where: `seen` is the text that has it."""

    years: tuple[int, ...] = ()
    seen: str = ""


def years_of(pieces: Sequence[Piece]) -> Years:
    """The years of titles, sheets and files; where these have none, of headings, then of days.
    Where a sheet has figures of several years beside one another, the last that was measured."""
    for texts in (_titles(pieces), _headings(pieces), _days(pieces)):
        found: dict[int, str] = {}
        for text in texts:
            for year in _YEAR.findall(text):
                found.setdefault(int(year), text)
        if len(found) > 1 and (last := _last_measured(pieces)):
            return Years((last[0],), last[1])
        if found:
            return Years(tuple(sorted(found, reverse=True)), found[max(found)])
    return Years()


def _last_measured(pieces: Iterable[Piece]) -> tuple[int, str] | None:
    """The last year with both targets and actuals in columns of their own, and its heading."""
    found: dict[tuple[int, str], str] = {}
    for piece in pieces:
        for heading in piece.headings:
            figure = figure_of(heading)
            if figure and _has_numbers(piece.reading.frame[heading]):
                found.setdefault(figure, heading)
    both = [year for year, name in found if name == "actual" and (year, "target") in found]
    return (max(both), found[max(both), "actual"]) if len(both) > 1 else None


def _has_numbers(cells: pl.Series) -> bool:
    return bool(cells.cast(pl.String).str.contains(r"^\W*[0-9]").any())


def _titles(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield from (*piece.title, piece.sheet, piece.file)


def _headings(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield from piece.headings


def _days(pieces: Iterable[Piece]) -> Iterator[str]:
    """The years of the days in the cells, as far as they are looked at."""
    for piece in pieces:
        for cells in piece.reading.frame.head(_LOOKED_AT).drop(ROW).iter_columns():
            if cells.dtype.is_temporal() and cells.dtype != pl.Time:
                yield from (str(year) for year in cells.dt.year().drop_nulls().unique())
            elif cells.dtype == pl.String:
                days = cells.drop_nulls().unique().str.extract(_DAY, 0).drop_nulls()
                yield from days.str.extract(r"(20[0-4][0-9])").drop_nulls().unique()
