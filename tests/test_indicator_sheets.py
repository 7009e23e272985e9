"""Sheets of indicators as officers keep them: merged objectives, no ids, their own headings."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ingest import read_report_file, read_tables
from pipeline.problems import proposals_of
from pipeline.proposals import Proposal, adopted, merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.examples import recorded
from tests.indicator_sheets import (
    AGENCY,
    BOTH,
    HEADINGS,
    LINES,
    book,
    figures,
    only,
    settings,
    sheet,
)
from tests.workbooks_by_hand import opendocument, workbook, written_old

pytestmark = pytest.mark.one_in(4)

NUMBERED = ["measures-numbered", "objectives-numbered"]

PERSPECTIVES = ("financial", "customer", "internal_process", "learning_growth")


def told(tmp_path: Path, content: bytes, *lines: str, agency: str = AGENCY) -> list[str]:
    files = {"realization.xlsx": content, "report.toml": settings(*lines, agency=agency)}
    return [problem.code for problem in problems_of(written(tmp_path, only(files)))]


def csv(lines: list[list[object]], headings: list[str]) -> str:
    rows = [headings, *lines]
    return "".join(",".join("" if c is None else str(c) for c in row) + "\n" for row in rows)


def lines_of(tmp_path: Path, content: bytes) -> list[Proposal]:
    """What `check` proposes for a sheet of which report.toml says nothing."""
    files = {"realization.xlsx": content, "report.toml": AGENCY}
    return list(merged(proposals_of(problems_of(written(tmp_path, only(files))))))


# --- the whole sheet --------------------------------------------------------------------------


def test_the_sheet_is_scored_as_it_is(tmp_path: Path) -> None:
    measures = figures(tmp_path, {"realization.xlsx": book()})
    assert list(measures) == ["IKU-1", "IKU-2", "IKU-3", "IKU-4"]
    told = [(one["objective"], one["target"], one["actual"]) for one in measures.values()]
    assert told == [
        ("Meningkatnya layanan", 90, 81),
        ("Meningkatnya layanan", 80, 88),
        ("Meningkatnya akuntabilitas", None, None),
        ("Meningkatnya akuntabilitas", 12, 10),
    ]
    achieved = [round(one["achievement"], 2) for one in measures.values()]
    assert achieved == [90, 110, 100, 83.33]
    assert [one["published"] for one in measures.values()] == [90, 110, 100, 83.33]


def test_what_is_proved_and_chosen_builds(tmp_path: Path) -> None:
    proposals = lines_of(tmp_path / "a", book())
    assert [(one.standing, one.keys, one.gives) for one in proposals] == [
        ("proved", {"values": {"polarity": "maximize"}}, ""),
        *(("reading", {"values": {"perspective": one}}, "") for one in PERSPECTIVES),
    ]
    chosen = replace(proposals[2], standing="proved")
    text = adopted(AGENCY.encode(), (proposals[0], chosen)).decode()
    files = only({"realization.xlsx": book(), "report.toml": text})
    folder = written(tmp_path / "b", files)
    assert [problem.code for problem in problems_of(folder)] == NUMBERED
    assert set(validated_folder(folder)["realization"]["perspective"]) == {"customer"}


def test_the_printed_achievement_is_compared(tmp_path: Path) -> None:
    lines = [[*LINES[0][:6], 97, None], *LINES[1:]]
    figures(tmp_path, {"realization.xlsx": book(lines)})
    found = [one["code"] for one in recorded(tmp_path / "inputs", "dinas")["findings"]]
    assert found.count("does-not-recompute") == 1


# --- merged cells -----------------------------------------------------------------------------


def test_a_text_merged_over_rows_holds_for_each_in_every_workbook(tmp_path: Path) -> None:
    objectives = ["Meningkatnya layanan"] * 2 + ["Meningkatnya akuntabilitas"] * 2
    files = {
        "realization.xlsx": book(),
        "realization.xls": written_old(
            {"Sheet1": [[*row] for row in sheet()]}, merged=[(4, 5, 1, 1), (6, 7, 1, 1)]
        ),
        "realization.ods": opendocument(spanned()),
    }
    for number, (name, content) in enumerate(files.items()):
        folder = written(tmp_path / str(number), only({name: content}))
        assert [problem.code for problem in problems_of(folder)] == NUMBERED, name
        assert validated_folder(folder)["realization"]["objective"].to_list() == objectives


def spanned() -> str:
    """The rows of the sheet in ODS, each objective spanning two."""
    rows = []
    for row in sheet():
        cells = []
        for column, cell in enumerate(row):
            down = ' table:number-rows-spanned="2"' if column == 1 and cell in _GROUPS else ""
            if cell is None:
                cells.append("<table:covered-table-cell/>")
            elif isinstance(cell, str):
                text = f"<text:p>{cell}</text:p>"
                cells.append(
                    f'<table:table-cell office:value-type="string"{down}>{text}</table:table-cell>'
                )
            else:
                cells.append(f'<table:table-cell office:value-type="float" office:value="{cell}"/>')
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return "".join(rows)


_GROUPS = {"Meningkatnya layanan", "Meningkatnya akuntabilitas"}


@pytest.mark.parametrize("cell", [90, "90", "90,5", "Rp 1.000", "12 laporan", "≥ 95"])
def test_a_number_that_is_merged_stands_once(cell: object, tmp_path: Path) -> None:
    rows = sheet([[*LINES[0][:4], cell, 81, 90, None], [*LINES[1][:4], None, 88, 110, None]])
    content = workbook({"S": rows}, merged=[("E4:E5", cell), ("B4:B5", "Satu")])  # type: ignore[list-item]
    folder = written(tmp_path, only({"realization.xlsx": content}))
    problems_of(folder)
    raw = read_tables(folder, read_report_file(folder)).tables["realization"]
    assert raw.frame["Target"].to_list()[1] is None
    assert raw.frame["Sasaran Strategis"].to_list() == ["Satu", "Satu"]


def test_an_area_that_reaches_below_the_table_makes_no_rows(tmp_path: Path) -> None:
    rows = sheet(LINES, HEADINGS, [], ["Mengetahui:"])
    content = workbook({"S": rows}, merged=[("B4:B5", "Satu"), ("B6:B300", "Dua")])
    folder = written(tmp_path, only({"realization.xlsx": content}))
    assert validated_folder(folder)["realization"].height == len(LINES)
    notes = [problem.row for problem in problems_of(folder) if problem.code == "note-row"]
    assert notes == [9]


def test_a_grade_merged_over_rows_holds_for_each(tmp_path: Path) -> None:
    rows = sheet([[*LINES[2][:5], "A", None, None], [None, None, "Nilai lain", "Predikat", None,
                                                       "B", None, None]])  # fmt: skip
    content = workbook({"S": rows}, merged=[("E4:E5", "BB"), ("B4:B5", "Satu")])
    tables = validated_folder(written(tmp_path, only({"realization.xlsx": content})))
    assert set(tables.graded) == {"IKU-1", "IKU-2"}


# --- cells that are just empty ----------------------------------------------------------------

EMPTY_BELOW: list[list[object]] = [
    ["Tepat guna", "Layanan", "%", 90, 81, 90],
    [None, "Indeks", "Indeks", 80, 88, 110],
    ["Akuntabel", "Dokumen", "Dokumen", 12, 10, 83.33],
]
CSV_HEADINGS = HEADINGS[1:7]


@pytest.mark.slow
def test_an_empty_cell_of_a_csv_file_is_filled_by_the_line_it_proposes(tmp_path: Path) -> None:
    text = csv(EMPTY_BELOW, CSV_HEADINGS)
    folder = written(tmp_path / "a", only({"realization.csv": text}))
    refused = [problem for problem in problems_of(folder) if problem.refuses]
    assert [(p.code, p.row, p.column) for p in refused] == [("empty-cell", 3, "Sasaran Strategis")]
    (line,) = merged(proposals_of(refused))
    assert (line.standing, line.keys) == ("proved", {"fill_down": ("objective",)})
    toml = adopted(settings(BOTH).encode(), (Proposal(line.header, line.keys),)).decode()
    folder = written(tmp_path / "b", only({"realization.csv": text, "report.toml": toml}))
    assert [problem.code for problem in problems_of(folder)] == NUMBERED
    objectives = validated_folder(folder)["realization"].select("objective_id", "objective")
    assert objectives.rows() == [("S-1", "Tepat guna")] * 2 + [("S-2", "Akuntabel")]


def test_nothing_is_proposed_where_the_first_cell_is_empty(tmp_path: Path) -> None:
    rows = [[None, *EMPTY_BELOW[0][1:]], *EMPTY_BELOW[1:]]
    found = problems_of(written(tmp_path, only({"realization.csv": csv(rows, CSV_HEADINGS)})))
    assert proposals_of(found) == ()


def test_a_heading_may_be_named_and_notes_below_stay_empty(tmp_path: Path) -> None:
    rows = [*EMPTY_BELOW, [None, "Sumber: bidang data", None, None, None, None]]
    toml = settings(BOTH, 'fill_down = ["Sasaran Strategis"]')
    files = {"realization.csv": csv(rows, CSV_HEADINGS), "report.toml": toml}
    folder = written(tmp_path, only(files))
    assert [p.code for p in problems_of(folder)] == [*NUMBERED, "note-row"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("target", "toml-value"), ("Realisasi", "toml-value"), ("Sasarn", "missing-column")],
)
def test_what_cannot_be_filled_down_is_refused(name: str, code: str, tmp_path: Path) -> None:
    toml = settings(BOTH, f'fill_down = ["{name}"]')
    files = {"realization.csv": csv(EMPTY_BELOW[:1], CSV_HEADINGS), "report.toml": toml}
    assert code in {p.code for p in problems_of(written(tmp_path, only(files))) if p.refuses}


# --- ids --------------------------------------------------------------------------------------


def test_history_and_settings_go_by_the_numbers(tmp_path: Path) -> None:
    toml = settings(BOTH) + '[measures."IKU-3"]\nscale = "sakip"\n'
    history = "measure_id,period,actual\nIKU-4,2023,8\n"
    files = {"realization.xlsx": book(), "history.csv": history, "report.toml": toml}
    folder = written(tmp_path, only(files))
    assert [problem.code for problem in problems_of(folder)] == NUMBERED
    (numbered,) = [p for p in problems_of(folder) if p.code == "measures-numbered"]
    assert numbered.values == {"count": 4, "last": "IKU-4"}


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Kode Indikatr", "measure_id"), ("Kode Sasarn", "objective_id")],
)
def test_a_heading_that_may_be_the_id_is_asked_about(
    heading: str, column: str, tmp_path: Path
) -> None:
    headings = [heading, *CSV_HEADINGS]
    text = csv([["K1", *EMPTY_BELOW[0]]], headings)
    found = problems_of(written(tmp_path, only({"realization.csv": text})))
    assert ("missing-column", column) in {(problem.code, problem.column) for problem in found}


def test_one_objective_in_two_spellings_is_one(tmp_path: Path) -> None:
    rows = [["Tepat  guna", *EMPTY_BELOW[0][1:]], ["Tepat guna", *EMPTY_BELOW[1][1:]]]
    folder = written(tmp_path, only({"realization.csv": csv(rows, CSV_HEADINGS)}))
    found = {problem.code for problem in problems_of(folder)}
    assert "objective-named-twice" in found


# --- headings ---------------------------------------------------------------------------------

OTHERS = {
    "Sasaran Strategis": ["Sasaran Program", "Sasaran Kegiatan", "Tujuan/Sasaran"],
    "Indikator Kinerja": ["Indikator Kinerja Utama", "Indikator Kinerja Utama (IKU)",
                          "Indikator Sasaran", "Indikator Kinerja Individu"],
    "Satuan": ["Satuan Pengukuran"],
    "Target": ["Target Kinerja", "Target Tahun 2024", "TARGET 2024", "Target (2024)"],
    "Realisasi": ["Realisasi Kinerja", "Realisasi 2024", "Realisasi Tahun 2024"],
    "% Capaian": ["Capaian (%)", "Capaian", "Persentase Capaian", "Tingkat Capaian",
                  "Capaian Kinerja", "% Capaian 2024", "Capaian Tahun 2024 (%)"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("usual", "other"), [(usual, one) for usual, others in OTHERS.items() for one in others]
)
def test_a_usual_heading_is_known(usual: str, other: str, tmp_path: Path) -> None:
    headings = [other if heading == usual else heading for heading in HEADINGS]
    assert told(tmp_path, book(LINES, headings), BOTH) == NUMBERED


@pytest.mark.parametrize("heading", ["Target 2023", "Target 2025", "Realisasi Tahun 2023"])
def test_a_heading_of_another_year_is_not_the_periods(heading: str, tmp_path: Path) -> None:
    usual = heading.split(maxsplit=1)[0]
    headings = [heading if one == usual else one for one in HEADINGS]
    files = {"realization.xlsx": book(LINES, headings), "report.toml": settings(BOTH)}
    found = problems_of(written(tmp_path, only(files)))
    assert ("unknown-column", heading) in {(one.code, one.column) for one in found}
    lines = [dict(one.keys) for one in proposals_of(found)]
    assert {"columns": {"target": heading}} not in lines
    assert {"columns": {"actual": heading}} not in lines
    assert all(heading not in str(one.values.get("nearest", "")) for one in found)


def test_the_year_of_a_quarter_is_the_target_of_the_year(tmp_path: Path) -> None:
    quarter = AGENCY.replace("2024-12-31", "2024-03-31")
    headings = [*HEADINGS[:5], "Target 2024", *HEADINGS[5:]]
    rows = [[*line[:5], 100, *line[5:]] for line in (LINES[0], LINES[1])]
    content = workbook({"S": sheet(rows, headings)}, merged=[("B4:B5", "Satu")])
    files = {"realization.xlsx": content, "report.toml": settings(BOTH, agency=quarter)}
    read = validated_folder(written(tmp_path, only(files)))["realization"]
    assert read["target"].to_list() == [90, 80]
    assert read["year_target"].to_list() == [100, 100]


# --- which way is better ----------------------------------------------------------------------


def achieved(*lines: tuple[object, object, object]) -> bytes:
    """A sheet with these targets, actuals and achievements."""
    rows = [[n, "Satu", f"Indikator {n}", "%", *line, None] for n, line in enumerate(lines, 1)]
    return workbook({"S": sheet(rows)})


UP, DOWN = "maximize", "minimize"


@pytest.mark.parametrize(
    ("lines", "way"),
    [
        ([(90, 81, 90), (80, 88, 110)], UP),
        ([(90, 81, "90,00%"), (12, 10, "83,33%")], UP),
        ([(5, 4, 120), (10, 12, 80)], DOWN),
        ([(5, 4, 125), (10, 12, 83.33)], DOWN),
        ([(90, 81, 90), (5, None, None)], UP),
        ([(12, 10, 83.3)], UP),
    ],
)
def test_the_achievement_says_which_way_is_better(
    lines: list[tuple[object, object, object]], way: str, tmp_path: Path
) -> None:
    first, *_ = lines_of(tmp_path, achieved(*lines))
    assert (first.standing, first.keys) == ("proved", {"values": {"polarity": way}})


@pytest.mark.parametrize(
    ("lines", "proved", "open_ways"),
    [
        ([(90, 81, 90), (5, 4, 120)], [UP, DOWN], []),
        ([(90, 81, 90), (5, 4, 50)], [UP, ""], [UP, DOWN]),
        ([(90, 81, 90), (5, 4, None)], [UP, ""], [UP, DOWN]),
        ([(90, 81, 90), (0, 4, None)], [UP, ""], [UP, DOWN]),
        ([(12, 10, 83.4)], [""], [UP, DOWN]),
        ([(12, 12, 100)], [""], [UP, DOWN]),
        ([(5, 4, 120), ("BB", "A", 100)], [DOWN, UP], []),
        ([("≤ 5", 4, None), ("≥ 90", 95, None)], [DOWN, UP], []),
    ],
)
def test_what_rows_prove_is_said_of_each_and_never_of_all(
    lines: list[tuple[object, object, object]],
    proved: list[str],
    open_ways: list[str],
    tmp_path: Path,
) -> None:
    """A measure whose row says which way is better has a line of its own; the rest waits for one
    line, of both ways in each perspective; of a grade more is better."""
    found = lines_of(tmp_path, achieved(*lines))
    said = {one.header[1]: one.keys["polarity"] for one in found if one.header[0] == "measures"}
    assert said == {f"IKU-{n}": way for n, way in enumerate(proved, 1) if way}
    waiting = [one for one in found if one.header[0] == "sources"]
    assert all(one.standing != "proved" for one in waiting)
    ways = [one.keys["values"].get("polarity") for one in waiting]  # type: ignore[union-attr]
    assert ways == (open_ways or [None]) * len(PERSPECTIVES)


def test_each_measure_has_the_polarity_that_report_toml_says(tmp_path: Path) -> None:
    """Before the one that is given to all; one line alone is not enough for two measures."""
    own = '[measures."IKU-2"]\npolarity = "minimize"\n'
    content = achieved((90, 81, 90), (5, 4, 120))
    files = {"realization.xlsx": content, "report.toml": f"{settings(BOTH)}\n{own}"}
    read = validated_folder(written(tmp_path / "a", only(files)))["realization"]
    assert read["polarity"].to_list() == [UP, DOWN]
    without = settings('values = { perspective = "customer" }') + f"\n{own}"
    both = without + '[measures."IKU-1"]\npolarity = "stabilize"\n'
    files = {"realization.xlsx": content, "report.toml": both}
    read = validated_folder(written(tmp_path / "b", only(files)))["realization"]
    assert read["polarity"].to_list() == ["stabilize", DOWN]
    files = {"realization.xlsx": content, "report.toml": without}
    missing = problems_of(written(tmp_path / "c", only(files)))
    assert ("missing-column", "polarity") in {(one.code, one.column) for one in missing}


def test_a_mean_of_achievements_is_no_measure(tmp_path: Path) -> None:
    below = ["Rata-rata capaian", *[None] * 5, 98.4]
    assert told(tmp_path, book(LINES, HEADINGS, below), BOTH) == [*NUMBERED, "average-row"]


def test_what_report_toml_gives_already_stays_in_the_line(tmp_path: Path) -> None:
    own = settings('values = { owner = "Bidang A" }')
    files = {"realization.xlsx": book(), "report.toml": own}
    lines = merged(proposals_of(problems_of(written(tmp_path, only(files)))))
    text = adopted(own.encode(), lines).decode()
    given = 'owner = "Bidang A", polarity = "maximize"'
    assert f"\nvalues = {{ {given}}}" in text
    assert f'# values = {{{given}, perspective = "customer"}}' in text


@pytest.mark.parametrize("below", [["Jumlah"], ["Catatan: angka sementara"]])
def test_what_every_row_is_given_makes_no_note_a_row(below: list[object], tmp_path: Path) -> None:
    content = book(LINES, HEADINGS, below)
    assert told(tmp_path, content, BOTH) == [*NUMBERED, "note-row"]


def test_what_every_row_is_given_hides_no_row_that_counts_the_columns(tmp_path: Path) -> None:
    lines = [[f"({n})" for n in range(1, 9)], *LINES]
    content = workbook({"S": sheet(lines)}, merged=[("B5:B6", "Satu"), ("B7:B8", "Dua")])
    assert "column-numbers" in told(tmp_path, content, BOTH)
    content = workbook({"S": sheet(lines)}, merged=[("B5:B6", "Satu"), ("B7:B8", "Dua")])
    tables = validated_folder(written(tmp_path / "b", only({"realization.xlsx": content})))
    assert tables["realization"].height == len(LINES)


@pytest.mark.slow
@pytest.mark.parametrize(
    "heading",
    ["Realisasi s.d. Desember 2024", "Realisasi s/d Desember", "Realisasi per 31 Desember 2024"],
)
def test_what_was_reached_up_to_the_end_of_the_period_is_the_actual(
    heading: str, tmp_path: Path
) -> None:
    headings = [heading if one == "Realisasi" else one for one in HEADINGS]
    measures = figures(tmp_path / "a", {"realization.xlsx": book(LINES, headings)})
    assert [one["actual"] for one in measures.values()] == [81, 88, None, 10]
    other = [one.replace("31 Desember", "30 November").replace("Desember", "November")
             for one in headings]  # fmt: skip
    found = told(tmp_path / "b", book(LINES, other), BOTH)
    assert "reported-without-cell" in found


@pytest.mark.slow
@pytest.mark.parametrize("heading", ["Target Tahunan", "Target Setahun", "Target Tahunan 2024"])
def test_the_target_of_the_year_is_the_target_of_its_report(heading: str, tmp_path: Path) -> None:
    headings = [heading if one == "Target" else one for one in HEADINGS]
    measures = figures(tmp_path, {"realization.xlsx": book(LINES, headings)})
    assert [one["target"] for one in measures.values()] == [90, 80, None, 12]


# --- what offices write beside their figures --------------------------------------------------

MACRO = ["Kode", "Indikator", "Satuan", "Target", "Realisasi", "Capaian (%)", "Jenis Indikator",
         "Formula"]  # fmt: skip
ONE = 'values = { objective = "Makmur", perspective = "customer" }'


def test_the_kind_and_the_arithmetic_of_an_indicator_are_read(tmp_path: Path) -> None:
    rows = [
        MACRO,
        ["IKD-1", "Stunting", "%", 14, 17.2, 77.14, "Negatif", "(2T-R)/T x 100"],
        ["IKD-2", "Indeks pembangunan", "Indeks", 73.4, 73.81, 100.56, "Positif", "R/T x 100"],
    ]
    files = {"realization.xlsx": workbook({"S": rows}), "report.toml": settings(ONE)}
    read = validated_folder(written(tmp_path, only(files)))["realization"]
    assert read["polarity"].to_list() == [DOWN, UP]
    assert read["measure_id"].to_list() == ["IKD-1", "IKD-2"]
    assert read["formula"].unique().to_list() == ["reported"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "word", ["n/a (rilis BPS Maret 2026)", "Belum rilis", "menunggu rilis Pusdatin", "n/a"]
)
def test_what_is_not_released_yet_is_not_known(word: str, tmp_path: Path) -> None:
    lines = [[*LINES[0][:5], word, None, None], *LINES[1:]]
    measures = figures(tmp_path, {"realization.xlsx": book(lines)})
    assert measures["IKU-1"]["actual"] is None
    assert measures["IKU-2"]["actual"] == 88
    assert "reported-without-cell" in told(tmp_path, book(lines), BOTH)


@pytest.mark.parametrize("name", ["Rata-rata capaian", "NILAI KINERJA ORGANISASI"])
def test_a_mean_is_no_measure_where_its_name_says_so(name: str, tmp_path: Path) -> None:
    below = [None, None, name, None, None, None, 98.4]
    assert "average-row" in told(tmp_path, book(LINES, HEADINGS, below), BOTH)


def test_programmes_under_the_measures_own_column_are_none(tmp_path: Path) -> None:
    below = [[], [None, "No", "Program", None, "Anggaran"], [None, 1, "Program A", None, "Rp 5"]]
    assert "table-below" in told(tmp_path, book(LINES, HEADINGS, *below), BOTH)


def test_what_all_measures_lack_is_one_line(tmp_path: Path) -> None:
    rows = [["Indikator Kinerja", "Satuan", "Target", "Realisasi"], ["Satu", "%", 1, 1]]
    lines = lines_of(tmp_path, workbook({"S": rows}))
    assert [sorted(one.keys["values"]) for one in lines] == [  # type: ignore[arg-type]
        ["objective", "perspective", "polarity"]
    ] * 8
    assert {one.standing for one in lines} == {"choice"}
