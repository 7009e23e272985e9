"""Hostile workbooks: XLSX, ODS and XLS."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.codes.builders import Files, report
from tests.hostile.case import BUILT, REFUSED, Cases, built, case, refused
from tests.test_hostile_numbers import GOOD, SHEET, ods, sheet
from tests.workbooks_by_hand import (
    HEADING,
    Row,
    old_workbook,
    opendocument,
    repacked,
    workbook,
    written_old,
)

LINE: Sequence[object] = ["1", "A", 10, 9]
SHARED, BOOK, RELATIONS, STYLES = (
    f"xl/{name}"
    for name in ("sharedStrings.xml", "workbook.xml", "_rels/workbook.xml.rels", "styles.xml")
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def book(content: bytes, ending: str = "xlsx") -> Files:
    return {"budget.csv": None, f"budget.{ending}": content}


def laid(part: str, content: bytes) -> Files:
    """The good workbook with one of its parts replaced."""
    return book(repacked(GOOD, {part: content}))


def without(*parts: str) -> Files:
    result = BytesIO()
    with ZipFile(BytesIO(GOOD)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return book(result.getvalue())


def bomb(megabytes: int, name: str = SHEET) -> bytes:
    """A part that unpacks to so many megabytes."""
    return repacked(GOOD, {name: b"<" + b" " * (megabytes * 1_000_000)})


def nested() -> bytes:
    inner = b"x" * 50_000_000
    for _ in range(5):
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for number in range(5):
                archive.writestr(f"{number}.zip", inner)
        inner = packed.getvalue()
    return inner


def lying(size: int) -> bytes:
    """A workbook of which every part is larger than its directory states."""
    content = bomb(50)
    parts = content.split(b"PK\x01\x02")
    return b"PK\x01\x02".join(
        [parts[0], *(part[:20] + pack("<I", size) + part[24:] for part in parts[1:])]
    )


def overlapping() -> bytes:
    """A thousand entries of the directory that share one part, as David Fifield's bomb does."""
    data = zlib.compress(bytes(2_000_000), 9)[2:-4]
    crc = zlib.crc32(bytes(2_000_000))
    head = (
        pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(data), 2_000_000, 1, 0)
        + b"a"
    )
    entries = b"".join(
        pack(
            "<4sHHHHHHIIIHHHHHII",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            33,
            crc,
            len(data),
            2_000_000,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + b"a"
        for _ in range(1_000)
    )
    start = len(head) + len(data)
    return (
        head
        + data
        + entries
        + pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1_000, 1_000, len(entries), start, 0)
    )


def stored(names: Sequence[str]) -> bytes:
    result = BytesIO()
    with ZipFile(result, "w", ZIP_STORED) as archive:
        for name in names:
            archive.writestr(ZipInfo(name), b"x")
    return result.getvalue()


def rows(count: int, cell: str) -> str:
    return "".join(f'<row r="{n}">{cell}</row>' for n in range(1, count + 1))


def many(sheets: int) -> bytes:
    return workbook({f"S{n}": [HEADING, LINE] for n in range(sheets)})


def old(rows_: Sequence[Row]) -> bytes:
    return written_old({"budget": rows_})


def spoilt(content: bytes, at: int, by: bytes) -> bytes:
    return content[:at] + by + content[at + len(by) :]


HEAD = "".join(
    f'<c r="{letter}1" t="inlineStr"><is><t>{word}</t></is></c>'
    for letter, word in zip("ABCD", HEADING, strict=True)
)


def below(second: str, end: str = "") -> Files:
    """The headings, a second row, and what comes after the rows."""
    return book(sheet(f'<row r="1">{HEAD}</row><row r="2">{second}</row>', end))


GOODROW = '<c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>A</t></is></c><c r="C2"><v>10</v></c><c r="D2"><v>9</v></c>'


def page(body: str) -> Files:
    """A web page under the name of a workbook."""
    return book(f"<table>{body}".encode(), "xls")


CASES: Cases = {
    "a page of empty rows below one that reaches over all": refused(
        lambda: page("<tr><td rowspan=1000000 colspan=16000>x" + "<tr><td>" * 2_000_000)
    ),
    "a page of comments that nothing ends": refused(lambda: page("<tr><td>a" + "<!--" * 4_900_000)),
    "a page of marks that nothing ends": refused(lambda: page("<tr><td>a" + "</" * 9_000_000)),
    "a page of one mark": refused(lambda: page("<tr><td " + "a " * 9_000_000 + ">x")),
    "a page of lines": refused(lambda: page("<tr><td>a</table>" + "<p>" * 6_000_000)),
    "a page of tables in tables": refused(lambda: page("<table><tr><td>" * 1_200_000)),
    "a ZIP of nothing": refused(book(stored([]))),
    "a ZIP of one name": refused(book(stored([""]))),
    "names that lead out": refused(
        book(stored(["../../../etc/passwd", "/etc/shadow", "xl/../../x"]))
    ),
    "twenty thousand parts": refused(
        lambda: book(stored([f"p{n}" for n in range(20_000)])), "too-large"
    ),
    "two hundred and ninety megabytes of blanks": refused(lambda: book(bomb(290))),
    "four hundred megabytes of blanks": refused(lambda: book(bomb(400)), "too-large"),
    "settings of a hundred megabytes": refused(lambda: book(bomb(100, STYLES)), "too-large"),
    "shared texts of blanks": refused(lambda: book(bomb(250, SHARED))),
    "ZIPs within ZIPs": refused(lambda: book(nested())),
    "a size that is a lie": refused(lambda: book(lying(10))),
    "parts that overlap": refused(lambda: book(overlapping())),
    "half a workbook": refused(book(GOOD[: len(GOOD) // 2])),
    "a workbook without its end": refused(book(GOOD[:-22])),
    "a workbook behind another file": case(book(b"x" * 10_000 + GOOD), BUILT, REFUSED),
    "a CSV called XLSX": refused(book(b"code,name\n1,2\n"), "wrong-ending"),
    "an XLS called XLSX": refused(book(old_workbook()), "wrong-ending"),
    "an XLSX called XLS": refused(book(GOOD, "xls"), "wrong-ending"),
    "an ODS called XLSX": refused(
        book(opendocument("")),
    ),
    "no list of sheets": refused(without(BOOK)),
    "no relations": refused(without(RELATIONS)),
    "no sheet": refused(without(SHEET)),
    "no shared texts": case(without(SHARED), BUILT, REFUSED),
    "no formats": case(without(STYLES), BUILT, REFUSED),
    "no kinds of parts": case(without("[Content_Types].xml"), BUILT, REFUSED),
    "a relation that leads out": refused(
        laid(
            RELATIONS,
            b'<Relationships><Relationship Id="rId1" Target="../../../../etc/passwd"/></Relationships>',
        )
    ),
    "a relation to itself": refused(
        laid(
            RELATIONS,
            b'<Relationships><Relationship Id="rId1" Target="_rels/workbook.xml.rels"/></Relationships>',
        )
    ),
    "laughs in a sheet": refused(
        laid(SHEET, f"{LAUGHS}<worksheet {MAIN}>&j;</worksheet>".encode())
    ),
    "laughs in shared texts": refused(
        laid(SHARED, f"{LAUGHS}<sst {MAIN}><si><t>&j;</t></si></sst>".encode())
    ),
    "laughs in the list of sheets": refused(
        laid(BOOK, f"{LAUGHS}<workbook {MAIN}>&j;</workbook>".encode())
    ),
    "laughs in formats": refused(
        laid(STYLES, f"{LAUGHS}<styleSheet {MAIN}>&j;</styleSheet>".encode())
    ),
    "an entity outside": refused(
        laid(
            SHEET,
            f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet {MAIN}>&a;</worksheet>'.encode(),
        )
    ),
    "elements ten thousand deep": refused(laid(SHEET, b"<a>" * 10_000 + b"</a>" * 10_000)),
    "a sheet of another encoding": case(
        laid(SHEET, f'<?xml version="1.0" encoding="utf-7"?><worksheet {MAIN}/>'.encode()), REFUSED
    ),
    "a sheet of no bytes": refused(laid(SHEET, b"")),
    "shared texts that are not there": case(
        below('<c r="A2" t="s"><v>99999999</v></c>'), BUILT, REFUSED
    ),
    "shared texts below none": case(below('<c r="A2" t="s"><v>-1</v></c>'), BUILT, REFUSED),
    "shared texts of a fraction": case(below('<c r="A2" t="s"><v>1.5</v></c>'), BUILT, REFUSED),
    "a cell at the end of the sheet": refused(below('<c r="XFD1048576"><v>1</v></c>'), "too-large"),
    "a cell beyond the sheet": refused(below('<c r="ZZZ9999999"><v>1</v></c>')),
    "a cell of no place": case(below('<c r="A0"><v>1</v></c><c r=""><v>1</v></c>'), BUILT, REFUSED),
    "rows upside down": case(
        book(sheet(f'<row r="9">{GOODROW}</row><row r="1">{HEAD}</row>')), BUILT, REFUSED
    ),
    "one cell twice": case(below(GOODROW + GOODROW), BUILT, REFUSED),
    "everything merged": case(
        below(GOODROW, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), BUILT, REFUSED
    ),
    "merged to a place of none": case(
        below(GOODROW, '<mergeCells><mergeCell ref="A1:"/><mergeCell ref="Z9:A1"/></mergeCells>'),
        BUILT,
        REFUSED,
    ),
    "a formula of itself": case(
        below('<c r="A2"><f>A2</f></c>' + GOODROW[GOODROW.index('<c r="B2"') :]), REFUSED
    ),
    "a formula that calls out": case(
        below(GOODROW.replace("<v>9</v>", '<f>WEBSERVICE("http://x.invalid")</f><v>9</v>')),
        BUILT,
        REFUSED,
    ),
    "a formula that runs": case(
        below(GOODROW.replace("<v>9</v>", "<f>cmd|'/c calc'!A0</f><v>9</v>")), BUILT, REFUSED
    ),
    "a link to another workbook": built(
        book(repacked(GOOD, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}))
    ),
    "macros": built(
        book(repacked(GOOD, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(5_000)}), "xlsm")
    ),
    "a day of ten to the eighteenth": case(
        below(GOODROW.replace("<v>9</v>", "<v>1e18</v>")), REFUSED
    ),
    "a number that is none": case(below(GOODROW.replace("<v>9</v>", "<v>NaN</v>")), BUILT, REFUSED),
    "a number of a hundred thousand digits": refused(
        below(GOODROW.replace("<v>9</v>", f"<v>{'9' * 99_000}</v>"))
    ),
    "a truth of seven": case(
        below(GOODROW.replace('"D2"><v>9', '"D2" t="b"><v>7')), BUILT, REFUSED
    ),
    "a kind of its own": case(below(GOODROW.replace('"D2">', '"D2" t="zz">')), BUILT, REFUSED),
    "a million hidden rows": case(
        lambda: book(
            sheet(
                f'<row r="1">{HEAD}</row><row r="2">{GOODROW}</row>'
                + "".join(f'<row r="{n}" hidden="1"/>' for n in range(3, 1_000_000))
            )
        ),
        BUILT,
        REFUSED,
    ),
    "a million percentages": refused(lambda: laid(SHEET, _percents())),
    "a thousand sheets of one shape": case(lambda: book(many(999)), BUILT, REFUSED),
    "sheets of one name": case(
        laid(
            BOOK,
            f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="x" sheetId="1" r:id="rId1"/><sheet name="x" sheetId="2" r:id="rId1"/></sheets></workbook>'.encode(),
        ),
        BUILT,
        REFUSED,
    ),
    "a sheet without a name": case(
        laid(
            BOOK,
            f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        ),
        BUILT,
        REFUSED,
    ),
    "a sheet that is not there": case(
        report("[sources.budget]", 'sheet = "\\u0000"') | book(GOOD), REFUSED
    ),
    "an ODS of nothing": refused(book(opendocument(""), "ods")),
    "an ODS of rows without end": refused(
        book(ods("><text:p>x</text:p>", 'table:number-rows-repeated="1048576"'), "ods")
    ),
    "an ODS of columns below none": case(
        book(ods(' table:number-columns-repeated="-5"><text:p>x</text:p>'), "ods"), REFUSED
    ),
    "an ODS of columns that are words": refused(
        book(ods(' table:number-columns-repeated="x"><text:p>x</text:p>'), "ods")
    ),
    "an ODS spanned over everything": case(
        book(
            ods(
                ' table:number-columns-spanned="99999999" table:number-rows-spanned="99999999"><text:p>x</text:p>'
            ),
            "ods",
        ),
        REFUSED,
    ),
    "an ODS of tables within tables": refused(
        book(
            opendocument(
                '<table:table table:name="y"><table:table-row>' * 300
                + "</table:table-row></table:table>" * 300
            ),
            "ods",
        )
    ),
    "an ODS without a body": refused(
        book(repacked(opendocument(""), {"content.xml": b"<x/>"}), "ods")
    ),
    "an ODS that laughs": refused(
        book(repacked(opendocument(""), {"content.xml": f"{LAUGHS}<x>&j;</x>".encode()}), "ods")
    ),
    "an ODS with a password": refused(
        book(
            repacked(
                opendocument(""),
                {"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"},
            ),
            "ods",
        ),
        "encrypted-file",
    ),
    "an XLSX with a password": refused(
        book(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(4_000)
            + "EncryptedPackage".encode("utf-16-le")
        ),
        "encrypted-file",
    ),
    "an XLS of nothing": refused(book(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8_000), "xls")),
    "half an XLS": refused(book(old_workbook()[:3_000], "xls")),
    "an XLS whose sectors run in a ring": refused(
        book(spoilt(old_workbook(), 512, pack("<128I", *([0] * 128))), "xls")
    ),
    "an XLS of bits turned": case(
        book(
            bytes(
                byte ^ (0x40 if n % 97 == 0 and n > 2_000 else 0)
                for n, byte in enumerate(old_workbook())
            ),
            "xls",
        ),
        BUILT,
        REFUSED,
    ),
    "an XLS of the last row": case(
        lambda: book(
            written_old({"budget": [HEADING, LINE, *[[]] * 65_000, ["2", "B", 1, 1]]}), "xls"
        ),
        BUILT,
        REFUSED,
    ),
}


def _percents() -> bytes:
    """Percentages in a million cells of one column."""
    line = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"><v>0.5</v></c></row>' for n in range(1, 1_000_001)
    )
    return f"<worksheet {MAIN}><sheetData>{line}</sheetData></worksheet>".encode()
