"""Files as strangers send them, from the folder to typed tables: nothing guessed, nothing lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.ingest import read_report_file, read_tables, rows_used
from pipeline.problems import Problem
from tests.delivery_by_hand import REPORT, places, problems_of, validated_folder, written
from tests.workbooks_by_hand import HEADING, Shown, workbook

pytestmark = pytest.mark.one_in(4)

GOOD = [["1.01", "Program", 1000, 900], ["1.01.01", "Kegiatan", 1000, 900]]
Sheet = list[list[object]]


def with_budget(sheet: Sheet, source: str = "") -> dict[str, str | bytes | None]:
    return {
        "report.toml": f"{REPORT}[sources.budget]\n{source}\n" if source else REPORT,
        "budget.csv": None,
        "budget.xlsx": workbook({"DPPA": sheet}),
    }


def codes(folder: Path, sheet: Sheet, source: str = "") -> list[tuple[str, int | None]]:
    found = problems_of(written(folder, with_budget(sheet, source)))
    return [(problem.code, problem.row) for problem in found]


def budget(folder: Path, sheet: Sheet, source: str = "") -> list[tuple[object, ...]]:
    frame = validated_folder(written(folder, with_budget(sheet, source)))["budget"]
    return frame.select("_row", "code", "ceiling", "realized").rows()


@pytest.mark.slow
def test_a_workbook_of_tables_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "budget.csv": None,
        "survey_trust.csv": None,
        "inputs.xlsx": workbook(
            {
                "Petunjuk": [["isi setiap lembar"]],
                "Budget": [HEADING, *GOOD],
                "SURVEY_TRUST": [["respondent_id", "q1", "q2"], ["R1", 4, 5], ["R2", 3, 4]],
                "rekap lama": [["x"]],
            }
        ),
    }
    folder = written(tmp_path / "a", files)
    tables = validated_folder(folder)
    assert tables["budget"]["realized"].to_list() == [Decimal(900), Decimal(900)]
    assert tables["survey_trust"]["q1"].to_list() == [4.0, 3.0]
    assert tables.sources["budget"].sheet == "Budget"
    assert tables.problems == (Problem("unused-sheet", "inputs.xlsx", "rekap lama"),)


def test_a_table_in_a_file_and_in_a_sheet_is_named(tmp_path: Path) -> None:
    book = workbook({"budget": [HEADING, *GOOD]})
    (found,) = problems_of(written(tmp_path / "a", {"inputs.xlsx": book}))
    values = {"table": "budget", "files": ["budget.csv", "inputs.xlsx"]}
    assert replace(found, proposals=()) == Problem("two-files", "budget.csv", values=values)
    assert [one.keys["file"] for one in found.proposals] == values["files"]


def test_rows_are_kept_by_a_column_of_a_shared_workbook(tmp_path: Path) -> None:
    sheet = [["SKPD", *HEADING], ["Dinas A", *GOOD[0]], ["Dinas B", *GOOD[1]], [7, *GOOD[1]]]
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "rekap.xlsx").write_bytes(workbook({"Semua": sheet}))
    source = 'file = "shared/rekap.xlsx"\nwhere = { skpd = "Dinas A" }'
    files = {"report.toml": f"{REPORT}[sources.budget]\n{source}\n", "budget.csv": None}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["budget"].select("_row", "code").rows() == [(2, "1.01")]
    source = source.replace('"Dinas A"', "7")
    files["report.toml"] = f"{REPORT}[sources.budget]\n{source}\n"
    tables = validated_folder(written(tmp_path / "b", files))
    assert tables["budget"].select("_row", "code").rows() == [(4, "1.01.01")]


def test_rows_of_another_agency_in_a_shared_workbook_are_no_input(tmp_path: Path) -> None:
    source = 'file = "shared/rekap.xlsx"\nwhere = { skpd = "Dinas A" }'
    files = {"report.toml": f"{REPORT}[sources.budget]\n{source}\n", "budget.csv": None}
    folder = written(tmp_path / "a", files)
    (tmp_path / "shared").mkdir()
    found = []
    for own, other in ((900, 800), (900, 700), (901, 700)):
        rows = [["Dinas B", "2", "Lain", 1000, other], ["Dinas A", "1", "Sendiri", 1000, own]]
        book = workbook({"Semua": [["SKPD", *HEADING], *rows]})
        (tmp_path / "shared" / "rekap.xlsx").write_bytes(book)
        used = rows_used(read_tables(folder, read_report_file(folder)))
        found.append(used["budget"].sha256)
    first, after_another, after_ours = found
    assert first == after_another != after_ours


# --- rows that are no data --------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("label", ["Jumlah", "TOTAL", "Sub Total", "Jumlah seluruhnya :"])
def test_a_totals_row_is_not_counted_again(label: str, tmp_path: Path) -> None:
    sheet = [HEADING, *GOOD, [None, label, 1000, 900]]
    folder = written(tmp_path / "a", with_budget(sheet))
    tables = validated_folder(folder)
    assert tables["budget"]["_row"].to_list() == [2, 3]
    assert tables.problems == (Problem("totals-row", "budget.xlsx", "DPPA", 4, "", label),)
    assert codes(tmp_path / "b", [HEADING, *GOOD, [label, None, 1000, 900]]) == [("totals-row", 4)]


@pytest.mark.slow
def test_a_total_with_a_code_of_its_own_is_a_line(tmp_path: Path) -> None:
    sheet = [HEADING, ["5", "Total", 1000, 900], ["5.1", "Belanja", 1000, 900]]
    assert [row[1] for row in budget(tmp_path / "a", sheet)] == ["5", "5.1"]


def test_notes_and_signatures_below_are_left_out_without_their_words(tmp_path: Path) -> None:
    below: Sheet = [
        [], ["Sumber: SIPD, diunduh 2 Januari"], [None, None, None, "Klaten, 31 Desember 2024"],
        [None, None, None, "Kepala Dinas"], [None, None, None, "Orang Contoh"],
    ]  # fmt: skip
    folder = written(tmp_path / "a", with_budget([HEADING, *GOOD, *below]))
    assert validated_folder(folder).problems == tuple(
        Problem("note-row", "budget.xlsx", "DPPA", row) for row in (5, 6, 7, 8)
    )


def test_a_row_at_the_end_that_lacks_its_key_is_no_note(tmp_path: Path) -> None:
    sheet = [HEADING, *GOOD, [None, "Kegiatan", 10, 5]]
    assert codes(tmp_path / "a", sheet) == [("empty-cell", 4)]
    alone = [HEADING, *GOOD, [None, None, None, 5]]
    assert set(codes(tmp_path / "b", alone)) == {("empty-cell", 4)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "numbers", [["1", "2", "3", "4"], [1, 2, 3, "4=3/2"], ["(1)", "(2)", "(3)", "(4)"]]
)
def test_the_row_that_counts_the_columns_is_left_out(numbers: list[object], tmp_path: Path) -> None:
    assert codes(tmp_path / "a", [HEADING, numbers, *GOOD]) == [("column-numbers", 2)]


def test_a_respondent_who_answers_upward_is_no_column_count(tmp_path: Path) -> None:
    files = {"survey_trust.csv": "respondent_id,q1,q2\n1,2,3\n2,3,4\n"}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["survey_trust"]["q1"].to_list() == [2.0, 3.0]


def test_a_heading_repeated_on_every_page_is_left_out(tmp_path: Path) -> None:
    upper = [heading.upper() for heading in HEADING]
    sheet = [HEADING, GOOD[0], HEADING, GOOD[1], upper, ["1.02", "Lain", 5, 4]]
    assert [row[0] for row in budget(tmp_path / "a", sheet)] == [2, 4, 6]


# --- more than one block ----------------------------------------------------------------------

STACKED: Sheet = [
    ["Januari"], HEADING, *GOOD, [], ["Februari"], HEADING, ["1.01", "Program", 1000, 950],
]  # fmt: skip


def test_stacked_blocks_are_refused_with_the_line_that_chooses_one(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path / "a", with_budget(STACKED)))
    values = {"range": "A2:D4", "table": "budget"}
    assert replace(found[0], proposals=()) == Problem(
        "stacked-blocks", "budget.xlsx", "DPPA", 7, values=values
    )
    assert [one.keys["range"] for one in found[0].proposals] == ["A2:D4", "A7:D8"]


@pytest.mark.parametrize("gap", [0, 1, 3])
def test_a_page_repeats_the_headings_below_a_gap(gap: int, tmp_path: Path) -> None:
    sheet = [HEADING, *GOOD, *[[]] * gap, HEADING, ["1.02", "Lain", 5, 4]]
    assert [row[1] for row in budget(tmp_path / "a", sheet)] == ["1.01", "1.01.01", "1.02"]


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("number", ["Halaman 2", "hal. 2 dari 3", "- 2 -", "2/3"])
@pytest.mark.parametrize("gap", [0, 2])
def test_a_page_repeats_its_titles_too(gap: int, number: str, tmp_path: Path) -> None:
    titles: Sheet = [["LAPORAN REALISASI"], ["SKPD :", "Dinas Contoh"], [None, None, number]]
    more = [*titles, HEADING, ["1.02", "Lain", 5, 4]]
    sheet = [*titles[:2], HEADING, *GOOD, *[[]] * gap, *more]
    for name, source in (("a", ""), ("b", f'range = "A3:D{len(sheet)}"')):
        found = budget(tmp_path / name, sheet, source)
        assert [row[1] for row in found] == ["1.01", "1.01.01", "1.02"]
    other = [["LAPORAN REALISASI"], [], HEADING, *GOOD, ["LAPORAN 2023"], HEADING, *GOOD]
    assert "stacked-blocks" in dict(codes(tmp_path / "c", other))


def test_rows_of_numbers_outside_a_declared_range_are_named(tmp_path: Path) -> None:
    sheet = [["Rekap", 5, "4"], HEADING, *GOOD, [], ["1.02", "Lain", 5, "Rp 4"], ["", "Kepala", 7]]
    found = problems_of(written(tmp_path / "a", with_budget(sheet, 'range = "A2:D4"')))
    (left,) = [problem for problem in found if problem.code == "rows-outside-range"]
    assert left.values == {"rows": "1,6", "count": 2, "range": "A2:D4"}
    assert ("rows-outside-range", 1) not in codes(tmp_path / "b", sheet[1:], 'range = "A1:D5"')


def test_the_range_that_was_offered_is_read(tmp_path: Path) -> None:
    assert [row[0] for row in budget(tmp_path / "a", STACKED, 'range = "A2:D4"')] == [3, 4]
    assert budget(tmp_path / "b", STACKED, 'range = "A7:D8"') == [
        (8, "1.01", Decimal(1000), Decimal(950))
    ]


def test_a_declared_range_may_span_headings_and_gaps(tmp_path: Path) -> None:
    sheet = [*STACKED[:7], ["2.01", "Program", 1000, 950]]
    del sheet[5]
    assert [row[0] for row in budget(tmp_path / "a", sheet, 'range = "A2:D9"')] == [3, 4, 7]


def test_a_block_with_other_headings_of_the_table_is_a_second_one(tmp_path: Path) -> None:
    sheet = [HEADING, *GOOD, [], ["Kode Rekening", "Nama", "Setelah Perubahan", "Realisasi"], *GOOD]
    assert ("stacked-blocks", 5) in codes(tmp_path / "a", sheet)


@pytest.mark.slow
def test_stacked_blocks_of_a_csv_are_refused_alike(tmp_path: Path) -> None:
    block = "kode,uraian,pagu,realisasi\n1,A,10,9\n"
    text = f"Januari\n{block}\nFebruari\n{block}"
    found = problems_of(written(tmp_path / "a", {"budget.csv": text}))
    values = {"range": "A2:D3", "table": "budget"}
    lines = [{"range": "A2:D3"}, {"range": "A6:D7"}]
    bare = Problem("stacked-blocks", "budget.csv", row=6, values=values)
    assert replace(found[0], proposals=()) == bare
    assert [one.keys for one in found[0].proposals] == lines
    source = '[sources.budget]\nrange = "A2:D3"\n'
    tables = validated_folder(
        written(tmp_path / "b", {"budget.csv": text, "report.toml": REPORT + source})
    )
    assert tables["budget"].select("_row", "code").rows() == [(3, "1")]


# --- cells ------------------------------------------------------------------------------------


def test_a_failed_formula_is_named_as_one(tmp_path: Path) -> None:
    sheet = [HEADING, ["1", Shown(0, error="#N/A"), Shown(0, error="#REF!"), 9]]
    found = places(tmp_path / "a", with_budget(sheet))
    assert found == [
        ("error-cell", "budget.xlsx", 2, "pagu", "#REF!"),
        ("error-cell", "budget.xlsx", 2, "uraian", "#N/A"),
    ]
    text = "code,name,ceiling,realized\n1,A,#DIV/0!,9\n"
    assert places(tmp_path / "b", {"budget.csv": text}) == [
        ("error-cell", "budget.csv", 2, "ceiling", "#DIV/0!")
    ]


def test_numbers_as_text_in_some_rows_only_are_read_by_their_own_marks(tmp_path: Path) -> None:
    sheet = [
        HEADING,
        ["1", "A", "21.276.070.424,00", 1234.5],
        ["2", "B", "Rp 1.250.000,-", "1.234,50"],
        ["3", "C", 1500000.25, "-"],
        ["4", "D", 7, "(0,50)"],
    ]
    assert [row[2:] for row in budget(tmp_path / "a", [*sheet[:4]])] == [
        (Decimal("21276070424.00"), Decimal("1234.50")),
        (Decimal("1250000.00"), Decimal("1234.50")),
        (Decimal("1500000.25"), None),
    ]


def test_a_cell_in_a_notation_of_its_own_is_named(tmp_path: Path) -> None:
    sheet = [HEADING, ["1", "A", "21.276.070.424,00", 1], ["2", "B", "21,276,070,424,00", 2]]
    found = places(tmp_path / "a", with_budget(sheet))
    assert found == [("not-a-number", "budget.xlsx", 3, "pagu", "21,276,070,424,00")]


@pytest.mark.slow
def test_money_keeps_what_a_spreadsheet_shows_of_it(tmp_path: Path) -> None:
    sheet = [HEADING, ["1", "A", 0.1 + 0.2, 0.29 * 1], ["2", "B", 100000000000.35, 1 / 3]]
    assert codes(tmp_path / "a", sheet) == [("not-an-amount", 3)]
    sheet[2][3] = 1
    assert [row[2] for row in budget(tmp_path / "b", sheet)] == [
        Decimal("0.30"), Decimal("100000000000.35"),
    ]  # fmt: skip


def test_dates_of_a_sheet_and_serial_numbers_are_days(tmp_path: Path) -> None:
    sheet = [
        ["document_id", "due_on"],
        ["D1", Shown(date(2024, 1, 31), "dd/mm/yyyy")],
        ["D2", 45322],
        ["D3", "31 Januari 2024"],
        ["D4", "31/01/2024"],
        ["D5", "2024/01/31 9:05:33 PM GMT+7"],
    ]
    frame = validated_folder(written(tmp_path / "a", {"documents.xlsx": workbook({"x": sheet})}))
    assert frame["documents"]["due_on"].to_list() == [date(2024, 1, 31)] * 5


@pytest.mark.parametrize(
    ("first", "second"),
    [("5.1.02.01.01.0024", "5.1.2.1.1.24"), ("1.01.", "1.01"), ("a1", "A1"), ("1. 1", "1.01")],
)
def test_two_spellings_of_a_code_are_one_key(first: str, second: str, tmp_path: Path) -> None:
    sheet = [HEADING, [first, "A", 10, 9], [second, "A", 10, 9]]
    found = places(tmp_path / "a", with_budget(sheet))
    assert found == [("duplicate-key", "budget.xlsx", 3, "kode", second)]


def test_different_codes_stay_different(tmp_path: Path) -> None:
    sheet = [HEADING, *([code, "A", 10, 9] for code in ("1.1", "1.10", "11", "0", "00.1"))]
    assert len(budget(tmp_path / "a", sheet)) == 5


def test_a_key_spelt_two_ways_joins_its_tables(tmp_path: Path) -> None:
    history = "measure_id,period,actual\nf1,2023,90\nc1,2023,10\n"
    tables = validated_folder(written(tmp_path / "a", {"history.csv": history}))
    assert tables["history"]["measure_id"].to_list() == ["F1", "C1"]


def test_na_is_missing_in_a_number_and_a_word_in_a_text(tmp_path: Path) -> None:
    files = {
        "survey_trust.csv": "respondent_id,q1,q2\nR1,4,NA\nR2,n/a,-\n",
        "services.csv": "service,digital\nNA,ya\nKTP,-\n",
    }
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["survey_trust"].select("q1", "q2").rows() == [(4.0, None), (None, None)]
    assert tables["services"].select("service", "digital").rows() == [("NA", True), ("KTP", None)]
