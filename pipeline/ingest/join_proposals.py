"""Propose a join: a file or sheet left over that may hold figures the register lacks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.layout.reading import Reading
from pipeline.ingest.shapes.filled_down import heading_of
from pipeline.ingest.shapes.joined import LEAST
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Setting
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import Column, folded

_TABLE = "realization"
_KEYS = ("measure_id", "measure")
_WANTED = ("target", "actual")
_MOST_LOOKED = 50
"""The most files and sheets left over that are read to find out whether they fit the register."""
_LEFT = frozenset({"unused-file", "unused-sheet"})


@dataclass(frozen=True)
class _Candidate:
    """The join for a file left over, and the figures that it adds to the register."""

    join: Mapping[str, Setting]
    more: frozenset[str]


def with_joins_proposed(
    problems: Iterable[Problem],
    register: RawTable | None,
    source: FileSource,
    columns: Mapping[str, Column],
    read: Callable[[str, str], Reading],
) -> Iterator[Problem]:
    """The problems; a file or sheet left over with the register's keys and a target or an actual
    that the register lacks gets the line that joins it, with others of other figures.

    `read` reads a file and a sheet of the folder as the register would be read.
    """
    told, found = [*problems], dict[int, _Candidate]()
    if register is not None and not source.join and register.frame.width > 1:
        found = {
            number: one
            for number in _left_over(told)
            if (one := _candidate(told[number], register.frame, source, columns, read))
        }
    figures = [name for one in found.values() for name in one.more]
    together = tuple(one.join for one in found.values())
    are_apart = len(together) > 1 and len({*figures}) == len(figures)
    for number, problem in enumerate(told):
        if one := found.get(number):
            join: Setting = together if are_apart else one.join
            line = Proposal(("sources", _TABLE), {"join": join})
            yield replace(problem, proposals=(*problem.proposals, line))
        else:
            yield problem


def _left_over(problems: Sequence[Problem]) -> list[int]:
    """The positions of the problems of unused files and sheets, as many as are read."""
    left = [number for number, problem in enumerate(problems) if problem.code in _LEFT]
    return left[:_MOST_LOOKED]


def _candidate(
    problem: Problem,
    register: pl.DataFrame,
    source: FileSource,
    columns: Mapping[str, Column],
    read: Callable[[str, str], Reading],
) -> _Candidate | None:
    """What a file adds to the register; null where it has other rows or adds nothing."""
    reading = read(problem.file, problem.sheet)
    key = _key(register, reading.frame, source, columns)
    more = _more(register, reading.frame, source, columns) if key else frozenset[str]()
    if not key or not more:
        return None
    place: dict[str, Setting] = {"file": problem.file}
    if reading.sheet:
        place["sheet"] = reading.sheet
    return _Candidate({**place, "by": key}, more)


def _key(
    register: pl.DataFrame, other: pl.DataFrame, source: FileSource, columns: Mapping[str, Column]
) -> str | None:
    """The key column of which every value in the register is also in the other table."""
    for name in _KEYS:
        headings = [heading_of(frame, name, source, columns) for frame in (register, other)]
        if headings[0] is None or headings[1] is None:
            continue
        mine, theirs = (
            {folded(str(cell)) for cell in frame[heading].drop_nulls()}
            for frame, heading in zip((_data(register, headings[0]), other), headings, strict=True)
            if heading
        )
        if mine and mine <= theirs:
            return name
    return None


def _data(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """The rows that hold more than a key: no signatures below, no group headings above."""
    others = pl.all().exclude(ROW, key)
    least = min(LEAST, max(frame.width - 2, 0))
    return frame.filter(pl.sum_horizontal(pl.lit(0), others.is_not_null()) >= least)


def _more(
    register: pl.DataFrame, other: pl.DataFrame, source: FileSource, columns: Mapping[str, Column]
) -> frozenset[str]:
    """The figures that the other table fills and that the register lacks or leaves empty."""
    return frozenset(
        name
        for name in _WANTED
        if _is_filled(other, name, source, columns)
        and not _is_filled(register, name, source, columns)
    )


def _is_filled(
    frame: pl.DataFrame, name: str, source: FileSource, columns: Mapping[str, Column]
) -> bool:
    heading = heading_of(frame, name, source, columns)
    return heading is not None and heading != ROW and frame[heading].count() > 0
