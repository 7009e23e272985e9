"""The page in words in, two PDFs and a web page out. Templates place; nothing is computed here.

The same document gives the same bytes. Whatever the templates or the typesetter complain about
ends in `RenderFailed`, so a page that came out is a page that is whole.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.document import Document, Embedded
from pipeline.document.pages import Form
from pipeline.problems import RenderFailed
from pipeline.render.columns import Setting
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.overflow import DoesNotFit, Overflow
from pipeline.render.paper import Paper, typeset
from pipeline.translatable import _

__all__ = ["Rendered", "rendered", "shipped_templates"]

REPORTS: Mapping[Form, str] = {
    "annual": "lkjip/report.html.jinja",
    "interim": "interim/report.html.jinja",
}
"""The report's template, by its form."""
WORKINGS = "workings/workings.html.jinja"
BRIEF = "brief/brief.html.jinja"
SUMMARY = "lkjip/summary.html.jinja"
ACCOUNT = "scorecard.json"
"""The embedded file that every PDF carries."""
DENSITIES = tuple(range(13))
"""How tightly brief and summary are set; their templates say what each density shows."""

AIRS = (1, 0.9, 0.8, 1.1, 0.85)
"""Shares of the usual space between the parts of a report, as they are tried."""
MANY_PAGES = 30


@dataclass(frozen=True)
class Rendered:
    """The report as PDF, its one-page companion, and the report as a self-contained web page.

    The workings are empty where the report has them bound in.
    """

    report_pdf: bytes
    brief_pdf: bytes
    report_html: bytes
    workings_pdf: bytes = b""


def rendered(
    document: Document, *, templates: Path | None = None, embedded: tuple[Embedded, ...] = ()
) -> Rendered:
    """The document, set; files in the folder `templates` go before the shipped ones.

    `embedded` files travel inside the report's PDF, the account in each. Raises RenderFailed.
    """
    folders = _search_path(templates)
    files = TemplateFiles(folders)
    pages = Pages(folders, document)
    account = tuple(one for one in embedded if one.name == ACCOUNT)
    template = REPORTS[document.form]
    if document.form == "annual":
        report, settings = _in_full_pages(pages, template, files, embedded)
    else:
        report, settings = _set(pages, template, files, embedded)
    workings = b""
    if document.binding == "separate":
        apart, more = _set(pages, WORKINGS, files, account)
        workings, settings = apart.pdf, {**settings, **more}
    on_screen = pages.page(template, medium="screen", settings=settings)
    brief = _on_one_page(pages, files, account)
    return Rendered(report.pdf, brief.pdf, on_screen.encode(), workings)


def shipped_templates() -> Path:
    """The folder of templates: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


def _search_path(templates: Path | None) -> tuple[Path, ...]:
    shipped = shipped_templates().resolve()
    if templates is None:
        return (shipped,)
    if not templates.is_dir():
        raise RenderFailed(_("There is no folder {folder}."), folder=str(templates))
    return (templates.resolve(), shipped)


def _set(
    pages: Pages,
    template: str,
    files: TemplateFiles,
    embedded: tuple[Embedded, ...] = (),
    **values: object,
) -> tuple[Paper, Mapping[str, Setting]]:
    """The pages, and the settings of the tables that did not fit as they were set first.

    Such a table is set anew: by the letters and the width that it came out with, and where that
    does not help in the smallest letters. Raises DoesNotFit where nothing helps.
    """
    settings: dict[str, Setting] = {}
    while True:
        html = pages.page(template, medium="print", settings=settings, **values)
        try:
            return typeset(html, files, embedded), settings
        except DoesNotFit as found:
            if any(settings.get(cell.table, _FIRST).dense for cell in found.cells):
                raise
            settings |= {cell.table: _tighter(cell, settings) for cell in found.cells}


_FIRST = Setting()


def _tighter(cell: Overflow, settings: Mapping[str, Setting]) -> Setting:
    last = cell.dense or cell.table in settings
    return Setting(cell.size, cell.room, dense=last)


def _in_full_pages(
    pages: Pages, template: str, files: TemplateFiles, embedded: tuple[Embedded, ...]
) -> tuple[Paper, Mapping[str, Setting]]:
    """A report of a year with so much air between its parts that its pages are full, or fullest.

    Of many pages, one that is emptier than others weighs little.
    """
    density = _density_of_summary(pages, files)
    tried = []
    for air in AIRS:
        tried.append(_set(pages, template, files, embedded, density=density, air=air))
        report, _settings = tried[-1]
        if not report.shortfall or report.pages > MANY_PAGES:
            break
    return min(tried, key=lambda one: one[0].shortfall)


def _density_of_summary(pages: Pages, files: TemplateFiles) -> int:
    """The roomiest density at which it takes one page, else the tightest; then it takes two."""
    return _roomiest(lambda density: _set(pages, SUMMARY, files, density=density)[0])


def _on_one_page(pages: Pages, files: TemplateFiles, account: tuple[Embedded, ...]) -> Paper:
    """The brief as roomy as one page allows."""
    set_at = cache(lambda density: _set(pages, BRIEF, files, account, density=density)[0])
    brief: Paper = set_at(_roomiest(set_at))
    if brief.pages > 1:
        raise RenderFailed(
            _("The brief takes {pages} pages and may take one: shorten what its template prints."),
            pages=brief.pages,
        )
    return brief


def _roomiest(set_at: Callable[[int], Paper]) -> int:
    """The first density that takes one page, as each prints less than the one before."""
    first = bisect_left(DENSITIES, True, key=lambda density: set_at(density).pages == 1)
    return DENSITIES[min(first, len(DENSITIES) - 1)]
