"""Packs the body into the file's bytes: python-docx's package, filled and dated by the report.

python-docx dates its output by the clock and brings a template with its own picture; here every
date and part comes from the report, so that the same report gives the same bytes.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.document import Document, Origin
from pipeline.render.word.ink import plain
from pipeline.render.word.properties import CUSTOM_TYPE, custom_properties, passages_part
from pipeline.render.word.running import R, W, footer, header, numbering, section
from pipeline.render.word.styles import LANGUAGES, styles

# python-docx takes a tenth of a second to import.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.opc.part import Part
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.package import Package

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_USELESS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/webSettings", "/fontTable")
"""Endings of the relationship types of template parts that are removed."""
_DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every packed part: the earliest that an archive can hold."""


def started() -> "File":
    """An empty Word file."""
    import docx

    file = docx.Document()
    for rels in (file.part.rels, file.part.package.rels):
        for key in [key for key, one in rels.items() if one.reltype.endswith(_USELESS)]:
            del rels[key]
    return file


def packed(
    file: "File", body: str, document: Document, lists: int, passages: Mapping[str, Origin]
) -> bytes:
    """The file's bytes; `lists` counts numbered lists, `passages` are the agency's own texts."""
    part = file.part
    _fill(file.styles.element, styles(document.language))
    _fill(part.numbering_part.element, numbering(lists))
    _fill(file.settings.element, _settings(document))
    first = file.sections[0]
    first.header.is_linked_to_previous = first.footer.is_linked_to_previous = False
    _fill(first.header._element, header(document))
    _fill(first.footer._element, footer(document))
    rels = {one.reltype.rsplit("/", 1)[-1]: key for key, one in part.rels.items()}
    ending = section(document, rels["header"], rels["footer"])
    _attach(part, "/customXml/item1.xml", "application/xml", passages_part(passages), "customXml")
    properties = custom_properties(document)
    _attach(part.package, "/docProps/custom.xml", CUSTOM_TYPE, properties, "custom-properties")
    _describe(file, document)
    whole = f"<w:document {W} {R} {_DRAWN}><w:body>{body}{ending}</w:body></w:document>"
    return _zipped(file, _DECLARED + whole)


def _fill(element: "BaseOxmlElement", content: str) -> None:
    """Replace the content of a part."""
    from docx.oxml import parse_xml

    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(content)):
        element.append(child)


def _settings(document: Document) -> str:
    language = LANGUAGES[document.language]
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
        )
    )
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f"<w:compat>{compatible}</w:compat>"
        f'<w:themeFontLang w:val="{language}"/></w:settings>'
    )


def _attach(owner: "Part | Package", place: str, kind: str, content: bytes, relation: str) -> None:
    """Add a part of our own."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    owner.relate_to(Part(PackURI(place), kind, content), f"{_TYPES}{relation}")


def _describe(file: "File", document: Document) -> None:
    """Write title, author, language and the day of issue, as in the PDF."""
    day = datetime.fromisoformat(document.issued_on)
    about = file.core_properties
    about.title = _cut(f"{document.formal_title} – {document.author}, {document.period}")
    about.author = about.last_modified_by = _cut(document.author)
    about.subject = _cut(document.description)
    about.language = LANGUAGES[document.language]
    about.comments = about.keywords = ""
    about.created = about.modified = day
    about.revision = 1


_LONGEST = 255
"""Most characters of a property that python-docx accepts."""


def _cut(text: str) -> str:
    return plain(text)[:_LONGEST]


def _zipped(file: "File", text: str) -> bytes:
    """The package with the same time for every part, in python-docx's order.

    The body is inserted as text: to move long tables into python-docx's tree takes lxml a minute.
    """
    body = file.part.partname.membername
    written, again = BytesIO(), BytesIO()
    file.save(written)
    with ZipFile(written) as found, ZipFile(again, "w", ZIP_DEFLATED) as made:
        for name in found.namelist():
            content = text.encode() if name == body else found.read(name)
            made.writestr(ZipInfo(name, _MOMENT), content, ZIP_DEFLATED)
    return again.getvalue()
