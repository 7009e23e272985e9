"""What strangers' survey files look like: each case alone, read whole or named."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.delivery import Tables
from pipeline.ingest import read_report_file, read_tables
from pipeline.language import language
from pipeline.problems import Problem
from pipeline.proposals import pasted
from tests.delivery_by_hand import REPORT, Place, places, problems_of, validated_folder, written
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(4)

TWO = [
    '{ id = "q1", text = "Persyaratan mudah dipenuhi" }',
    '{ id = "q2", text = "Petugas ramah" }',
]


def toml(*keys: str, items: Sequence[str] = TWO, scale: str = "[1, 5]", source: str = "") -> str:
    """A report.toml whose survey has these items and keys."""
    block = f"scale = {scale}\nitems = [{', '.join(items)}]\n" + "\n".join(keys)
    settings = REPORT.replace('scale = [1, 5]\nitems = ["q1", "q2"]', block)
    return settings + (f"\n[sources.survey_trust]\n{source}\n" if source else "")


def files(table: str, settings: str | None = None) -> dict[str, str | bytes | None]:
    return {"report.toml": settings or toml(), "survey_trust.csv": table}


def answers(folder: Path, table: str, settings: str | None = None) -> list[tuple[object, ...]]:
    return read(folder, table, settings)["survey_trust"].select("q1", "q2").rows()


def read(folder: Path, table: str, settings: str | None = None) -> Tables:
    return validated_folder(written(folder, files(table, settings)))


def faults(folder: Path, table: str, settings: str | None = None) -> list[Place]:
    return places(folder, files(table, settings))


def told(folder: Path, table: str, settings: str | None = None) -> tuple[Problem, ...]:
    return problems_of(written(folder, files(table, settings)))


# --- headings ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "heading",
    [
        "q1", "Q1", "persyaratan mudah  dipenuhi?", "1. Persyaratan mudah dipenuhi",
        "q1. Persyaratan", "grup/q1", "a/b/q1", "Grup: Persyaratan mudah dipenuhi", "layanan[q1]",
        "Seberapa puas? [Persyaratan mudah dipenuhi]", "A3. Persyaratan mudah dipenuhi",
    ],
)  # fmt: skip
def test_a_heading_asks_an_item_by_its_id_or_its_text(heading: str, tmp_path: Path) -> None:
    table = f"respondent_id,{heading},q2\nR1,4,5\n"
    assert answers(tmp_path / "a", table) == [(4.0, 5.0)]


def test_the_codes_of_an_array_may_be_written_with_brackets_or_without(tmp_path: Path) -> None:
    items = ['"q1[SQ001]"', '"q1_SQ002"']
    table = "id,submitdate,q1[SQ001],q1[SQ002]\n1,2024-01-01,4,5\n"
    tables = read(tmp_path / "a", table, toml(items=items))
    assert tables["survey_trust"].select("q1[SQ001]", "q1_SQ002").rows() == [(4.0, 5.0)]


@pytest.mark.slow
def test_two_columns_for_one_item_are_named(tmp_path: Path) -> None:
    table = "respondent_id,1. Petugas ramah,Petugas ramah?,q1\nR1,4,5,3\n"
    (problem,) = told(tmp_path / "a", table)
    assert (problem.code, problem.column) == ("item-in-two-columns", "Petugas ramah?")
    assert problem.values["columns"] == ["1. Petugas ramah", "Petugas ramah?"]
    chosen = toml(source='columns = { q2 = "Petugas ramah?" }')
    assert answers(tmp_path / "b", table, chosen) == [(3.0, 5.0)]


def test_a_column_whose_text_two_items_share_is_named(tmp_path: Path) -> None:
    items = ['{ id = "q1", text = "Petugas ramah" }', '{ id = "q2", text = "Petugas ramah" }']
    table = "respondent_id,Petugas ramah,q2\nR1,4,5\n"
    codes = [problem.code for problem in told(tmp_path / "a", table, toml(items=items))]
    assert "column-of-two-items" in codes
    both = "respondent_id,layanan[q1]. Petugas ramah,layanan[q2]. Petugas ramah\nR1,4,5\n"
    assert answers(tmp_path / "b", both, toml(items=items)) == [(4.0, 5.0)]


def test_an_item_without_a_column_names_the_nearest_heading(tmp_path: Path) -> None:
    table = "Stempel waktu,Persyaratan mudah dipenuhi,Petugas sangat ramah\n2024-01-01,4,5\n"
    (problem,) = told(tmp_path / "a", table)
    assert (problem.code, problem.column) == ("missing-column", "q2")
    said = language("en").problem(problem)
    assert said == "the column “q2” is missing; perhaps “Petugas sangat ramah” is meant"


def test_an_option_of_a_question_is_not_an_item(tmp_path: Path) -> None:
    table = "_id,_submission_time,kanal,kanal/q1,kanal/q2,q2\n1,2024-01-01,q1 q2,1,1,5\n"
    assert [(p.code, p.column) for p in told(tmp_path / "a", table)] == [("missing-column", "q1")]


@pytest.mark.slow
def test_questions_with_commas_are_parted_by_the_mark_that_makes_sense(tmp_path: Path) -> None:
    items = ['{ id = "q1", text = "Sistem, mekanisme, dan prosedur" }', TWO[1]]
    table = "Stempel waktu;Sistem, mekanisme, dan prosedur;Petugas ramah\n1/2/2024;4;5\n"
    assert answers(tmp_path / "a", table, toml(items=items)) == [(4.0, 5.0)]


def test_the_names_of_central_are_parted_by_hyphens(tmp_path: Path) -> None:
    table = "SubmissionDate,meta-instanceID,grp-q1,grp-q2,KEY\n2024-01-01,u1,4,5,u1\n"
    tables = read(tmp_path / "a", table)
    assert tables["survey_trust"].select("respondent_id", "q1", "q2").rows() == [("u1", 4.0, 5.0)]


def test_limesurvey_speaks_indonesian_too(tmp_path: Path) -> None:
    table = "ID respons,Tanggal dikirim,q1,q2\n7,2024-01-01,A4,A5\n8,,A1,\n"
    tables = read(tmp_path / "a", table)
    assert tables["survey_trust"].select("respondent_id", "q1").rows() == [("7", 4.0)]
    assert [problem.code for problem in tables.problems] == ["incomplete-responses"]


def test_a_date_that_somebody_keeps_by_hand_leaves_no_row_out(tmp_path: Path) -> None:
    table = "respondent_id,ID,Tanggal kirim,q1,q2\nR1,1,2024-01-01,4,5\nR2,2,,3,4\n"
    assert answers(tmp_path / "a", table) == [(4.0, 5.0), (3.0, 4.0)]


def test_groups_under_a_declared_heading_are_looked_at_too(tmp_path: Path) -> None:
    table = "respondent_id,q1,q2,Kanal\nR1,4,5,web;loket\nR2,4,5,web\n"
    settings = toml(GROUPED, source='columns = { unit = "Kanal" }')
    (problem,) = read(tmp_path / "a", table, settings).problems
    assert (problem.code, problem.column) == ("joined-groups", "Kanal")


def test_a_table_kept_by_hand_goes_by_its_rows(tmp_path: Path) -> None:
    tables = read(tmp_path / "a", "id,q1,q2\n1,4,5\n")
    assert tables["survey_trust"]["respondent_id"].to_list() == ["2"]
    assert [problem.code for problem in tables.problems] == ["respondents-numbered"]


def test_a_question_about_addresses_is_not_taken_for_a_person(tmp_path: Path) -> None:
    items = ['{ id = "q1", text = "Alamat kantor mudah ditemukan" }', TWO[1]]
    table = "Timestamp,Alamat email,Alamat kantor mudah ditemukan,Petugas ramah\n1,a@b.co,4,5\n"
    folder = written(tmp_path / "a", files(table, toml(items=items)))
    raw = read_tables(folder, read_report_file(folder)).tables["survey_trust"]
    assert raw.frame.columns[1:] == ["Timestamp", "Alamat kantor mudah ditemukan", "Petugas ramah"]
    assert validated_folder(folder)["survey_trust"].select("q1", "q2").rows() == [(4.0, 5.0)]


def test_a_word_with_quotation_marks_is_quoted_in_its_line(tmp_path: Path) -> None:
    (problem, *_) = told(tmp_path / "a", cells(('"""Mantap"""', "4")))
    assert pasted(problem.proposals).endswith('labels = {"\\"Mantap\\"" = "…"}')


@pytest.mark.slow
def test_what_looks_like_a_person_is_not_printed(tmp_path: Path) -> None:
    found = told(tmp_path / "a", cells(("Sari 081234567890", "a@contoh.invalid")))
    assert [problem.value for problem in found] == ["(withheld)"] * 2
    assert found[0].proposals == ()


# --- answers in words -------------------------------------------------------------------------


def cells(*rows: tuple[str, str]) -> str:
    lines = (f"R{n},{q1},{q2}" for n, (q1, q2) in enumerate(rows, 1))
    return "\n".join(["respondent_id,q1,q2", *lines]) + "\n"


SCALES = {
    "satisfied, five": (
        "[1, 5]", ["Sangat Tidak Puas", "tidak puas", "Netral", "PUAS", "sangat  puas"],
    ),
    "agree, five": ("[1, 5]", ["STS", "ts", "KS", "S", "SS"]),
    "agree, neutral": ("[1, 5]", ["STS", "TS", "N", "S", "SS"]),
    "agree, four": ("[1, 4]", ["STS", "TS", "S", "SS"]),
    "as the regulation has it": (
        "[1, 4]", ["Tidak sesuai", "Kurang mudah", "Cepat", "Sangat kompeten"],
    ),
    "costs and facilities": ("[1, 4]", ["Sangat mahal", "Cukup", "Baik", "Gratis"]),
    "without a middle": (
        "[1, 4]", ["Sangat Tidak Setuju", "Tidak Setuju", "Setuju", "Sangat Setuju"],
    ),
    "from nought": ("[0, 4]", ["Tidak Puas", "Kurang Puas", "Cukup Puas", "Puas", "Sangat Puas"]),
    "English": ("[1, 5]", ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]),
    "English, four": ("[1, 4]", ["Poor", "Fair", "Good", "Very good"]),
    "numbers in front": (
        "[1, 5]",
        ["1. Sangat Tidak Puas", "2 - Tidak Puas", "(3) Cukup Puas", "4 Puas", "5) Sangat Puas"],
    ),
    "numbers behind": (
        "[1, 4]", ["Tidak Baik (1)", "Kurang Baik (2)", "Baik (3)", "Sangat Baik (4)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SCALES)
def test_a_known_scale_is_read_from_its_lowest_answer(name: str, tmp_path: Path) -> None:
    scale, words = SCALES[name]
    low = int(scale[1])
    table = cells(*((word, str(low)) for word in words))
    found = answers(tmp_path / "a", table, toml(scale=scale))
    assert [row[0] for row in found] == [float(low + place) for place in range(len(words))]


def test_an_unknown_answer_refuses_and_the_line_for_it_is_printed(tmp_path: Path) -> None:
    table = cells(("Puas", "5"), ("Pusa", "4"), ("Tidak Puas", "Pusa"))
    found = told(tmp_path / "a", table)
    assert [(p.code, p.row, p.column, p.value) for p in found] == [
        ("unknown-answer", 3, "q1", "Pusa"),
        ("unknown-answer", 4, "q2", "Pusa"),
    ]
    assert language("en").problem(found[0]) == (
        "the answer “Pusa” belongs to no scale known here; cells: 2"
    )
    assert pasted(found[0].proposals) == '# Pusa = 4\n[surveys.trust]\nlabels = {Pusa = "4"}'


def test_the_printed_line_settles_it(tmp_path: Path) -> None:
    table = cells(("4. Mantap", "Luar biasa"), ("2. Payah", "Mantap"))
    (problem, *_) = told(tmp_path / "a", table)
    line = 'labels = {"2. Payah" = "2", "4. Mantap" = "4", "Luar biasa" = "…", Mantap = "…"}'
    assert pasted(problem.proposals).endswith(f"[surveys.trust]\n{line}")
    declared = line.replace("…", "5", 1).replace("…", "4")
    assert answers(tmp_path / "b", table, toml(declared)) == [(4.0, 5.0), (2.0, 4.0)]


def test_answers_that_two_scales_read_differently_are_not_guessed(tmp_path: Path) -> None:
    table = cells(("Puas", "Sangat Puas"), ("Tidak Puas", "Puas"))
    (problem,) = told(tmp_path / "a", table, toml(scale="[1, 4]"))
    assert (problem.code, problem.row, problem.value) == ("ambiguous-answer", 3, "Tidak Puas")
    assert problem.values["choices"] == ["1", "2"]
    assert {line.keys["labels"]["Tidak Puas"] for line in problem.proposals} == {"1", "2"}
    numbered = table.replace("Tidak Puas", "2. Tidak Puas")
    assert answers(tmp_path / "b", numbered, toml(scale="[1, 4]")) == [(3.0, 4.0), (2.0, 3.0)]


def test_a_number_against_the_words_it_stands_before_is_named(tmp_path: Path) -> None:
    table = cells(("1. Sangat Setuju", "2. Setuju"), ("4. Tidak Setuju", "3. Netral"))
    found = told(tmp_path / "a", table)
    assert {(p.code, p.value, p.values["number"], p.values["expected"]) for p in found} == {
        ("answer-number-differs", "1. Sangat Setuju", 1, 5),
        ("answer-number-differs", "2. Setuju", 2, 4),
        ("answer-number-differs", "4. Tidak Setuju", 4, 2),
    }


def test_answers_of_a_longer_scale_are_named_as_that(tmp_path: Path) -> None:
    table = cells(("Sangat Tidak Puas", "Puas"), ("Netral", "Tidak Puas"))
    (problem,) = told(tmp_path / "a", table, toml(scale="[1, 4]"))
    assert (problem.code, problem.values["found"]) == ("answers-of-other-scale", 5)


def test_codes_of_limesurvey_are_codes_in_its_exports_alone(tmp_path: Path) -> None:
    lime = "id,submitdate,q1,q2\n1,2024-01-01,A4,AO02\n2,2024-01-01,A1,A5\n"
    assert answers(tmp_path / "a", lime) == [(4.0, 2.0), (1.0, 5.0)]
    assert {code for code, *_ in faults(tmp_path / "b", cells(("A4", "A2")))} == {"unknown-answer"}


def test_na_is_missing_in_one_column_and_an_answer_in_another(tmp_path: Path) -> None:
    items = [TWO[0], '{ id = "q2", text = "Petugas ramah", labels = { NA = "1" } }']
    table = "respondent_id,q1,q2,unit\nR1,NA,NA,NA\nR2,4,5,KTP\n"
    tables = read(tmp_path / "a", table, toml('groups = ["unit"]', items=items))
    assert tables["survey_trust"].select("q1", "q2", "unit").rows() == [
        (None, 1.0, "NA"),
        (4.0, 5.0, "KTP"),
    ]
    assert tables.not_applicable == {}


# --- what does not concern the respondent -----------------------------------------------------


def test_never_used_is_neither_missing_nor_nought(tmp_path: Path) -> None:
    table = cells(("4", "Tidak pernah menggunakan."), ("3", ""), ("belum memakai", "5"))
    tables = read(tmp_path / "a", table, toml('not_applicable = ["Belum memakai"]'))
    assert tables["survey_trust"].select("q1", "q2").rows() == [(4, None), (3, None), (None, 5)]
    assert tables.not_applicable["survey_trust"].rows() == [
        (2, False, True),
        (3, False, False),
        (4, True, False),
    ]


def test_an_item_may_have_its_own_words_for_it(tmp_path: Path) -> None:
    items = [TWO[0], '{ id = "q2", not_applicable = ["tidak ada anak"] }']
    tables = read(tmp_path / "a", cells(("4", "tidak ada anak")), toml(items=items))
    assert tables.not_applicable["survey_trust"].columns == ["_row", "q2"]
    alone = cells(("tidak ada anak", "4"))
    assert [code for code, *_ in faults(tmp_path / "b", alone, toml(items=items))] == [
        "unknown-answer"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("said", ["tidak tahu", "Tidak tahu/tidak menerima", "Lupa (tidak diisi)"])
def test_not_knowing_is_no_such_answer_but_none(said: str, tmp_path: Path) -> None:
    tables = read(tmp_path / "a", cells((said, "4")))
    assert not tables.not_applicable
    assert [problem.code for problem in tables.problems].count("no-answer-given") == 1


# --- several answers, several versions --------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("cell", ["4;5", '"4, 5"', "Puas;Sangat Puas", '"Puas, Sangat Puas"'])
def test_an_item_takes_one_answer(cell: str, tmp_path: Path) -> None:
    found = faults(tmp_path / "a", cells((cell, "Puas"), ("Sangat Puas", "Netral")))
    assert found == [("several-answers", "survey_trust.csv", 2, "q1", cell.strip('"'))]


def test_an_answer_whose_words_hold_a_comma_is_one(tmp_path: Path) -> None:
    label = 'labels = { "Ya, puas" = "5", "Ya" = "4", "puas" = "3" }'
    assert answers(tmp_path / "a", cells(('"Ya, puas"', "Ya")), toml(label)) == [(5.0, 4.0)]


GROUPED = 'groups = ["unit"]'


@pytest.mark.parametrize(
    ("units", "joined"),
    [
        (["KTP;KK", "KTP", "KK"], 1),
        (['"KTP, KK"', "KTP", '"KK, KTP"'], 2),
        (['"Klaten, Jawa Tengah"', '"Solo, Jawa Tengah"', "KTP"], 0),
        (["KTP", "KK", "KTP"], 0),
    ],
)
def test_groups_that_are_joined_stay_joined_and_it_is_said(
    units: list[str], joined: int, tmp_path: Path
) -> None:
    lines = [f"R{n},4,5,{unit}" for n, unit in enumerate(units)]
    table = "\n".join(["respondent_id,q1,q2,unit", *lines]) + "\n"
    tables = read(tmp_path / "a", table, toml(GROUPED))
    assert tables["survey_trust"]["unit"].to_list() == [unit.strip('"') for unit in units]
    said = [(p.code, p.column, p.values["count"]) for p in tables.problems]
    assert said == ([("joined-groups", "unit", joined)] if joined else [])


def test_a_question_with_a_column_an_option_names_several(tmp_path: Path) -> None:
    table = (
        "_id,_submission_time,q1,q2,unit,unit/web,unit/loket\n"
        "1,2024-01-01,4,5,web loket,1,1\n2,2024-01-02,4,5,web,1,0\n"
    )
    (problem,) = read(tmp_path / "a", table, toml(GROUPED)).problems
    assert (problem.code, problem.row, problem.value) == ("joined-groups", 2, "web loket")


def test_a_share_says_where_its_answer_stands_among_others(tmp_path: Path) -> None:
    measure = '[measures."P1"]\ntable = "kanal"\ncolumn = "via"\nis = "web"\n'
    realization = (
        "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
        "P1,internal_process,S1,Digital,Daring,percent,maximize,50,share\n"
    )
    found = places(
        tmp_path / "a",
        {
            "report.toml": REPORT + measure,
            "realization.csv": realization,
            "kanal.csv": "nomor,via\n1,web\n2,web; loket\n3,webinar\n",
        },
    )
    assert found == [("joined-condition", "kanal.csv", None, "via", "web")]


VERSIONS = [
    TWO[0],
    '{ id = "q2", headings = ["Petugas sopan", "Petugas sopan dan ramah"] }',
]


@pytest.mark.slow
def test_a_form_whose_question_changed_midway_is_one_item(tmp_path: Path) -> None:
    table = (
        "respondent_id,q1,Petugas sopan,2. Petugas sopan dan ramah\n"
        "R1,4,Puas,\nR2,3,,Sangat Puas\nR3,2,,\nR4,1,,Netral\n"
    )
    found = answers(tmp_path / "a", table, toml(items=VERSIONS))
    assert found == [(4, 4), (3, 5), (2, None), (1, 3)]


def test_an_item_answered_in_both_versions_is_named_by_its_row(tmp_path: Path) -> None:
    table = "respondent_id,q1,Petugas sopan,Petugas sopan dan ramah\nR1,4,4,\nR2,3,2,3\n"
    assert faults(tmp_path / "a", table, toml(items=VERSIONS)) == [
        ("answered-twice", "survey_trust.csv", 3, "Petugas sopan dan ramah", "")
    ]


def test_the_same_version_twice_is_no_version(tmp_path: Path) -> None:
    table = "respondent_id,q1,Petugas sopan,1. Petugas sopan\nR1,4,4,\n"
    codes = [code for code, *_ in faults(tmp_path / "a", table, toml(items=VERSIONS))]
    assert codes == ["item-in-two-columns"]


def test_versions_in_a_workbook_keep_their_stored_numbers(tmp_path: Path) -> None:
    book = workbook(
        {
            "Form": [
                ["respondent_id", "q1", "Petugas sopan", "Petugas sopan dan ramah"],
                ["R1", 4, 2.5, None],
                ["R2", 3, None, "3,5"],
                ["R3", 3, None, 4.5],
            ]
        }
    )
    given = {"report.toml": toml(items=VERSIONS), "survey_trust.csv": None}
    tables = validated_folder(written(tmp_path / "a", {**given, "survey_trust.xlsx": book}))
    assert tables["survey_trust"]["q2"].to_list() == [2.5, 3.5, 4.5]


# --- counts in their wide shape ---------------------------------------------------------------

COUNTS = "Unsur;1;2;3;4;Jumlah\nq1;0;2;5;3;10\nPetugas ramah;1;1;1;7;10\n"


def counted(folder: Path, table: str) -> Tables:
    given = {"report.toml": toml(scale="[1, 4]"), "survey_trust.csv": None}
    return validated_folder(written(folder, {**given, "survey_trust_counts.csv": table}))


@pytest.mark.slow
@pytest.mark.parametrize(
    "heading",
    [
        "Unsur;1;2;3;4;Jumlah",
        "No;Unsur Pelayanan;1;2;3;4;Jumlah Responden",
        "Unsur;4;3;2;1",
        "Unsur;Tidak Baik;Kurang Baik;Baik;Sangat Baik;Jumlah",
        "Unsur;1 (Tidak Baik);2 (Kurang Baik);3 (Baik);4 (Sangat Baik);Jumlah",
    ],
)
def test_counts_may_have_a_column_an_answer(heading: str, tmp_path: Path) -> None:
    from pipeline.answers.forms import item_sums, respondents
    from tests.tables_by_hand import report_file

    names = heading.split(";")
    by_name = {"q1": [0, 2, 5, 3], "Petugas ramah": [1, 1, 1, 7]}
    rows = []
    for number, (item, counts) in enumerate(by_name.items(), 1):
        points = counts[::-1] if names[1] == "4" else counts
        first = [str(number)] if names[0] == "No" else []
        last = ["10"] if names[-1].startswith("Jumlah") else []
        rows.append(";".join([*first, item, *map(str, points), *last]))
    tables = counted(tmp_path / "a", "\n".join([heading, *rows]) + "\n")
    survey = report_file(surveys={"trust": {"scale": [1, 4], "items": ["q1", "q2"]}}).surveys[
        "trust"
    ]
    assert item_sums(tables, "trust", survey).rows() == [("q1", 10, 31.0), ("q2", 10, 34.0)]
    assert respondents(tables, "trust", survey) == 10


def test_counts_of_a_workbook_are_read_alike(tmp_path: Path) -> None:
    rows = [["Rekapitulasi"], ["Unsur", 1, 2, 3, 4, "Jumlah"], ["q1", 0, 2, 5, 3, 10]]
    rows += [["q2", 1, 1, 1, 7, 10], ["Jumlah", 1, 3, 6, 10, 20]]
    given = {"report.toml": toml(scale="[1, 4]"), "survey_trust.csv": None}
    book = {"survey_trust_counts.xlsx": workbook({"SKM": rows})}
    tables = validated_folder(written(tmp_path / "a", {**given, **book}))
    counts = tables["survey_trust_counts"].select("item", "1", "4", "total").rows()
    assert counts == [("q1", 0, 3, 10), ("q2", 1, 7, 10)]
    assert [(p.code, p.row) for p in tables.problems] == [("totals-row", 5)]


def test_counts_that_miss_their_total_are_named(tmp_path: Path) -> None:
    given = {"report.toml": toml(scale="[1, 4]"), "survey_trust.csv": None}
    table = COUNTS.replace("3;10", "3;11").replace("1;1;1;7", "1;-1;1;9")
    assert places(tmp_path / "a", {**given, "survey_trust_counts.csv": table}) == [
        ("counts-differ", "survey_trust_counts.csv", 2, "Jumlah", "11"),
        ("negative", "survey_trust_counts.csv", 3, "2", "-1"),
    ]


def test_a_missing_answer_of_counts_is_not_nought(tmp_path: Path) -> None:
    given = {"report.toml": toml(scale="[1, 4]"), "survey_trust.csv": None}
    table = "Unsur;2;3;4\nq1;2;5;3\nq2;1;1;7\n"
    assert places(tmp_path / "a", {**given, "survey_trust_counts.csv": table}) == [
        ("missing-column", "survey_trust_counts.csv", None, "1", "")
    ]


def test_counts_and_totals_name_their_items_by_text(tmp_path: Path) -> None:
    table = "item,answer,count\n1. Petugas ramah,4,3\nq1,3,2\n"
    tables = counted(tmp_path / "a", table)
    assert tables["survey_trust_counts"]["item"].to_list() == ["q2", "q1"]
