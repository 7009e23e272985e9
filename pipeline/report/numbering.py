"""Numbers for tables and figures in the order they are read, and every reference resolved."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pipeline.document import Chapter, Document, Entry, Figure, PrintedTable, Ref, Section
from pipeline.language import Language


def numbered(document: Document, language: Language) -> Document:
    """The document with labels on tables and figures, lists of them, contents, and references."""
    labels: dict[str, str] = {}
    tables: list[Entry] = []
    figures: list[Entry] = []
    chapter = ""
    for block in _walk((document.summary, document.chapters, document.annexes)):
        if isinstance(block, PrintedTable):
            labels[block.id] = language.say("Table {number}", number=str(len(tables) + 1))
            tables.append(Entry(block.id, labels[block.id], block.caption))
        elif isinstance(block, Figure):
            labels[block.id] = language.say("Figure {number}", number=str(len(figures) + 1))
            figures.append(Entry(block.id, labels[block.id], block.caption))
        elif isinstance(block, Chapter):
            chapter = labels[block.id] = block.label
        elif isinstance(block, Section):
            labels[block.id] = language.say(
                "{chapter}, section {section}", chapter=chapter, section=block.number
            )
    labelled: Document = _labelled(document, labels)
    return replace(
        labelled,
        tables=tuple(tables),
        figures=tuple(figures),
        contents=tuple(_contents(document)),
    )


def _walk(value: Any) -> Iterator[Any]:
    """Every part of the document in reading order."""
    if isinstance(value, tuple):
        for part in value:
            yield from _walk(part)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _walk(getattr(value, field.name))


def _labelled(value: Any, labels: Mapping[str, str]) -> Any:
    """The same value with the label of every table, figure and reference filled in."""
    if isinstance(value, tuple):
        return tuple(_labelled(part, labels) for part in value)
    if isinstance(value, Ref):
        return replace(value, label=labels[value.target])
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {field.name: _labelled(getattr(value, field.name), labels) for field in fields(value)}
    if isinstance(value, PrintedTable | Figure):
        changed["label"] = labels.get(value.id, value.label)
    return replace(value, **changed)


def _contents(document: Document) -> Iterator[Entry]:
    """Foreword and summary under the names they are headed by, then chapters and sections."""
    if document.foreword:
        yield Entry("foreword", "", document.words.foreword)
    yield Entry("summary", "", document.words.executive_summary)
    for chapter in (*document.chapters, *document.annexes):
        yield Entry(chapter.id, chapter.label, chapter.title)
        for section in chapter.sections:
            yield Entry(section.id, section.number, section.heading, level=2)
