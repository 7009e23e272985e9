"""Why the bytes of an SVG cannot be printed.

It may load nothing, run nothing, name no font that another machine lacks, and not take forever to
draw (`svg_work.py`). References are checked wherever they may be: in both addresses that an element
may have, in attributes, and in style rules.
"""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from pipeline.ingest.files.limits import PICTURE_PIXELS
from pipeline.ingest.pictures.png import png_fault, png_pixels
from pipeline.ingest.pictures.svg_work import local, size_fault, targets

SVG = "{http://www.w3.org/2000/svg}svg"
_ALIVE = {"script", "foreignObject", "animate", "animateMotion", "animateTransform", "set"}
_TEXT = {"text", "tspan", "textPath", "tref"}
_ELSEWHERE = re.compile(r"@import|url\(\s*(?!['\"]?#)", re.IGNORECASE)
_MARKED = re.compile(r"marker[\w-]*\s*:(?!\s*none\b)", re.IGNORECASE)
"""A style that draws something at every corner of a line."""
_PNG = "data:image/png;base64,"
_EMBEDDED = re.compile(rf"{_PNG}([A-Za-z0-9+/=\s]*)")
_STYLE_SHEET = b"<?xml-stylesheet"


def svg_fault(data: bytes) -> str:
    """Why an SVG cannot be used, as a key of `codes.REASONS`; empty where it can be used."""
    try:
        if _declares_entities(data):
            return "picture-entity"
        root = ElementTree.fromstring(data)
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError):
        return "damaged"
    if root.tag != SVG:
        return "picture-kind"
    if _STYLE_SHEET in data:
        return "picture-reference"
    faults = (fault for element in root.iter() if (fault := _element_fault(element)))
    return next(faults, "") or _pixels_fault(root) or size_fault(root)


class _EntityDeclared(Exception):
    """Raised where an entity is declared, before it is ever expanded."""


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
    name = local(element.tag)
    if name in _ALIVE or any(local(key).startswith("on") for key in element.attrib):
        return "picture-script"
    if name in _TEXT:
        return "picture-text"
    style = "".join(element.itertext()) if name == "style" else ""
    written = " ".join([style, *element.attrib.values()])
    if _ELSEWHERE.search(written) or _is_veiled(element, style):
        return "picture-reference"
    if _MARKED.search(written) or any(_marks(*attribute) for attribute in element.attrib.items()):
        return "picture-marker"
    return next((fault for one in targets(element) if (fault := _target_fault(name, one))), "")


def _is_veiled(element: ElementTree.Element, style: str) -> bool:
    """Whether escapes may hide an address, or an address would have to be completed."""
    base = any(local(key) == "base" for key in element.attrib)
    return base or "\\" in style or "\\" in element.get("style", "")


def _marks(key: str, value: str) -> bool:
    return local(key).startswith("marker-") or (
        local(key) == "marker" and value.strip() not in {"", "none"}
    )


def _target_fault(name: str, target: str) -> str:
    if target.startswith("#"):
        return ""
    if name != "image" or not target.startswith(_PNG):
        return "picture-reference"
    embedded = _EMBEDDED.fullmatch(target)
    return png_fault(_decoded(embedded[1])) if embedded else "picture-kind"


def _decoded(text: str) -> bytes:
    try:
        return b64decode(text)
    except NotBase64:
        return b""


def _pixels_fault(root: ElementTree.Element) -> str:
    """A fault if the pictures in the SVG have more pixels than a single picture may have."""
    pixels = sum(png_pixels(_decoded(one[1])) for one in _pictures(root))
    return "picture-pixels" if pixels > PICTURE_PIXELS else ""


def _pictures(root: ElementTree.Element) -> Iterator[re.Match[str]]:
    for element in root.iter():
        for target in targets(element):
            if found := _EMBEDDED.fullmatch(target):
                yield found
