"""Sheets of answers whose scale, sums or headings are unlike those of most."""

from pathlib import Path

import pytest

from tests.examples import recorded
from tests.test_init_from import begun, settings
from tests.workbooks_by_hand import Row, workbook

SEVEN = [
    "Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree",
    "Somewhat agree", "Agree", "Strongly agree",
]  # fmt: skip
FIVE = [SEVEN[n] for n in (0, 2, 3, 4, 6)]
UNSUR = [
    "Persyaratan", "Prosedur", "Waktu Pelayanan", "Biaya/Tarif", "Produk Layanan",
    "Kompetensi Pelaksana", "Perilaku Pelaksana", "Sarana Prasarana", "Penanganan Pengaduan",
]  # fmt: skip


def csv_of(words: list[str], rows: int = 20) -> bytes:
    cells = [[words[(n + 2 * column) % len(words)] for column in (0, 1)] for n in range(rows)]
    return "\n".join(",".join(row) for row in [["Kind", "Fast"], *cells]).encode()


def means(folder: Path) -> list[float]:
    (survey,) = recorded(folder.parent, folder.name)["surveys"]
    return [item["mean"] for item in survey["items"]]


@pytest.mark.slow
def test_seven_points_of_which_nobody_gave_one_are_seven(tmp_path: Path) -> None:
    """It was read as a scale of five without `Disagree`, for which a place was asked."""
    words = [word for word in SEVEN if word != "Agree"]
    folder, said = begun(tmp_path, {"web.csv": csv_of(words, 18)}, "--year", "2024")
    assert "can be built" in said
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 7]
    assert means(folder) == pytest.approx([(1 + 2 + 3 + 4 + 5 + 7) / 6] * 2)


@pytest.mark.slow
def test_seven_points_of_satisfaction_are_known(tmp_path: Path) -> None:
    words = ["Extremely dissatisfied", "Moderately dissatisfied", "Slightly dissatisfied",
             "Neither satisfied nor dissatisfied", "Slightly satisfied", "Moderately satisfied",
             "Extremely satisfied"]  # fmt: skip
    folder, _ = begun(tmp_path, {"web.csv": csv_of(words, 21)}, "--year", "2024")
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 7]
    assert means(folder) == pytest.approx([4, 4])


@pytest.mark.slow
def test_five_points_of_which_one_is_missing_may_be_of_a_longer_scale(tmp_path: Path) -> None:
    words = [word for word in FIVE if word != "Somewhat disagree"]
    folder, said = begun(tmp_path, {"web.csv": csv_of(words)}, "--year", "2024")
    assert "scale waits below [surveys.customer]" in said
    text = (folder / "report.toml").read_text()
    assert [end for end in range(3, 9) if f"# scale = [1, {end}]" in text] == [5, 7]


MONKEY: list[Row] = [
    ["Respondent ID", "Collector ID", "How good is it?", None, "How good are we?", "Remarks"],
    [None, None, "Speed", "Rooms", "Response", "Open-Ended Response"],
    *([900 + n, 1, words, "Good", "Fair", None] for n, words in enumerate(["Good", "Poor"] * 4)),
]


@pytest.mark.slow
@pytest.mark.parametrize("merged", [[], [("C1:D1", "How good is it?")]])
def test_the_questions_of_surveymonkey_head_their_columns(
    merged: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Where the cells over a grid were merged, a question was called `Response`."""
    book = workbook({"Sheet": MONKEY}, merged=merged)
    folder, _ = begun(tmp_path, {"survei.xlsx": book}, "--year", "2024")
    items = settings(folder)["surveys"]["customer"]["items"]
    assert [one["text"] for one in items] == [
        "How good is it? [Speed]", "How good is it? [Rooms]", "How good are we?"
    ]  # type: ignore[index,attr-defined]  # fmt: skip


def semester(respondents: int) -> list[Row]:
    rows: list[Row] = [
        [n + 1, 30 + n, "LP"[n % 2], *((n + element) % 3 + 2 for element in range(9))]
        for n in range(respondents)
    ]
    sums = [sum(row[3 + element] for row in rows) for element in range(9)]  # type: ignore[misc]
    means_ = [round(total / respondents, 4) for total in sums]
    return [
        ["No", "Umur", "L/P", *UNSUR],
        *rows,
        ["JUMLAH", None, None, *sums],
        ["RATA-RATA", None, None, *means_],
    ]


@pytest.mark.slow
def test_sums_below_the_numbers_of_respondents_hide_no_survey(tmp_path: Path) -> None:
    """`JUMLAH` below 1, 2, 3 … made the sheet one that no table is; and the nine elements by their
    names are answered on four points."""
    book = workbook({"SKM": semester(12)})
    folder, said = begun(tmp_path, {"skm.xlsx": book}, "--year", "2024")
    assert "survey customer: 12 of 12 complete, scale 1–4" in said
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 4]
    assert means(folder) == pytest.approx([3] * 9)


REMARK = "Kritik dan saran untuk pelayanan kami"


def answered(heading: str, remarks: list[str | None]) -> bytes:
    words = ["Tidak puas", "Kurang puas", "Puas", "Sangat puas"]
    rows = [[words[n % 4], words[(n + 1) % 4], said] for n, said in enumerate(remarks)]
    return workbook({"Sheet": [["Persyaratan", "Prosedur", heading], *rows]})


@pytest.mark.parametrize("said", ["Cukup", "Puas"])
def test_a_remark_in_a_word_of_the_scale_is_no_answer(said: str, tmp_path: Path) -> None:
    """Who had written none was left out of every figure, and the others were scored for theirs."""
    content = answered(REMARK, [said if n % 2 else None for n in range(20)])
    folder, _ = begun(tmp_path, {"skm.xlsx": content}, "--year", "2024")
    items = settings(folder)["surveys"]["customer"]["items"]
    assert [one["text"] for one in items] == ["Persyaratan", "Prosedur"]  # type: ignore[index,attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("heading", "empty"), [("Saran dan masukan", 1), ("Penanganan pengaduan dan saran", 10)]
)
def test_a_question_about_remarks_is_one(heading: str, empty: int, tmp_path: Path) -> None:
    content = answered(heading, [None if n < empty else "Puas" for n in range(20)])
    folder, _ = begun(tmp_path, {"skm.xlsx": content}, "--year", "2024")
    items = settings(folder)["surveys"]["customer"]["items"]
    assert items[-1]["text"] == heading  # type: ignore[index,call-overload]
