"""Draws the appearance of an electronic signature's field: a page as large as the field."""

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.problems import RenderFailed
from pipeline.render.files import TemplateFiles
from pipeline.render.paper import typeset
from pipeline.render.setting import search_path

TEMPLATE = "signature/stamp.html.jinja"


def stamp_pdf(lines: Sequence[str], width: float, height: float, *, language: str) -> bytes:
    """The lines as a PDF page of this size in points; empty where our fonts cannot set them, since
    a signature is valid without a stamp."""
    folders = search_path(None)
    environment = Environment(
        loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined
    )
    html = environment.get_template(TEMPLATE).render(
        lines=lines, width=width, height=height, language=language
    )
    try:
        return typeset(html, TemplateFiles(folders)).drawing()
    except RenderFailed:
        return b""
