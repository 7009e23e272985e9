"""The page in words in; PDFs, a web page and a Word file out. Templates place, none computes.

The same document gives the same bytes. Whatever the templates or the typesetter complain about
ends in `RenderFailed`, so a page that came out is a page that is whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.collector import resting_collector
from pipeline.document import Brief, Document, Embedded
from pipeline.document.pages import Form
from pipeline.problems import RenderFailed
from pipeline.render.columns import Setting
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.overflow import DoesNotFit
from pipeline.render.paper import Paper
from pipeline.render.portfolio import portfolio_pdf
from pipeline.render.setting import search_path, set_pages
from pipeline.render.stamp import stamp_pdf
from pipeline.render.word import word_file
from pipeline.shipped import shipped_templates
from pipeline.translatable import _

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
BRIEF = "brief/brief.html.jinja"
SUMMARY = "lkjip/summary.html.jinja"
ACCOUNT = "scorecard.json"
"""The embedded file that every PDF carries, with what supplements it."""
REPORT_PDF, BRIEF_PDF, WORKINGS_PDF, READINESS_PDF = (
    "report.pdf", "brief.pdf", "workings.pdf", "readiness.pdf",
)  # fmt: skip
DENSITIES = tuple(range(15))
"""How tightly brief and summary are set; their templates say what each density shows."""

USUAL = 10
"""The density that is tried first."""
FURTHER = (5, 3, 1)
"""Rows of its first list that a brief shows besides those of its density, where they have room."""
_USUAL_ROWS = 4
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
        density = _density_of_summary(pages, files)
        report_pdf, settings = _report(pages, files, embedded, density)
        workings_pdf, more = _workings(pages, files, shared)
        readiness_pdf = _readiness(pages, files, shared)
        shown = {**settings, **more}
        on_screen = pages.page(REPORTS[document.form], medium="screen", settings=shown)
        brief_pdf = _brief(pages, files, density).pdf(shared, file=BRIEF_PDF)
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
                return _report(pages, files, embedded, _density_of_summary(pages, files))[0]
            case "brief.pdf":
                density = _density_of_summary(pages, files)
                return _brief(pages, files, density).pdf(shared, file=name)
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


def _density_of_summary(pages: Pages[Document], files: TemplateFiles) -> int:
    """The roomiest density at which it takes one page, else the tightest; then it takes two. A
    part of a year has none."""
    if pages.document.form != "annual":
        return USUAL
    return _roomiest(lambda density: set_pages(pages, SUMMARY, files, density=density)[0], USUAL)


def _brief(pages: Pages[Document], files: TemplateFiles, density: int) -> Paper:
    """The brief as roomy as one page allows, with as many rows of its first list as that leaves
    room for; it says about as much as the summary."""
    set_at = cache(lambda density: set_pages(pages, BRIEF, files, density=density)[0])
    at = _roomiest(set_at, density)
    brief: Paper = set_at(at)
    if brief.pages == 1 and _has_more(pages.document.brief):
        tries = (set_pages(pages, BRIEF, files, density=at, further=one)[0] for one in FURTHER)
        brief = next((one for one in tries if one.pages == 1), brief)
    if brief.pages > 1:
        raise RenderFailed(
            _("The brief takes {pages} pages and may take one: shorten what its template prints."),
            pages=brief.pages,
        )
    return brief


def _has_more(brief: Brief | None) -> bool:
    """Whether its first list has more rows than a page of usual density shows."""
    return brief is not None and any(len(part.rows) > _USUAL_ROWS for part in brief.lists[:1])


def _roomiest(set_at: Callable[[int], Paper], guess: int) -> int:
    """The first density that takes one page, as each prints less than the one before; else the
    last. It is looked for from a guess outwards, in growing steps, the longer the more pages it
    takes, and then between two of them."""
    low, high, at, step = 0, DENSITIES[-1], guess, 1
    seen: set[bool] = set()
    while low < high:
        pages = set_at(at).pages
        fits = pages == 1
        step = max(step, pages - 1)
        seen.add(fits)
        low, high = (low, at) if fits else (at + 1, high)
        reach = max(low, at - step) if fits else min(high, at + step)
        at, step = ((low + high) // 2 if len(seen) > 1 else reach), 2 * step
    return high
