"""Titles over a table, headings of several rows, columns that go by a letter or are added up."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import Proposal, adopted, merged
from tests.delivery_by_hand import BUDGET, REPORT, problems_of, validated_folder, written
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(2)

HEADINGS = [
    ["Kode", "Uraian Program", "Operasi", None, "Modal", None],
    [None, None, "Anggaran", "Realisasi", "Anggaran", "Realisasi"],
]
LINES = [["1.01", "PROGRAM A", 600, 200, 100, 50], ["1.02", "PROGRAM B", 300, 100, 0, 0]]
TITLES = [["KAB. REKAAN"], ["REKAPITULASI BELANJA"], []]
MERGED = [("A1:F1", "KAB. REKAAN"), ("A2:F2", "REKAPITULASI BELANJA"), ("A4:A5", "Kode"),
          ("B4:B5", "Uraian Program"), ("C4:D4", "Operasi"), ("E4:F4", "Modal")]  # fmt: skip
SUMS = """
ceiling = ["Operasi Anggaran", "Modal Anggaran"]
realized = ["Operasi Realisasi", "Modal Realisasi"]
"""


def recap(lines: list[list[object]] | None = None, *, merge: bool = True) -> bytes:
    sheet = [*TITLES, *HEADINGS, *(LINES if lines is None else lines)]
    return workbook({"Sheet1": sheet}, merged=MERGED if merge else ())


def source(*lines: str) -> str:
    return "\n".join((REPORT, "[sources.budget]", *lines, ""))


def columns(text: str) -> str:
    return f"columns = {{ {', '.join(filter(None, text.splitlines()))} }}"


def files(book: bytes, *lines: str) -> dict[str, str | bytes | None]:
    return {"budget.csv": None, "budget.xlsx": book, "report.toml": source(*lines)}


def test_titles_are_no_headings_and_the_row_of_headings_is_proposed(tmp_path: Path) -> None:
    proposals = merged(proposals_of(problems_of(written(tmp_path / "a", files(of_offices())))))
    assert proposals[0].keys == {"header_row": 4, "columns": {"name": "Uraian Program"}}
    given = {part.gives: part.keys["columns"] for part in proposals[1:]}
    assert given == {
        "ceiling = 900.00": {"ceiling": "Utara Anggaran"},
        "ceiling = 100.00": {"ceiling": "Selatan Anggaran"},
        "ceiling = 1000.00": {"ceiling": ("Utara Anggaran", "Selatan Anggaran")},
        "realized = 300.00": {"realized": "Utara Realisasi"},
        "realized = 50.00": {"realized": "Selatan Realisasi"},
        "realized = 350.00": {"realized": ("Utara Realisasi", "Selatan Realisasi")},
    }


def of_offices() -> bytes:
    """The same sheet with groups of which nobody knows whether they make a whole."""
    named = [
        [{"Operasi": "Utara", "Modal": "Selatan"}.get(str(cell), cell) for cell in row]
        for row in HEADINGS
    ]
    merged_cells = [
        (place, {"Operasi": "Utara", "Modal": "Selatan"}.get(text, text)) for place, text in MERGED
    ]
    return workbook({"Sheet1": [*TITLES, *named, *LINES]}, merged=merged_cells)


def test_kinds_of_spending_are_all_of_it(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", files(recap()))
    settings = folder.path / "report.toml"
    settings.write_bytes(adopted(settings.read_bytes(), proposals_of(problems_of(folder))))
    budget = validated_folder(folder)["budget"]
    assert budget["ceiling"].sum() == 1_000
    assert budget["realized"].sum() == 350


@pytest.mark.slow
def test_a_column_that_adds_up_the_others_is_the_one(tmp_path: Path) -> None:
    sheet = [
        ["kode", "nama", "Anggaran A", "Anggaran B", "Jumlah Anggaran", "realisasi"],
        ["1", "x", 10, 20, 30, 15],
        ["2", "y", 5, 0, 5, 5],
    ]
    lines = proposals_of(problems_of(written(tmp_path / "a", files(workbook({"S": sheet})))))
    proved = [part for part in merged(lines) if part.standing == "proved"]
    assert proved[0].keys["columns"]["ceiling"] == "Jumlah Anggaran"  # type: ignore[index,call-overload]
    sheet[1][4] = 31
    lines = proposals_of(problems_of(written(tmp_path / "b", files(workbook({"S": sheet})))))
    assert all(
        "ceiling" not in dict(part.keys["columns"])
        for part in merged(lines)
        if part.standing == "proved"
    )  # type: ignore[call-overload]


def test_a_title_that_is_not_merged_is_one_too(tmp_path: Path) -> None:
    book = workbook({"S": [["REKAP"], ["Kode", "Uraian Program", "Anggaran", "Realisasi Kas"],
                           ["1", "A", 10, 9]]})  # fmt: skip
    proved = merged(proposals_of(problems_of(written(tmp_path / "a", files(book)))))
    assert [part.keys for part in proved] == [
        {"header_row": 2, "columns": {"ceiling": "Anggaran", "name": "Uraian Program",
                                      "realized": "Realisasi Kas"}}
    ]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_title_over_a_csv_file_is_none_of_its_headings(separator: str, tmp_path: Path) -> None:
    lines = [["REKAP", "", "", ""], ["Kode", "Uraian Program", "Anggaran", "Kas Realisasi"],
             ["1", "A", "10", "9"]]  # fmt: skip
    text = "".join(separator.join(line) + "\n" for line in lines)
    proved = merged(proposals_of(problems_of(written(tmp_path / "a", {"budget.csv": text}))))
    assert dict(proved[0].keys)["header_row"] == 2


def test_an_empty_part_of_a_sum_is_refused_and_all_empty_are_missing(tmp_path: Path) -> None:
    named = columns(SUMS + 'name = "Uraian Program"')
    empty = [["1.01", "A", 600, 200, 100, 50], ["1.02", "B", 300, None, 0, None]]
    budget = validated_folder(written(tmp_path / "a", files(recap(empty), named)))["budget"]
    assert budget["realized"].to_list() == [250, None]
    part = [["1.01", "A", 600, 200, None, 50], ["1.02", "B", 300, None, 0, None]]
    told = problems_of(written(tmp_path / "b", files(recap(part), named)))
    assert [(p.code, p.row, p.column) for p in told] == [("part-empty", 6, "Modal Anggaran")]


@pytest.mark.slow
def test_a_part_that_is_no_number_is_named_where_it_stands(tmp_path: Path) -> None:
    lines = [["1.01", "A", "banyak", 200, 1, 50]]
    found = problems_of(
        written(tmp_path / "a", files(recap(lines), columns(SUMS + 'name = "Uraian Program"')))
    )
    assert [(p.code, p.row, p.column, p.value) for p in found] == [
        ("not-a-number", 6, "Operasi Anggaran", "banyak")
    ]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ('columns = { name = ["code", "ceiling"] }', "toml-value", "sources.budget.columns.name"),
        ('columns = { ceiling = ["ceiling", "lain"] }', "missing-column", "lain"),
    ],
)
def test_what_cannot_be_added_is_refused(line: str, code: str, column: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"report.toml": source(line)})
    assert (code, column) in {(p.code, p.column) for p in problems_of(folder)}


@pytest.mark.parametrize("value", ["5", "[]", "[5]", '""', "{}"])
def test_a_heading_that_is_none_is_refused(value: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"report.toml": source(f"columns = {{ name = {value} }}")})
    assert {(p.code, p.column) for p in problems_of(folder)} == {
        ("toml-value", "sources.budget.columns.name")
    }


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("letter", ["column:E", "column:e", "Column: E"])
def test_a_column_without_a_heading_goes_by_its_letter(
    letter: str, ending: str, tmp_path: Path
) -> None:
    rows = [["kode", "uraian", "pagu", "catatan", ""], ["1", "A", "10", "-", "9"]]
    content: str | bytes = (
        workbook({"budget": rows})
        if ending == "xlsx"
        else "".join(",".join(row) + "\n" for row in rows)
    )
    given = {"budget.csv": None, f"budget.{ending}": content,
             "report.toml": source(f'columns = {{ realized = "{letter}" }}')}  # fmt: skip
    folder = written(tmp_path / "a", given)
    assert problems_of(folder) == ()
    assert validated_folder(folder)["budget"]["realized"].to_list() == [9]


@pytest.mark.slow
def test_of_a_heading_that_stands_twice_each_column_is_a_reading(tmp_path: Path) -> None:
    twice = "kode,uraian,pagu,realisasi,realisasi\n1,A,10,9,8\n"
    folder = written(tmp_path / "a", {"budget.csv": twice})
    (problem,) = problems_of(folder)
    assert {part.gives: part.keys for part in problem.proposals} == {
        "D: 9 …": {"columns": {"realized": "column:D"}},
        "E: 8 …": {"columns": {"realized": "column:E"}},
    }
    settings = folder.path / "report.toml"
    chosen = Proposal(problem.proposals[1].header, problem.proposals[1].keys)
    settings.write_bytes(adopted(settings.read_bytes(), (chosen,)))
    assert validated_folder(folder)["budget"]["realized"].to_list() == [8]


def test_a_letter_under_a_merged_heading_is_its_own_column(tmp_path: Path) -> None:
    book = workbook(
        {"budget": [["kode", "uraian", "pagu", "realisasi", None], ["1", "A", 10, 1, 9]]},
        merged=[("D1:E1", "realisasi")],
    )
    folder = written(tmp_path / "a", files(book, 'columns = { realized = "column:E" }'))
    assert validated_folder(folder)["budget"]["realized"].to_list() == [9]


@pytest.mark.slow
def test_the_same_value_in_every_row(tmp_path: Path) -> None:
    without = "\n".join(",".join(c for i, c in enumerate(line.split(",")) if i != 1)
                        for line in BUDGET.splitlines()) + "\n"  # fmt: skip
    given = {"budget.csv": without, "report.toml": source('values = { name = "Belanja" }')}
    budget = validated_folder(written(tmp_path / "a", given))["budget"]
    assert set(budget["name"]) == {"Belanja"}


@pytest.mark.slow
@pytest.mark.parametrize("heading", ["name", "uraian"])
def test_a_value_beside_a_filled_column_is_refused(heading: str, tmp_path: Path) -> None:
    given = {"budget.csv": BUDGET.replace("name", heading),
             "report.toml": source('values = { name = "Belanja" }')}  # fmt: skip
    found = problems_of(written(tmp_path / "a", given))
    assert [(p.code, p.column) for p in found] == [("values-beside-column", heading)]


def test_a_value_for_no_column_is_refused(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path / "a", {"report.toml": source("values = { nmae = 1 }")}))
    assert [(p.code, p.values["nearest"]) for p in found] == [("toml-unknown-key", "name")]
