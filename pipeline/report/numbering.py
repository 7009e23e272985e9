"""Numbers for tables and figures in the order they are read, and every reference resolved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.document import (
    Block,
    Bullets,
    Callout,
    Chapter,
    Definitions,
    Document,
    Entry,
    Figure,
    KeyFigures,
    Paragraph,
    PrintedTable,
    Ref,
    Runs,
    Section,
    Signatures,
)
from pipeline.language import Language

Labels = Mapping[str, str]
"""By id, what a table, a figure, a section or a chapter is called in a reference."""


def numbered(document: Document, language: Language) -> Document:
    """The document with labels on tables and figures, lists of them, contents, and references."""
    labels: dict[str, str] = {}
    tables: list[Entry] = []
    figures: list[Entry] = []
    chapter = ""
    for part in _walk((*document.summary, *document.chapters, *document.annexes)):
        if isinstance(part, PrintedTable):
            labels[part.id] = language.say("Table {number}", number=str(len(tables) + 1))
            tables.append(Entry(part.id, labels[part.id], part.caption))
        elif isinstance(part, Figure):
            labels[part.id] = language.say("Figure {number}", number=str(len(figures) + 1))
            figures.append(Entry(part.id, labels[part.id], part.caption))
        elif isinstance(part, Chapter):
            chapter = labels[part.id] = part.label
        elif isinstance(part, Section):
            labels[part.id] = language.say(
                "{chapter}, section {section}", chapter=chapter, section=part.number
            )
    return replace(
        _labelled(document, labels),
        tables=tuple(tables),
        figures=tuple(figures),
        contents=tuple(_contents(document)),
    )


def _walk(parts: Iterable[Block | Section | Chapter]) -> Iterator[Block | Section | Chapter]:
    """Every part of the document in reading order."""
    for part in parts:
        yield part
        if isinstance(part, Section | Chapter):
            yield from _walk((*part.blocks, *part.sections))


def _labelled(document: Document, labels: Labels) -> Document:
    """The document with the label of every table, figure and reference filled in."""
    return replace(
        document,
        foreword=_blocks(document.foreword, labels),
        summary=tuple(
            _section(part, labels) if isinstance(part, Section) else _block(part, labels)
            for part in document.summary
        ),
        chapters=tuple(_chapter(chapter, labels) for chapter in document.chapters),
        annexes=tuple(_chapter(annex, labels) for annex in document.annexes),
        brief=_blocks(document.brief, labels),
        moved=_blocks(document.moved, labels),
    )


def _chapter(chapter: Chapter, labels: Labels) -> Chapter:
    return replace(
        chapter,
        blocks=_blocks(chapter.blocks, labels),
        sections=tuple(_section(section, labels) for section in chapter.sections),
    )


def _section(section: Section, labels: Labels) -> Section:
    return replace(
        section,
        blocks=_blocks(section.blocks, labels),
        sections=tuple(_section(part, labels) for part in section.sections),
    )


def _blocks(blocks: Iterable[Block], labels: Labels) -> tuple[Block, ...]:
    return tuple(_block(block, labels) for block in blocks)


def _block(block: Block, labels: Labels) -> Block:
    """A block under its label, its references resolved. Every kind is named: none is forgotten."""
    match block:
        case Paragraph() | Callout():
            return replace(block, runs=_runs(block.runs, labels))
        case Bullets():
            return replace(block, items=tuple(_runs(item, labels) for item in block.items))
        case Definitions() | KeyFigures() | Signatures():
            return block
        case _:
            return replace(block, label=labels.get(block.id, block.label))


def _runs(runs: Runs, labels: Labels) -> Runs:
    return tuple(
        replace(run, label=labels[run.target]) if isinstance(run, Ref) else run for run in runs
    )


def _contents(document: Document) -> Iterator[Entry]:
    """Foreword and summary under the names they are headed by, then chapters and sections."""
    if document.foreword:
        yield Entry("foreword", "", document.words.foreword)
    yield Entry("summary", "", document.words.executive_summary)
    for chapter in (*document.chapters, *document.annexes):
        yield Entry(chapter.id, chapter.label, chapter.title)
        for section in chapter.sections:
            yield Entry(section.id, section.number, section.heading, level=2)
