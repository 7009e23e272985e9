"""The report as a Word file, for editing its words: the same text, the same figures.

It is made from the document, not from the templates: an agency's own templates change only the PDF
and the web page. What is drawn there appears here in tables and words.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from pipeline.document import Document
from pipeline.render.columns import Setting
from pipeline.render.fonts import sans
from pipeline.render.word.package import packed, started
from pipeline.render.word.parts import parts
from pipeline.render.word.pictures import pictures_of
from pipeline.render.word.script import Script

__all__ = ["word_file"]


def word_file(
    document: Document, folders: tuple[Path, ...], density: int, settings: Mapping[str, Setting]
) -> bytes:
    """The file's bytes, the same for the same report.

    `density` and `settings` state how densely the PDF set its summary and its tables: what had no
    room there is left out here, so that both print the same figures. `folders` have the fonts.
    """
    file = started()
    script = Script(document, density, settings, sans(folders), pictures_of(file))
    body = "".join(_apart(parts(script)))
    return packed(file, body, document, script.lists, script.passages)


_TABLE, _BETWEEN = "<w:tbl>", '<w:p><w:pPr><w:pStyle w:val="Between"/></w:pPr></w:p>'


def _apart(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces of the body, with a paragraph between two tables, which Word would otherwise join,
    and one after a table at the end."""
    said = [piece for piece in pieces if piece]
    for piece, following in pairwise([*said, _TABLE]):
        yield piece
        if piece.endswith("</w:tbl>") and following.startswith(_TABLE):
            yield _BETWEEN
