"""Turns a document in words into PDFs, a web page and a Word file. Templates place, none computes.

The same document gives the same bytes. Any complaint of a template or of the typesetter raises
`RenderFailed`, so pages that come out are complete.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.collector import resting_collector
from pipeline.document import Document, Embedded
from pipeline.document.pages import Form
from pipeline.render.columns import Setting
from pipeline.render.density import brief_paper, density_of_summary
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.overflow import DoesNotFit
from pipeline.render.paper import Paper
from pipeline.render.portfolio import portfolio_pdf
from pipeline.render.setting import search_path, set_pages
from pipeline.render.stamp import stamp_pdf
from pipeline.render.word import word_file
from pipeline.shipped import shipped_templates

__all__ = [
    "DoesNotFit",
    "Rendered",
    "in_each",
    "pdf_named",
    "portfolio_pdf",
    "rendered",
    "shipped_templates",
    "stamp_pdf",
]

REPORTS: Mapping[Form, str] = {
    "annual": "lkjip/report.html.jinja",
    "interim": "interim/report.html.jinja",
}
"""The report's template, by its form."""
WORKINGS = "workings/workings.html.jinja"
READINESS = "readiness/readiness.html.jinja"
ACCOUNT = "scorecard.json"
"""The embedded file that every PDF carries, besides the supplements."""
REPORT_PDF, BRIEF_PDF, WORKINGS_PDF, READINESS_PDF = (
    "report.pdf", "brief.pdf", "workings.pdf", "readiness.pdf",
)  # fmt: skip
AIRS = (0.7, 0.8, 0.85, 1.1)
"""Shares of the usual space between the parts of a report, in the order tried; workings and
readiness use the first."""
MANY_PAGES = 30
NEARLY_FULL = 0.0002
"""Shortfall that is accepted: no eye sees it, and another layout of 28 pages takes 3 s."""


@dataclass(frozen=True)
class Rendered:
    """The report as PDF, its one-page brief, and the report as a self-contained web page and as a
    Word file.

    The workings are empty where they are bound into the report; readiness where it has no pages.
    """

    report_pdf: bytes
    brief_pdf: bytes
    report_html: bytes
    workings_pdf: bytes = b""
    readiness_pdf: bytes = b""
    report_docx: bytes = b""

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files by name, without those that are empty."""
        named = {
            REPORT_PDF: self.report_pdf,
            BRIEF_PDF: self.brief_pdf,
            WORKINGS_PDF: self.workings_pdf,
            READINESS_PDF: self.readiness_pdf,
            "report.html": self.report_html,
            "report.docx": self.report_docx,
        }
        return {name: content for name, content in named.items() if content}


def rendered(
    document: Document, *, templates: Path | None = None, embedded: tuple[Embedded, ...] = ()
) -> Rendered:
    """The document as files; templates in the folder `templates` replace the shipped templates.

    All `embedded` files are in the report's PDF; the account and its supplements are in each PDF.
    Raises RenderFailed.
    """
    pages, files = _opened(document, templates)
    shared = in_each(embedded)
    # The layouts are released before the collector works again, which then frees them in one pass.
    with resting_collector():
        density = density_of_summary(pages, files)
        report_pdf, settings = _report(pages, files, embedded, density)
        workings_pdf, more = _workings(pages, files, shared)
        readiness_pdf = _readiness(pages, files, shared)
        shown = {**settings, **more}
        on_screen = pages.page(REPORTS[document.form], medium="screen", settings=shown)
        brief_pdf = brief_paper(pages, files, density).pdf(shared, file=BRIEF_PDF)
        report_docx = word_file(document, files.folders, density, settings)
    return Rendered(
        report_pdf, brief_pdf, on_screen.encode(), workings_pdf, readiness_pdf, report_docx
    )


def pdf_named(
    name: str,
    document: Document,
    *,
    templates: Path | None = None,
    embedded: tuple[Embedded, ...] = (),
) -> bytes:
    """The single PDF that `rendered` makes under this name; empty where it makes none."""
    pages, files = _opened(document, templates)
    shared = in_each(embedded)
    with resting_collector():
        match name:
            case "report.pdf":
                return _report(pages, files, embedded, density_of_summary(pages, files))[0]
            case "brief.pdf":
                density = density_of_summary(pages, files)
                return brief_paper(pages, files, density).pdf(shared, file=name)
            case "workings.pdf":
                return _workings(pages, files, shared)[0]
            case "readiness.pdf":
                return _readiness(pages, files, shared)
    return b""


def _opened(document: Document, templates: Path | None) -> tuple[Pages[Document], TemplateFiles]:
    folders = search_path(templates)
    return Pages(folders, document), TemplateFiles(folders)


def in_each(embedded: tuple[Embedded, ...]) -> tuple[Embedded, ...]:
    """The files that are embedded in each PDF."""
    return tuple(one for one in embedded if one.name == ACCOUNT or one.relationship == "Supplement")


def _workings(
    pages: Pages[Document], files: TemplateFiles, shared: tuple[Embedded, ...]
) -> tuple[bytes, Mapping[str, Setting]]:
    """The workings and the settings of their tables; empty where they are bound into the report."""
    if pages.document.binding != "separate":
        return b"", {}
    workings, settings = set_pages(pages, WORKINGS, files, air=AIRS[0])
    return workings.pdf(shared, file=WORKINGS_PDF), settings


def _readiness(pages: Pages[Document], files: TemplateFiles, shared: tuple[Embedded, ...]) -> bytes:
    """The readiness pages on the evaluators' criteria; empty where the document has none."""
    if not pages.document.readiness:
        return b""
    judged = set_pages(pages, READINESS, files, air=AIRS[0])[0]
    return judged.pdf(shared, file=READINESS_PDF)


def _report(
    pages: Pages[Document], files: TemplateFiles, embedded: tuple[Embedded, ...], density: int
) -> tuple[bytes, Mapping[str, Setting]]:
    """The report as PDF, and the settings of its tables."""
    template = REPORTS[pages.document.form]
    if pages.document.form == "annual":
        report, settings = _in_full_pages(pages, template, files, density)
    else:
        report, settings = set_pages(pages, template, files)
    return report.pdf(embedded, file=REPORT_PDF), settings


def _in_full_pages(
    pages: Pages[Document], template: str, files: TemplateFiles, density: int
) -> tuple[Paper, Mapping[str, Setting]]:
    """The annual report with the space between its parts that fills its pages, or fills them best.

    Above `MANY_PAGES` pages only one space is tried: an emptier page then weighs little.
    """
    tries = (set_pages(pages, template, files, density=density, air=air) for air in AIRS)
    best = next(tries)
    while (
        best[0].shortfall > NEARLY_FULL
        and best[0].pages <= MANY_PAGES
        and (tried := next(tries, None))
    ):
        best = min(best, tried, key=lambda one: one[0].shortfall)
    return best
