"""`rapor init --from` of survey files: what is no survey, whose answers count, on which scale."""

from pathlib import Path

import pytest

from tests.survey_shapes import Rows, as_csv, as_xlsx
from tests.test_init_from import begun, settings
from tests.test_init_surveys import given, items, mean, of_survey, sav
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(4)

FOUR = {1: "Tidak sesuai", 2: "Kurang sesuai", 3: "Sesuai", 4: "Sangat sesuai"}
KEYS: dict[str, Rows] = {
    "points above": [["Unsur", "1", "2", "3", "4"], *(["U1", *FOUR.values()] for _ in range(3))],
    "points called": [
        ["No", "Unsur", "Nilai 4", "Nilai 3", "Nilai 2", "Nilai 1"],
        *([n, f"U{n}", *list(FOUR.values())[::-1]] for n in (1, 2, 3)),
    ],
    "letters above": [["Pertanyaan", "a", "b", "c", "d"], *(["1", *FOUR.values()],) * 3],
    "points beside": [
        ["Nilai", "U1", "U2", "U3"],
        *([n, word, word, word] for n, word in FOUR.items()),
    ],
}


def answered() -> Rows:
    rows: Rows = [["No", "U1", "U2", "U3"]]
    columns = [given(n, (1, 2, 3, 4)) for n in (1, 2, 3)]
    rows += [
        [n, *(f"{a}. {FOUR[a]}" for a in row)] for n, row in enumerate(zip(*columns, strict=True))
    ]
    return rows


@pytest.mark.slow
@pytest.mark.parametrize("key", KEYS)
def test_a_key_to_the_answers_is_no_survey(key: str, tmp_path: Path) -> None:
    book = workbook({"Jawaban": answered(), "Kode": KEYS[key]})
    folder, said = begun(tmp_path, {"skm.xlsx": book})
    assert list(settings(folder)["surveys"]) == ["customer"]
    assert "skm.xlsx, Kode: no table that Rapor knows" in said
    assert "IKU-1 share of satisfied respondents" in said


@pytest.mark.slow
def test_each_of_two_surveys_has_a_measure(tmp_path: Path) -> None:
    others: Rows = [["No", "Ramah?", "Cepat?"], *(row[:3] for row in answered()[1:21])]
    book = workbook({"Loket A": answered(), "Loket B": others})
    folder, said = begun(tmp_path, {"skm.xlsx": book})
    surveys = [*settings(folder)["surveys"]]
    assert len(surveys) == 2
    measures = settings(folder)["measures"]
    assert [measures[name]["survey"] for name in measures] == surveys
    for number, survey in enumerate(surveys, 1):
        assert f"IKU-{number} share of satisfied respondents ({survey}): " in said


def test_numbers_beside_the_words_are_the_points(tmp_path: Path) -> None:
    """Another scale has these words in order, one point further on."""
    folder, said = begun(tmp_path, {"skm.csv": as_csv(answered())})
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 4]
    assert f"U1: {mean(given(1, (1, 2, 3, 4)))}" in said


def test_elements_are_those_of_the_words_where_forms_number_them_otherwise(tmp_path: Path) -> None:
    asked = [
        *("Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku"),
        *("Sarana dan Prasarana", "Penanganan Pengaduan"),
    ]
    rows: Rows = [["No", *(f"U{n}. {text}" for n, text in enumerate(asked, 1))]]
    rows += [[n, *([3] * 8), 4] for n in range(1, 41)]
    folder, said = begun(tmp_path, {"skm.csv": as_csv(rows)})
    items = settings(folder)["surveys"]["customer"]["items"]
    named = {item["id"]: item.get("element", "") for item in items}  # type: ignore[attr-defined]
    assert named["U8"].startswith("Sarana")
    assert named["U9"].startswith("Penanganan")
    assert not any(named[f"U{n}"] for n in range(1, 8))
    assert "U8 = Sarana dan Prasarana" in said
    assert "can be built" in said


PLEASED = ("Sangat Tidak Puas", "Tidak Puas", "Cukup Puas", "Puas", "Sangat Puas")
GOOD = ("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik")
OFTEN = ("Tidak pernah", "Jarang", "Kadang-kadang", "Sering", "Selalu")
WEIGHTY = ("Sangat tidak penting", "Tidak penting", "Cukup penting", "Penting", "Sangat penting")


def in_words(*columns: tuple[str, list[str]]) -> bytes:
    """A form by its headings and answers, with the time of each response."""
    rows: Rows = [["Timestamp", *(heading for heading, _ in columns)]]
    for n, answers in enumerate(zip(*(cells for _, cells in columns), strict=True)):
        rows.append([f"2024/05/01 8:{n:02d}:00", *answers])
    return as_csv(rows)


def words_of(
    ladder: tuple[str, ...], seed: int, points: tuple[int, ...] = (1, 2, 3, 4, 5)
) -> list[str]:
    return [ladder[answer - 1] for answer in given(seed, points)]


def test_questions_may_have_words_of_their_own(tmp_path: Path) -> None:
    """Both scales have five points: one survey of all its questions, each read by its words."""
    file = in_words(
        *((f"Puas? [{n}]", words_of(PLEASED, n)) for n in (1, 2, 3)),
        *((f"Pengajar [{n}]", words_of(GOOD, n)) for n in (4, 5)),
    )
    folder, said = begun(tmp_path, {"form.csv": file})
    survey = settings(folder)["surveys"]["customer"]
    assert survey["scale"] == [1, 5]
    assert len(survey["items"]) == 5  # type: ignore[arg-type]
    for n in range(1, 6):
        assert of_survey(said, f"q{n}").endswith(f": {mean(given(n, (1, 2, 3, 4, 5)))}")
    assert "words-of-their-own" in said


@pytest.mark.slow
def test_words_that_a_shorter_scale_knows_too_are_asked_about(tmp_path: Path) -> None:
    """Kurang to Sangat Baik may be the four points of one scale, or five without the lowest."""
    file = in_words(
        *((f"Puas? [{n}]", words_of(PLEASED, n)) for n in (1, 2, 3)),
        *((f"Pengajar [{n}]", words_of(GOOD, n, (2, 3, 4, 5))) for n in (4, 5)),
    )
    folder, _ = begun(tmp_path, {"form.csv": file})
    text = (folder / "report.toml").read_text()
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 5]
    assert "items" not in settings(folder)["surveys"]["customer"]
    assert text.count("# items = [") == 2


@pytest.mark.parametrize("ladder", [OFTEN, WEIGHTY])
def test_how_often_and_how_much_it_matters_is_another_question(
    ladder: tuple[str, ...], tmp_path: Path
) -> None:
    file = in_words(
        *((f"Puas? [{n}]", words_of(PLEASED, n)) for n in (1, 2, 3)),
        *((f"Lain [{n}]", words_of(ladder, n)) for n in (4, 5)),
    )
    folder, said = begun(tmp_path, {"form.csv": file})
    assert len(settings(folder)["surveys"]["customer"]["items"]) == 3  # type: ignore[arg-type]
    assert "one survey has one scale: Lain [4], Lain [5]" in said


KOBO = ("Sangat buruk", "Buruk", "Sedang", "Baik", "Sangat baik")


def test_who_refused_is_no_respondent_and_not_knowing_no_answer(tmp_path: Path) -> None:
    """Of 44 rows four refused and answered nothing; the last item has words for no answer."""
    asked = [words_of(KOBO, n) for n in (1, 2, 3)]
    asked[2] = ["Tidak tahu/tidak menerima" if n % 4 == 0 else a for n, a in enumerate(asked[2])]
    columns = [["Ya"] * 40, *asked]
    rows: Rows = [["start", "Apakah Ibu/Bapak bersedia diwawancarai?", "Bersih?", "Ramah?", "PMT?",
                   "_id", "_uuid", "_submission_time", "_index"]]  # fmt: skip
    for n, row in enumerate([*zip(*columns, strict=True), *[("Tidak", "", "", "")] * 4], 1):
        rows.append([f"2024-11-01 08:{n:02d}", *row, n, f"u{n}", "2024-11-02 10:00", n])
    folder, said = begun(tmp_path, {"posyandu.xlsx": as_xlsx(rows)})
    survey = settings(folder)["surveys"]["customer"]
    assert survey["scale"] == [1, 5]
    assert len(survey["items"]) == 3  # type: ignore[arg-type]
    assert "another scale" not in said
    assert "30 of 40 complete" in said
    kept = [n for n in range(40) if n % 4]
    for item in (1, 2, 3):
        right = mean(given(item, (1, 2, 3, 4, 5))[n] for n in kept)
        assert of_survey(said, f"q{item}").endswith(f": {right}")


@pytest.mark.parametrize("asked", ["Bersedia merekomendasikan layanan ini?", "Setuju tarif naik?"])
def test_a_question_of_the_survey_is_no_consent(asked: str, tmp_path: Path) -> None:
    file = in_words(
        (asked, words_of(("Tidak", "Ya"), 1, (1, 2))),
        ("Cepat?", words_of(("Tidak", "Ya"), 2, (1, 2))),
    )
    folder, _ = begun(tmp_path, {"form.csv": file})
    assert len(settings(folder)["surveys"]["customer"]["items"]) == 2  # type: ignore[arg-type]


SCALES = {
    "Nilailah layanan (1 = sangat tidak puas, 6 = sangat puas)": (1, 6),
    "Seberapa baik? Skala 1-6": (1, 6),
    "Seberapa baik, skala likert 1 s.d. 7": (1, 7),
    "1 (buruk) – 6 (baik)": (1, 6),
    "Sangat buruk (0) sampai sangat baik (7)": (0, 7),
    "Rekomendasi (0-10)": (0, 10),
    "Nilai 1: STS, 2: TS, 3: N, 4: S, 6: SS": (1, 6),
}


def of_numbers(heading: str, top: int, title: str = "") -> bytes:
    """A survey of three questions answered from 2 to `top`."""
    points = tuple(range(2, top + 1))
    columns = [given(n, points, 42) for n in (1, 2, 3)]
    above: Rows = [[title], []] if title else []
    rows: Rows = [["No", "Usia", *(f"{heading} [{n}]" for n in (1, 2, 3))]]
    rows += [[n, 20 + n, *row] for n, row in enumerate(zip(*columns, strict=True), 1)]
    return as_xlsx([*above, *rows])


@pytest.mark.one_in(4)
@pytest.mark.parametrize("heading", SCALES)
def test_the_scale_that_a_question_tells(heading: str, tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"survei.xlsx": of_numbers(heading, 5)})
    assert settings(folder)["surveys"]["customer"]["scale"] == [*SCALES[heading]]
    assert of_survey(said, "q1").endswith(f": {mean(given(1, (2, 3, 4, 5), 42))}")


def test_the_scale_that_a_title_tells(tmp_path: Path) -> None:
    file = of_numbers("Puas?", 5, "Skala: 1 = Sangat tidak puas; 6 = Sangat puas")
    folder, _ = begun(tmp_path, {"survei.xlsx": file})
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 6]


def test_a_scale_that_does_not_hold_the_answers_proves_nothing(tmp_path: Path) -> None:
    folder, _ = begun(tmp_path, {"survei.xlsx": of_numbers("Puas? (1-4)", 6)})
    assert settings(folder)["surveys"]["customer"].get("scale") != [1, 4]


def test_a_scale_whose_lowest_number_is_best_is_turned_round(tmp_path: Path) -> None:
    file = of_numbers("Puas? (1 = sangat puas, 5 = sangat tidak puas)", 5)
    folder, said = begun(tmp_path, {"survei.xlsx": file})
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 5]
    right = mean(6 - answer for answer in given(1, (2, 3, 4, 5), 42))
    assert of_survey(said, "q1").endswith(f": {right}")
    assert "turned round" in said


@pytest.mark.slow
def test_questions_whose_numbers_run_the_other_way_are_turned_alone(tmp_path: Path) -> None:
    headings = {
        "Puas? (1 = sangat tidak puas, 5 = sangat puas)": False,
        "Ramah? (1 = sangat tidak puas, 5 = sangat puas)": False,
        "Cepat? (1 = sangat puas, 5 = sangat tidak puas)": True,
    }
    cells = [given(n, (1, 2, 3, 4, 5)) for n in (1, 2, 3)]
    rows: Rows = [["No", *headings], *([n, *row] for n, row in enumerate(zip(*cells, strict=True)))]
    folder, _ = begun(tmp_path, {"survei.xlsx": as_xlsx(rows)})
    items = settings(folder)["surveys"]["customer"]["items"]
    assert [item.get("reversed", False) for item in items] == [*headings.values()]  # type: ignore[attr-defined]


AGREE = {
    1: "Sangat tidak setuju", 2: "Tidak setuju", 3: "Netral", 4: "Setuju", 5: "Sangat setuju",
}  # fmt: skip
TURNED = {6 - code: word for code, word in AGREE.items()}


def culture(tmp_path: Path, code: str, label: str, slip: int = 0) -> bytes:
    """Three questions and a copy of the second turned round, its labels too; with a `slip` its
    first answer is no longer that of the question."""
    asked = {f"BK{n}": given(n, (1, 2, 3, 4, 5)) for n in (1, 2, 3)}
    copy = [6 - answer for answer in asked["BK2"]]
    copy[0] = copy[0] % 5 + 1 if slip else copy[0]
    return sav(
        tmp_path,
        {**asked, code: copy},
        {"BK1": "Arahan jelas", "BK2": "Kerja sering tertunda", "BK3": "Bangga", code: label},
        {**dict.fromkeys(asked, AGREE), code: TURNED},
    )


@pytest.mark.parametrize(
    ("code", "label"), [("BK2R", ""), ("XX1", "Kerja sering tertunda (dibalik)")]
)
def test_labels_turned_round_with_a_proved_copy_are_no_question(
    code: str, label: str, tmp_path: Path
) -> None:
    folder, said = begun(tmp_path, {"budaya.sav": culture(tmp_path, code, label)})
    assert items(folder) == ["BK1", "BK3", code] if code == "BK2R" else True
    right = mean(6 - answer for answer in given(2, (1, 2, 3, 4, 5)))
    assert f": {right}" in said
    assert "labels-turned-with-answers" in said
    assert "can be built" in said


def test_labels_turned_round_of_a_copy_that_is_not_proved_are_asked_about(tmp_path: Path) -> None:
    _, said = begun(tmp_path, {"budaya.sav": culture(tmp_path, "BK2R", "", slip=1)})
    assert "labels-turned-with-answers" not in said
    assert "can be built" not in said
