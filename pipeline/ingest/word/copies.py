"""Check, unpack and read a file that is said to be a copy of report.docx."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

from pipeline.document import Origin
from pipeline.ingest.files.archives import part, unpacked
from pipeline.ingest.files.content import ZIP, looks_like
from pipeline.ingest.files.limits import PARTS, WORD_BYTES, WORD_PART
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.xlsx_scan import no_doctype
from pipeline.ingest.word.lines import Line, Scan

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_TEXT, _STYLES, _PROPERTIES = "word/document.xml", "word/styles.xml", "docProps/custom.xml"
_PROPERTY = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties property"
_ITEMS, _PASSAGE = "customXml/item", "urn:rapor:passages passage"


@dataclass(frozen=True)
class WordFile:
    """Its lines, its own properties by name, and, only in a file as it was published, by bookmark
    the places where the agency wrote a text."""

    lines: tuple[Line, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    passages: Mapping[str, Origin] = field(default_factory=dict)


def read_word(path: Path) -> WordFile:
    """The file. Raises Unreadable where it is no Word file, damaged, protected or too large, and
    UsageError where it has too many lines."""
    if path.stat().st_size > WORD_BYTES:
        raise Unreadable("too-large", "bytes", limit=WORD_BYTES)
    content = path.read_bytes()
    if looks_like(content) != ZIP:
        raise Unreadable("unreadable-file", "damaged")
    archive = unpacked(content, WORD_PART)
    names = set(archive.namelist())
    if _TEXT not in names:
        raise Unreadable("unreadable-file", "damaged")
    styles = _styles(part(archive, _STYLES)) if _STYLES in names else {}
    return WordFile(
        tuple(Scan(styles).read(part(archive, _TEXT))),
        _properties(part(archive, _PROPERTIES)) if _PROPERTIES in names else {},
        _passages(archive, names),
    )


def _styles(xml: bytes) -> Mapping[str, str]:
    """The names of styles by their ids: programs translate an id but keep the name."""
    found: dict[str, str] = {}
    last = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal last
        if name == f"{_W}style":
            last = attributes.get(f"{_W}styleId", "")
        elif name == f"{_W}name" and last:
            found.setdefault(last, attributes.get(f"{_W}val", ""))

    _walked(xml, start)
    return found


def _properties(xml: bytes) -> Mapping[str, str]:
    """The texts of the properties, by name."""
    found: dict[str, str] = {}
    last = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal last
        if name == _PROPERTY:
            last = attributes.get("name", "")

    def letters(text: str) -> None:
        if last and text.strip():
            found[last] = found.get(last, "") + text

    _walked(xml, start, letters)
    return found


def _passages(archive: ZipFile, names: set[str]) -> Mapping[str, Origin]:
    found: dict[str, Origin] = {}

    def start(name: str, given: dict[str, str]) -> None:
        if name == _PASSAGE:
            origin = Origin(given.get("table", ""), given.get("key", ""), given.get("row", ""))
            found[given.get("bookmark", "")] = origin

    for name in sorted(names)[:PARTS]:
        if name.startswith(_ITEMS):
            _walked(part(archive, name), start)
    return found


def _walked(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    letters: Callable[[str], None] | None = None,
) -> None:
    """Walk the elements of a small part of the file. Raises Unreadable where it is no XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = letters
    parser.StartDoctypeDeclHandler = no_doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise Unreadable("unreadable-file", "damaged") from error
