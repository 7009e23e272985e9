"""What would fill the memory is refused, and what is found a million times is counted.

The limits are in `ingest/files/limits.py`; each file here is small and unpacks, repeats or nests.
"""

import json
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from pipeline.ingest.files import limits
from pipeline.ingest.files.limits import (
    CELL_TEXT,
    PARTS,
    SETTINGS_BYTES,
    SHEET_CELLS,
    SHEET_TEXT,
    TOML_BYTES,
)
from pipeline.ingest.formats.csv import csv_reading
from pipeline.ingest.formats.parquet import parquet_reading
from pipeline.ingest.formats.typed import typed_reading
from pipeline.problems import ALIKE, MORE, Problem, Reason
from pipeline.reportfile import FileSource
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written
from tests.peaks import GIGABYTE, watched
from tests.workbooks_by_hand import HEADING, opendocument, problems, repacked, workbook

GOOD = workbook({"x": [HEADING, ["1", "A", 10, 9]]})
SHEET = "xl/worksheets/sheet1.xml"
SST = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def sheet(rows: str, tail: str = "") -> bytes:
    titles = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADING)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return (
        f"<worksheet {space}><sheetData><row>{titles}</row>{rows}</sheetData>{tail}</worksheet>"
    ).encode()


def told(content: bytes, file: str = "x.xlsx") -> list[tuple[str, object]]:
    return [(p.code, _limit(p)) for p in problems(content, file)]


def _limit(problem: Problem) -> object:
    reason = problem.values.get("reason")
    return (reason.values if isinstance(reason, Reason) else problem.values).get("limit", "")


def case(name: str) -> bytes:
    return b64decode((Path(__file__).parent / "cases" / f"{name}.txt").read_text())


# --- workbooks --------------------------------------------------------------------------------


def test_a_long_text_that_many_cells_share_is_too_large() -> None:
    strings = f"{SST}<si><t>{'x' * 30_000}</t></si></sst>".encode()
    rows = '<row><c t="s"><v>0</v></c></row>'
    fits = SHEET_TEXT // 30_000
    book = repacked(GOOD, {"xl/sharedStrings.xml": strings, SHEET: sheet(rows * (fits + 1))})
    assert told(book) == [("too-large", SHEET_TEXT)]


def test_a_long_text_beside_many_short_ones_is_read() -> None:
    strings = f"{SST}<si><t>{'x' * 30_000}</t></si><si><t>y</t></si></sst>".encode()
    rows = '<row><c t="s"><v>1</v></c></row>' * 4_000
    book = repacked(GOOD, {"xl/sharedStrings.xml": strings, SHEET: sheet(rows)})
    assert told(book) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x" * 2 * CELL_TEXT, [("too-large", CELL_TEXT)]), ("<![CDATA[Program]]>", [])],
    ids=["a long cell", "a cell in other marks"],
)
def test_a_workbook_that_shares_no_texts_is_not_damaged(
    text: str, expected: list[tuple[str, object]]
) -> None:
    rows = f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>'
    content = BytesIO()
    with ZipFile(BytesIO(GOOD)) as old, ZipFile(content, "w") as new:
        for name in set(old.namelist()) - {"xl/sharedStrings.xml"}:
            new.writestr(name, sheet(rows) if name == SHEET else old.read(name))
    assert told(content.getvalue()) == expected


def test_more_shared_texts_than_cells_are_too_many() -> None:
    strings = f"{SST}{'<si/>' * (SHEET_CELLS + 1)}</sst>".encode()
    assert told(repacked(GOOD, {"xl/sharedStrings.xml": strings})) == [("too-large", SHEET_CELLS)]


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml"])
def test_a_part_without_cells_has_its_own_limit(part: str) -> None:
    book = repacked(GOOD, {part: b" " * (SETTINGS_BYTES + 1)})
    assert told(book) == [("too-large", SETTINGS_BYTES)]


@pytest.mark.slow
def test_a_workbook_of_too_many_parts_is_not_opened() -> None:
    content = BytesIO(GOOD)
    with ZipFile(content, "a") as book:
        for number in range(PARTS):
            book.writestr(f"../{number}", b"")
    assert told(content.getvalue()) == [("too-large", PARTS)]


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (repacked(GOOD, {SHEET: b"<a>" * 200_000 + b"</a>" * 200_000}), "x.xlsx"),
        (opendocument("<a>" * 200_000 + "</a>" * 200_000), "x.ods"),
    ],
    ids=["xlsx", "ods"],
)
def test_elements_within_each_other_without_end_are_damage(content: bytes, file: str) -> None:
    assert [problem.code for problem in problems(content, file)] == ["unreadable-file"]


def test_a_part_without_a_name_is_proved_too() -> None:
    """Its damage was found, and its name, which is empty, was taken for none."""
    assert [p.code for p in problems(case("nameless.ods"), "x.ods")] == ["unreadable-file"]


def test_a_repeated_cell_counts_as_often_as_it_stands() -> None:
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="4">'
        f"<text:p>{'x' * 300}</text:p></table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="400000">{cell}</table:table-row>'
    assert told(opendocument(row), "x.ods") == [("too-large", SHEET_TEXT)]


def test_entities_of_an_opendocument_are_not_expanded() -> None:
    book = opendocument("<table:table-row/>")
    xml = ZipFile(BytesIO(book)).read("content.xml")
    grown = repacked(book, {"content.xml": b'<!DOCTYPE x [<!ENTITY a "ha">]>' + xml})
    assert [problem.code for problem in problems(grown, "x.ods")] == ["unreadable-file"]


def test_merged_cells_down_to_the_last_row_make_no_heading_of_a_million_rows() -> None:
    merged = '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'
    row = '<row><c t="inlineStr"><is><t>1.01</t></is></c></row>'
    assert problems(repacked(GOOD, {SHEET: sheet(row, merged)})) == ()


def test_a_list_of_hidden_rows_is_cut() -> None:
    rows = "".join(f'<row hidden="{n % 2}"><c><v>{n}</v></c></row>' for n in range(2_000))
    (hidden,) = problems(repacked(GOOD, {SHEET: sheet(rows)}))
    assert hidden.code == "hidden-rows"
    assert len(str(hidden.values["rows"])) < 300


# --- Parquet ----------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_parquet_file_that_ends_its_reader_is_damaged() -> None:
    """One of its pages states more values than any memory holds, and polars ends the process."""
    (found,) = parquet_reading(case("broken.parquet"), "x.parquet", FileSource()).problems
    assert found.code == "unreadable-file"


# --- headings ---------------------------------------------------------------------------------


def test_a_heading_that_reads_like_a_pattern_is_one_heading() -> None:
    text = csv_reading(b"*,^.*$,a\n1,2,3\n", "x.csv", FileSource())
    assert text.problems == ()
    assert text.frame.row(0) == (2, "1", "2", "3")
    typed = typed_reading(pl.DataFrame({"*": [1], "^.*$": ["x"], "a": [2]}), "x.parquet")
    assert typed.frame.row(0) == (2, 1, "x", 2)


@pytest.mark.parametrize("name", ["*", "^q.*$", "_row", "respondent_id"])
def test_a_name_that_no_column_can_have_is_named(name: str, tmp_path: Path) -> None:
    (found,) = problems_of(
        written(tmp_path / "a", {"report.toml": REPORT.replace('"q1"', json.dumps(name))})
    )
    assert (found.code, found.file) == ("toml-value", "report.toml")


# --- settings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("addition", "code"),
    [
        ("x = " + "[" * 100_000, "toml-syntax"),
        ("x" + ".a" * 5_000 + " = 1", "toml-syntax"),
        ("x = " + "9" * 10_000, "toml-syntax"),
        ("# " + "x" * TOML_BYTES, "too-large"),
        ("".join(f"[surveys.s{n}]\nscale=[1,5]\nitems=['a']\n" for n in range(300)), "toml-value"),
    ],
    ids=["brackets", "dots", "digits", "bytes", "surveys"],
)
def test_settings_beyond_all_measure_are_named(addition: str, code: str, tmp_path: Path) -> None:
    found = problems_of(written(tmp_path / "a", {"report.toml": f"{REPORT}{addition}\n"}))
    assert [(problem.code, problem.file) for problem in found] == [(code, "report.toml")]


def test_a_rulebook_beyond_all_measure_is_named(tmp_path: Path) -> None:
    own = {"report.toml": REPORT + '[rulebook]\nuse = "own"\n', "own.toml": "#" * (TOML_BYTES + 1)}
    (found,) = problems_of(written(tmp_path / "a", own))
    assert (found.code, found.file) == ("too-large", "own.toml")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_period_of_another_time_is_named(day: str, tmp_path: Path) -> None:
    report = REPORT.replace("2024-01-01", day).replace("2024-12-31", day)
    found = problems_of(written(tmp_path / "a", {"report.toml": report}))
    assert {(p.code, p.column) for p in found} == {
        ("toml-value", "period.start"),
        ("toml-value", "period.end"),
    }


# --- a million faults -------------------------------------------------------------------------

FAULTS = ALIKE + 500


def lines(row: str) -> str:
    return "code,name,ceiling,realized\n" + "".join(row.format(n=n) for n in range(FAULTS))


@pytest.mark.parametrize(
    ("row", "kind", "faults"),
    [
        ("{n},a,x{n},1\n", "not-a-number", FAULTS),
        ("{n},a,1,2,3\n", "ragged-row", FAULTS),
        (",Jumlah,1,1\n", "totals-row", FAULTS),
        (",Jumlah,1,\n", "total-differs", FAULTS),
        ("1,a,2,1\n", "duplicate-key", FAULTS - 1),
    ],
)
def test_of_many_faults_of_a_kind_the_first_are_named_and_the_others_counted(
    row: str, kind: str, faults: int, tmp_path: Path
) -> None:
    found = problems_of(written(tmp_path / "a", {"budget.csv": lines(row)}))
    alike = [problem for problem in found if kind in (problem.code, problem.kind)]
    kinds = {problem.code for problem in alike} - {MORE}
    assert len(kinds) == 1
    assert sum(problem.code != MORE for problem in alike) == ALIKE
    assert sum(problem.places for problem in alike) == faults


@pytest.mark.slow
def test_a_waiver_counts_the_rows_that_are_not_named(tmp_path: Path) -> None:
    accept = '[[accept]]\nproblem = "over-ceiling"\nwhere = "budget"\nrows = {}\nreason = "x"\n'
    budget = {"budget.csv": lines("{n},a,1,2\n")}
    files = {**budget, "report.toml": REPORT + accept.format(FAULTS)}
    tables = validated_folder(written(tmp_path / "a", files))
    assert sum(problem.places for _, problem in tables.waived) == FAULTS
    files["report.toml"] = REPORT + accept.format(ALIKE)
    assert "over-ceiling" in {p.code for p in problems_of(written(tmp_path / "b", files))}


def _table(row: str, rows: int = 1_000_000) -> bytes:
    text = "".join(row.format(n=number) for number in range(rows))
    return f"code,name,ceiling,realized\n{text}".encode()


def _bomb() -> bytes:
    content = BytesIO()
    text = pl.repeat("x" * 200, 20_000_000, eager=True)
    pl.DataFrame(dict.fromkeys(HEADING, text)).write_parquet(content)
    return content.getvalue()


def _wide() -> bytes:
    heading = "respondent_id,q1,q2," + ",".join(f"h{n}" for n in range(900))
    rows = "".join(f"R{n},9,9," + ",".join(["x"] * 900) + "\n" for n in range(5_000))
    return f"{heading}\n{rows}".encode()


HUGE = {
    "faults": ("budget.csv", lambda: _table("{n},n,x{n},y{n}\n")),
    "ragged": ("budget.csv", lambda: _table("{n},n,1,2,3,4\n")),
    "duplicates": ("budget.csv", lambda: _table("1,n,1,2\n")),
    "totals": ("budget.csv", lambda: _table(",Jumlah,1,2\n")),
    "long numbers": ("budget.csv", lambda: _table(f"{{n}},a,{'1.' * 400_000},1\n", 190)),
    "long texts": ("budget.csv", lambda: _table(f"{{n}},{'x' * 900_000},x,y\n", 190)),
    "bomb": ("budget.parquet", _bomb),
    "wide": ("survey_trust.csv", _wide),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HUGE)
def test_a_million_of_anything_is_refused_within_a_gigabyte(name: str, tmp_path: Path) -> None:
    file, content = HUGE[name]
    left_out = {"budget.csv": None} if file.startswith("budget") else {}
    written(tmp_path / "in" / "a", {**left_out, file: content()})
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    ended = watched(["-m", "pipeline", "check", *options], seconds=300)
    assert "Traceback" not in ended.said + ended.complained
    assert ended.exit_code == 10
    assert ended.peak < GIGABYTE
    refused = tmp_path / "out" / "a" / "refused"
    assert sum(path.stat().st_size for path in refused.iterdir()) < 20_000_000


def test_the_limits_are_those_that_the_data_dictionary_states() -> None:
    page = (Path(__file__).parents[1] / "inputs" / "README.md").read_text()
    stated = page.split("## Limits")[1].split("## Tables")[0]
    for limit in (
        limits.FILE_BYTES, limits.COLUMNS, limits.LINE_BYTES, limits.UNPACKED_BYTES, limits.PARTS,
        limits.SHEET_CELLS, limits.SHEET_TEXT, limits.FRAME_CELLS, limits.TOML_BYTES,
        limits.TOML_DEPTH,
    ):  # fmt: skip
        assert f" {limit:,} " in stated
