"""Which file or sheet that no table took may hold what the register lacks, and the line for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.filled_down import heading_of
from pipeline.ingest.joined import LEAST
from pipeline.ingest.reading import Reading
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Setting
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import Column, folded

_TABLE = "realization"
_KEYS = ("measure_id", "measure")
_WANTED = ("target", "actual")
_MOST_LOOKED = 50
"""Files and sheets left over that are read to find out whether they belong to the register."""
_LEFT = frozenset({"unused-file", "unused-sheet"})


def with_joins_proposed(
    problems: Iterable[Problem],
    register: RawTable | None,
    source: FileSource,
    columns: Mapping[str, Column],
    read: Callable[[str, str], Reading],
) -> Iterator[Problem]:
    """The problems; a file or a sheet that was left over and has the register's keys beside a
    target or an actual that it lacks, with the line that joins it.

    `read` reads a file and a sheet of the folder as the register would be read.
    """
    looked = 0
    for problem in problems:
        looked += problem.code in _LEFT
        if (
            problem.code not in _LEFT
            or looked > _MOST_LOOKED
            or register is None
            or source.join
            or register.frame.width == 1
        ):
            yield problem
            continue
        reading = read(problem.file, problem.sheet)
        key = _key(register.frame, reading.frame, source, columns)
        if key and _has_more(register.frame, reading.frame, source, columns):
            keys: dict[str, Setting] = {"file": problem.file}
            if reading.sheet:
                keys["sheet"] = reading.sheet
            line = Proposal(("sources", _TABLE), {"join": {**keys, "by": key}})
            problem = replace(problem, proposals=(*problem.proposals, line))  # noqa: PLW2901
        yield problem


def _key(
    register: pl.DataFrame, other: pl.DataFrame, source: FileSource, columns: Mapping[str, Column]
) -> str | None:
    """The column by which every row of the register that has a key is in the other table."""
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
    """The rows that hold more than a key: who signs stands below, and groups above."""
    others = pl.all().exclude(ROW, key)
    least = min(LEAST, max(frame.width - 2, 0))
    return frame.filter(pl.sum_horizontal(pl.lit(0), others.is_not_null()) >= least)


def _has_more(
    register: pl.DataFrame, other: pl.DataFrame, source: FileSource, columns: Mapping[str, Column]
) -> bool:
    """Whether the other table fills a column that the register does not have, or has empty."""
    return any(
        _is_filled(other, name, source, columns) and not _is_filled(register, name, source, columns)
        for name in _WANTED
    )


def _is_filled(
    frame: pl.DataFrame, name: str, source: FileSource, columns: Mapping[str, Column]
) -> bool:
    heading = heading_of(frame, name, source, columns)
    return heading is not None and heading != ROW and frame[heading].count() > 0
