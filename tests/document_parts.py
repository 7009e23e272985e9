"""A document taken apart: its blocks, its captions, its references, its texts."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pipeline.document import Document, Figure, MeasureCard, PrintedTable, Ref, Section


def parts(value: Any) -> Iterator[Any]:
    """Every dataclass inside, in reading order."""
    if isinstance(value, tuple):
        for part in value:
            yield from parts(part)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))


_NOT_READ = {"id", "source", "target", "colour", "kind", "mark"}


def texts(value: Any) -> Iterator[str]:
    """Every text a reader meets inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NOT_READ:
                yield from texts(getattr(value, field.name))


def captioned(document: Document) -> list[PrintedTable | Figure]:
    return [part for part in parts(document) if isinstance(part, PrintedTable | Figure)]


def references(document: Document) -> list[Ref]:
    return [part for part in parts(document) if isinstance(part, Ref)]


def table(document: Document, table_id: str) -> list[list[str]]:
    """The rows of a table as texts, totals last."""
    found = next(part for part in captioned(document) if part.id == table_id)
    assert isinstance(found, PrintedTable)
    return [[cell.text for cell in row] for row in (*found.rows, *found.total)]


def section(document: Document, section_id: str) -> Section:
    return next(p for p in parts(document) if isinstance(p, Section) and p.id == section_id)


def card(document: Document, measure: str) -> MeasureCard:
    """The card of a measure by its id."""
    wanted = f"measure-{measure}"
    return next(p for p in parts(document) if isinstance(p, MeasureCard) and p.id == wanted)


def told(value: Any) -> str:
    """Everything inside in one text."""
    return " ".join(texts(value))
