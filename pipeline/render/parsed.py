"""A page's HTML in, its tree out as WeasyPrint lays it out.

The shipped templates write HTML that is XML as well, which Python's parser of XML reads in a tenth
of the time; a test keeps both readings alike. A user's templates, and a page with a character that
XML does not know, are read as HTML alone.
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


@cache
def _faces(folder: Path) -> FontConfiguration:
    """The faces that the style sheets of a folder name."""
    return FontConfiguration()


@lru_cache(maxsize=64)
def _sheet(css: str, folder: Path) -> CSS:
    """Pages are tried several times with the same style sheets, and share most of them; to read
    them is a third of the work of setting a short one. Raises RenderFailed, each time, where one
    complains."""
    files = TemplateFiles((folder,))
    with no_complaints():
        return CSS(
            string=css,
            base_url=files.base_url,
            url_fetcher=files,
            font_config=_faces(folder),
        )


class _Tree(HTML):  # type: ignore[misc]  # WeasyPrint carries no types
    """What WeasyPrint makes of a source, made of a tree; it takes no tree itself."""

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
        """The pages as the page's own style sheets set them."""
        return super().render(_faces(self.folder), stylesheets=self.sheets, **options)


@cache
def _usual_styles() -> CSS:
    """WeasyPrint's own styles, for what the shipped pages have. It tries those that name no element
    on each, and makes six pseudo-elements of each for notes and markers: a fifth of a layout. Of
    them these pages need those of links, and of the markers of lists."""
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
    """What stands in a page's head as its styles; taken out of the tree."""
    head = tree.find("head")
    if head is None:
        return ()
    styles = head.findall("style")
    for style in styles:
        head.remove(style)
    return _without_constants([style.text or "" for style in styles])


def _without_constants(sheets: Sequence[str]) -> Sequence[str]:
    """The style sheets with the variables put in that only their root gives a value: WeasyPrint
    works out each use anew for every element, which takes a seventh of a layout."""
    css = "".join(sheets)
    times, found = Counter(_NAMED.findall(css)), _OF_ALL.search(css)
    given = _GIVEN.findall(found[1]) if found else ()
    constant = {name: value.strip() for name, value in given if times[name] == 1}
    return [_ASKED.sub(lambda asked: constant.get(asked[1], asked[0]), one) for one in sheets]
