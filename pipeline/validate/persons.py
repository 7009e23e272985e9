"""Texts that identify a person where none belongs: a warning, and withheld from here on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.people import MAY_TELL, WITHHELD, discreet, names_an_official, tells_of_a_person
from pipeline.problems import Problem
from pipeline.tables import Column, Kind
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_IDS = ("measure_id", "objective_id")
"""Codes that an agency makes up itself and that are printed with every figure."""


def without_persons(typed: TypedTable) -> tuple[TypedTable, list[Problem]]:
    """The table with what has the shape of a person's number or address withheld in its texts."""
    frame = typed.frame
    problems: list[Problem] = []
    for column in _may_tell(typed):
        if column.name in _IDS:
            told = _told(frame, column)
            faulty = frame.filter(pl.col(ROW).is_in(list(told)))
            problems += typed.cell_problems("person-as-id", faulty, column.name)
        if column.kind is Kind.TEXT:
            told = _told(typed.frame, column)
            if told:
                code = "person-as-owner" if column.role else "person-in-text"
                faulty = typed.frame.filter(pl.col(ROW).is_in(list(told)))
                problems += typed.cell_problems(code, faulty, column.name)
                said = pl.col(ROW).replace_strict(told, default=None, return_dtype=pl.String)
                frame = frame.with_columns(pl.coalesce(said, column.name).alias(column.name))
    return replace(typed, frame=frame), problems


def _may_tell(typed: TypedTable) -> Sequence[Column]:
    """The columns of texts of which a cell may tell of a person; all that name who is in charge."""
    texts = [c for c in typed.table.columns if typed.frame.schema.get(c.name) == pl.String]
    names = [column.name for column in texts if not column.role]
    tells = typed.frame.select(pl.col(names).str.contains(MAY_TELL).any())
    return [column for column in texts if column.role or tells[column.name].item()]


def _told(frame: pl.DataFrame, column: Column) -> Mapping[int, str]:
    """By row, what is left of the cells that tell of a person."""
    tells: Callable[[str], bool] = names_an_official if column.role else tells_of_a_person
    cell = pl.col(column.name)
    is_asked = cell.is_not_null() if column.role else cell.str.contains(MAY_TELL)
    cells = frame.filter(is_asked).select(ROW, column.name)
    return {
        row: WITHHELD if column.role else discreet(text)
        for row, text in cells.iter_rows()
        if tells(text)
    }


def passages_tell_of_nobody(review: Review) -> Iterator[Problem]:
    """The agency's own texts in report.toml: they are printed unchanged, so the sender is asked."""
    given = review.report_file
    texts = {f"text.{name}": str(text) for name, text in given.text}
    texts |= {
        f"measures.{measure}.unavailable": asked.unavailable or ""
        for measure, asked in given.measures.items()
    }
    texts |= {f"accept.{index}": waiver.reason for index, waiver in enumerate(given.accept)}
    for column, text in texts.items():
        if tells_of_a_person(text):
            yield Problem("person-in-text", "report.toml", column=column)
