"""The contents as Word's own field (ISO/IEC 29500-1, 17.16.5.68), with entries to show until Word
computes it: without page numbers, which only Word knows. It lists headings by their styles, so the
summary's headings, which no contents list, have their own style."""

from collections.abc import Iterator, Sequence

from pipeline.document import Entry
from pipeline.render.word.ink import link, run, written
from pipeline.render.word.script import Script

_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def contents(script: Script, heading: str, values: Sequence[Entry]) -> Iterator[str]:
    """The heading, which is not listed in the contents, and a line for each entry."""
    if not values:
        return
    yield written("TOCHeading", run(heading))
    for place, entry in enumerate(values):
        label = f"{entry.label} " if entry.label else ""
        said = link(script.place(entry.target), run(label) + run(entry.text))
        begin = _BEGIN if place == 0 else ""
        end = _END if place == len(values) - 1 else ""
        yield written(f"TOC{min(entry.level, 2)}", begin + said + end)
