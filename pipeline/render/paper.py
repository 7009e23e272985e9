"""Turns HTML into a tagged archival PDF: PDF/A-3a and PDF/UA-1 in one file."""

from dataclasses import dataclass
from functools import cached_property, partial

import pydyf
from weasyprint.document import Document as Layout

from pipeline.document import Embedded
from pipeline.problems import RenderFailed
from pipeline.render.attachments import associate, attachment
from pipeline.render.complaints import LONGEST_COMPLAINT, no_complaints
from pipeline.render.conformance import conforming
from pipeline.render.files import TemplateFiles
from pipeline.render.fullness import foot, shortfall
from pipeline.render.identified import identified
from pipeline.render.metadata import complete_metadata
from pipeline.render.overflow import DoesNotFit, overflowing
from pipeline.render.parsed import parsed
from pipeline.translatable import _


@dataclass(frozen=True)
class Paper:
    """Pages as laid out; several layouts may be tried before one is written."""

    layout: Layout

    @property
    def pages(self) -> int:
        return len(self.layout.pages)

    @cached_property
    def shortfall(self) -> float:
        """By how much its pages are emptier than they should be."""
        return shortfall(self.layout)

    @property
    def foot(self) -> float:
        """The share of its last page, within the margins, that is blank at the foot."""
        return foot(self.layout)

    def pdf(self, embedded: tuple[Embedded, ...] = (), *, file: str = "") -> bytes:
        """The pages as PDF, with embedded files and the file's name among the outputs; may be
        called only once. Raises RenderFailed."""
        with no_complaints():
            pdf = self.layout.write_pdf(
                pdf_variant="pdf/a-3a",
                pdf_identifier=False,
                attachments=[attachment(one) for one in embedded],
                finisher=partial(_finish, file=file, embedded=embedded),
            )
            return identified(pdf)

    def drawing(self) -> bytes:
        """The pages as PDF to draw in another PDF: no tags, no standard, no identifier. Raises
        RenderFailed."""
        with no_complaints():
            return bytes(self.layout.write_pdf(pdf_identifier=False))


def typeset(html: str, files: TemplateFiles) -> Paper:
    """The HTML as pages. The same HTML gives the same bytes.

    Raises RenderFailed, or its subclass DoesNotFit where a table's figures have no room.
    """
    with no_complaints():
        layout = _laid_out(html, files)
    if cells := overflowing(layout):
        raise DoesNotFit(cells)
    return Paper(layout)


def _laid_out(html: str, files: TemplateFiles) -> Layout:
    try:
        return parsed(html, files).render(pdf_variant="pdf/a-3a")
    except AssertionError as stuck:
        # WeasyPrint asserts that every page takes up some of what is left to place.
        raise RenderFailed(
            _("The pages could not be set: something is larger than a page and cannot be divided.")
        ) from stuck
    except Exception as fault:
        # WeasyPrint may fail in any way on the style sheets of an agency's own templates.
        if files.are_shipped:
            raise
        said = f"{type(fault).__name__}: {fault}"[:LONGEST_COMPLAINT]
        raise RenderFailed(_("The pages could not be set: {said}"), said=said) from fault


def _finish(layout: Layout, pdf: pydyf.PDF, *, file: str, embedded: tuple[Embedded, ...]) -> None:
    """Adds what WeasyPrint's PDF lacks for the standards; called before it is written."""
    conforming(layout, pdf)
    complete_metadata(pdf, file, embedded)
    associate(pdf, embedded)
