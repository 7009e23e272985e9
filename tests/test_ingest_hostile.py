"""Broken and hostile files: each ends in a named problem, within seconds and a gigabyte."""

import json
import os
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from pipeline.ingest import ReportFolder
from pipeline.ingest.files.apart import told_apart
from pipeline.ingest.files.contents import file_content
from pipeline.ingest.files.limits import COLUMNS, SHEET_CELLS, SHEET_TEXT, UNPACKED_BYTES
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.problems import Problem, Reason
from tests.delivery_by_hand import problems_of, written
from tests.peaks import GIGABYTE, watched
from tests.workbooks_by_hand import (
    HEADING,
    old_workbook,
    opendocument,
    problems,
    read,
    repacked,
    rows,
    workbook,
    written_old,
)

pytestmark = pytest.mark.one_in(2)

GOOD = workbook({"x": [HEADING, ["1", "A", 10, 9]]})
SHEET = "xl/worksheets/sheet1.xml"


def unreadable(reason: str) -> Problem:
    found = {"format": "XLSX", "reason": Reason(reason)}
    return Problem("unreadable-file", "x.xlsx", values=found)


def encrypted(file: str) -> Problem:
    return Problem("encrypted-file", file)


def too_large(reason: str, limit: int, file: str = "x.xlsx") -> Problem:
    return Problem("too-large", file, values={"reason": Reason(reason, {"limit": limit})})


# --- workbooks --------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_damaged(share: float) -> None:
    assert problems(GOOD[: int(len(GOOD) * share)]) == (unreadable("damaged"),)


def test_a_workbook_with_a_flipped_byte_is_damaged() -> None:
    for at in range(30, len(GOOD), 97):
        spoilt = GOOD[:at] + bytes([GOOD[at] ^ 0x55]) + GOOD[at + 1 :]
        assert all(problem.code for problem in problems(spoilt))


@pytest.mark.parametrize(
    ("content", "found"), [(b"<html><table>", "HTML"), (b"a,b\n1,2\n", "text"), (b"", "text")]
)
@pytest.mark.parametrize("ending", ["xls", "xlsx", "ods"])
def test_a_page_or_a_text_under_a_workbooks_name_is_named(
    content: bytes, found: str, ending: str
) -> None:
    values = {"found": found, "format": ending.upper()}
    assert problems(content, f"x.{ending}") == (
        Problem("wrong-ending", f"x.{ending}", values=values),
    )


def test_a_workbook_locked_by_a_password_is_named() -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    assert problems(b"\xd0\xcf\x11\xe0" + bytes(500) + name) == (
        Problem("encrypted-file", "x.xlsx"),
    )
    assert [problem.code for problem in problems(locked_zip())] == ["encrypted-file"]
    manifest = {"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}
    ods = repacked(opendocument("<table:table-row/>"), manifest)
    assert [problem.code for problem in problems(ods, "x.ods")] == ["encrypted-file"]


def locked_zip() -> bytes:
    """A workbook whose parts are marked as encrypted, in both of a ZIP file's lists."""
    content = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 1)
    return bytes(content)


def test_a_bomb_that_states_its_size_is_not_unpacked() -> None:
    bomb = repacked(GOOD, {"xl/media/x.bin": bytes(UNPACKED_BYTES)})
    assert len(bomb) < 1_000_000
    assert problems(bomb) == (too_large("unpacked", UNPACKED_BYTES),)


def test_a_bomb_that_lies_about_its_size_is_damaged() -> None:
    bomb = bytearray(repacked(GOOD, {"xl/media/x.bin": bytes(50_000_000)}))
    stated = struct.pack("<I", 50_000_000)
    at = bomb.find(stated)
    while at >= 0:
        bomb[at : at + 4] = struct.pack("<I", 100)
        at = bomb.find(stated)
    assert problems(bytes(bomb)) == (unreadable("damaged"),)


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ('r="XFD1048576"', too_large("cells", SHEET_CELLS)),
        ('r="XFD2000"', too_large("cells", SHEET_CELLS)),
        ('r="A1048577"', unreadable("damaged")),
        ('r="XFE1"', unreadable("damaged")),
    ],
)
def test_cells_far_apart_or_outside_are_no_sheet(reference: str, expected: Problem) -> None:
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row><row><c {reference}><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    assert problems(repacked(GOOD, {SHEET: xml.encode()})) == (expected,)


def test_formats_without_cells_are_no_extent() -> None:
    part = ZipFile(BytesIO(GOOD)).read(SHEET).decode()
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    book = repacked(GOOD, {SHEET: part.replace("</sheetData>", far).encode()})
    assert rows(book)[1] == (2, "1", "A", "10", "9")


@pytest.mark.slow
def test_sixteen_thousand_columns_are_too_many() -> None:
    wide = [[f"h{number}" for number in range(16_384)], list(range(16_384))]
    values = {"found": 16_384, "limit": COLUMNS}
    assert problems(workbook({"x": wide})) == (
        Problem("too-many-columns", "x.xlsx", values=values),
    )


def test_entities_that_grow_are_not_expanded() -> None:
    part = ZipFile(BytesIO(GOOD)).read(SHEET).decode()
    grown = '<!DOCTYPE x [<!ENTITY a "ha">]>' + part.split("?>", 1)[1]
    assert problems(repacked(GOOD, {SHEET: grown.encode()})) == (unreadable("damaged"),)
    styles = b'<!DOCTYPE x [<!ENTITY a "ha">]><styleSheet/>'
    assert problems(repacked(GOOD, {"xl/styles.xml": styles})) == (unreadable("damaged"),)


def test_a_row_that_stands_for_a_million_is_too_large() -> None:
    body = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'office:value-type="string" table:number-columns-repeated="1000"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    assert problems(opendocument(body), "x.ods") == (too_large("cells", SHEET_CELLS, "x.ods"),)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("content", [b"", b"<a>", b"\x00\xff", b"<worksheet/>"])
def test_a_part_that_is_no_workbooks_ends_in_problems(part: str, content: bytes) -> None:
    assert problems(repacked(GOOD, {part: content}))


def test_an_old_workbook_with_broken_chains_ends_in_a_problem() -> None:
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20) + b"\xfe\xff\x09\x00\x06\x00"
    for tail in (b"", bytes(600), b"\x00\x00\x00\x00" * 500, b"\xff" * 3000):
        found = problems(header + tail, "x.xls")
        assert [problem.code for problem in found] == ["unreadable-file"]


@pytest.mark.slow
def test_an_old_workbook_with_cells_far_apart_is_too_large() -> None:
    content = old_workbook()
    number = b"\x03\x02\x0e\x00\x03\x00\x03\x00"
    assert content.count(number) == 1
    far = content.replace(number, number[:4] + b"\xff\xff\xff\x00")
    assert problems(far, "x.xls") == (too_large("cells", SHEET_CELLS, "x.xls"),)


def test_an_old_workbook_that_lies_about_its_size_is_read_as_it_is() -> None:
    """Its sheet states four thousand million rows, for which a reader could allot room at once."""
    content = bytearray(old_workbook())
    stated = content.rfind(b"\x00\x02\x0e\x00") + 8
    content[stated : stated + 4] = b"\x00\x00\x00\xff"
    assert read(bytes(content), "x.xls").frame.height == 2


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.99])
def test_a_truncated_old_workbook_is_damaged(share: float) -> None:
    good = old_workbook()
    found = {"format": "XLS", "reason": Reason("damaged")}
    assert problems(good[: int(len(good) * share)], "x.xls") == (
        Problem("unreadable-file", "x.xls", values=found),
    )


def test_an_old_workbook_locked_by_a_password_is_named() -> None:
    good = old_workbook()
    start = good.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    locked = good[:start] + struct.pack("<HH6x", 0x2F, 6) + good[start + 10 :]
    stream, other = (name.encode("utf-16-le") for name in ("Workbook", "Xorkbook"))
    wrapped = good.replace(stream, other) + "EncryptedPackage".encode("utf-16-le")
    for content in (locked, wrapped):
        assert problems(content, "x.xls") == (encrypted("x.xls"),)


def test_texts_that_many_cells_of_an_old_workbook_show_are_counted_in_each() -> None:
    rows = [["kode", "uraian"], *(["1", "x" * 32_000] for _ in range(SHEET_TEXT // 32_000 + 1))]
    book = written_old({"x": rows})
    assert len(book) < 1_000_000
    assert problems(book, "x.xls") == (too_large("texts", SHEET_TEXT, "x.xls"),)


@pytest.mark.parametrize("program", ["os.abort()", "bytearray(5_000_000_000)", "1 / 0"])
def test_a_reader_that_ends_badly_apart_is_a_damaged_file(program: str) -> None:
    with pytest.raises(Unreadable) as damage:
        told_apart(f"import os\n{program}", b"")
    assert (damage.value.code, damage.value.reason) == ("unreadable-file", "damaged")


# --- other files ------------------------------------------------------------------------------


@pytest.mark.one_in(5)
@pytest.mark.parametrize("name", ["budget.parquet", "budget.sav"])
@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" * 9, b"$FL2@(#) x", b"$FL2" * 60])
def test_what_only_begins_like_a_data_file_is_a_problem(
    name: str, content: bytes, tmp_path: Path
) -> None:
    found = problems_of(written(tmp_path / "a", {"budget.csv": None, name: content}))
    assert {problem.code for problem in found} <= {"wrong-ending", "unreadable-file"}
    assert found


def test_a_link_that_leads_to_itself_and_a_device_are_problems(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"budget.csv": None, "links.csv": None})
    (folder.path / "budget.csv").symlink_to("budget.csv")
    (folder.path / "links.csv").symlink_to("/dev/zero")
    found = {(problem.code, problem.file) for problem in problems_of(folder)}
    assert ("outside-folder", "links.csv") in found
    assert any(file == "budget.csv" for _, file in found)


def test_a_workbook_of_tables_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"budget.csv": None, "inputs.xlsx": GOOD[:-9]})
    values = {"format": "XLSX", "reason": Reason("damaged")}
    assert problems_of(folder)[0] == Problem("unreadable-file", "inputs.xlsx", values=values)
    (folder.path / "inputs.xlsx").unlink()
    (tmp_path / "b.xlsx").write_bytes(GOOD)
    (folder.path / "inputs.xlsx").symlink_to(tmp_path / "b.xlsx")
    assert problems_of(folder)[0] == Problem("outside-folder", "inputs.xlsx")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has such a file")
def test_a_file_that_may_not_be_read_is_a_problem() -> None:
    folder = ReportFolder("self", Path("/proc/self"))
    values = {"format": "CSV", "reason": Reason("permission")}
    found = file_content(folder, folder.path / "mem", "x.csv")
    assert found == Problem("unreadable-file", "x.csv", values=values)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"budget.csv": None})
    os.mkfifo(folder.path / "budget.csv")
    assert ("missing-file", "budget.csv") in {(p.code, p.file) for p in problems_of(folder)}


# --- memory and time --------------------------------------------------------------------------

MEASURED = """
import json, sys
from pathlib import Path
from pipeline.ingest.formats.readers import READERS
from pipeline.reportfile import FileSource
from pipeline.ingest.layout.reading import ANYTHING
path = Path(sys.argv[1])
reading = READERS[path.suffix](path.read_bytes(), path.name, FileSource(), ANYTHING)
print(json.dumps([[p.code for p in reading.problems], reading.frame.height]))
"""


def measured(path: Path) -> tuple[list[str], int, int]:
    """Codes, rows and peak kilobytes of reading a file in a process of its own, within a minute."""
    ended = watched(["-c", MEASURED, path], seconds=60)
    codes, height = json.loads(ended.said)
    return codes, height, ended.peak


def one_line(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"abc,1234567," * 87_382)


def one_quoted_cell(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'a,b\n1,"')
        for _ in range(55):
            file.write(b"abc 1234567\n" * 87_382)


def no_text(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(55):
            file.write(b"abc,1234567\n" * 87_382)
        file.write(b"\xc3")


def large_sheet(path: Path) -> None:
    """As many cells as a sheet may have, in an XML as large as a workbook may hold."""
    height, width = 80_000, 25
    cells = "".join(f"<c><v>{number}</v></c>" for number in range(width))
    with ZipFile(BytesIO(GOOD)) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != SHEET:
                new.writestr(name, old.read(name))
        head, tail = old.read(SHEET).decode().split("<sheetData>")[0], "</sheetData></worksheet>"
        rest = f"<row>{cells}</row>" * (height - 1)
        titles = "".join(f'<c t="inlineStr"><is><t>h{n}</t></is></c>' for n in range(width))
        new.writestr(SHEET, f"{head}<sheetData><row>{titles}</row>{rest}{tail}")


@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    ("make", "name", "codes", "height"),
    [
        (one_line, "x.csv", ["too-large"], 0),
        pytest.param(one_quoted_cell, "x.csv", ["unreadable-file"], 0, marks=pytest.mark.slow),
        pytest.param(no_text, "x.csv", ["encoding"], 0, marks=pytest.mark.slow),
        (large_sheet, "x.xlsx", [], 79_999),
    ],
)
def test_the_largest_files_stay_under_a_gigabyte(
    make: Callable[[Path], None], name: str, codes: list[str], height: int, tmp_path: Path
) -> None:
    make(tmp_path / name)
    found, rows_read, peak = measured(tmp_path / name)
    assert (found, rows_read) == (codes, height)
    assert peak < GIGABYTE
