"""The page in words in, two PDFs and a web page out. Templates place; nothing is computed here.

The same document gives the same bytes. Whatever the templates or the typesetter complain about
ends in `RenderFailed`, so a page that came out is a page that is whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.collector import resting_collector
from pipeline.document import Document, Embedded
from pipeline.document.pages import Form
from pipeline.problems import RenderFailed
from pipeline.render.columns import Setting
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import Paper
from pipeline.render.portfolio import portfolio_pdf
from pipeline.render.setting import search_path, set_pages, shipped_templates
from pipeline.render.stamp import stamp_pdf
from pipeline.translatable import _

__all__ = ["Rendered", "portfolio_pdf", "rendered", "shipped_templates", "stamp_pdf"]

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
"""The embedded file that every PDF carries."""
DENSITIES = tuple(range(15))
"""How tightly brief and summary are set; their templates say what each density shows."""

USUAL = 6
"""The density that is tried first."""
AIRS = (0.8, 0.7, 0.85, 1.1)
"""Shares of the usual space between the parts of a report, as they are tried; workings are set at
the first."""
MANY_PAGES = 30


@dataclass(frozen=True)
class Rendered:
    """The report as PDF, its one-page companion, and the report as a self-contained web page.

    The workings are empty where the report has them bound in; readiness where it has no pages.
    """

    report_pdf: bytes
    brief_pdf: bytes
    report_html: bytes
    workings_pdf: bytes = b""
    readiness_pdf: bytes = b""

    @property
    def files(self) -> Mapping[str, bytes]:
        """By their names, those that there are."""
        named = {
            "report.pdf": self.report_pdf,
            "brief.pdf": self.brief_pdf,
            "workings.pdf": self.workings_pdf,
            "readiness.pdf": self.readiness_pdf,
            "report.html": self.report_html,
        }
        return {name: content for name, content in named.items() if content}


def rendered(
    document: Document, *, templates: Path | None = None, embedded: tuple[Embedded, ...] = ()
) -> Rendered:
    """The document, set; files in the folder `templates` go before the shipped ones.

    `embedded` files travel inside the report's PDF, the account in each. Raises RenderFailed.
    """
    folders = search_path(templates)
    files = TemplateFiles(folders)
    pages = Pages(folders, document)
    account = tuple(one for one in embedded if one.name == ACCOUNT)
    # The layouts are let go before the collector works again, which then frees them in one pass.
    with resting_collector():
        annual = document.form == "annual"
        density = _density_of_summary(pages, files) if annual else USUAL
        report_pdf, settings = _report(pages, files, embedded, density)
        workings_pdf = b""
        if document.binding == "separate":
            workings, more = set_pages(pages, WORKINGS, files, air=AIRS[0])
            workings_pdf, settings = workings.pdf(account), {**settings, **more}
        readiness_pdf = b""
        if document.readiness:
            readiness_pdf = set_pages(pages, READINESS, files, air=min(AIRS))[0].pdf(account)
        on_screen = pages.page(REPORTS[document.form], medium="screen", settings=settings)
        brief_pdf = _brief(pages, files, density).pdf(account)
    return Rendered(report_pdf, brief_pdf, on_screen.encode(), workings_pdf, readiness_pdf)


def _report(
    pages: Pages[Document], files: TemplateFiles, embedded: tuple[Embedded, ...], density: int
) -> tuple[bytes, Mapping[str, Setting]]:
    """The report as PDF, and how its tables were set."""
    template = REPORTS[pages.document.form]
    if pages.document.form == "annual":
        report, settings = _in_full_pages(pages, template, files, density)
    else:
        report, settings = set_pages(pages, template, files)
    return report.pdf(embedded), settings


def _in_full_pages(
    pages: Pages[Document], template: str, files: TemplateFiles, density: int
) -> tuple[Paper, Mapping[str, Setting]]:
    """A report of a year with so much air between its parts that its pages are full, or fullest.

    Of many pages, one that is emptier than others weighs little.
    """
    tries = (set_pages(pages, template, files, density=density, air=air) for air in AIRS)
    best = next(tries)
    while best[0].shortfall and best[0].pages <= MANY_PAGES and (tried := next(tries, None)):
        best = min(best, tried, key=lambda one: one[0].shortfall)
    return best


def _density_of_summary(pages: Pages[Document], files: TemplateFiles) -> int:
    """The roomiest density at which it takes one page, else the tightest; then it takes two."""
    return _roomiest(lambda density: set_pages(pages, SUMMARY, files, density=density)[0], USUAL)


def _brief(pages: Pages[Document], files: TemplateFiles, density: int) -> Paper:
    """The brief as roomy as one page allows; it says about as much as the summary."""
    set_at = cache(lambda density: set_pages(pages, BRIEF, files, density=density)[0])
    brief: Paper = set_at(_roomiest(set_at, density))
    if brief.pages > 1:
        raise RenderFailed(
            _("The brief takes {pages} pages and may take one: shorten what its template prints."),
            pages=brief.pages,
        )
    return brief


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
