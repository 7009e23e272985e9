"""Finds lists that are no known table, and the columns that sort their rows, for formula
`share`."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipeline.ingest.layout.reading import told_as_text
from pipeline.ingest.recognised.checklists import NO, YES
from pipeline.ingest.recognised.lines import readings_of
from pipeline.ingest.recognised.pieces import CONTRACTS, Piece
from pipeline.ingest.recognised.tables import Recognised
from pipeline.ingest.recognised.together import are_alike, one_table
from pipeline.people import discreet
from pipeline.proposals import PLACEHOLDER, Proposal
from pipeline.tables.kept import TICKS
from pipeline.tables.kinds import folded
from pipeline.tables.personal import names_a_person

_STATUS = re.compile(r"\bstatus\b|\bhasil\b|\bkondisi\b|\bprogres+\b")
"""The heading of a column that says what became of each row."""
_MOST_KINDS, _MOST_COLUMNS = 6, 10
_LEAST = 3
"""Least number of rows of a list."""
_LONGEST = 40
"""Most characters in the name of a table or in a status."""


@dataclass(frozen=True)
class Listed:
    """A list, and a column whose values sort its rows, with the number of rows for each value."""

    place: Recognised
    column: str
    kinds: tuple[tuple[str, int], ...]
    singles: tuple[Recognised, ...] = ()
    is_again: bool = False
    """Whether an earlier entry has another column of the same list."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its sheets, also those that repeat others."""
        return (*self.place.pieces, *(piece for one in self.singles for piece in one.pieces))


def lists_of(unknown: Sequence[Piece], taken: Collection[str] = ()) -> list[Listed]:
    """The sheets that list one thing in each row and say yes or no of it in one column or several,
    or its status; sheets of the same shape are one list."""
    found: list[Listed] = []
    for group in _groups(unknown):
        pieces = one_table(group, "") if len(group) > 1 else tuple(group)
        columns = _columns(pieces)
        if not pieces or not columns:
            continue
        names = {*CONTRACTS, *taken, *(one.place.table for one in found)}
        name = _free_name(pieces[0], names)
        whole = Recognised(name, pieces[0], (columns[0][0],), below=pieces[1:])
        singles = tuple(replace(whole, piece=piece, below=()) for piece in group)
        for number, column in enumerate(columns):
            own = singles if len(group) > 1 else ()
            found.append(Listed(whole, *column, own, is_again=number > 0))
    return found


def list_lines(listed: Listed, measure: str) -> Iterator[Proposal]:
    """The lines that read a list, and those of the measure that it yields. Only the sender knows
    which rows meet the condition, so each value is a reading."""
    if not listed.is_again:
        yield from _places_of(listed)
    header = ("measures", measure)
    yield Proposal(header, {"table": listed.place.table, "column": listed.column})
    whole = sum(count for _, count in listed.kinds)
    for value, count in listed.kinds:
        yield Proposal(header, {"is": value}, "reading", f"{value}: {count} / {whole}")


def _places_of(listed: Listed) -> Iterator[Proposal]:
    yield from readings_of((listed.place, *listed.singles))
    rows = {piece.reading.heading_row or 1 for piece in listed.pieces}
    if len(rows) == 1 and rows != {1}:
        yield Proposal(("sources", listed.place.table), {"header_row": rows.pop()})


def titles(lists: Sequence[Listed]) -> list[str]:
    """The names of the lists' measures: the column, with the list's name where others have the
    same."""
    often = Counter(one.column for one in lists)
    return [
        f"{one.column} ({one.place.table})" if often[one.column] > 1 else one.column
        for one in lists
    ]


def first_lines(listed: Listed) -> tuple[Proposal, ...]:
    """What is proved of a list and the first of its readings, all as proved lines."""
    first: dict[tuple[object, ...], Proposal] = {}
    for line in list_lines(listed, PLACEHOLDER):
        first.setdefault((line.header, line.standing, *_kind(line)), line)
    return tuple(replace(line, standing="proved", gives="") for line in first.values())


def _kind(line: Proposal) -> tuple[str, ...]:
    return () if line.standing == "reading" else tuple(line.keys)


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Groups sheets of the same shape."""
    left = list(pieces)
    while left:
        group = [piece for piece in left if are_alike(left[0], piece)]
        yield group
        left = [piece for piece in left if piece not in group]


def _columns(pieces: Sequence[Piece]) -> list[tuple[str, tuple[tuple[str, int], ...]]]:
    """The columns of yes and no or of ticks, else the only column of a status, with their
    values."""
    if sum(piece.reading.frame.height for piece in pieces) < _LEAST:
        return []
    headings = [name for name in pieces[0].headings if not names_a_person(name)]
    kinds = {name: _kinds(pieces, name) for name in headings}
    rows = sum(piece.reading.frame.height for piece in pieces)
    sure = [
        name
        for name in headings
        if _says_yes_or_no(dict(kinds[name])) or _is_ticked(dict(kinds[name]), rows)
    ]
    told = [name for name in headings if _is_status(name, dict(kinds[name]))]
    found = sure[:_MOST_COLUMNS] or (told if len(told) == 1 else [])
    return [
        (name, tuple(sorted(kinds[name], key=lambda kind: folded(kind[0]) not in YES)))
        for name in found
    ]


def _kinds(pieces: Sequence[Piece], name: str) -> tuple[tuple[str, int], ...]:
    """The values of a column and how often each occurs, without the column's own number; none where
    there are more than `_MOST_KINDS`."""
    cells = pl.concat(
        told_as_text(piece.reading.frame[heading]).alias("cell")
        for piece in pieces
        for heading in piece.headings
        if folded(heading) == folded(name)
    ).drop_nulls()
    words = cells.filter(~cells.str.contains(r"^[(\[]?[0-9]{1,2}[)\]]?$"))
    if words.n_unique() > _MOST_KINDS:
        return ()
    counted = words.value_counts(sort=True).sort("count", "cell", descending=[True, False])
    return tuple((str(value), int(count)) for value, count in counted.iter_rows())


def _says_yes_or_no(kinds: dict[str, int]) -> bool:
    said = {folded(value) or value.strip() for value in kinds}
    return bool(said & YES) and bool(said & NO) and said <= YES | NO


def _is_ticked(kinds: dict[str, int], rows: int) -> bool:
    """Whether a column has ticks in some rows and is empty in the others."""
    ((mark, count), *others) = kinds.items() or [("", 0)]
    return not others and mark.strip().lower() in TICKS and count < rows


def _is_status(name: str, kinds: dict[str, int]) -> bool:
    return (
        bool(_STATUS.search(folded(name)))
        and len(kinds) > 1
        and all(discreet(value) == value and len(value) <= _LONGEST for value in kinds)
    )


def _free_name(piece: Piece, taken: Collection[str]) -> str:
    """A free name for the table of a list, made from its file's name."""
    stem = re.sub(r"\.[a-z]+$", "", piece.file.casefold())
    plain = re.sub(r"[^a-z]+", "_", stem).strip("_")[:_LONGEST].strip("_") or "daftar"
    names = (plain, *(f"{plain}_{number}" for number in range(2, 1_000)))
    return next(name for name in names if name not in taken)
