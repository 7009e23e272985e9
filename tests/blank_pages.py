"""A build without the typesetting of its pages, which is nine tenths of its time: for tests that
ask nothing of paper. The web page is whole, and what travels inside the PDFs travels."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from pipeline import render, run
from pipeline.document import Document, Embedded
from pipeline.render import REPORTS, Rendered, in_each, shipped_templates
from pipeline.render.density import USUAL
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import typeset
from pipeline.render.word import word_file

BLANK = "<html lang='id'><title>kosong</title><p>Kosong.</p></html>"


def rendered(
    document: Document, *, templates: Path | None = None, embedded: tuple[Embedded, ...] = ()
) -> Rendered:
    """In the place of `pipeline.render.rendered`."""
    folders = (*([templates] if templates else []), shipped_templates())
    page = Pages(folders, document).page(REPORTS[document.form], medium="screen")
    report, other = (
        typeset(BLANK, TemplateFiles(folders)).pdf(inside)
        for inside in (embedded, in_each(embedded))
    )
    workings = other if document.binding == "separate" else b""
    readiness = other if document.readiness else b""
    word = word_file(document, folders, USUAL, {})
    return Rendered(report, other, page.encode(), workings, readiness, word)


@contextmanager
def without_paper() -> Iterator[None]:
    """Reports that this process builds meanwhile have blank pages."""
    with mock.patch.object(render, "rendered", rendered):
        yield


def built(order: run.Order, job: run.Job) -> run.Outcome:
    """`run.built` without paper, in whatever process it is called."""
    with without_paper():
        return run.built(order, job)
