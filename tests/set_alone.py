"""One file of a report set alone, for tests that look at no other: a whole report takes some twelve
layouts, a file alone takes one or a few."""

from functools import cache
from pathlib import Path

from pipeline.document import Document
from pipeline.render import AIRS, REPORTS
from pipeline.render.density import (
    DENSITIES,
    SUMMARY,
    USUAL,
    brief_paper,
    density_of_summary,
    roomiest,
)
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import Paper
from pipeline.render.setting import search_path, set_pages

ROOMIEST, TIGHTEST = DENSITIES[0], DENSITIES[-1]
"""The densities of most small reports, and of those that hold far too much."""


def report_alone(
    document: Document, templates: Path | None = None, *, is_summary_fitted: bool = False
) -> bytes:
    """The report's PDF, with the air and the density of its summary that are tried first; the
    summary is fitted to a page only if `is_summary_fitted`."""
    pages, files = _of(document, templates)
    density = density_of_summary(pages, files) if is_summary_fitted else USUAL
    paper, _ = set_pages(pages, REPORTS[document.form], files, density=density, air=AIRS[0])
    return paper.pdf()


def screen_alone(document: Document, templates: Path | None = None) -> str:
    """The report's web page, its tables set as if they fitted on paper."""
    pages, _ = _of(document, templates)
    return pages.page(REPORTS[document.form], medium="screen")


def brief_alone(document: Document, first: int = ROOMIEST) -> bytes:
    """The brief's PDF; `first` is the density at which it is first tried how much fits."""
    return brief_paper(*_of(document), first).pdf()


def brief_and_summary(document: Document) -> tuple[bytes, bytes]:
    """The brief and the summary, each as a PDF; the summary as the report has it."""
    pages, files = _of(document)

    @cache
    def set_at(density: int) -> Paper:
        return set_pages(pages, SUMMARY, files, density=density)[0]

    density = roomiest(set_at, ROOMIEST)
    return brief_paper(pages, files, density).pdf(), set_at(density).pdf()


def _of(document: Document, templates: Path | None = None) -> tuple[Pages[Document], TemplateFiles]:
    folders = search_path(templates)
    return Pages(folders, document), TemplateFiles(folders)
