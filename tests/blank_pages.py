"""A build without its typesetting, which is nine tenths of its time: for what is not on paper."""

from pathlib import Path

from pipeline.document import Document, Embedded
from pipeline.render import REPORTS, Rendered, shipped_templates
from pipeline.render.markup import Pages

BLANK = b"%PDF-1.7\n%%EOF\n"


def rendered(
    document: Document, *, templates: Path | None = None, embedded: tuple[Embedded, ...] = ()
) -> Rendered:
    """In the place of `pipeline.render.rendered`: the whole web page, and PDFs with nothing in
    them."""
    folders = (*([templates] if templates else []), shipped_templates())
    page = Pages(folders, document).page(REPORTS[document.form], medium="screen")
    workings = BLANK if document.binding == "separate" else b""
    return Rendered(BLANK, BLANK, page.encode(), workings)
