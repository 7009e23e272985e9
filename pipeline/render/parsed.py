"""A page's HTML in, its tree out as WeasyPrint lays it out.

The shipped templates write HTML that is XML as well, which Python's parser of XML reads in a tenth
of the time; a test keeps both readings alike. A user's templates, and a page with a character that
XML does not know, are read as HTML alone.
"""

from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import HTML

from pipeline.render.files import TemplateFiles


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
    return HTML(string=html, base_url=files.base_url, url_fetcher=files)


class _Tree(HTML):  # type: ignore[misc]  # WeasyPrint carries no types
    """What WeasyPrint makes of a source, made of a tree; it takes no tree itself."""

    def __init__(self, tree: ElementTree.Element, files: TemplateFiles) -> None:
        self.base_url = files.base_url
        self.url_fetcher = files
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
