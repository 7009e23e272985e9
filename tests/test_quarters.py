"""Targets and actuals by quarter: what a rencana aksi gives a report of a quarter, half or year."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import Proposal, merged
from pipeline.tables.quarter_names import quarter_of
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import AGENCY, BOTH, figures, only, settings
from tests.workbooks_by_hand import Row, workbook

NUMBERED = ["measures-numbered", "objectives-numbered"]
HALF = AGENCY.replace("2024-12-31", "2024-06-30")
SECOND = HALF.replace("2024-01-01", "2024-04-01")
HEADINGS = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Agregasi",
            *(f"Target TW {n}" for n in ("I", "II", "III", "IV")),
            *(f"Realisasi TW {n}" for n in ("I", "II", "III", "IV"))]  # fmt: skip
LINES: list[Row] = [
    [1, "Layanan", "Dokumen", "Dokumen", "sum", 10, 20, 30, 40, 9, 18, None, None],
    [2, "Layanan", "Tepat waktu", "%", "mean", 90, 90, 92, 92, 80, 90, None, None],
    [3, "Layanan", "Nilai", "Nilai", "last", 60, 65, 70, 75, 61, 66, None, None],
]
MEAN = {"aggregation": "mean"}
ALONE, UP_TO = 'quarters = "of_quarter"', 'quarters = "cumulative"'


def book(lines: list[Row] = LINES, headings: list[str] = HEADINGS) -> bytes:
    return workbook({"Rencana Aksi": [["RENCANA AKSI 2024"], headings, *lines]})


def files(content: bytes, *lines: str, agency: str = HALF) -> dict[str, str | bytes]:
    return {"realization.xlsx": content, "report.toml": settings(BOTH, *lines, agency=agency)}


def read(tmp_path: Path, content: bytes, *lines: str, agency: str = HALF) -> Any:
    folder = written(tmp_path, only(files(content, *lines, agency=agency)))
    names = ("target", "actual", "period_target", "period_actual", "year_target")
    return validated_folder(folder)["realization"].select(names).rows()


def codes(tmp_path: Path, content: bytes, *lines: str, agency: str = HALF) -> list[Any]:
    found = problems_of(written(tmp_path, only(files(content, *lines, agency=agency))))
    return [(p.code, p.row, p.column) for p in found if p.code not in NUMBERED]


@pytest.mark.parametrize(
    ("heading", "figure"),
    [
        ("Target TW I", ("target", 1)),
        ("Target Triwulan II", ("target", 2)),
        ("TARGET TRI WULAN 3", ("target", 3)),
        ("Realisasi TW IV", ("actual", 4)),
        ("Realisasi Kinerja Triwulan ke-2", ("actual", 2)),
        ("Realisasi s.d. TW II 2024", ("actual", 2)),
        ("TW I Target", ("target", 1)),
        ("TW 1", ("", 1)),
        ("Triwulan IV", ("", 4)),
        ("target_q3", ("target", 3)),
        ("TW II Tgt", ("target", 2)),
        ("Real TW IV", ("actual", 4)),
        ("TW II R", None),
        ("Rencana Aksi TW I", ("target", 1)),
        ("Capaian TW I", ("published", 1)),
        ("Realisasi Triwulan (kumulatif) TW II", ("actual", 2)),
        ("Capaian TW IV (%)", ("published", 4)),
        ("% Capaian Kinerja TW II", ("published", 2)),
        ("Realisasi Anggaran TW I", None),
        ("Target TW I 2023", None),
        ("Target TW V", None),
        ("Target Semester I", None),
        ("Target Januari", None),
        ("Target", None),
    ],
)
def test_a_heading_names_a_quarter(heading: str, figure: object) -> None:
    assert quarter_of(heading, 2024) == figure


@pytest.mark.slow
def test_quarters_that_stand_alone_make_the_year_so_far(tmp_path: Path) -> None:
    measures = figures(tmp_path, files(book(), ALONE))
    told = [
        (one["target"], one["actual"], *_beside(one["cumulative"])) for one in measures.values()
    ]
    assert told == [
        (30, 27, 30, 27, 100),
        (90, 85, 90, 85, 91),
        (65, 66, None, None, 75),
    ]


def _beside(cumulative: dict[str, Any]) -> tuple[object, ...]:
    return tuple(cumulative[name] for name in ("period_target", "period_actual", "year_target"))


def test_the_second_quarter_alone(tmp_path: Path) -> None:
    assert read(tmp_path, book(), ALONE, agency=SECOND) == [
        (30, 27, 20, 18, 100),
        (90, 85, 90, 90, 91),
        (65, 66, None, None, 75),
    ]


@pytest.mark.slow
def test_quarters_up_to_their_end(tmp_path: Path) -> None:
    assert read(tmp_path, book(), UP_TO, agency=SECOND) == [
        (20, 18, 10, 9, 40),
        (90, 90, None, None, 92),
        (65, 66, None, None, 75),
    ]


@pytest.mark.slow
def test_in_a_report_of_the_year_they_make_the_year(tmp_path: Path) -> None:
    lines = [[*line[:11], *more] for line, more in zip(LINES, [(25, 38), (92, 94), (70, 76)],
                                                       strict=True)]  # fmt: skip
    made = read(tmp_path / "a", book(lines), ALONE, agency=AGENCY)
    assert made == [
        (100, 90, None, None, None), (91, 89, None, None, None), (75, 76, None, None, None),
    ]  # fmt: skip
    assert codes(tmp_path / "b", book(lines), ALONE, agency=AGENCY) == []
    made = read(tmp_path / "c", book(lines), UP_TO, agency=AGENCY)
    assert [row[:2] for row in made] == [(40, 38), (92, 94), (75, 76)]


def test_what_they_hold_is_asked_with_what_each_gives(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path, only(files(book()))))
    refused = [problem for problem in found if problem.refuses]
    assert [(one.code, one.column) for one in refused] == [("quarters-undeclared", "Target TW I")]
    assert [(one.keys, one.standing, one.gives) for one in refused[0].proposals] == [
        ({"quarters": "of_quarter"}, "reading", "IKU-1: target = 30; actual = 27"),
        ({"quarters": "cumulative"}, "reading", "IKU-1: target = 20; actual = 18"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (
            [(10, 20, 30, 40, 100, 9, 18, 31, 38, 96), (1, 1, 1, 1, 4, 2, 1, 0, 1, 4)],
            {"quarters": "of_quarter", "values": {"aggregation": "sum"}},
        ),
        ([(60, 70, 80, 74, 71, 61, 66, 70, 71, 67)], {"quarters": "of_quarter", "values": MEAN}),
        ([(25, 50, 75, 99, 99, 22, 48, 71, 96, 96)], {"quarters": "cumulative"}),
        (
            [(25, 50, 75, 99, 99, 22, 48, 71, 96, 96), (*[None] * 3, 85, 85, *[None] * 3, 8, None)],
            {"quarters": "cumulative"},
        ),
    ],
)
def test_plain_figures_prove_how_quarters_are_put_together(
    lines: list[tuple[object, ...]], keys: dict[str, object], tmp_path: Path
) -> None:
    """A measure with figures for the last quarter alone proves nothing about it."""
    names = ("I", "II", "III", "IV")
    headings = ["Sasaran", "Indikator", "Satuan"]
    headings += [*(f"Target TW {n}" for n in names), "Target Tahunan"]
    headings += [*(f"Realisasi TW {n}" for n in names), "Total Realisasi"]
    rows: list[Row] = [["Layanan", f"Dokumen {n}", "Dokumen", *one] for n, one in enumerate(lines)]
    content = workbook({"S": [headings, *rows]})
    whole = files(content, agency=AGENCY)
    (line,) = merged(proposals_of(problems_of(written(tmp_path, only(whole)))))
    assert (line.standing, line.keys) == ("proved", keys)


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ([100, None], ["of_quarter"]),
        ([40, None], ["cumulative"]),
        ([99, None], ["of_quarter", "cumulative"]),
        ([None, None], ["of_quarter", "cumulative"]),
        ([100, 50], ["of_quarter", "cumulative"]),
    ],
)
def test_a_plain_target_beside_them_may_prove_it(
    targets: list[int | None], expected: list[str], tmp_path: Path
) -> None:
    line = [1, "Layanan", "Dokumen", "Dokumen", "sum", 10, 20, 30, 40, 9, 18, None, None]
    other = [2, "Layanan", "Rapat", "Rapat", "sum", 5, 10, 20, 50, 5, 9, None, None]
    lines: list[Row] = [[*line, targets[0]]]
    if targets[1]:
        lines.append([*other, targets[1]])
    content = book(lines, [*HEADINGS, "Target"])
    proposals = merged(proposals_of(problems_of(written(tmp_path, only(files(content))))))
    assert [one.keys["quarters"] for one in proposals] == expected
    assert {one.standing for one in proposals} == (
        {"proved"} if len(expected) == 1 else {"reading"}
    )


@pytest.mark.slow
def test_a_target_that_is_the_same_in_every_quarter_proves_nothing(tmp_path: Path) -> None:
    line = [2, "Layanan", "Tepat waktu", "%", None, 90, 90, 90, 90, 80, 90, None, None, 90]
    content = book([line], [*HEADINGS, "Target"])
    proposals = merged(proposals_of(problems_of(written(tmp_path, only(files(content))))))
    assert [one.standing for one in proposals] == ["reading", "reading"]


def test_a_plain_target_is_that_of_the_year(tmp_path: Path) -> None:
    lines: list[Row] = [[*LINES[0], 100]]
    headings = [*HEADINGS, "Target"]
    assert read(tmp_path / "a", book(lines, headings), ALONE) == [(30, 27, 30, 27, 100)]
    assert codes(tmp_path / "b", book(lines, headings), UP_TO) == [("quarters-differ", 3, "Target")]
    found = problems_of(written(tmp_path / "c", only(files(book(lines, headings), UP_TO))))
    (problem,) = [one for one in found if one.code == "quarters-differ"]
    assert [dict(one.keys) for one in problem.proposals] == [{"quarters": "of_quarter"}]


@pytest.mark.slow
def test_a_measure_without_aggregation_is_named(tmp_path: Path) -> None:
    lines = [[*LINES[0][:4], None, *LINES[0][5:]], [*LINES[1][:4], "sum", *LINES[1][5:]]]
    assert codes(tmp_path / "a", book(lines), ALONE) == [
        ("quarters-apart", 3, "Realisasi TW II"), ("quarters-apart", 3, "Target TW II"),
        ("quarters-apart", 4, "Realisasi TW II"), ("quarters-apart", 4, "Target TW II"),
    ]  # fmt: skip
    assert codes(tmp_path / "b", book(lines), UP_TO) == []


def test_an_empty_quarter_is_not_zero(tmp_path: Path) -> None:
    lines = [[*LINES[0][:9], None, 18, None, None]]
    assert codes(tmp_path / "a", book(lines), ALONE) == [("quarter-empty", 3, "Realisasi TW II")]
    assert read(tmp_path / "b", book(lines), ALONE)[0][:2] == (30, None)


@pytest.mark.slow
def test_grades_stand_for_the_year_so_far(tmp_path: Path) -> None:
    lines: list[Row] = [
        [1, "Layanan", "SAKIP", "Predikat", None, "B", "BB", "BB", "A", "B", "BB", None, None]
    ]
    for number, way in enumerate((ALONE, UP_TO)):
        folder = written(tmp_path / str(number), only(files(book(lines), way)))
        assert [p.code for p in problems_of(folder)] == NUMBERED
        (graded,) = validated_folder(folder).graded.values()
        assert (graded.target, graded.actual, graded.year_target) == ("BB", "BB", "A")


BY_LETTER = [f"Triwulan {n} {letter}" for n in ("I", "II", "III", "IV") for letter in "TR"]
LETTERS = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahunan", *BY_LETTER]


@pytest.mark.slow
def test_letters_stand_for_target_and_actual_of_a_quarter(tmp_path: Path) -> None:
    """The target of the year is the last quarter's, which proves how quarters are read."""
    line = [1, "Layanan", "Dokumen", "Dokumen", "40 dokumen", "10 dokumen",
            "9 dokumen", 20, 18, 30, 31, 40, 44]  # fmt: skip
    level = [2, "Layanan", "Tingkat kematangan", "Level", "Level 3",
             "-", "-", "-", "-", "-", "-", "Level 3", "Level 2"]  # fmt: skip
    content = book([line, level], LETTERS)
    found = problems_of(written(tmp_path / "a", only(files(content, agency=AGENCY))))
    told = [dict(one.keys) for one in merged(proposals_of(found)) if one.standing == "proved"]
    assert told == [{"quarters": "cumulative"}]
    rows = read(tmp_path / "b", content, UP_TO, agency=AGENCY)
    assert rows == [(40, 44, None, None, None), (3, 2, None, None, None)]


def test_letters_of_which_one_is_lacking_are_asked_about(tmp_path: Path) -> None:
    """`T` alone may be what was reached (tercapai)."""
    headings = [one for one in LETTERS if not one.endswith(" R")]
    line = [1, "Layanan", "Dokumen", "Dokumen", 40, 10, 20, 30, 40]
    found = codes(tmp_path, book([line], headings), agency=AGENCY)
    assert [code for code, _, _ in found if code == "unknown-column"] == ["unknown-column"] * 4


@pytest.mark.slow
def test_two_rows_of_headings(tmp_path: Path) -> None:
    top = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Agregasi", "Target", None, None, None,
           "Realisasi", None, None, None]  # fmt: skip
    below = [None] * 5 + ["TW I", "TW II", "TW III", "TW IV"] * 2
    merges = [("F1:I1", "Target"), ("J1:M1", "Realisasi")]
    merges += [(f"{letter}1:{letter}2", text) for letter, text in zip("ABCDE", top, strict=False)]
    content = workbook({"S": [top, below, *LINES]}, merged=merges)  # type: ignore[arg-type]
    assert read(tmp_path / "a", content, ALONE)[0] == (30, 27, 30, 27, 100)
    content = workbook(
        {"S": [top[:9], below[:9], *(line[:9] for line in LINES)]},
        merged=[one for one in merges if one[1] != "Realisasi"],  # type: ignore[arg-type]
    )
    assert [row[0] for row in read(tmp_path / "b", content, ALONE)] == [30, 90, 65]


def test_a_quarter_alone_is_asked_about(tmp_path: Path) -> None:
    headings = [*HEADINGS[:5], "TW I", "TW II", "TW III", "TW IV"]
    lines: list[Row] = [line[:9] for line in LINES]
    found = problems_of(written(tmp_path / "a", only(files(book(lines, headings), ALONE))))
    named = [dict(one.keys) for one in merged(proposals_of(found))]
    told = {f"target_q{n}": f"TW {n_}" for n, n_ in enumerate(("I", "II", "III", "IV"), 1)}
    assert {"columns": told} in named
    assert {"columns": {name.replace("target", "actual"): h for name, h in told.items()}} in named
    parts = ", ".join(f'{name} = "{heading}"' for name, heading in told.items())
    line = f"columns = {{ {parts} }}"
    made = read(tmp_path / "b", book(lines, headings), ALONE, line)
    assert [row[0] for row in made] == [30, 90, 65]


@pytest.mark.slow
def test_a_cell_that_is_no_number_is_named_where_it_stands(tmp_path: Path) -> None:
    lines = [[*LINES[0][:9], "#REF!", *LINES[0][10:]]]
    found = codes(tmp_path, book(lines), ALONE)
    assert ("error-cell", 3, "Realisasi TW I") in found


def test_quarters_that_are_not_there_refuse(tmp_path: Path) -> None:
    plain = [[*line[:6], line[9]] for line in LINES]
    content = book(plain, [*HEADINGS[:5], "Target", "Realisasi"])
    assert ("no-quarters", None, "") in codes(tmp_path, content, ALONE)


def test_the_key_is_of_the_register_alone(tmp_path: Path) -> None:
    toml = HALF + "[sources.budget]\n" + ALONE + "\n"
    found = problems_of(written(tmp_path, only({"report.toml": toml})))
    assert [(p.code, p.column) for p in found] == [("toml-unknown-key", "sources.budget.quarters")]


def test_the_reading_that_is_chosen_builds(tmp_path: Path) -> None:
    (first, *_) = merged(proposals_of(problems_of(written(tmp_path, only(files(book()))))))
    assert Proposal(first.header, first.keys).keys == {"quarters": "of_quarter"}


@pytest.mark.slow
def test_a_number_of_things_is_a_measure_beside_its_achievement(tmp_path: Path) -> None:
    """`Jumlah` begins the names of measures; their targets are by quarter."""
    names = ("I", "II", "III", "IV")
    headings = ["Sasaran", "Indikator", "Satuan", *(f"Target TW {n}" for n in names)]
    headings += [*(f"Realisasi TW {n}" for n in names), "% Capaian"]
    rows: list[Row] = [
        ["Layanan", name, "Orang", 10, 20, 30, 40, 9, 18, 31, 38, 95]
        for name in ("Jumlah penerima bantuan", "Rata-rata waktu layanan")
    ]
    whole = files(workbook({"S": [headings, *rows]}), UP_TO, agency=AGENCY)
    assert [one["actual"] for one in figures(tmp_path, whole).values()] == [38, 38]


def test_a_measure_without_a_code_is_lost_to_no_mean(tmp_path: Path) -> None:
    """Where figures are by quarter, a row without a code keeps its own."""
    headings = [
        "Kode",
        "Sasaran",
        "Indikator",
        "Satuan",
        "Target TW IV",
        "Realisasi TW IV",
        "Capaian",
    ]
    rows: list[Row] = [
        ["A1", "Layanan", "Satu", "%", 10, 9, 90],
        [None, "Layanan", "Dua", "%", 10, 8, 80],
    ]
    content = workbook({"S": [headings, *rows]})
    found = codes(tmp_path, content, UP_TO, agency=AGENCY)
    assert ("empty-cell", 3, "Kode") in found
    assert "average-row" not in {code for code, _, _ in found}
