"""Stacks sheets or files of one shape into one table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import PART, ROW, Part, RawTable
from pipeline.ingest.layout.reading import FileRead, Reading, told_as_text
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, Spot, places_as_written
from pipeline.tables.kinds import folded

_LEAST = 3
"""Least number of rows of a sheet that may repeat others."""
_APART = 0.9
"""Least share of different rows in a sheet: below it, equal rows do not prove a repetition."""


def one_below_the_other(
    reads: Sequence[FileRead], source: FileSource, table: str
) -> tuple[FileRead, tuple[Part, ...]]:
    """The rows of all sheets under the headings of the first, and where each sheet is; a single
    sheet is returned as it is.

    A sheet with other headings is a problem, and so is a sheet whose rows are all in the others.
    Rows are numbered as `PART` says.
    """
    first, *others = reads
    if not others:
        return first, ()
    unlike = [*_unlike(first, others)]
    parts = tuple(
        Part(one.source, _positions(one, first), one.reading.heading_row) for one in reads
    )
    problems = [
        _numbered(problem, number, first)
        for number, one in enumerate(reads)
        for problem in one.reading.problems
    ]
    if unlike or not all(one.reading.frame.width > 1 for one in reads):
        return replace(first, reading=Reading(problems=(*problems, *unlike))), ()
    whole = _stacked([one.reading for one in reads])
    problems += _repeated(reads, source, table)
    return replace(first, reading=replace(whole, problems=tuple(problems))), parts


_PLACE = frozenset(Spot.model_fields)
_NONE = "–"


def _headings(reading: Reading) -> dict[str, str]:
    """The headings, by the form in which they are compared."""
    return {folded(name): name for name in reading.frame.columns if name != ROW}


def _unlike(first: FileRead, others: Sequence[FileRead]) -> Iterator[Problem]:
    """A problem for each sheet whose headings, or first day, differ from those of the first
    sheet."""
    expected = _headings(first.reading)
    for one in others:
        found = _headings(one.reading)
        if found and expected and found.keys() != expected.keys():
            values = {
                "other": first.reading.sheet or first.file,
                "missing": [n for key, n in expected.items() if key not in found] or [_NONE],
                "surplus": [n for key, n in found.items() if key not in expected] or [_NONE],
            }
            yield Problem("unlike-headings", one.file, one.reading.sheet, values=values)
        elif one.reading.since_1904 != first.reading.since_1904:
            values = {"other": first.file}
            yield Problem("unlike-days", one.file, one.reading.sheet, values=values)


def _positions(one: FileRead, first: FileRead) -> dict[str, int]:
    """The position of each heading of the table on a sheet."""
    names = _headings(first.reading)
    places = one.reading.positions.items()
    return {names[folded(name)]: place for name, place in places if folded(name) in names}


def _numbered(problem: Problem, number: int, first: FileRead) -> Problem:
    """A problem with the number that its row has in the whole table, and without proposed lines
    that would place a single sheet instead of the list of all."""
    lines = tuple(line for line in problem.proposals if not _PLACE & line.keys.keys())
    problem = replace(problem, proposals=lines)
    if problem.row is None or not number:
        return problem
    row = problem.row + number * PART
    return replace(problem, file=first.file, sheet=first.reading.sheet, row=row)


def _stacked(readings: Sequence[Reading]) -> Reading:
    first = readings[0]
    names = _headings(first)
    same = [_under(reading, names) for reading in readings]
    kinds = {name: {one.frame.schema[name] for one in same} for name in names.values()}
    frames = [
        one.frame.select(
            (pl.col(ROW) + number * PART).cast(pl.UInt32),
            *(
                one.frame[name] if len(kinds[name]) == 1 else told_as_text(one.frame[name])
                for name in names.values()
            ),
        )
        for number, one in enumerate(same)
    ]
    stored = {
        name: pl.concat(
            one.stored.get(name, pl.repeat(False, one.frame.height, dtype=pl.Boolean, eager=True))
            for one in same
        )
        for name in names.values()
        if any(name in one.stored for one in same)
    }
    return replace(
        first,
        frame=pl.concat(frames),
        apart=None,
        stored=stored,
        labels={name: words for one in reversed(same) for name, words in one.labels.items()},
    )


def _under(reading: Reading, names: dict[str, str]) -> Reading:
    """A reading with its headings spelt as on another sheet."""
    spelt = {name: names[key] for key, name in _headings(reading).items()}

    return replace(
        reading,
        frame=reading.frame.rename(spelt),
        stored={spelt[name]: flags for name, flags in reading.stored.items()},
        labels={spelt.get(name, name): words for name, words in reading.labels.items()},
    )


def _repeated(reads: Sequence[FileRead], source: FileSource, table: str) -> Iterator[Problem]:
    """A problem for each sheet whose rows are all in the others, with the list of these others."""
    found = repeating([one.reading.frame for one in reads])
    left = [spot for number, spot in enumerate(source.apart) if number not in found]
    line = Proposal(("sources", table), places_as_written(left), "reading")
    for number in found:
        one = reads[number]
        values = {"table": table, "count": one.reading.frame.height}
        place = (one.file, one.reading.sheet)
        yield Problem("repeats-others", *place, values=values, proposals=(line,))


def repeating(frames: Sequence[pl.DataFrame]) -> list[int]:
    """The places of the frames whose rows are all in the others, longest frames tried first: a
    recapitulation of sheets, not the sheets that it repeats.

    Columns that only count the rows are ignored. Where many rows of a frame are equal, as those of
    two short questions, equal rows prove nothing.
    """
    texts = [_texts(frame) for frame in frames]
    counting = {name for one in texts for name in one.columns if counts_on(one[name])}
    rows = [_filled(one.drop(counting, strict=False)).hash_rows() for one in texts]
    if any(own.n_unique() < _APART * len(own) for own in rows):
        return []
    left = dict(enumerate(rows))
    for number in sorted(left, key=lambda number: (-len(rows[number]), -number)):
        others = [own for n, own in left.items() if n != number]
        if others and len(rows[number]) >= _LEAST and rows[number].is_in(pl.concat(others)).all():
            del left[number]
    return [number for number in range(len(rows)) if number not in left]


def _texts(frame: pl.DataFrame) -> pl.DataFrame:
    """The cells as texts, under folded headings in alphabetical order."""
    names = {folded(name): name for name in frame.columns if name != ROW}
    return pl.DataFrame(
        [told_as_text(frame[name]).alias(heading) for heading, name in sorted(names.items())]
    )


def _filled(texts: pl.DataFrame) -> pl.DataFrame:
    """The rows with more than one filled cell."""
    return texts.filter(pl.sum_horizontal(pl.lit(0), pl.all().is_not_null()) > 1)


def counts_on(cells: pl.Series, least: int = 2) -> bool:
    """Whether the cells that hold a number count from 1, and there are at least so many of them."""
    numbers = cells.cast(pl.String).str.strip_suffix(".0").drop_nulls()
    numbers = numbers.filter(numbers.str.contains("^[0-9]+$"))
    return len(numbers) >= least and numbers.to_list() == [str(n + 1) for n in range(len(numbers))]


def in_each_sheet(
    raw: RawTable, step: Callable[[RawTable], tuple[RawTable, list[Problem]]]
) -> tuple[RawTable, list[Problem]]:
    """Apply a step that leaves out rows by their place on a sheet to each sheet separately."""
    if not raw.parts:
        return step(raw)
    numbers = raw.frame[ROW] // PART
    done = [step(raw.only(numbers == number)) for number in numbers.unique(maintain_order=True)]
    left = pl.concat(one.frame[ROW] for one, _ in done)
    problems = [problem for _, told in done for problem in told]
    return raw.only(raw.frame[ROW].is_in(left.implode())), problems
