"""The report's parts in the order of the PDF, for an annual or an interim report."""

from collections.abc import Iterator

from pipeline.document import Document, Opening
from pipeline.render.word.blocks import blocks, chapter, heading, section
from pipeline.render.word.contents import contents
from pipeline.render.word.ink import run, written
from pipeline.render.word.script import Script
from pipeline.render.word.signing import letterhead, signatures
from pipeline.render.word.summary import caveat, summary, tally
from pipeline.render.word.tables import progress_table


def parts(script: Script) -> Iterator[str]:
    opening = script.document.opening
    yield from _interim(script, opening) if opening else _annual(script)


def _annual(script: Script) -> Iterator[str]:
    """Cover, foreword, contents, summary, chapters, annexes; the workings where bound in."""
    document, words = script.document, script.document.words
    yield from _cover(script)
    for place, value in enumerate(document.reviewed):
        yield from chapter(script, value, new_page=place == 0)
    if document.foreword:
        yield heading(script, "foreword", words.foreword, new_page=True)
        yield from blocks(script, document.foreword)
        yield signatures(script, document.signatures)
    yield from contents(script, words.contents, document.contents)
    yield heading(script, "summary", words.executive_summary, new_page=True)
    yield from summary(script, document.summary)
    for value in document.chapters:
        yield from chapter(script, value)
    if not document.foreword:
        yield signatures(script, document.signatures)
    yield from _behind(script)
    for line in document.colophon:
        yield written("Note", run(line))


def _cover(script: Script) -> Iterator[str]:
    document, words = script.document, script.document.words
    yield from letterhead(script, document.letterhead)
    yield written("Stamp", run(words.draft) if document.draft else "")
    yield written("Stamp", run(words.example) if document.example else "")
    yield written("Title", run(document.formal_title))
    yield written("Subtitle", run(document.formal_period))
    yield written("CoverAgency", run(document.author))
    yield written("CoverLine", run(document.issued_long))
    yield written("CoverLine", run(document.status))


def _interim(script: Script, opening: Opening) -> Iterator[str]:
    """A few pages without a cover: what was found, every measure, then the sections."""
    document = script.document
    yield from letterhead(script, document.letterhead)
    yield written("Named", run(f"{opening.name}", "Strong") + run(_beside(document, opening)))
    yield written("Note", run(" ".join(document.colophon)))
    yield written("Heading1", run(opening.finding))
    yield caveat(script, opening.caveat)
    yield from tally(script, opening.strip)
    yield from progress_table(script, opening.progress)
    for part in document.chapters[0].sections:
        yield from section(script, part)
    yield signatures(script, document.signatures)
    yield from _behind(script)


def _beside(document: Document, opening: Opening) -> str:
    stamps = [
        *([document.words.draft] if document.draft else []),
        *([document.words.example] if document.example else []),
    ]
    return "".join(f" · {one}" for one in (opening.as_of, *stamps))


def _behind(script: Script) -> Iterator[str]:
    """The annexes; after them the workings, where they are bound in."""
    document, words = script.document, script.document.words
    for value in document.annexes:
        yield from chapter(script, value)
    if document.binding != "annex":
        return
    yield heading(script, "workings-volume", words.workings, new_page=True)
    for entry in document.workings_contents:
        label = f"{entry.label} " if entry.label else ""
        yield written(f"TOC{min(entry.level, 2)}", run(label + entry.text))
    for value in document.workings:
        yield from chapter(script, value)
