"""Parses a page's HTML to the tree that WeasyPrint lays out.

The shipped templates write HTML that is also XML, which Python's XML parser reads in a tenth of the
time; a test keeps both readings alike. A user's templates, and a page with a character that XML
does not allow, are read as HTML only.
"""

import re
from collections import Counter
from collections.abc import Sequence
from copy import copy
from functools import cache, lru_cache
from pathlib import Path
from xml.etree import ElementTree

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML, UA_STYLESHEET
from weasyprint.document import Document as Layout
from weasyprint.text.fonts import FontConfiguration

from pipeline.problems import RenderFailed
from pipeline.render.complaints import no_complaints
from pipeline.render.files import TemplateFiles
from pipeline.translatable import _

MOST_SPANNED = 1_000
_SPANS, _DIGITS = ("colspan", "rowspan", "span"), 9
_OF_ALL = re.compile(r":root \{([^}]*)\}")
_NAMED = re.compile(r"--([\w-]+)\s*:")
_GIVEN = re.compile(_NAMED.pattern + r"\s*([^;}]+)")
_ASKED = re.compile(r"var\(--([\w-]+)\)")


def parsed(html: str, files: TemplateFiles) -> HTML:
    """The page, which loads only what `files` allows."""
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
    """Raise RenderFailed for a cell that spans more columns or rows than a table can have:
    WeasyPrint creates each of them."""
    for cell in page.iter():
        for name in _SPANS:
            said = cell.get(name, "").strip()
            if said.isdecimal() and int(said[:_DIGITS]) > MOST_SPANNED:
                told = _(
                    "A cell of a template reaches over {said} columns or rows, {most} at most."
                )
                raise RenderFailed(told, said=said[:_DIGITS], most=MOST_SPANNED)


@cache
def _faces(folder: Path) -> FontConfiguration:
    """The font configuration of a folder's style sheets."""
    return FontConfiguration()


@lru_cache(maxsize=64)
def _sheet(css: str, folder: Path) -> CSS:
    """A style sheet, parsed once: pages are tried several times with the same sheets and share most
    of them, and reading them is a third of the work of a short page. Raises RenderFailed, each
    time, where WeasyPrint complains."""
    files = TemplateFiles((folder,))
    with no_complaints():
        return CSS(
            string=css,
            base_url=files.base_url,
            url_fetcher=files,
            font_config=_faces(folder),
        )


class _Tree(HTML):  # type: ignore[misc]  # WeasyPrint carries no types
    """The page made from a tree, since WeasyPrint accepts only a source."""

    def __init__(self, tree: ElementTree.Element, files: TemplateFiles) -> None:
        self.folder = files.folders[-1]
        self.sheets = [_sheet(css, self.folder) for css in _style_sheets_of(tree)]
        self.base_url = files.base_url
        self.url_fetcher = files
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_usual_styles()]

    def render(self, **options: object) -> Layout:
        """The pages, set by the page's own style sheets."""
        return super().render(_faces(self.folder), stylesheets=self.sheets, **options)


@cache
def _usual_styles() -> CSS:
    """WeasyPrint's own styles, reduced to what the shipped pages use. Those that name no element
    are tried on every element, with six pseudo-elements each for notes and markers: a fifth of a
    layout. These pages need only those of links and of list markers."""
    usual, known = copy(UA_STYLESHEET), copy(UA_STYLESHEET.matcher)
    link = ElementWrapper.from_html_root(ElementTree.Element("a", href="#"))
    of_links, of_markers = [], []
    for entry in known.other_selectors:
        is_met, _specificity, _order, pseudo_element, _declarations = entry
        if pseudo_element == "marker":
            of_markers.append(entry)
        elif pseudo_element is None and is_met(link):
            of_links.append(entry)
    named = known.lower_local_name_selectors
    known.other_selectors = []
    known.lower_local_name_selectors = {
        **named, "a": [*named.get("a", ()), *of_links], "li": [*named["li"], *of_markers]
    }  # fmt: skip
    usual.matcher = known
    return usual


def _style_sheets_of(tree: ElementTree.Element) -> Sequence[str]:
    """The styles in a page's head, which are removed from the tree."""
    head = tree.find("head")
    if head is None:
        return ()
    styles = head.findall("style")
    for style in styles:
        head.remove(style)
    return _without_constants([style.text or "" for style in styles])


def _without_constants(sheets: Sequence[str]) -> Sequence[str]:
    """The style sheets with variables replaced where only their root sets them: WeasyPrint computes
    each use again for every element, which takes a seventh of a layout."""
    css = "".join(sheets)
    times, found = Counter(_NAMED.findall(css)), _OF_ALL.search(css)
    given = _GIVEN.findall(found[1]) if found else ()
    constant = {name: value.strip() for name, value in given if times[name] == 1}
    return [_ASKED.sub(lambda asked: constant.get(asked[1], asked[0]), one) for one in sheets]
