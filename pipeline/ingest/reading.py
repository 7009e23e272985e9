"""What a reader is asked for, and what it hands over: a frame under the delivered headings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import PolarsType, folded


def nothing() -> pl.DataFrame:
    """The frame of a file that could not be read: no columns but `_row`, and no rows."""
    return pl.DataFrame(schema={ROW: pl.UInt32})


@dataclass(frozen=True)
class Sought:
    """Which table a reader looks for, and the headings it may have, folded.

    `narrow` are headings whose columns may come in a narrow type; a reader may ignore them.
    """

    table: str = ""
    headings: frozenset[str] = frozenset()
    narrow: Mapping[str, PolarsType] = field(default_factory=dict)

    def knows(self, cells: Sequence[str | None]) -> bool:
        """Whether a row is this table's heading: two of its cells are headings of the table."""
        known = {folded(cell) for cell in cells if cell} & self.headings
        return bool(known) and len(known) >= min(2, len(self.headings))


ANYTHING = Sought()
"""Where no table is known: the first row that is not blank is its heading."""


@dataclass(frozen=True)
class Reading:
    """One table as it is in a file: `_row` and the delivered columns.

    `stored` and `labels` are those of `RawTable`.
    """

    frame: pl.DataFrame = field(default_factory=nothing)
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    stored: Mapping[str, pl.Series] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def only(self, rows: pl.Series) -> "Reading":
        """The rows that are marked."""
        stored = {name: flags.filter(rows) for name, flags in self.stored.items()}
        return replace(self, frame=self.frame.filter(rows), stored=stored)

    def told(self, *problems: Problem) -> "Reading":
        """The same with more problems."""
        return replace(self, problems=(*self.problems, *problems))


Reader = Callable[[bytes, str, FileSource, Sought], Reading]
"""Bytes, the file's name for problems, what report.toml says of its shape, what is looked for."""


def tidied(reading: Reading) -> Reading:
    """Texts without outer white space, empty ones null; rows without any cell left out."""
    cells = pl.all().exclude(ROW)
    texts = pl.selectors.string()
    stripped = reading.frame.with_columns(texts.str.strip_chars().replace("", None))
    if stripped.width == 1:
        return replace(reading, frame=stripped.clear(), stored={})
    is_row = stripped.select(~pl.all_horizontal(cells.is_null())).to_series()
    return replace(reading, frame=stripped).only(is_row)


def headed(
    frame: pl.DataFrame, headings: Sequence[str], file: str, sheet: str = ""
) -> tuple[dict[str, str], list[Problem]]:
    """The heading of each column that has one, with what is wrong with them.

    Nameless columns without a cell are the trailing separators of an export and left out.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    problems = []
    for position, (column, heading) in enumerate(zip(frame.columns, headings, strict=True)):
        if not heading:
            if not _is_blank(frame.get_column(column)):
                letter = letters(int(column) if column.isdigit() else position)
                problems.append(Problem("unnamed-column", file, sheet, column=letter))
        elif heading in taken or heading == ROW:
            problems.append(Problem("duplicate-column", file, sheet, column=heading))
        else:
            names[column] = as_name(heading)
            taken.add(heading)
    return names, problems


def _is_blank(cells: pl.Series) -> bool:
    texts = cells.str.strip_chars().replace("", None) if cells.dtype == pl.String else cells
    return texts.null_count() == len(texts)


def as_name(heading: str) -> str:
    """A heading that polars would take for a pattern, `*` or `^…$`, as the name of one column.

    The blank behind it makes no difference where headings are compared.
    """
    is_pattern = heading == "*" or (heading.startswith("^") and heading.endswith("$"))
    return f"{heading} " if is_pattern else heading


def letters(position: int) -> str:
    """The spreadsheet's name for a column counted from zero: A, B, … Z, AA."""
    name, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def kept(reading: Reading, source: FileSource, file: str, table: str) -> Reading:
    """The rows that `[sources.x] where` asks for; its keys are headings, or names in `columns`."""
    if reading.frame.width == 1:
        return reading
    headings = {folded(heading): heading for heading in reading.frame.columns if heading != ROW}
    for column, wanted in source.where.items():
        heading = headings.get(folded(source.columns.get(column, column)))
        if heading is None:
            missing = Problem("missing-column", file, reading.sheet, column=column)
            reading = reading.told(missing)
            continue
        cells = reading.frame[heading].cast(pl.String)
        found = reading.only((cells == _text(wanted)).fill_null(value=False))
        if found.frame.is_empty():
            found = found.told(_unmatched(cells, _text(wanted), file, reading.sheet, table))
        reading = found
    return reading


def _text(wanted: object) -> str:
    return str(wanted).lower() if isinstance(wanted, bool) else str(wanted)


def _unmatched(column: pl.Series, value: str, file: str, sheet: str, table: str) -> Problem:
    near = nearest(value, column.drop_nulls().unique(maintain_order=True).to_list())
    values = {"table": table, "nearest": near}
    return Problem("unmatched-where", file, sheet, column=column.name, value=value, values=values)
