"""HTML in, a tagged archival PDF out: PDF/A-3a and PDF/UA-1 in one file.

WeasyPrint goes on after a missing picture, an unknown property or a missing glyph and only logs
it; here anything it logs as a warning or an error is a failure.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import pydyf
from weasyprint.document import Document as Layout

from pipeline.collector import resting_collector
from pipeline.document import Embedded
from pipeline.problems import RenderFailed
from pipeline.render.attachments import associate, attachment
from pipeline.render.conformance import conforming
from pipeline.render.files import TemplateFiles
from pipeline.render.fullness import shortfall
from pipeline.render.identified import identified
from pipeline.render.overflow import DoesNotFit, overflowing
from pipeline.render.parsed import parsed
from pipeline.translatable import _

LONGEST_COMPLAINT = 300


@dataclass(frozen=True)
class Paper:
    """A typeset document: its bytes, its number of pages, and by how much they are emptier than
    they should be."""

    pdf: bytes
    pages: int
    shortfall: float


def typeset(html: str, files: TemplateFiles, embedded: tuple[Embedded, ...] = ()) -> Paper:
    """The HTML as PDF. The same HTML gives the same bytes.

    Raises RenderFailed, and of it DoesNotFit where a table's figures have no room.
    """
    # The layout is let go before the collector works again, which then frees it in one pass.
    with resting_collector(), _no_complaints():
        return _typeset(html, files, embedded)


def _typeset(html: str, files: TemplateFiles, embedded: tuple[Embedded, ...]) -> Paper:
    layout = _laid_out(html, files)
    if cells := overflowing(layout):
        raise DoesNotFit(cells)
    pdf = layout.write_pdf(
        pdf_variant="pdf/a-3a",
        pdf_identifier=False,
        attachments=[attachment(one) for one in embedded],
        finisher=partial(_finish, embedded=embedded),
    )
    return Paper(identified(pdf), len(layout.pages), shortfall(layout))


def _laid_out(html: str, files: TemplateFiles) -> Layout:
    try:
        return parsed(html, files).render(pdf_variant="pdf/a-3a")
    except AssertionError as stuck:
        # WeasyPrint asserts that every page takes up something of what is left to place.
        raise RenderFailed(
            _("The pages could not be set: something is larger than a page and cannot be divided.")
        ) from stuck


def _finish(layout: Layout, pdf: pydyf.PDF, *, embedded: tuple[Embedded, ...]) -> None:
    """What WeasyPrint's PDF lacks to meet the standards; it calls this before it writes."""
    conforming(layout, pdf)
    associate(pdf, embedded)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint says from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text not in self.texts:
            self.texts.append(text)


@contextmanager
def _no_complaints() -> Iterator[None]:
    logger, complaints = logging.getLogger("weasyprint"), _Complaints()
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    if complaints.texts:
        said = "; ".join(text[:LONGEST_COMPLAINT] for text in complaints.texts)
        raise RenderFailed(_("The pages could not be set: {said}"), said=said)
