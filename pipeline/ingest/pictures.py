"""The bytes of a logo in, why they cannot be printed out.

A picture is drawn on paper signed by a head of agency and kept for decades: it may load nothing,
run nothing, name no font that another machine lacks, and not be so large that setting never ends.
"""

import re
import struct
import zlib
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from pipeline.ingest.limits import PICTURE_DEPTH, PICTURE_PIXELS, PICTURE_SHAPES

SVG = "{http://www.w3.org/2000/svg}svg"
PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values a pixel, by the colour type of the header."""
_BITS = 8
_ALIVE = {"script", "foreignObject", "animate", "animateMotion", "animateTransform", "set"}
_TEXT = {"text", "tspan", "textPath", "tref"}
_INSIDE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_ELSEWHERE = re.compile(r"@import|url\(\s*(?!['\"]?#)", re.IGNORECASE)
_EMBEDDED = "data:image/png;base64,"


def png_fault(data: bytes) -> str:
    """Why a PNG cannot be used, as a key of `codes.REASONS`; empty where it can."""
    if not data.startswith(PNG):
        return "picture-kind"
    try:
        chunks = list(_chunks(data))
        name, header = chunks[0]
        width, height, bits, colour = struct.unpack(">IIBB", header[:10])
        if name != b"IHDR" or chunks[-1][0] != b"IEND" or not width or not height:
            return "damaged"
        if width * height > PICTURE_PIXELS:
            return "picture-pixels"
        if bits > _BITS:
            return "picture-bits"
        most = height * (1 + width * _CHANNELS[colour] * bits // 8 + 1) * 2
        pixels = zlib.decompressobj()
        pixels.decompress(b"".join(part for name, part in chunks if name == b"IDAT"), most)
    except (struct.error, zlib.error, KeyError, IndexError):
        return "damaged"
    return "" if pixels.eof else "damaged"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's name and content, as far as their checksums hold."""
    place = len(PNG)
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", data, place + 8 + length)
        if zlib.crc32(name + content) != checksum:
            raise zlib.error("checksum")
        yield name, content
        place += 12 + length


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
