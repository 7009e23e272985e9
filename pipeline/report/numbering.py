"""Number tables and figures in reading order, and resolve every reference."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.document import (
    Block,
    Bullets,
    Callout,
    Chapter,
    Definitions,
    Document,
    Entry,
    Figure,
    MeasureCard,
    Paragraph,
    PrintedTable,
    Ref,
    Remark,
    Runs,
    Section,
    Signatures,
)
from pipeline.document.interim import Opening, ProgressTable
from pipeline.language import Language

Labels = Mapping[str, str]
"""By id, the name of a table, a figure, a section or a chapter in a reference."""


@dataclass(frozen=True)
class _Labels:
    """The labels of the volume that contains a block, and those of the other volume."""

    here: Labels
    there: Labels

    def led(self, ref: Ref) -> Ref:
        """A reference with its label."""
        if ref.target in self.here:
            return replace(ref, label=self.here[ref.target])
        return replace(ref, label=self.there[ref.target], apart=True)


@dataclass(frozen=True)
class _Volume:
    """Report or workings: the labels of its parts, and its tables and figures in order."""

    labels: Labels
    tables: tuple[Entry, ...]
    figures: tuple[Entry, ...]


def numbered(document: Document, language: Language) -> Document:
    """The document with labels on tables and figures, lists of them, contents, and references.

    The workings number their tables and figures separately, from K.1; what the agency alone reads
    is numbered separately from 1, as no reference leads there or away.
    """
    report = _volume(
        (*_opening(document), *document.reviewed, *document.chapters, *document.annexes),
        "",
        language,
    )
    workings = _volume(document.workings, "K.", language)
    internal = _volume(document.readiness, "", language)
    inside = _Labels(report.labels, _from_afar(workings.labels, language))
    behind = _Labels(workings.labels, report.labels)
    return replace(
        _labelled(document, inside),
        tables=report.tables,
        figures=report.figures,
        contents=tuple(_contents(document)),
        workings=tuple(_chapter(chapter, behind) for chapter in document.workings),
        readiness=tuple(
            _chapter(chapter, _Labels(internal.labels, {})) for chapter in document.readiness
        ),
        workings_contents=tuple(_chapters_of(document.workings)),
    )


def _opening(document: Document) -> Iterator[ProgressTable]:
    """The table that an interim report opens with."""
    if document.opening:
        yield document.opening.progress


Part = Block | Section | Chapter | ProgressTable


def _volume(parts: Iterable[Part], before: str, language: Language) -> _Volume:
    """The labels of a volume; `before` is the prefix of its numbers."""
    labels: dict[str, str] = {}
    tables: list[Entry] = []
    figures: list[Entry] = []
    chapter = ""
    for part in _walk(parts):
        if isinstance(part, PrintedTable | ProgressTable):
            number = f"{before}{len(tables) + 1}"
            labels[part.id] = language.say("Table {number}", number=number)
            tables.append(Entry(part.id, labels[part.id], part.caption))
        elif isinstance(part, Figure):
            number = f"{before}{len(figures) + 1}"
            labels[part.id] = language.say("Figure {number}", number=number)
            figures.append(Entry(part.id, labels[part.id], part.caption))
        elif isinstance(part, Chapter):
            chapter = labels[part.id] = part.label
        elif isinstance(part, Section):
            labels[part.id] = (
                language.say("{chapter}, section {section}", chapter=chapter, section=part.number)
                if chapter
                else language.say("section {section}", section=part.number)
            )
    return _Volume(labels, tuple(tables), tuple(figures))


def _from_afar(labels: Labels, language: Language) -> Labels:
    """The labels of parts of the workings, as the report names them."""
    return {
        target: language.say("{part} of the workings", part=label)
        for target, label in labels.items()
    }


def _walk(parts: Iterable[Part]) -> Iterator[Part]:
    """Every part of the document in reading order."""
    for part in parts:
        yield part
        if isinstance(part, Section | Chapter):
            yield from _walk((*part.blocks, *part.sections))


def _labelled(document: Document, labels: _Labels) -> Document:
    """The document with the label of every table, figure and reference filled in."""
    return replace(
        document,
        opening=document.opening and _labelled_opening(document.opening, labels),
        reviewed=tuple(_chapter(chapter, labels) for chapter in document.reviewed),
        foreword=_blocks(document.foreword, labels),
        chapters=tuple(_chapter(chapter, labels) for chapter in document.chapters),
        annexes=tuple(_chapter(annex, labels) for annex in document.annexes),
    )


def _labelled_opening(opening: Opening, labels: _Labels) -> Opening:
    progress = opening.progress
    return replace(opening, progress=replace(progress, label=labels.here[progress.id]))


def _chapter(chapter: Chapter, labels: _Labels) -> Chapter:
    return replace(
        chapter,
        blocks=_blocks(chapter.blocks, labels),
        sections=tuple(_section(section, labels) for section in chapter.sections),
    )


def _section(section: Section, labels: _Labels) -> Section:
    return replace(
        section,
        blocks=_blocks(section.blocks, labels),
        sections=tuple(_section(part, labels) for part in section.sections),
    )


def _blocks(blocks: Iterable[Block], labels: _Labels) -> tuple[Block, ...]:
    return tuple(_block(block, labels) for block in blocks)


def _block(block: Block, labels: _Labels) -> Block:
    """A block with its label and references. Every kind is named, so that none is forgotten."""
    match block:
        case Paragraph() | Remark() | Callout():
            return replace(block, runs=_runs(block.runs, labels))
        case Bullets():
            return replace(block, items=tuple(_runs(item, labels) for item in block.items))
        case MeasureCard():
            return replace(block, account=_runs(block.account, labels))
        case Definitions() | Signatures():
            return block
        case _:
            return replace(block, label=labels.here.get(block.id, block.label))


def _runs(runs: Runs, labels: _Labels) -> Runs:
    return tuple(labels.led(run) if isinstance(run, Ref) else run for run in runs)


def _contents(document: Document) -> Iterator[Entry]:
    """Foreword and summary under their headings, then chapters and sections; of an interim report
    its sections alone."""
    if document.form == "interim":
        for section in document.chapters[0].sections:
            yield Entry(section.id, section.number, section.heading)
        return
    yield from _chapters_of(document.reviewed)
    if document.foreword:
        yield Entry("foreword", "", document.words.foreword)
    yield Entry("summary", "", document.words.executive_summary)
    yield from _chapters_of((*document.chapters, *document.annexes))


def _chapters_of(chapters: Iterable[Chapter]) -> Iterator[Entry]:
    """Chapters with their sections below them."""
    for chapter in chapters:
        yield Entry(chapter.id, chapter.label, chapter.title)
        for section in chapter.sections:
            yield Entry(section.id, section.number, section.heading, level=2)
