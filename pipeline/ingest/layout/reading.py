"""What a reader is asked for, and what it returns: a frame under the delivered headings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW, UNCALCULATED, Beside, DeliveredFile, RawTable
from pipeline.people import discreet
from pipeline.problems import NEAREST, Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, by_letter
from pipeline.tables.kinds import Column, PolarsType, folded

_KINDS = 5
"""A column with at most so many different values distinguishes kinds of rows."""


def nothing() -> pl.DataFrame:
    """The frame of a file that could not be read: no columns but `_row`, and no rows."""
    return pl.DataFrame(schema={ROW: pl.UInt32})


@dataclass(frozen=True)
class Sought:
    """Which table a reader looks for, and the headings it may have, folded.

    `narrow` are headings whose columns may come in a narrow type; a reader may ignore them.
    `columns` gives the column of each heading, `declared` the headings that report.toml names for a
    column.
    """

    table: str = ""
    headings: frozenset[str] = frozenset()
    narrow: Mapping[str, PolarsType] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    declared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def names_letters(self) -> bool:
        """Whether report.toml names a column by its letter."""
        parts = (part for parts in self.declared.values() for part in parts)
        return any(part.startswith(by_letter("")) for part in parts)

    def of(self, names: Mapping[str, str]) -> dict[str, Column]:
        """The columns of the table that the headings in `names` mean, by the keys of `names`."""
        by_name = {column.name: column for column in self.columns.values()}
        declared = {
            folded(part): by_name[name]
            for name, parts in self.declared.items()
            if name in by_name
            for part in parts
        }
        known = {**self.columns, **declared}
        return {key: known[folded(name)] for key, name in names.items() if folded(name) in known}

    def knows(self, cells: Sequence[str | None]) -> bool:
        """Whether a row is this table's heading: two of its cells are headings of the table."""
        known = {folded(cell) for cell in cells if cell} & self.headings
        return bool(known) and len(known) >= min(2, len(self.headings))


ANYTHING = Sought()
"""Where no table is known: the first row that is not blank is its heading."""


@dataclass(frozen=True)
class Reading:
    """One table as it is in a file: `_row` and the delivered columns.

    The other fields are those of `RawTable`.
    """

    frame: pl.DataFrame = field(default_factory=nothing)
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    stored: Mapping[str, pl.Series] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)
    """By heading, the question that a column asks, where the file keeps it outside the heading."""
    since_1904: bool = False
    positions: Mapping[str, int] = field(default_factory=dict)
    heading_row: int | None = None
    title: tuple[str, ...] = ()
    """The cells above the headings."""
    apart: "Apart | None" = None
    """The table as it is in the file, where each row was made of several rows of the file."""

    def only(self, rows: pl.Series) -> "Reading":
        """The reading with only the marked rows."""
        stored = {name: flags.filter(rows) for name, flags in self.stored.items()}
        return replace(self, frame=self.frame.filter(rows), stored=stored)

    def told(self, *problems: Problem) -> "Reading":
        """The same reading with more problems."""
        return replace(self, problems=(*self.problems, *problems))


@dataclass(frozen=True)
class Apart:
    """The reading before the rows of each measure were joined: the headings whose cells were in
    lower rows, and these lower rows by the row that the measure has now."""

    before: Reading
    headings: frozenset[str]
    rows: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True)
class FileRead:
    """A reading, and the file that it was read from."""

    reading: Reading
    file: str
    sha256: str = ""

    @property
    def source(self) -> DeliveredFile:
        return DeliveredFile(self.file, self.reading.sheet, self.sha256)

    def raw(self, name: str) -> RawTable:
        """The reading as the table of this name."""
        reading, apart = self.reading, self.reading.apart
        return RawTable(
            name,
            self.source,
            reading.frame,
            reading.stored,
            reading.labels,
            since_1904=reading.since_1904,
            positions=reading.positions,
            heading_row=reading.heading_row,
            title=reading.title,
            beside=(Beside(self.source, apart.headings, apart.rows),) if apart else (),
            delivered=self._delivered(name),
        )

    def _delivered(self, name: str) -> RawTable | None:
        """The table as it is in the file, where rows of it were joined: a fault of the column
        `Target TW I` is in the file under `TW I`."""
        if (apart := self.reading.apart) is None:
            return None
        before = replace(self, reading=apart.before).raw(name)
        return replace(before, positions={**self.reading.positions, **before.positions})


Reader = Callable[[bytes, str, FileSource, Sought], Reading]
"""Takes the bytes, the file's name for problems, what report.toml says of it, and what is
sought."""


def tidied(reading: Reading) -> Reading:
    """Texts without outer white space, empty texts as null; rows without any cell left out."""
    cells = pl.all().exclude(ROW)
    texts = pl.selectors.string()
    stripped = reading.frame.with_columns(texts.str.strip_chars().replace("", None))
    if stripped.width == 1:
        return replace(reading, frame=stripped.clear(), stored={})
    is_row = stripped.select(~pl.all_horizontal(cells.is_null())).to_series()
    return replace(reading, frame=stripped).only(is_row)


def letters(position: int) -> str:
    """The spreadsheet's name for a column counted from zero: A, B, … Z, AA."""
    name, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def told_as_text(cells: pl.Series) -> pl.Series:
    """Cells as they would be written: whole numbers without decimals, as 1 in a file of SPSS."""
    texts = cells.cast(pl.String)
    return texts.str.strip_suffix(".0") if cells.dtype.is_float() else texts


def kept(reading: Reading, source: FileSource, file: str, table: str) -> Reading:
    """The rows that `[sources.x] where` asks for; its keys are headings, or names in `columns`."""
    if reading.frame.width == 1:
        return reading
    headings = {folded(heading): heading for heading in reading.frame.columns if heading != ROW}
    for column, wanted in source.where.items():
        heading = headings.get(folded(source.headings.get(column, column)))
        if heading is None:
            missing = Problem("missing-column", file, reading.sheet, column=column)
            reading = reading.told(missing)
            continue
        cells = told_as_text(reading.frame[heading])
        reading = reading.told(*_unknown_rows(reading, heading, cells, file))
        found = reading.only((cells == _text(wanted)).fill_null(value=False))
        if found.frame.is_empty():
            problem = _unmatched(cells, _text(wanted), file, reading.sheet, table)
            lines = tuple(_where_lines(column, problem, cells, table))
            found = found.told(replace(problem, proposals=lines))
        reading = found
    return reading


def _unknown_rows(reading: Reading, heading: str, cells: pl.Series, file: str) -> Iterator[Problem]:
    """A problem for each cell of a filter that nobody calculated: its row would be lost
    unnoticed."""
    for row in reading.frame[ROW].filter((cells == UNCALCULATED).fill_null(value=False)):
        yield Problem("formula-not-calculated", file, reading.sheet, row, heading)


def _text(wanted: object) -> str:
    return str(wanted).lower() if isinstance(wanted, bool) else str(wanted)


def _where_lines(name: str, problem: Problem, cells: pl.Series, table: str) -> Iterator[Proposal]:
    """A line for the nearest value, and for every value of the column if there are few."""
    counts = dict(cells.drop_nulls().value_counts(sort=True).iter_rows())
    kinds = list(counts) if len(counts) <= _KINDS else []
    near = str(problem.values.get(NEAREST) or "")
    named = dict.fromkeys(filter(None, (near, *kinds)))
    for value in (value for value in named if discreet(value) == value):
        gives = f"{value}: {counts[value]}"
        yield Proposal(("sources", table), {"where": {name: str(value)}}, "reading", gives)


def _unmatched(column: pl.Series, value: str, file: str, sheet: str, table: str) -> Problem:
    near = nearest(value, column.drop_nulls().unique(maintain_order=True).to_list())
    values = {"table": table, "nearest": near}
    return Problem("unmatched-where", file, sheet, column=column.name, value=value, values=values)
