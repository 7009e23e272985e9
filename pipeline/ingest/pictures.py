"""The bytes of a logo in; out why they cannot be printed.

A picture is drawn on paper signed by a head of agency and kept for decades: it may load nothing,
run nothing, name no font that another machine lacks, and not take forever to draw.
"""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat

from PIL import ImageFile
from PIL.PngImagePlugin import PngImageFile

from pipeline.ingest.limits import PICTURE_DEPTH, PICTURE_PIXELS, PICTURE_SHAPES

SVG = "{http://www.w3.org/2000/svg}svg"
PNG = b"\x89PNG\r\n\x1a\n"
_BIT_DEPTH = 24
"""Where the header has the bits of a value; Pillow tells only of those it keeps."""
_BITS = 8
_ALIVE = {"script", "foreignObject", "animate", "animateMotion", "animateTransform", "set"}
_TEXT = {"text", "tspan", "textPath", "tref"}
_INSIDE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_ELSEWHERE = re.compile(r"@import|url\(\s*(?!['\"]?#)", re.IGNORECASE)
_EMBEDDED = "data:image/png;base64,"


@dataclass(frozen=True)
class Picture:
    """A picture that can be printed: its file, itself as a `data:` URI, and the sha256 of what was
    read."""

    file: str
    uri: str
    sha256: str


@contextmanager
def whole_pictures() -> Iterator[None]:
    """Half a picture is a fault, though WeasyPrint lets Pillow fill in the rest once imported."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def png_fault(data: bytes) -> str:
    """Why a PNG cannot be used, as a key of `codes.REASONS`; empty where it can."""
    if not data.startswith(PNG):
        return "picture-kind"
    try:
        picture = PngImageFile(BytesIO(data))
        if picture.width * picture.height > PICTURE_PIXELS:
            return "picture-pixels"
        if data[_BIT_DEPTH] > _BITS:
            return "picture-bits"
        with whole_pictures():
            picture.verify()  # every checksum; after that, a picture has to be opened anew
            PngImageFile(BytesIO(data)).load()
    except (SyntaxError, OSError, ValueError, IndexError):
        return "damaged"
    return ""


def svg_fault(data: bytes) -> str:
    """Why an SVG cannot be used, as a key of `codes.REASONS`; empty where it can."""
    try:
        if _declares_entities(data):
            return "picture-entity"
        root = ElementTree.fromstring(data)
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError):
        return "damaged"
    if root.tag != SVG:
        return "picture-kind"
    faults = (fault for element in root.iter() if (fault := _element_fault(element)))
    return next(faults, "") or _size_fault(root)


class _EntityDeclared(Exception):
    """An entity is refused where it is declared, before anything is made of it."""


def _declares_entities(data: bytes) -> bool:
    def refuse(*_: object) -> None:
        raise _EntityDeclared

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except _EntityDeclared:
        return True
    return False


def _element_fault(element: ElementTree.Element) -> str:
    name = _local(element.tag)
    if name in _ALIVE or any(_local(key).startswith("on") for key in element.attrib):
        return "picture-script"
    if name in _TEXT:
        return "picture-text"
    written = " ".join([element.text or "" if name == "style" else "", *element.attrib.values()])
    if _ELSEWHERE.search(written):
        return "picture-reference"
    target = _target(element)
    if name == "image" and target.startswith(_EMBEDDED):
        return _embedded_fault(target)
    return "picture-reference" if target and not target.startswith("#") else ""


def _embedded_fault(target: str) -> str:
    try:
        return png_fault(b64decode(target.removeprefix(_EMBEDDED)))
    except NotBase64:
        return "damaged"


def _size_fault(root: ElementTree.Element) -> str:
    """Shapes are counted as often as they are drawn: `use` may repeat what repeats others."""
    named = {key: element for element in root.iter() if (key := element.get("id"))}
    counted: dict[ElementTree.Element, int] = {}

    def shapes(element: ElementTree.Element, depth: int) -> int:
        if depth > PICTURE_DEPTH:
            raise RecursionError
        if element not in counted:
            written = " ".join(element.attrib.values())
            ids = [*_INSIDE.findall(written), _target(element).removeprefix("#")]
            drawn = [*element, *(named[key] for key in ids if key in named)]
            counted[element] = 1 + sum(shapes(one, depth + 1) for one in drawn)
        return counted[element]

    try:
        return "picture-shapes" if shapes(root, 0) > PICTURE_SHAPES else ""
    except RecursionError:
        return "picture-shapes"


def _target(element: ElementTree.Element) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == "href"), "")


def _local(name: object) -> str:
    """A name without its namespace; a comment or an instruction has none."""
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else ""
