"""Texts that identify a person where none belongs: a warning, and withheld from here on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl
from pydantic import BaseModel

from pipeline.delivery import ROW
from pipeline.officials import MAY_NAME, names_an_official
from pipeline.people import MAY_TELL, WITHHELD, discreet, tells_of_a_person
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
    """The text columns with a cell that may name a person, and all that name who is in charge."""
    texts = [c for c in typed.table.columns if typed.frame.schema.get(c.name) == pl.String]
    names = [column.name for column in texts if not column.role]
    tells = typed.frame.select(pl.col(names).str.contains(MAY_TELL).any())
    return [column for column in texts if column.role or tells[column.name].item()]


def _told(frame: pl.DataFrame, column: Column) -> Mapping[int, str]:
    """By row, the cells that name a person, with what may be printed of them."""
    tells: Callable[[str], bool] = names_an_official if column.role else tells_of_a_person
    cell = pl.col(column.name)
    may_tell = cell.str.contains(MAY_NAME if column.role else MAY_TELL)
    cells = frame.filter(may_tell).select(ROW, column.name)
    return {
        row: WITHHELD if column.role else discreet(text)
        for row, text in cells.iter_rows()
        if tells(text)
    }


_OF_THE_OFFICE = {
    *("agency.address", "published.address", "application.address"),
    *("agency.head.nip", "agency.superior.nip", "review.nip"),
}
"""Keys of report.toml that ask for such data: the addresses of the office, and its officials."""
_NOT_PRINTED = {"sources", "rulebook.use", "agency.logo", "review.scan"}


def passages_tell_of_nobody(review: Review) -> Iterator[Problem]:
    """Texts in report.toml and in a rulebook that name a person: they are printed unchanged, so the
    sender is asked."""
    chosen = review.report_file.rulebook.use.removesuffix(".toml")
    files = {"report.toml": review.report_file, f"{chosen}.toml": review.rulebook}
    for file, given in files.items():
        for place, text in _texts_of(given):
            if tells_of_a_person(text):
                yield Problem("person-in-text", file, column=place)


def _texts_of(given: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in `given` that is printed, the sender's own keys too, each after its place."""
    if place in _OF_THE_OFFICE | _NOT_PRINTED:
        return
    parts: Iterable[tuple[str, object]] = ()
    match given:
        case str():
            yield place, given
        case BaseModel():
            parts = ((f".{n.rstrip('_')}", v) for n, v in given if n in given.model_fields_set)
        case Mapping():
            yield from ((place, str(key)) for key in given)
            parts = ((f".{key}", value) for key, value in given.items())
        case tuple():
            parts = ((f"[{number}]", value) for number, value in enumerate(given, start=1))
    for name, part in parts:
        yield from _texts_of(part, f"{place}{name}".removeprefix("."))
