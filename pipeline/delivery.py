"""What passes from the delivered files to the formulas: raw tables, then typed tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.grades import Graded
from pipeline.problems import Problem
from pipeline.scorecard import Evidence, row_ranges

ROW = "_row"
"""The column that every table has: the row number the spreadsheet shows (UInt32)."""

PART = 100_000_000
"""Rows of a table's second sheet are numbered from this number on, those of the third from twice
it: the remainder is the row that the spreadsheet shows."""

UNCALCULATED = "=?"
"""In a raw table, the result of a formula that was never calculated."""


@dataclass(frozen=True)
class DeliveredFile:
    """A delivered file (relative to the report's folder), the sheet in it, and its fingerprint."""

    file: str
    sheet: str
    sha256: str


@dataclass(frozen=True)
class Part:
    """One of the sheets or files whose rows together make a table; where each heading is in it, and
    the row of the headings."""

    source: DeliveredFile
    positions: Mapping[str, int] = field(default_factory=dict)
    heading_row: int | None = None


@dataclass(frozen=True)
class Beside:
    """Another file of a table: the headings it provides, and its rows by the table's rows."""

    source: DeliveredFile
    headings: frozenset[str]
    rows: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True)
class RawTable:
    """One delivered table before any judgement: text columns under their delivered headings.

    A reader may hand over columns already in the type the contract asks for; it never guesses a
    type. `frame` has `_row` and the delivered columns; wholly blank rows are left out. `stored`
    says, by heading, which cells of a text column the file holds as numbers: their text has a
    decimal point; the days of a workbook may count `since_1904`. `labels` are the words a file
    keeps for the codes of a column.

    What a survey's own words and headings show: `columns` gives the headings of a column of the
    contract, the first of which is read (`_row` where the row's number serves); `answers` holds by
    heading the codes that its cells mean, `not_applicable` which of them mean that the item does
    not apply; `repeated` are the rows that repeat an earlier submission.
    """

    name: str
    source: DeliveredFile
    frame: pl.DataFrame
    stored: Mapping[str, pl.Series] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: Mapping[str, pl.Series] = field(default_factory=dict)
    not_applicable: Mapping[str, pl.Series] = field(default_factory=dict)
    repeated: tuple[int, ...] = ()
    since_1904: bool = False
    positions: Mapping[str, int] = field(default_factory=dict)
    """Positions of columns in their file, counted from zero, by heading; unknown for a database."""
    heading_row: int | None = None
    """The row of the headings; the first row where there are several."""
    title: tuple[str, ...] = ()
    """The cells above the headings: what the table is about, and the unit of its amounts."""
    beside: tuple[Beside, ...] = ()
    """The other files that some of its columns came from."""
    parts: tuple[Part, ...] = ()
    """The sheets or files of its rows, where there are several: `source` is the first."""
    delivered: "RawTable | None" = None
    """The sender's own table, where a row here is made of several rows."""

    def only(self, kept: pl.Series) -> "RawTable":
        """The table with the rows that are kept."""

        def cells(told: Mapping[str, pl.Series]) -> dict[str, pl.Series]:
            return {heading: series.filter(kept) for heading, series in told.items()}

        return replace(
            self,
            frame=self.frame.filter(kept),
            stored=cells(self.stored),
            answers=cells(self.answers),
            not_applicable=cells(self.not_applicable),
        )

    def apart(self) -> Iterator["RawTable"]:
        """The table of each of its sheets, with that sheet as its only part and the row numbers
        that the spreadsheet shows."""
        if not self.parts:
            yield self
        for number, part in enumerate(self.parts):
            own = self.only(self.frame[ROW] // PART == number)
            frame = own.frame.with_columns((pl.col(ROW) % PART).alias(ROW))
            yield replace(
                own, source=part.source, frame=frame, positions=part.positions,
                heading_row=part.heading_row, parts=(part,),
            )  # fmt: skip

    def place(self, heading: str) -> DeliveredFile:
        """The file that a heading comes from."""
        others = (one.source for one in self.beside if heading in one.headings)
        return next(others, self.source)


def placed(problem: Problem, parts: Sequence[DeliveredFile]) -> Problem:
    """A problem of a table of several sheets, placed at the sheet and row that it concerns."""
    number, row = divmod(problem.row or 0, PART)
    values = {
        name: rows_told(value, parts, number) if name in _ROWS and isinstance(value, str) else value
        for name, value in problem.values.items()
    }
    if number:
        source = parts[number]
        problem = replace(problem, file=source.file, sheet=source.sheet, row=row)
    return replace(problem, values=values)


_ROWS = frozenset({"first", "rows"})
"""The names of row numbers among a problem's values."""


def rows_told(rows: str, parts: Sequence[DeliveredFile], sheet: int = 0) -> str:
    """Row numbers and ranges as the spreadsheets show them; rows of a sheet other than `sheet` are
    followed by its name: `2-11,3 (Smt II)`."""

    def told(found: re.Match[str]) -> str:
        number = int(found[1]) // PART
        shown = re.sub(r"\d+", lambda row: str(int(row[0]) % PART), found[0])
        if number == sheet:
            return shown
        source = parts[number]
        is_told_by_sheet = source.sheet and source.file == parts[0].file
        return f"{shown} ({source.sheet if is_told_by_sheet else source.file})"

    return re.sub(r"(\d+)(?:[-–]\d+)?", told, rows)


@dataclass(frozen=True)
class Delivery:
    """Everything found in a report's folder, and the problems of reading it."""

    tables: Mapping[str, RawTable]
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """sha256 of every file that was read, by its path from the report's folder."""
    former: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By file, what manifests of version 1 have in its place: sha256 by the name there."""


@dataclass(frozen=True)
class RowsUsed:
    """The rows used of a table in files that other reports read too: the files, the rows as their
    spreadsheets show them, and the sha256 of the rows' content, wherever they are."""

    files: tuple[str, ...]
    rows: str
    sha256: str


@dataclass(frozen=True)
class Tables:
    """The typed tables of a delivery, each meeting its contract in `tables/`."""

    frames: Mapping[str, pl.DataFrame]
    sources: Mapping[str, DeliveredFile]
    problems: tuple[Problem, ...] = ()
    """Warnings only; errors refuse the delivery before."""
    waived: tuple[tuple[int, Problem], ...] = ()
    """Waived problems, each with the index of the `[[accept]]` that waived it."""
    not_applicable: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    """By table, if any: `_row` and, for items, whether the cell says that the item does not apply.
    Such a cell is null in `frames`."""
    repeated: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """By table, if any: the rows that repeat an earlier submission."""
    joined: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By table, if any: columns whose cells join several options, and the separator."""
    behind: Mapping[str, Mapping[int, tuple[int, ...]]] = field(default_factory=dict)
    """By table, if any: the delivered rows that were summed to a row of `frames`."""
    graded: Mapping[str, Graded] = field(default_factory=dict)
    """The measures that are given in grades; `frames` hold their points, or null."""
    graded_before: Mapping[tuple[str, str], Graded] = field(default_factory=dict)
    """The same for table `history`, by measure and period."""

    dropped: pl.DataFrame | None = None
    """The rows of `realization` that the revised agreement dropped, if any: they are in no frame,
    so that no figure can count them."""

    beside: Mapping[str, tuple[Beside, ...]] = field(default_factory=dict)
    """By table, if any: the other files of its rows."""
    parts: Mapping[str, tuple[DeliveredFile, ...]] = field(default_factory=dict)
    """By table whose rows come from several sheets or files: these, in order."""
    taken: Mapping[str, DeliveredFile] = field(default_factory=dict)
    """By measure, if any: another agency's record that its actual is taken from."""

    @property
    def register(self) -> pl.DataFrame:
        """All rows of `realization`, in the order in which they were delivered."""
        kept = self.frames["realization"]
        return kept if self.dropped is None else pl.concat([kept, self.dropped]).sort(ROW)

    def __contains__(self, name: str) -> bool:
        return name in self.frames

    def __getitem__(self, name: str) -> pl.DataFrame:
        return self.frames[name]

    def evidences(self, name: str, rows: Sequence[int] | pl.Series) -> tuple[Evidence, ...]:
        """Where rows of a table are in the delivery, with all rows that were summed to them, and
        where they are in the table's other files."""
        found = [*self._own(name, rows)]
        for beside in self.beside.get(name, ()):
            others = sorted({other for row in rows for other in beside.rows.get(row, ())})
            found += [_evidence(beside.source, others)] if others else []
        return tuple(found)

    def _own(self, name: str, rows: Sequence[int] | pl.Series) -> Iterator[Evidence]:
        """Where rows are in each sheet of the table; without rows, the first sheet."""
        if behind := self.behind.get(name):
            rows = [delivered for row in rows for delivered in behind.get(row, (row,))]
        if name not in self.parts:
            yield _evidence(self.sources[name], rows)
            return
        numbers = pl.Series(rows, dtype=pl.UInt32)
        for number, source in enumerate(self.parts[name]):
            own = numbers.filter(numbers // PART == number) % PART
            if len(own) or (numbers.is_empty() and not number):
                yield _evidence(source, own)


def _evidence(source: DeliveredFile, rows: Sequence[int] | pl.Series) -> Evidence:
    return Evidence(source.file, source.sheet, row_ranges(rows), source.sha256)
