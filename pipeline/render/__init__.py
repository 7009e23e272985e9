"""The page in words in, two PDFs and a web page out. Templates place; nothing is computed here.

The same document gives the same bytes. Whatever the templates or the typesetter complain about
ends in `RenderFailed`, so a page that came out is a page that is whole.
"""

from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Document, Embedded
from pipeline.problems import RenderFailed
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import Paper, typeset

__all__ = ["Rendered", "rendered", "shipped_templates"]

REPORT = "lkjip/report.html.jinja"
BRIEF = "brief/brief.html.jinja"
DENSITIES = (0, 1, 2, 3)
"""How tightly the brief is set; its template says what each density leaves out or shortens."""


@dataclass(frozen=True)
class Rendered:
    """The report as PDF, its one-page companion, and the report as a self-contained web page."""

    report_pdf: bytes
    brief_pdf: bytes
    report_html: bytes


def rendered(
    document: Document, *, templates: Path | None = None, embedded: tuple[Embedded, ...] = ()
) -> Rendered:
    """The document, set; files in the folder `templates` go before the shipped ones.

    `embedded` files travel inside the report's PDF. Raises RenderFailed.
    """
    folders = _search_path(templates)
    files = TemplateFiles(folders)
    pages = Pages(folders, document)
    on_screen = pages.page(REPORT, medium="screen")
    report = typeset(pages.page(REPORT, medium="print"), files, embedded)
    brief = _on_one_page(pages, files, report)
    return Rendered(report.pdf, brief.pdf, on_screen.encode())


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
        raise RenderFailed(f"The templates folder {templates} does not exist.")
    return (templates.resolve(), shipped)


def _on_one_page(pages: Pages, files: TemplateFiles, report: Paper) -> Paper:
    """The brief as roomy as one page allows; each density prints less than the one before."""
    for density in DENSITIES:
        brief = typeset(
            pages.page(BRIEF, medium="print", page_of=report.page_of, density=density), files
        )
        if brief.pages == 1:
            return brief
    raise RenderFailed(
        f"The brief takes {brief.pages} pages and may take one: shorten what its template prints."
    )
