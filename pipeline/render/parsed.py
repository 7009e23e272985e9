"""A page's HTML in, its tree out as WeasyPrint lays it out.

The shipped templates write HTML that is XML as well, which Python's parser of XML reads in a tenth
of the time; a test keeps both readings alike. A user's templates, and a page with a character that
XML does not know, are read as HTML alone.
"""

from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import HTML

from pipeline.problems import RenderFailed
from pipeline.render.files import TemplateFiles
from pipeline.translatable import _

MOST_SPANNED = 1_000
_SPANS, _DIGITS = ("colspan", "rowspan", "span"), 9


def parsed(html: str, files: TemplateFiles) -> HTML:
    """The page, which loads what `files` lets it."""
    if not files.are_shipped:
        return _as_html(html, files)
    try:
        tree = ElementTree.fromstring(html)
    except ElementTree.ParseError:
        return _as_html(html, files)
    return _Tree(tree, files)


def _as_html(html: str, files: TemplateFiles) -> HTML:
    page = HTML(string=html, base_url=files.base_url, url_fetcher=files)
    _refuse_endless_cells(page.etree_element)
    return page


def _refuse_endless_cells(page: ElementTree.Element) -> None:
    """Raise RenderFailed for a cell over more columns or rows than a table can have: WeasyPrint
    makes each of them."""
    for cell in page.iter():
        for name in _SPANS:
            said = cell.get(name, "").strip()
            if said.isdecimal() and int(said[:_DIGITS]) > MOST_SPANNED:
                told = _(
                    "A cell of a template reaches over {said} columns or rows, {most} at most."
                )
                raise RenderFailed(told, said=said[:_DIGITS], most=MOST_SPANNED)


class _Tree(HTML):  # type: ignore[misc]  # WeasyPrint carries no types
    """What WeasyPrint makes of a source, made of a tree; it takes no tree itself."""

    def __init__(self, tree: ElementTree.Element, files: TemplateFiles) -> None:
        self.base_url = files.base_url
        self.url_fetcher = files
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
