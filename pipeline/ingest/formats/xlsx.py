"""An XLSX workbook's own XML: what it holds of a sheet besides the values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath
from xml.etree import ElementTree
from zipfile import ZipFile

from pipeline.ingest.files.archives import part, unpacked
from pipeline.ingest.files.limits import SETTINGS_BYTES, SHEET_CELLS, SHEETS
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.looks import Look
from pipeline.ingest.formats.shared_strings import prove_number, prove_text
from pipeline.ingest.formats.xlsx_scan import Scan, is_true, no_doctype

_PERCENT_IDS = {9, 10}
"""The built-in number formats 0% and 0.00%."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


_SETTINGS = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
_SHEET = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
_SHARED = "xl/sharedStrings.xml"


@dataclass(frozen=True)
class Xlsx:
    """A workbook that unpacks within the limit."""

    archive: ZipFile

    @classmethod
    def opened(cls, content: bytes) -> "Xlsx":
        """Raises Unreadable if it is damaged, protected or too large."""
        archive = unpacked(content)
        for entry in archive.infolist():
            if entry.filename in _SETTINGS and entry.file_size > SETTINGS_BYTES:
                raise Unreadable("too-large", "unpacked", limit=SETTINGS_BYTES)
        for name in _SETTINGS & set(archive.namelist()):
            _prove_settings(archive.read(name))
        prove_number(_shared(archive))
        return cls(archive)

    @property
    def charts(self) -> frozenset[str]:
        """The sheets that hold a chart and no cells."""
        return frozenset(
            name for name, target in _targets(self.archive) if "chartsheets/" in target
        )

    @property
    def hidden(self) -> frozenset[str]:
        """The sheets that a spreadsheet program does not show."""
        sheets = _elements(part(self.archive, "xl/workbook.xml"), "sheet")
        return frozenset(
            sheet.get("name", "") for sheet in sheets if sheet.get("state", "visible") != "visible"
        )

    def look(self, sheet: str) -> Look:
        """The look of one sheet; raises Unreadable if it is too large."""
        scan = Scan(_percent_styles(self.archive), is_recalculated=_is_recalculated(self.archive))
        xml = part(self.archive, _part_of(self.archive, sheet))
        scan.read(xml)
        prove_text(_shared(self.archive), xml, scan.shared)
        return Look(
            scan.errors,
            frozenset(scan.percents),
            tuple(scan.merged),
            frozenset(scan.hidden_rows),
            frozenset(scan.hidden_columns),
            _counts_from_1904(self.archive),
        )


def _prove_settings(xml: bytes) -> None:
    """Raises Unreadable if a part would make too many elements, or lists too many sheets."""
    if len(_SHEET.findall(xml)) > SHEETS:
        raise Unreadable("too-large", "sheets", limit=SHEETS)
    if xml.count(b"<") > SHEET_CELLS:
        raise Unreadable("unreadable-file", "damaged")


def _shared(archive: ZipFile) -> bytes:
    return archive.read(_SHARED) if _SHARED in archive.namelist() else b""


def _elements(xml: bytes, name: str) -> Iterator[ElementTree.Element]:
    """The elements of this name, whatever the prefix of their namespace."""
    if b"<!DOCTYPE" in xml:
        no_doctype()
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Unreadable("unreadable-file", "damaged") from error
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _part_of(archive: ZipFile, sheet: str) -> str:
    """The path of the part that holds a sheet. Raises Unreadable if there is none."""
    found = next((target for name, target in _targets(archive) if name == sheet), None)
    if found is None:
        raise Unreadable("unreadable-file", "damaged")
    return found.lstrip("/") if found.startswith("/") else normpath(join("xl", found))


def _targets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the path of its part, through the workbook's relations."""
    relations = {
        element.get("Id"): element.get("Target", "")
        for element in _elements(part(archive, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    for element in _elements(part(archive, "xl/workbook.xml"), "sheet"):
        ids = (value for key, value in element.items() if key.endswith("}id"))
        yield element.get("name", ""), relations.get(next(ids, ""), "")


def _is_recalculated(archive: ZipFile) -> bool:
    """Whether the workbook asks for all formulas to be calculated when it is opened, as programs
    write that do not know the results. A spreadsheet program omits this when it saves the file."""
    settings = _elements(part(archive, "xl/workbook.xml"), "calcPr")
    return any(is_true(element.get("fullCalcOnLoad")) for element in settings)


def _counts_from_1904(archive: ZipFile) -> bool:
    settings = _elements(part(archive, "xl/workbook.xml"), "workbookPr")
    return any(is_true(element.get("date1904")) for element in settings)


def _percent_styles(archive: ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = archive.read("xl/styles.xml")
    formats = {
        element.get("numFmtId", ""): "%" in _QUOTED.sub("", element.get("formatCode", ""))
        for element in _elements(styles, "numFmt")
    }
    percents = {str(number) for number in _PERCENT_IDS} | {
        id_ for id_, is_ in formats.items() if is_
    }
    cell_styles = (style for group in _elements(styles, "cellXfs") for style in group)
    return frozenset(
        str(number) for number, style in enumerate(cell_styles) if style.get("numFmtId") in percents
    )
