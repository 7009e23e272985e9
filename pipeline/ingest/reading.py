"""What a reader hands over: a frame of text under the delivered headings, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import folded


def nothing() -> pl.DataFrame:
    """The frame of a file that could not be read: no columns but `_row`, and no rows."""
    return pl.DataFrame(schema={ROW: pl.UInt32})


@dataclass(frozen=True)
class Reading:
    """One table as it stands in a file: `_row` and the delivered columns as text."""

    frame: pl.DataFrame = field(default_factory=nothing)
    problems: tuple[Problem, ...] = ()
    sheet: str = ""


def tidied(frame: pl.DataFrame) -> pl.DataFrame:
    """Cells without outer white space, empty ones null; rows without any cell left out."""
    cells = pl.all().exclude(ROW)
    stripped = frame.with_columns(cells.str.strip_chars().replace("", None))
    if stripped.width == 1:
        return stripped.clear()
    return stripped.filter(~pl.all_horizontal(cells.is_null()))


def headed(
    frame: pl.DataFrame, headings: Sequence[str], file: str
) -> tuple[pl.DataFrame, list[Problem]]:
    """The frame under its delivered headings, with what is wrong with them.

    Nameless columns without a cell are the trailing separators of an export and left out.
    """
    names: dict[str, str] = {}
    problems = []
    for position, (column, heading) in enumerate(zip(frame.columns, headings, strict=True)):
        if not heading:
            if frame[column].str.strip_chars().replace("", None).null_count() < frame.height:
                problems.append(Problem("unnamed-column", file, column=letters(position)))
        elif heading in names.values() or heading == ROW:
            problems.append(Problem("duplicate-column", file, column=heading))
        else:
            names[column] = heading
    return frame.select(*names).rename(names), problems


def letters(position: int) -> str:
    """The spreadsheet's name for a column counted from zero: A, B, … Z, AA."""
    name, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def kept(
    frame: pl.DataFrame, source: FileSource, file: str, table: str
) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows that `[sources.x] where` asks for; its keys are headings, or names in `columns`."""
    if frame.width == 1:
        return frame, []
    headings = {folded(heading): heading for heading in frame.columns if heading != ROW}
    problems = []
    for column, wanted in source.where.items():
        heading = headings.get(folded(source.columns.get(column, column)))
        if heading is None:
            problems.append(Problem("missing-column", file, column=column))
            continue
        found = frame.filter(pl.col(heading) == str(wanted))
        if found.is_empty():
            problems.append(_unmatched(frame[heading], str(wanted), file, table))
        frame = found
    return frame, problems


def _unmatched(column: pl.Series, value: str, file: str, table: str) -> Problem:
    near = nearest(value, column.drop_nulls().unique(maintain_order=True).to_list())
    values = {"table": table, "nearest": near}
    return Problem("unmatched-where", file, column=column.name, value=value, values=values)
