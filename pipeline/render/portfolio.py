"""The portfolio of a period as PDF, by the same rules as every other PDF."""

from pathlib import Path

from pipeline.collector import resting_collector
from pipeline.document import Embedded
from pipeline.document.portfolio import PortfolioPages
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.setting import search_path, set_pages

TEMPLATE = "portfolio/portfolio.html.jinja"


def portfolio_pdf(
    document: PortfolioPages,
    *,
    templates: Path | None = None,
    embedded: tuple[Embedded, ...] = (),
) -> bytes:
    """The pages as PDF; files in the folder `templates` replace the shipped files. Raises
    RenderFailed."""
    folders = search_path(templates)
    with resting_collector():
        pages = Pages(folders, document)
        return set_pages(pages, TEMPLATE, TemplateFiles(folders))[0].pdf(embedded)
