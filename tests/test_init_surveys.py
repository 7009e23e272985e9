"""`rapor init --from` of surveys as strangers keep them: one truth, its figures in what is said."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import polars as pl
import pyreadstat
import pytest

from pipeline.reportfile import Item
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.elements import IKM_2017, parts_by_text, parts_of
from tests.commands import rapor
from tests.examples import recorded
from tests.survey_shapes import Rows, as_csv, as_xlsx
from tests.test_init_from import begun, settings
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(4)

AGREED = {
    1: "Sangat tidak setuju", 2: "Tidak setuju", 3: "Netral", 4: "Setuju", 5: "Sangat setuju",
}  # fmt: skip
GRADES = {1: "Tidak baik", 2: "Kurang baik", 3: "Baik", 4: "Sangat baik", 9: "Tidak menjawab"}


def given(seed: int, points: Sequence[int], count: int = 40) -> list[int]:
    """Answers that use every point, each question's in another order."""
    return [points[(seed * n + n // 7 + seed) % len(points)] for n in range(count)]


def mean(answers: Iterable[int]) -> str:
    """The mean as it is printed."""
    cells = list(answers)
    whole = Decimal(sum(cells)) / len(cells)
    return str(whole.quantize(Decimal("0.01"), ROUND_HALF_UP))


def sav(
    tmp_path: Path,
    columns: Mapping[str, Sequence[float | None]],
    asked: Mapping[str, str],
    words: Mapping[str, Mapping[int, str]],
    missing: Mapping[str, Sequence[int]] | None = None,
) -> bytes:
    frame = pl.DataFrame(
        {name: [None if c is None else float(c) for c in cells] for name, cells in columns.items()},
        strict=False,
    )
    path = tmp_path / "made.sav"
    pyreadstat.write_sav(
        frame,
        path,
        column_labels=[asked.get(name, "") for name in frame.columns],
        variable_value_labels={
            name: {float(c): w for c, w in codes.items()} for name, codes in words.items()
        },
        missing_ranges={name: list(map(float, codes)) for name, codes in (missing or {}).items()},
    )
    return path.read_bytes()


def items(folder: Path) -> list[str]:
    return [item["id"] for item in settings(folder)["surveys"]["customer"]["items"]]  # type: ignore[attr-defined]


def settled(folder: Path) -> float | None:
    """The figure of the one measure."""
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    return measure["actual"]  # type: ignore[no-any-return]


def of_survey(said: str, code: str) -> str:
    """What is said of an item: its text and its mean."""
    return next(line.strip() for line in said.splitlines() if line.strip().startswith(f"{code} "))


@pytest.mark.slow
def test_a_question_and_its_recoded_answers_count_once(tmp_path: Path) -> None:
    """b2r is b2 turned round; as b2 was asked the wrong way round, b2r is what counts."""
    asked = {f"b{n}": given(n, (1, 2, 3, 4, 5)) for n in (1, 2, 3)}
    columns = {
        "unit": given(1, (1, 2, 3)), "lama": given(3, (1, 2, 3)),
        **asked, "b2r": [6 - answer for answer in asked["b2"]],
    }  # fmt: skip
    words = dict.fromkeys([*asked, "b2r"], AGREED)
    units = {1: "Sekretariat", 2: "Bidang A", 3: "Bidang B"}
    made = sav(
        tmp_path,
        columns,
        {"b1": "Tugas saya jelas", "b2": "Saya ingin pindah", "b3": "Saya bangga"},
        {**words, "unit": units, "lama": {1: "< 1 tahun", 2: "1–5 tahun", 3: "> 5 tahun"}},
    )
    folder, said = begun(tmp_path, {"pegawai.sav": made})
    assert items(folder) == ["b1", "b3", "b2r"]
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 5]
    assert "b2r (b2)" in (folder / "report.toml").read_text()
    assert of_survey(said, "b1") == f"b1 Tugas saya jelas: {mean(asked['b1'])}"
    assert f"b2r: {mean(columns['b2r'])}" in said


def test_two_questions_whose_sums_are_not_alike_are_asked_about(tmp_path: Path) -> None:
    asked = {f"b{n}": given(n, (1, 2, 3, 4, 5)) for n in (1, 2, 3)}
    columns = {**asked, "b2r": [6 - answer for answer in asked["b2"]]}
    columns["b2r"][0] = columns["b2r"][0] % 5 + 1
    words = dict.fromkeys(columns, AGREED)
    folder, _ = begun(tmp_path, {"a.sav": sav(tmp_path, columns, {}, words)})
    text = (folder / "report.toml").read_text()
    assert "items" not in settings(folder)["surveys"]["customer"]
    assert text.count("# items = [") == 2


def test_labels_of_the_respondent_are_no_questions(tmp_path: Path) -> None:
    """Education has codes 1 to 4 as the answers do; what is declared missing stays missing."""
    answers = {
        f"U{n}": [9 if row % 5 == 0 else cell for row, cell in enumerate(given(n, (2, 3, 4)))]
        for n in range(1, 5)
    }
    columns = {"DIDIK": given(1, (1, 2, 3, 4)), "UMUR": given(2, (25, 33, 99)), **answers}
    words: dict[str, Mapping[int, str]] = dict.fromkeys(answers, GRADES)
    words["DIDIK"] = {1: "SD", 2: "SMP", 3: "SMA", 4: "S1"}
    made = sav(tmp_path, columns, {}, words, {key: [9] for key in answers})
    folder, said = begun(tmp_path, {"skm.sav": made})
    assert items(folder) == list(answers)
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 4]
    for name, cells in answers.items():
        assert f"{name}: {mean(cell for cell in cells if cell != 9)}" in said


def test_options_that_were_ticked_are_no_questions(tmp_path: Path) -> None:
    """Three columns of yes and no share their labels; the questions have none."""
    ticked = {f"media{n}": given(n, (0, 1)) for n in (1, 2, 3)}
    columns = {**ticked, **{f"A{n}": given(n, (1, 2, 3, 4, 5)) for n in (1, 2, 3)}}
    words = {name: {0: "Tidak", 1: "Ya"} for name in ticked}
    folder, said = begun(tmp_path, {"media.sav": sav(tmp_path, columns, {}, words)})
    assert items(folder) == ["A1", "A2", "A3"]
    assert f"A1: {mean(columns['A1'])}" in said


@pytest.mark.slow
def test_labels_at_the_ends_prove_the_scale(tmp_path: Path) -> None:
    columns = {f"B{n}": given(n, (3, 4, 5, 6)) for n in range(1, 4)}
    words = {key: {1: "Sangat buruk", 6: "Sangat baik"} for key in columns}
    folder, said = begun(tmp_path, {"mutu.sav": sav(tmp_path, columns, {}, words)})
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 6]
    assert f"B1: {mean(columns['B1'])}" in said


def test_an_unlabelled_question_of_a_labelled_series_belongs_to_it(tmp_path: Path) -> None:
    columns = {f"q{n}": given(n, (1, 2, 3, 4, 5)) for n in range(1, 5)}
    words = {name: AGREED for name in columns if name != "q3"}
    folder, _ = begun(tmp_path, {"q.sav": sav(tmp_path, columns, {}, words)})
    assert items(folder) == list(columns)


def test_texts_that_hold_a_word_of_the_scale_are_no_question(tmp_path: Path) -> None:
    rows: Rows = [["Timestamp", "Ramah?", "Cepat?", "Jelas?", "Saran"]]
    told = ["bagus", "", "baik", "tambah kursi", "cukup"]
    for n, answers in enumerate(zip(*(given(s, (1, 2, 3, 4, 5)) for s in (1, 2, 3)), strict=True)):
        rows.append([f"2024/05/01 8:{n:02d}:00", *(AGREED[a] for a in answers), told[n % 5]])
    folder, said = begun(tmp_path, {"form.csv": as_csv(rows)})
    assert items(folder) == ["q1", "q2", "q3"]
    assert of_survey(said, "q1").endswith(f": {mean(given(1, (1, 2, 3, 4, 5)))}")


def test_a_question_reworded_midway_is_never_left_out(tmp_path: Path) -> None:
    """Half its answers are words of no scale: they are refused, and not left out unseen."""
    rows: Rows = [["Timestamp", "Ramah?", "Cepat?", "Jelas?"]]
    new = {1: "parah", 2: "aduh", 3: "ya begitu", 4: "mantap", 5: "top"}
    for n, answers in enumerate(zip(*(given(s, (1, 2, 3, 4, 5)) for s in (1, 2, 3)), strict=True)):
        last = (AGREED if n < 20 else new)[answers[2]]
        rows.append([f"2024/05/01 8:{n:02d}:00", *(AGREED[a] for a in answers[:2]), last])
    folder, said = begun(tmp_path, {"form.csv": as_csv(rows)})
    assert items(folder) == ["q1", "q2", "q3"]
    assert "mantap" in said


@pytest.mark.slow
def test_the_smaller_of_two_scales_is_left_out_and_told(tmp_path: Path) -> None:
    """Three questions on five points, two on four: no answer of these is read on five."""
    four = {1: "Sangat tidak puas", 2: "Tidak puas", 3: "Puas", 4: "Sangat puas"}
    rows: Rows = [["Timestamp", "Ramah?", "Cepat?", "Jelas?", "Ruang", "Toilet", "NPS"]]
    fives = [given(seed, (1, 2, 3, 4, 5)) for seed in (1, 2, 3)]
    fours = [given(seed, (1, 2, 3, 4)) for seed in (1, 3)]
    for n, answers in enumerate(zip(*fives, *fours, strict=True)):
        words = [*(AGREED[a] for a in answers[:3]), *(four[a] for a in answers[3:])]
        rows.append([f"2024/05/01 8:{n:02d}:00", *words, n % 11])
    folder, said = begun(tmp_path, {"form.csv": as_csv(rows)})
    assert items(folder) == ["q1", "q2", "q3"]
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 5]
    for seed, name in enumerate(("Ramah?", "Cepat?", "Jelas?"), start=1):
        assert f"q{seed} {name}: {mean(fives[seed - 1])}" in said
    told = next(line for line in said.splitlines() if "another scale" in line)
    assert "Ruang" in told
    assert "Toilet" in told


def test_a_sheet_of_questions_in_rows_is_turned(tmp_path: Path) -> None:
    """Nothing about it is read as thirty questions; its sums are nobody's answers."""
    asked = {"Jam buka sesuai": given(2, (1, 2, 3, 4, 5), 30), "Tenang": given(1, (3, 4, 5), 30)}
    rows: Rows = [["REKAP KUESIONER 2024"], []]
    rows += [["No", "Pertanyaan", *(f"R{n}" for n in range(1, 31)), "Jumlah", "Rata-rata"]]
    for number, (text, cells) in enumerate(asked.items(), start=1):
        rows.append([number, text, *cells, sum(cells), sum(cells) / 30])
    totals = [sum(cells) for cells in zip(*asked.values(), strict=True)]
    rows.append([None, "Jumlah", *totals, sum(totals), None])
    folder, said = begun(tmp_path, {"rekap.xlsx": as_xlsx(rows)})
    assert settings(folder)["sources"]["survey_customer"]["transposed"] is True
    assert "30 of 30 complete" in said
    for number, (text, cells) in enumerate(asked.items(), start=1):
        assert f"q{number} {text}: {mean(cells)}" in said


def test_a_sheet_of_nine_elements_is_read_to_its_last_respondent(tmp_path: Path) -> None:
    """Titles above, merged headings, a row that numbers the columns; sums and a legend below."""
    asked = [given(seed, (2, 3, 4)) for seed in (1, 2, 4, 5, 7, 8, 10, 11, 13)]
    codes = [f"U{n}" for n in range(1, 10)]
    rows: Rows = [["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT 2024"], []]
    rows += [["UNIT PELAYANAN", None, ": DINAS CONTOH"], []]
    rows += [[], [None, *codes], list(range(1, 11))]
    people = [[n, *cells] for n, cells in enumerate(zip(*asked, strict=True), start=1)]
    rows += [[*row, sum(row[1:])] for row in people]
    rows += [["Σ Nilai / Unsur", *(sum(cells) for cells in asked)]]
    rows += [["NRR / Unsur", *(sum(cells) / 40 for cells in asked)]]
    rows += [["NRR tertbg / unsur", *(sum(cells) / 40 * 0.111 for cells in asked), "*) 3,1"]]
    rows += [["IKM Unit pelayanan", *[None] * 9, "**) 78,4"], [], ["Keterangan :"]]
    rows += [[code, "Persyaratan"] for code in codes]
    merged = [("A1:K1", "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT 2024"), ("A5:A6", "NO. URUT")]
    merged += [("B5:J5", "NILAI UNSUR PELAYANAN"), ("K5:K6", "JUMLAH")]
    folder, said = begun(tmp_path, {"skm.xlsx": workbook({"Olah": rows}, merged=merged)})
    assert items(folder) == codes
    assert settings(folder)["sources"]["survey_customer"]["range"] == "A5:K47"
    assert "40 of 40 complete, scale 1–4" in said
    for code, cells in zip(codes, asked, strict=True):
        assert f"{code}: {mean(cells)}" in said
    index = Decimal(sum(map(sum, asked)) * 25) / (9 * 40)
    assert f"(SKM): {index.quantize(Decimal('0.01'), ROUND_HALF_UP)} points" in said


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_two_rows_of_headings_are_one_question_each(ending: str, tmp_path: Path) -> None:
    """SurveyMonkey: a grid's question over its first column, its rows below; one question alone."""
    words = {
        1: "Very dissatisfied", 2: "Dissatisfied", 3: "Neither satisfied nor dissatisfied",
        4: "Satisfied", 5: "Very satisfied",
    }  # fmt: skip
    rows: Rows = [["Respondent ID", "Collector ID", "Puas dengan pasar?", "", "Puas semuanya?"]]
    rows += [["", "", "Kebersihan", "Keamanan", "Response"]]
    asked = [given(seed, (1, 2, 3, 4, 5)) for seed in (1, 2, 3)]
    for n, cells in enumerate(zip(*asked, strict=True)):
        rows.append([118_000_000 + n, 43, *(words[cell] for cell in cells)])
    content = as_csv(rows) if ending == "csv" else as_xlsx(rows)
    folder, said = begun(tmp_path, {f"pasar.{ending}": content})
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 5]
    assert "40 of 40 complete" in said
    texts = ["Puas dengan pasar? [Kebersihan]", "Puas dengan pasar? [Keamanan]", "Puas semuanya?"]
    for number, (text, cells) in enumerate(zip(texts, asked, strict=True), start=1):
        assert f"q{number} {text}: {mean(cells)}" in said


def test_what_is_not_recognised_says_what_was_seen_and_what_to_do(tmp_path: Path) -> None:
    rows: Rows = [["Acara", "Ruang", "Tamu"], ["Rapat", "Aula", "Budi Contoh"]]
    _, said = begun(tmp_path, {"agenda.csv": as_csv(rows)})
    assert "agenda.csv: no table that Rapor knows; its headings: Acara, Ruang, Tamu" in said
    assert "No table was recognised." in said
    assert "Budi" not in said


ELEMENTS = (
    "Persyaratan", "Sistem, mekanisme dan prosedur", "Waktu penyelesaian", "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan", "Kompetensi pelaksana", "Perilaku pelaksana",
    "Penanganan pengaduan, saran dan masukan", "Sarana dan prasarana",
)  # fmt: skip
USUAL = (
    "tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya",
    "tentang kemudahan prosedur pelayanan di sini",
    "tentang kecepatan waktu dalam memberikan pelayanan",
    "tentang kewajaran biaya/tarif dalam pelayanan",
    "tentang kesesuaian produk pelayanan dengan standar",
    "tentang kompetensi/kemampuan petugas dalam pelayanan",
    "mengenai perilaku petugas terkait kesopanan dan keramahan",
    "tentang penanganan pengaduan pengguna layanan",
    "tentang kualitas sarana dan prasarana",
)


PRICES = {1: "Sangat mahal", 2: "Cukup mahal", 3: "Murah", 4: "Gratis"}
COMPLAINTS = {
    1: "Tidak ada", 2: "Ada tetapi tidak berfungsi", 3: "Berfungsi kurang maksimal",
    4: "Dikelola dengan baik",
}  # fmt: skip
FITTING = {1: "Tidak sesuai", 2: "Kurang sesuai", 3: "Sesuai", 4: "Sangat sesuai"}
OF_REGULATION = [FITTING, FITTING, FITTING, PRICES, FITTING, FITTING, FITTING, COMPLAINTS, FITTING]
"""The answers that the regulation's questionnaire gives: each question has words of its own."""


def of_elements(headings: Sequence[str], words: Sequence[Mapping[int, str]]) -> Rows:
    """Respondents who use every point, under these headings."""
    columns = [[told[point] for point in given(n, (1, 2, 3, 4))] for n, told in enumerate(words, 1)]
    return [[*headings], *map(list, zip(*columns, strict=True))]


@pytest.mark.slow
@pytest.mark.parametrize("wording", ["group", "number", "usual"])
def test_nine_elements_are_known_by_their_names_and_usual_wording(
    wording: str, tmp_path: Path
) -> None:
    headings = {
        "group": [f"Penilaian/U{n}. {name}" for n, name in enumerate(ELEMENTS, 1)],
        "number": [f"{n}. {name}" for n, name in enumerate(ELEMENTS, 1)],
        "usual": [f"{n}. Bagaimana pendapat Saudara {words}?" for n, words in enumerate(USUAL, 1)],
    }[wording]
    numbered = [{n: f"{n} - {word}" for n, word in GRADES.items()}] * len(ELEMENTS)
    rows = of_elements(headings, numbered if wording == "group" else OF_REGULATION)
    folder, said = begun(tmp_path, {"skm.xlsx": as_xlsx(rows)}, "--year", "2024")
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 4], said
    assert "satisfaction index (SKM): 62.43 points" in said, said


def test_wording_that_leaves_an_element_out_is_no_index(tmp_path: Path) -> None:
    asked = [f"Bagaimana pendapat Saudara {words}?" for words in USUAL[:-1]]
    rows = of_elements([*asked, "Bagaimana pendapat Saudara tentang kami?"], OF_REGULATION)
    _, said = begun(tmp_path, {"skm.xlsx": as_xlsx(rows)}, "--year", "2024")
    assert "(SKM)" not in said
    assert "satisfied" in said, said


@pytest.mark.parametrize("last", [USUAL[0], "lain", USUAL[-1]])
def test_usual_wording_counts_only_where_each_element_is_asked_once(last: str) -> None:
    parts = parts_of(IKM_2017, SurveyPolicy())
    items = [Item(id=f"q{n}", text=words) for n, words in enumerate((*USUAL[:-1], last))]
    found = [*parts_by_text(items, IKM_2017, parts)]
    by_name = ["q3", "q7"]
    assert found == ([item.id for item in items] if last == USUAL[-1] else by_name)


def test_the_programs_own_columns_in_indonesian(tmp_path: Path) -> None:
    head = ["ID Respon", "Tanggal dikirim", "Halaman terakhir", "Bahasa awal", "Benih"]
    asked = [f"Seberapa puas Anda? [{name}]" for name in "ABC"]
    answers = [given(n, (1, 2, 3, 4, 5), 20) for n in (1, 2, 3)]
    rows: list[list[object]] = [[*head, *asked]]
    for n, row in enumerate(zip(*answers, strict=True)):
        sent = "" if n in (3, 8) else f"2024-03-{n + 1:02} 10:00:00"
        rows.append([f"{n + 11}", sent, "2", "id", f"{n}", *(AGREED[point] for point in row)])
    _, said = begun(tmp_path, {"survei.csv": as_csv(rows)}, "--year", "2024")
    assert "18 of 18 complete" in said, said


def test_texts_of_a_numbered_series_are_no_questions(tmp_path: Path) -> None:
    answers = [given(n, (1, 2, 3, 4, 5), 20) for n in (1, 2, 3)]
    jobs, advice = ["PNS", "Swasta", "Lainnya"], ["Sudah baik", "AC panas"]
    rows: list[list[object]] = [
        ["ResponseId", "RecordedDate", "Finished", "Q1", "Q2_1", "Q2_2", "Q2_3", "Q3"]
    ]
    for n, row in enumerate(zip(*answers, strict=True)):
        rows.append([f"R{n}", "2024-03-01", "True", jobs[n % 3], *row, advice[n % 2]])
    folder, said = begun(tmp_path, {"survei.csv": as_csv(rows)}, "--year", "2024")
    assert items(folder) == ["Q2_1", "Q2_2", "Q2_3"], said
    assert "20 of 20 complete" in said


def test_a_question_under_a_heading_that_stands_twice_goes_by_its_letter(tmp_path: Path) -> None:
    head = ["ID", "Waktu mulai", "Waktu penyelesaian", "Persyaratan", "Waktu penyelesaian", "Biaya"]
    answers = [given(n, (1, 2, 3, 4, 5), 20) for n in (1, 2, 3)]
    rows: list[list[object]] = [[*head]]
    for n, row in enumerate(zip(*answers, strict=True)):
        rows.append([n, "2024-03-01 10:00", "2024-03-01 11:00", *(AGREED[one] for one in row)])
    folder, said = begun(tmp_path, {"survei.xlsx": as_xlsx(rows)}, "--year", "2024")
    assert settings(folder)["sources"]["survey_customer"]["columns"] == {"q2": "column:E"}
    assert of_survey(said, "q2") == f"q2 Waktu penyelesaian: {mean(answers[1])}"


def test_a_scale_that_waits_is_said_to_wait(tmp_path: Path) -> None:
    rows = [
        ["q1", "q2"],
        *map(list, zip(*(given(n, (1, 2, 3, 4), 20) for n in (1, 2)), strict=True)),
    ]
    _, said = begun(tmp_path, {"survei.csv": as_csv(rows)}, "--year", "2024")
    assert "scale waits below [surveys.customer] in report.toml" in said, said


def test_repeats_of_a_respondent_are_told(tmp_path: Path) -> None:
    answers = [given(n, (1, 2, 3, 4, 5), 20) for n in (1, 2)]
    rows: list[list[object]] = [["a-u1", "a-u2", "PARENT_KEY", "KEY"]]
    for n, row in enumerate(zip(*answers, strict=True)):
        rows.append([*row, f"uuid:{n // 2}", f"uuid:{n // 2}/layanan[{n}]"])
    _, said = begun(tmp_path, {"ulang.csv": as_csv(rows)}, "--year", "2024")
    assert "the rows are of 10 respondents (PARENT_KEY)" in said, said


def test_a_tally_of_the_elements_is_their_index(tmp_path: Path) -> None:
    head = ["No", "Unsur Pelayanan", *(f"{GRADES[n]} ({n})" for n in (1, 2, 3, 4)), "Jumlah"]
    rows: list[list[object]] = [[*head]]
    rows += [[n, name, 2, 8, 20, 10, 40] for n, name in enumerate(ELEMENTS, 1)]
    folder, said = begun(tmp_path, {"turus.xlsx": as_xlsx(rows)}, "--year", "2024")
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 4]
    assert "refused" not in said, said
    assert "satisfaction index (SKM): 73.75 points" in said, said


def test_many_who_left_an_answer_out_are_told_loudly(tmp_path: Path) -> None:
    answers = [given(n, (1, 2, 3, 4, 5), 20) for n in (1, 2, 3)]
    rows: list[list[object]] = [["q1", "q2", "q3"], *map(list, zip(*answers, strict=True))]
    for n in (2, 5, 9):
        rows[n][1] = ""
    _, said = begun(tmp_path, {"survei.csv": as_csv(rows)}, "--year", "2024")
    assert "NOTE: 3 of 20 respondents left an answer out" in said, said


LETTERS = "abcd"


def of_letters(*columns: Sequence[str], headings: Sequence[str] = ()) -> bytes:
    named = headings or [f"U{n}. {name}" for n, name in enumerate(ELEMENTS, 1)]
    rows: Rows = [["No", *named]]
    rows += [[n, *cells] for n, cells in enumerate(zip(*columns, strict=True), 1)]
    return as_csv(rows)


@pytest.mark.slow
def test_letters_of_an_alphabet_are_points_in_either_order(tmp_path: Path) -> None:
    """In both cases, one of them rare: no answer gets a value before an order is chosen."""
    points = [given(seed, (2, 3, 4)) for seed in range(1, 10)]
    points[0][5] = 1
    columns = [
        [(LETTERS if n % 3 else LETTERS.upper())[p - 1] for n, p in enumerate(cells)]
        for cells in points
    ]
    folder, said = begun(tmp_path, {"skm.csv": of_letters(*columns)}, "--year", "2024")
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 4], said
    assert items(folder) == [f"U{n}" for n in range(1, 10)]
    text = (folder / "report.toml").read_text()
    rising = 'labels = {a = "1", b = "2", c = "3", d = "4"}'
    whole = [point for cells in points for point in cells]
    assert f"x̄ = {mean(whole)}\n# {rising}" in text, text
    assert '# labels = {a = "4", b = "3", c = "2", d = "1"}' in text
    assert "(SKM)" not in said
    (folder / "report.toml").write_text(text.replace(f"# {rising}", rising))
    index = Decimal(sum(whole) * 25) / len(whole)
    assert settled(folder) == pytest.approx(float(index))


@pytest.mark.parametrize("left", ["ad", "d"])
def test_a_letter_without_a_label_is_never_a_word(left: str, tmp_path: Path) -> None:
    """`a` and `d` are short for English words only beside `sa` and `sd`."""
    columns = [[LETTERS[p - 1] for p in given(seed, (1, 2, 3, 4))] for seed in range(1, 10)]
    folder, _ = begun(tmp_path, {"skm.csv": of_letters(*columns)}, "--year", "2024")
    path = folder / "report.toml"
    known = {letter: str(n) for n, letter in enumerate(LETTERS, 1) if letter not in left}
    labels = ", ".join(f'{letter} = "{code}"' for letter, code in known.items())
    header = "[surveys.customer]"
    path.write_text(path.read_text().replace(header, f"{header}\nlabels = {{{labels}}}"))
    said = rapor("check", "dinas-2024", "--inputs", folder.parent, "--language", "en").stderr
    assert all(f"answer “{letter}”" in said for letter in left), said


def test_letters_that_are_short_for_words_count_beside_their_fellows(tmp_path: Path) -> None:
    short = {1: "STS", 2: "TS", 3: "N", 4: "S", 5: "SS"}
    columns = [[short[p] for p in given(seed, (1, 2, 3, 4, 5))] for seed in (1, 2, 4)]
    _, said = begun(tmp_path, {"a.csv": of_letters(*columns, headings=["Ramah", "Cepat", "Rapi"])})
    assert f"q1 Ramah: {mean(given(1, (1, 2, 3, 4, 5)))}" in said


def of_units(tmp_path: Path) -> tuple[Path, str, list[list[int]]]:
    """Respondents of three units, a mean below each; a sheet of the units' indices beside it."""
    points = [given(seed, (2, 3, 4), 60) for seed in range(1, 10)]
    people = list(zip(*points, strict=True))
    rows: Rows = [["Unit", "No. Urut", *(f"{name} (U{n})" for n, name in enumerate(ELEMENTS, 1))]]
    for unit, first in (("Utara", 0), ("Selatan", 20), ("Timur", 40)):
        block = people[first : first + 20]
        rows += [[unit, n, *cells] for n, cells in enumerate(block, 1)]
        means = [round(sum(cells) / 20, 2) for cells in zip(*block, strict=True)]
        rows += [[f"Rata-rata {unit}", None, *means]]
    units = [["No", "Unit", "Jumlah Responden", "Nilai IKM"], [1, "Utara", 20, 79.46]]
    content = workbook({"REKAP": units, "DATA": rows})
    return (*begun(tmp_path, {"rekap.xlsx": content}, "--year", "2024"), points)


@pytest.mark.slow
def test_means_between_units_are_no_respondents(tmp_path: Path) -> None:
    folder, said, points = of_units(tmp_path)
    assert settings(folder)["sources"]["survey_customer"]["sheet"] == "DATA", said
    assert "60 of 60 complete, scale 1–4" in said, said
    assert "Rata-rata Selatan" in said
    index = Decimal(sum(map(sum, points)) * 25) / (9 * 60)
    assert f"(SKM): {index.quantize(Decimal('0.01'), ROUND_HALF_UP)} points" in said


def test_a_respondent_who_wrote_a_word_for_a_sum_stays(tmp_path: Path) -> None:
    points = [given(seed, (1, 2, 3, 4, 5), 60) for seed in (1, 2, 3)]
    rows: Rows = [["Unit", "Saran", "q1", "q2", "q3"]]
    for n, cells in enumerate(zip(*points, strict=True)):
        rows.append(["Utara", "Total puas" if n == 7 else "", *cells])
    _, said = begun(tmp_path, {"a.csv": as_csv(rows)}, "--year", "2024")
    assert "60 of 60 complete" in said, said


def test_a_code_beside_the_scale_may_be_no_answer(tmp_path: Path) -> None:
    """Kobo's elements by code and name, the last two in the order of the form; 99 is not known."""
    codes = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku",
             "sarpras", "pengaduan"]  # fmt: skip
    points = [given(seed, (1, 2, 3, 4)) for seed in range(1, 10)]
    points[3][4] = 99
    rows: Rows = [["start", *(f"grp/u{n}_{c}" for n, c in enumerate(codes, 1)), "_uuid", "_index"]]
    for n, cells in enumerate(zip(*points, strict=True)):
        rows.append([f"2024-03-{n % 28 + 1:02}", *cells, f"uuid:{n}", n + 1])
    folder, said = begun(tmp_path, {"skm.xlsx": as_xlsx(rows)}, "--year", "2024")
    text = (folder / "report.toml").read_text()
    line = 'missing = ["99"]'
    assert f"# 99 = missing\n# {line}" in text, said
    assert '# not_applicable = ["99"]' in text
    assert 'u8_sarpras", element = "Sarana dan Prasarana"' in text
    assert "] # survey.ikm_2017\n" in text
    (folder / "report.toml").write_text(text.replace(f"# {line}", line))
    left = [[cell for cell in cells if cell != 99] for cells in points]
    index = sum(sum(cells) / len(cells) for cells in left) * 25 / 9
    assert settled(folder) == pytest.approx(index)


def semester(title: str, first: int, count: int) -> list[list[object]]:
    """A tabulation with its title above and its sums below, respondents numbered from one."""
    answers = [[(n * q + q) % 3 + 2 for q in range(first, first + 9)] for n in range(count)]
    people = [[n, "LP"[n % 2], 20 + (7 * n + first) % 50, *row] for n, row in enumerate(answers, 1)]
    sums = ["JUMLAH", None, None, *map(sum, zip(*answers, strict=True))]
    return [
        ["SKM 2024"], [title], [],
        ["NO. RESP", "L/P", "UMUR", *(f"U{q}" for q in range(1, 10))],
        *people, sums, ["U1 = Persyaratan"],
    ]  # fmt: skip


def numbers(rows: Sequence[Sequence[object]]) -> list[int]:
    """All answers of a tabulation."""
    people = [row for row in rows if row and isinstance(row[0], int)]
    return [cell for row in people for cell in row[3:] if isinstance(cell, int)]


def test_a_sheet_a_semester_is_one_survey_that_one_line_confirms(tmp_path: Path) -> None:
    one, two = semester("SEMESTER I", 1, 31), semester("SEMESTER II", 4, 22)
    whole = [*one[:-2], *two[4:-2]]
    book = workbook({"Smt I": one, "Smt II": two, "Setahun": whole})
    folder, said = begun(tmp_path, {"olah.xlsx": book})
    assert "survey_customer: olah.xlsx, Smt I + Smt II, 53 rows" in said
    assert "olah.xlsx, Setahun: its rows stand in the other sheets as well" in said
    text = (folder / "report.toml").read_text()
    both = '# sheet = ["Smt I", "Smt II"]\n# range = ["A4:L35", "A4:L26"]\n'
    assert text.index(both) < text.index('# sheet = "Smt I"\n')
    assert "sheet" not in settings(folder)["sources"]["survey_customer"]
    (folder / "report.toml").write_text(text.replace(both, both.replace("# ", "")))
    cells = [*numbers(one), *numbers(two)]
    assert settled(folder) == pytest.approx(25 * sum(cells) / len(cells))


@pytest.mark.slow
def test_a_month_with_few_answers_is_not_left_out_of_the_year(tmp_path: Path) -> None:
    """What two answers alone would not show is read as on the sheets of its shape."""
    few = [*semester("JUNI", 2, 1)[:4], [1, "L", 30, *([4] * 9)]]
    book = workbook({"Mei": semester("MEI", 1, 31), "Juni": few})
    folder, _ = begun(tmp_path, {"olah.xlsx": book})
    assert '# sheet = ["Mei", "Juni"]' in (folder / "report.toml").read_text()


def of_quality(quality: str) -> Mapping[int, str]:
    return dict(enumerate((f"Tidak {quality}", f"Kurang {quality}", quality.capitalize(),
                           f"Sangat {quality}"), 1))  # fmt: skip


NINE = ("sesuai", "mudah", "cepat", "murah", "sesuai", "kompeten", "sopan", "nyaman", "baik")
ASKED = (
    *("Kesesuaian persyaratan", "Kemudahan prosedur", "Kecepatan waktu", "Kewajaran biaya"),
    *(
        "Kesesuaian produk",
        "Kompetensi petugas",
        "Kesopanan petugas",
        "Kualitas sarana dan prasarana",
    ),
    "Penanganan pengaduan",
)


@pytest.mark.parametrize(("elements", "found"), [(9, 9), (8, 2)])
def test_elements_with_words_of_their_own_are_one_survey(
    elements: int, found: int, tmp_path: Path
) -> None:
    """Only the two with the same words were: the index was that of two elements. A question's words
    decide its element where its number is another's. Eight elements are left to the officer."""
    ids = [f"U{n}" for n in range(1, elements + 1)]
    content = sav(
        tmp_path,
        {one: [(n + at) % 4 + 1 for n in range(20)] for at, one in enumerate(ids)},
        dict(zip(ids, ASKED, strict=False)),
        {one: of_quality(word) for one, word in zip(ids, NINE, strict=False)},
    )
    folder, said = begun(tmp_path, {"ikm.sav": content}, "--year", "2024")
    assert len(items(folder)) == found
    assert ("U8 = " in said) is (found == elements)
