"""The agency's own pictures in the text, each with its alternative text.

An SVG is embedded as it is, for programs that draw it (Word since 2019), with a blank picture for
other programs: nothing here rasterises it.
"""

import re
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

from PIL import Image

from pipeline.render.measures import MEASURES
from pipeline.render.word.ink import attribute

if TYPE_CHECKING:
    from docx.document import Document as File

# python-docx takes a tenth of a second to import.
# ruff: noqa: PLC0415

_EMU = 36_000
"""English metric units per millimetre."""
_SVG = "image/svg+xml"
_SVG_BLIP = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip r:embed="{}"/></a:ext></a:extLst>'
)
_DRAWING = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{id}" name="Picture {id}" descr={alt}/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="Picture {id}" descr={alt}/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="{embed}">{more}</a:blip>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def pictures_of(file: "File") -> Callable[[str, str, float], str]:
    """A function that embeds the picture of a data URI and returns the run that shows it, at most
    `highest` millimetres high."""
    numbers = count(1)

    @cache
    def embedded(source: str) -> tuple[str, float, float, str]:
        """Its relation, its width and height in its own units, and the element for its SVG."""
        kind, content = _content(source)
        if kind != _SVG:
            size = Image.open(BytesIO(content)).size
            return _related(file, content, kind), *size, ""
        width, height = _view(content)
        more = _SVG_BLIP.format(_related(file, content, kind))
        return _related(file, _blank(width, height), "image/png"), width, height, more

    def pictured(source: str, alt: str, highest: float) -> str:
        embed, width, height, more = embedded(source)
        scale = min(highest / height, MEASURES.page.between / width) * _EMU
        sides = {"width": round(width * scale), "height": round(height * scale)}
        said = attribute(alt)
        return _DRAWING.format(id=next(numbers), alt=said, embed=embed, more=more, **sides)

    return pictured


def _content(source: str) -> tuple[str, bytes]:
    """The media type and the bytes of a data URI."""
    head, _, data = source.removeprefix("data:").partition(",")
    kind, _, encoding = head.partition(";")
    return kind, b64decode(data) if encoding == "base64" else unquote_to_bytes(data)


def _related(file: "File", content: bytes, kind: str) -> str:
    """The relation to a new part that holds a picture."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    ending = kind.removeprefix("image/").removesuffix("+xml")
    package = file.part.package
    name = package.next_partname(f"/word/media/image%d.{ending}")
    part = Part(PackURI(name), kind, content, package)
    return file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _view(content: bytes) -> tuple[float, float]:
    """The width and height of an SVG in its own units; a square where it states none."""
    root = ElementTree.fromstring(content)
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides = box[2:] if len(box) == _CORNERS else [root.get("width", ""), root.get("height", "")]
    numbers = [_NUMBER.match(side) for side in sides]
    width, height = (float(found[0]) if found else 0.0 for found in numbers)
    return (width, height) if width > 0 and height > 0 else (1.0, 1.0)


_CORNERS = 4
_NUMBER = re.compile(r"\d*\.?\d+")


def _blank(width: float, height: float) -> bytes:
    """A transparent picture of the same shape."""
    most, made = 200 / max(width, height), BytesIO()
    size = max(round(width * most), 1), max(round(height * most), 1)
    Image.new("RGBA", size).save(made, "PNG")
    return made.getvalue()
