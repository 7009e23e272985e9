"""A workbook taken apart: what each cell holds, how it is shown, how wide its column is."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 10: "0.00%"}


@dataclass(frozen=True)
class WrittenCell:
    """A cell below the headings: a number as it was written (`is_text` false) or a text."""

    column: str
    written: str
    is_text: bool
    format: str
    width: float


def cells_of(data: bytes) -> dict[str, list[WrittenCell]]:
    """The cells of every sheet that hold something, by the sheet's name, row by row."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        book = ET.fromstring(parts.read("xl/workbook.xml"))
        related = ET.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
        paths = {one.get("Id"): one.get("Target") for one in related}
        strings = _strings(parts)
        formats = _formats(ET.fromstring(parts.read("xl/styles.xml")))
        return {
            sheet.get("name", ""): list(
                _cells(
                    ET.fromstring(parts.read(f"xl/{paths[sheet.get(_RELATED)]}")), strings, formats
                )
            )
            for sheet in book.iter(f"{_MAIN}sheet")
        }


def shown(cell: WrittenCell) -> str:
    """A number as its format shows it in English."""
    if cell.format == "General":
        return f"{float(cell.written):.10g}"
    value, percent = float(cell.written), cell.format.endswith("%")
    decimals = len(cell.format.rstrip("%").partition(".")[2])
    grouped = "," if "," in cell.format else ""
    return f"{value * 100 if percent else value:{grouped}.{decimals}f}" + "%" * percent


def _strings(parts: zipfile.ZipFile) -> list[str]:
    shared = ET.fromstring(parts.read("xl/sharedStrings.xml"))
    return ["".join(one.itertext()) for one in shared]


def _formats(styles: ET.Element) -> list[str]:
    own = {int(one.get("numFmtId", 0)): one.get("formatCode", "")
           for one in styles.iter(f"{_MAIN}numFmt")}  # fmt: skip
    cells = styles.find(f"{_MAIN}cellXfs")
    assert cells is not None
    known = _BUILT_IN | own
    return [known[int(one.get("numFmtId", 0))] for one in cells]


def _cells(sheet: ET.Element, strings: list[str], formats: list[str]) -> Iterator[WrittenCell]:
    widths: dict[int, float] = {}
    for column in sheet.iter(f"{_MAIN}col"):
        positions = range(int(column.get("min", 0)), int(column.get("max", 0)) + 1)
        widths |= dict.fromkeys(positions, float(column.get("width", 0)))
    headings: dict[int, str] = {}
    for cell in sheet.iter(f"{_MAIN}c"):
        position, row = _place(cell.get("r", ""))
        written, is_text = cell.findtext(f"{_MAIN}v") or "", cell.get("t") == "s"
        text = strings[int(written)] if is_text else written
        if row == 1:
            headings[position] = text
        else:
            form = formats[int(cell.get("s", 0))]
            yield WrittenCell(headings[position], text, is_text, form, widths[position])


def _place(reference: str) -> tuple[int, int]:
    """B7 as 2 and 7."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", reference)
    assert found
    position = 0
    for letter in found[1]:
        position = 26 * position + ord(letter) - ord("A") + 1
    return position, int(found[2])
