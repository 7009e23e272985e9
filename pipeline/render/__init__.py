"""The page in words in; PDFs, a web page and a Word file out. Templates place, none computes.

The same document gives the same bytes. Whatever the templates or the typesetter complain about
ends in `RenderFailed`, so a page that came out is a page that is whole.
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
"""The embedded file that every PDF carries, with what supplements it."""
REPORT_PDF, BRIEF_PDF, WORKINGS_PDF, READINESS_PDF = (
    "report.pdf", "brief.pdf", "workings.pdf", "readiness.pdf",
)  # fmt: skip
AIRS = (0.7, 0.8, 0.85, 1.1)
"""Shares of the usual space between the parts of a report, as they are tried; workings and
readiness are set at the first."""
MANY_PAGES = 30
NEARLY_FULL = 0.0002
"""So little may be missing of each page: no eye sees it, and a layout of 28 pages takes 3 s."""


@dataclass(frozen=True)
class Rendered:
    """The report as PDF, its one-page companion, and the report as a self-contained web page and as
    a Word file.

    The workings are empty where the report has them bound in; readiness where it has no pages.
    """

    report_pdf: bytes
    brief_pdf: bytes
    report_html: bytes
    workings_pdf: bytes = b""
    readiness_pdf: bytes = b""
    report_docx: bytes = b""

    @property
    def files(self) -> Mapping[str, bytes]:
        """By their names, those that there are."""
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
    """The document, set; files in the folder `templates` go before the shipped ones.

    `embedded` files travel inside the report's PDF; the account, and what supplements it, in each.
    Raises RenderFailed.
    """
    pages, files = _opened(document, templates)
    shared = in_each(embedded)
    # The layouts are let go before the collector works again, which then frees them in one pass.
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
    """The PDF that `rendered` makes under this name, alone; empty where it makes none."""
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
    """What travels in each PDF."""
    return tuple(one for one in embedded if one.name == ACCOUNT or one.relationship == "Supplement")


def _workings(
    pages: Pages[Document], files: TemplateFiles, shared: tuple[Embedded, ...]
) -> tuple[bytes, Mapping[str, Setting]]:
    """The workings, and how their tables were set; empty where the report has them bound in."""
    if pages.document.binding != "separate":
        return b"", {}
    workings, settings = set_pages(pages, WORKINGS, files, air=AIRS[0])
    return workings.pdf(shared, file=WORKINGS_PDF), settings


def _readiness(pages: Pages[Document], files: TemplateFiles, shared: tuple[Embedded, ...]) -> bytes:
    """How far evaluators' criteria are proven; empty where it has no pages."""
    if not pages.document.readiness:
        return b""
    judged = set_pages(pages, READINESS, files, air=AIRS[0])[0]
    return judged.pdf(shared, file=READINESS_PDF)


def _report(
    pages: Pages[Document], files: TemplateFiles, embedded: tuple[Embedded, ...], density: int
) -> tuple[bytes, Mapping[str, Setting]]:
    """The report as PDF, and how its tables were set."""
    template = REPORTS[pages.document.form]
    if pages.document.form == "annual":
        report, settings = _in_full_pages(pages, template, files, density)
    else:
        report, settings = set_pages(pages, template, files)
    return report.pdf(embedded, file=REPORT_PDF), settings


def _in_full_pages(
    pages: Pages[Document], template: str, files: TemplateFiles, density: int
) -> tuple[Paper, Mapping[str, Setting]]:
    """A report of a year with so much air between its parts that its pages are full, or fullest.

    Of many pages, one that is emptier than others weighs little.
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
