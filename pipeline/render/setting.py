"""Finds templates and sets pages; tables that do not fit are set again until they do."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.document import Document
from pipeline.document.portfolio import PortfolioPages
from pipeline.problems import RenderFailed
from pipeline.render.columns import Setting
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.overflow import DoesNotFit, Overflow
from pipeline.render.paper import Paper, typeset
from pipeline.shipped import shipped_templates
from pipeline.translatable import _


def search_path(templates: Path | None) -> tuple[Path, ...]:
    shipped = shipped_templates().resolve()
    if templates is None:
        return (shipped,)
    if not templates.is_dir():
        raise RenderFailed(_("There is no folder {folder}."), folder=str(templates))
    return (templates.resolve(), shipped)


def set_pages(
    pages: Pages[Document] | Pages[PortfolioPages],
    template: str,
    files: TemplateFiles,
    *,
    laid_out: Callable[[str, TemplateFiles], Paper] = typeset,
    **values: object,
) -> tuple[Paper, Mapping[str, Setting]]:
    """The pages, and the settings of the tables that did not fit at first.

    Such a table is set again with the size of letters and the width that it came out with, and
    where that does not help, in the smallest letters. Raises DoesNotFit where nothing helps.
    """
    settings: dict[str, Setting] = {}
    while True:
        html = pages.page(template, medium="print", settings=settings, **values)
        try:
            return laid_out(html, files), settings
        except DoesNotFit as found:
            if any(settings.get(cell.table, _FIRST).dense for cell in found.cells):
                raise
            settings |= {cell.table: _tighter(cell, settings) for cell in found.cells}


_FIRST = Setting()


def _tighter(cell: Overflow, settings: Mapping[str, Setting]) -> Setting:
    last = cell.dense or cell.table in settings
    return Setting(cell.size, cell.room, dense=last)
