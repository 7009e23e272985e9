"""Surveys that leave something open: what is read, what is refused, and what settles it."""

from pathlib import Path

import polars as pl
import pyreadstat
import pytest

from pipeline.delivery import Tables
from pipeline.problems import InputsRefused, Problem, proposals_of
from pipeline.proposals import Proposal, adopted, pasted
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(4)

Files = dict[str, str | bytes | None]
ITEMS = '{ id = "q1", text = "Persyaratan mudah" }, { id = "q2", text = "Petugas ramah" }'


def toml(*keys: str, items: str = ITEMS, more: str = "") -> str:
    block = f"items = [{items}]\n" + "\n".join(keys)
    return REPORT.replace('items = ["q1", "q2"]', block) + more


def delivery(table: str | bytes, settings: str | None = None, ending: str = "csv") -> Files:
    other = {} if ending == "csv" else {"survey_trust.csv": None}
    return {"report.toml": settings or toml(), **other, f"survey_trust.{ending}": table}


def told(folder: Path, files: Files) -> tuple[Problem, ...]:
    return problems_of(written(folder, files))


def codes(folder: Path, files: Files) -> list[str]:
    return [problem.code for problem in told(folder, files)]


def tables(folder: Path, files: Files, reading: int | None = None) -> Tables:
    """The tables once the lines are pasted that are proved, and the nth of the other readings."""
    place = written(folder, files)
    proposed = proposals_of(problems_of(place))
    chosen = [line for line in proposed if line.standing == "proved"]
    if reading is not None:
        readings = list(dict.fromkeys(map(pasted_alone, proposed)))
        line = next(line for line in proposed if pasted_alone(line) == readings[reading])
        chosen.append(Proposal(line.header, line.keys))
    settings = place.path / "report.toml"
    settings.write_bytes(adopted(settings.read_bytes(), tuple(chosen)))
    return validated_folder(place)


def pasted_alone(line: Proposal) -> str:
    return pasted((line,))


def answers(read: Tables) -> list[tuple[object, ...]]:
    return read["survey_trust"].select("q1", "q2").rows()


def sav(folder: Path, answered: list[float], labels: dict[float, str]) -> bytes:
    frame = pl.DataFrame({"q1": answered, "q2": answered})
    path = folder / "made.sav"
    pyreadstat.write_sav(frame, path, variable_value_labels={"q1": labels, "q2": labels})
    return path.read_bytes()


# --- respondents ------------------------------------------------------------------------------


@pytest.mark.slow
def test_respondents_without_a_code_are_known_by_their_rows(tmp_path: Path) -> None:
    rows = [["Usia", "q1", "q2"], [">35", 3, 4], ["21-25", 4, 5]]
    csv = "\n".join(",".join(map(str, row)) for row in rows)
    frame = pl.DataFrame({"Usia": [">35", "21-25"], "q1": [3, 4], "q2": [4, 5]})
    frame.write_parquet(tmp_path / "a.parquet")
    shapes = {
        "csv": csv,
        "xlsx": workbook({"survey_trust": rows}),
        "parquet": (tmp_path / "a.parquet").read_bytes(),
        "sav": sav(tmp_path, [3.0, 4.0], {}),
    }
    for ending, content in shapes.items():
        read = tables(tmp_path / ending, delivery(content, ending=ending))
        assert read["survey_trust"]["respondent_id"].to_list() == ["2", "3"]
        assert read["survey_trust"]["q1"].to_list() == [3.0, 4.0]
        assert [problem.code for problem in read.problems] == ["respondents-numbered"]


def test_a_column_of_codes_is_offered(tmp_path: Path) -> None:
    (problem,) = told(tmp_path / "a", delivery("Partisipan,q1,q2\nP1,3,4\nP2,4,5\n"))
    keys = [line.keys for line in problem.proposals]
    assert keys == [{"columns": {"respondent_id": "Partisipan"}}]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("word", ["Jumlah", "TOTAL", "Rata-rata", "Rata rata", "Average"])
def test_a_sum_below_respondents_without_a_code_is_none_of_them(word: str, tmp_path: Path) -> None:
    read = tables(tmp_path / "a", delivery(f"Usia,q1,q2\n30,3,4\n40,4,5\n{word},3.5,4.5\n"))
    assert answers(read) == [(3.0, 4.0), (4.0, 5.0)]
    assert "totals-row" in [problem.code for problem in read.problems]


@pytest.mark.slow
@pytest.mark.parametrize("last", [",3.5,4.5", ',"3,5","4,5"', ",2,3"])
def test_a_row_that_may_be_a_sum_is_refused_where_no_code_tells(last: str, tmp_path: Path) -> None:
    first = "30,1,1\n40,1,2\n" if last == ",2,3" else "30,3,4\n40,4,5\n"
    found = told(tmp_path / "a", delivery(f"Usia,q1,q2\n{first}{last}\n"))
    assert ("respondent-or-sum", 4) in [(problem.code, problem.row) for problem in found]


def test_parts_of_points_are_answers_where_others_gave_them_too(tmp_path: Path) -> None:
    read = tables(tmp_path / "a", delivery("Usia,q1,q2\n30,3.5,4\n40,4,5\n50,3.5,4.5\n"))
    assert len(answers(read)) == 3


@pytest.mark.slow
@pytest.mark.parametrize("start", ["Start time,Completion time", "Waktu mulai,Waktu selesai"])
def test_microsoft_forms_numbers_its_responses(start: str, tmp_path: Path) -> None:
    table = f"ID,{start},Email,Name,Persyaratan mudah,Petugas ramah\n7,a,b,x@y.id,Ani,3,4\n"
    read = tables(tmp_path / "a", delivery(table))
    assert read["survey_trust"]["respondent_id"].to_list() == ["7"]
    assert read.problems == ()


# --- verdicts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "column", "rejected", "waits"),
    [
        ("SubmissionDate,KEY", "ReviewState", "rejected", "hasIssues"),
        ("_submission_time,_id", "_validation_status", "Not Approved", "On Hold"),
        ("_submission_time,_id", "_validation_status", "validation_status_not_approved", ""),
    ],
)
def test_what_a_supervisor_rejects_does_not_count(
    head: str, column: str, rejected: str, waits: str, tmp_path: Path
) -> None:
    lines = [f"{head},{column},q1,q2", f"d,1,{rejected},1,1", f"d,2,{waits},3,4"]
    table = "\n".join([*lines, "d,3,approved,4,5", ""])
    read = tables(tmp_path / "a", delivery(table))
    assert answers(read) == [(3.0, 4.0), (4.0, 5.0)]
    found = {problem.code: problem.values["rows"] for problem in read.problems}
    assert found == {"rejected-responses": "2", "unapproved-responses": "3"}


def test_responses_that_nobody_judges_are_not_told(tmp_path: Path) -> None:
    table = "SubmissionDate,KEY,ReviewState,q1,q2\nd,1,,3,4\nd,2,,4,5\n"
    assert codes(tmp_path / "a", delivery(table)) == []


QUALTRICS = (
    "Status,Finished,RecordedDate,ResponseId,Q7_1,Q7_2\n"
    "Response Type,Finished,Recorded Date,Response ID,"
    "Layanan - Persyaratan mudah,Layanan - Petugas ramah\n"
    '"{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""d""}",'
    '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n'
    "IP Address,True,d,R_1,4,5\nSurvey Preview,True,d,R_2,1,1\nIP Address,False,d,R_3,2,\n"
)


def test_the_three_heading_rows_of_qualtrics_are_read(tmp_path: Path) -> None:
    read = tables(tmp_path / "a", delivery(QUALTRICS))
    assert answers(read) == [(4.0, 5.0)]
    assert read["survey_trust"]["respondent_id"].to_list() == ["R_1"]
    assert {p.code for p in read.problems} == {"rejected-responses", "incomplete-responses"}


# --- headings ---------------------------------------------------------------------------------


def test_a_code_of_one_item_over_the_text_of_another_is_asked_about(tmp_path: Path) -> None:
    head = "respondent_id,Q1. Lama menunggu,Q2. Persyaratan mudah,Q3. Petugas ramah"
    files = delivery(f"{head}\nR1,5,4,3\n")
    (problem,) = told(tmp_path / "a", files)
    assert (problem.code, problem.column) == ("column-of-two-items", "Q2. Persyaratan mudah")
    assert answers(tables(tmp_path / "b", files, reading=0)) == [(4.0, 3.0)]
    assert answers(tables(tmp_path / "c", files, reading=1)) == [(5.0, 4.0)]


def test_texts_that_give_every_item_a_column_prove_it_where_codes_do_not(tmp_path: Path) -> None:
    files = delivery("respondent_id,A1. Persyaratan mudah,Q1. Petugas ramah\nR1,4,3\n")
    (problem,) = told(tmp_path / "a", files)
    assert [line.standing for line in problem.proposals] == ["proved"]
    assert answers(tables(tmp_path / "b", files)) == [(4.0, 3.0)]


def test_a_column_with_an_items_text_is_not_passed_over(tmp_path: Path) -> None:
    head = "respondent_id,Q1. Lama menunggu,X9. Persyaratan mudah,Q2. Petugas ramah"
    (problem,) = told(tmp_path / "a", delivery(f"{head}\nR1,5,4,3\n"))
    assert (problem.code, problem.column) == ("item-in-two-columns", "X9. Persyaratan mudah")


def test_items_on_a_sheet_of_their_own_are_found(tmp_path: Path) -> None:
    book = workbook(
        {
            "survey_trust": [["_id", "loket", "_submission_time"], [1, "A", "2024-01-01"]],
            "orang": [["q1", "q2", "_index", "_parent_index"], [4, 5, 1, 1], [3, 4, 2, 1]],
        }
    )
    read = tables(tmp_path / "a", delivery(book, ending="xlsx"))
    assert read["survey_trust"].select("respondent_id", "q1").rows() == [("1", 4.0), ("2", 3.0)]


# --- answers ----------------------------------------------------------------------------------

WITHOUT = {
    "a label without a code": ("NoReply", 'labels = { NoReply = "" }'),
    "a declared word": ("Entah", 'missing = ["entah"]'),
    "a declared number": ("99", 'missing = ["99"]'),
    "a usual phrase": ("Tidak Menjawab", ""),
    "a usual phrase in English": ("Prefer not to say", ""),
    "one of the item's own": ("Entah", ""),
}


@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", WITHOUT)
def test_a_refusal_to_answer_is_an_empty_cell(name: str, tmp_path: Path) -> None:
    word, key = WITHOUT[name]
    items = ITEMS.replace(" }", ', missing = ["Entah"] }') if "own" in name else ITEMS
    table = f"respondent_id,q1,q2\nR1,Setuju,{word}\nR2,Sangat setuju,Setuju\n"
    read = tables(tmp_path / "a", delivery(table, toml(key, items=items)))
    assert answers(read) == [(4.0, None), (5.0, 4.0)]
    assert not read.not_applicable
    assert [(p.code, p.values["count"]) for p in read.problems] == [("no-answer-given", 1)]


def test_words_declared_of_no_concern_stay_so(tmp_path: Path) -> None:
    table = "respondent_id,q1,q2\nR1,4,Tidak menjawab\nR2,5,4\n"
    read = tables(tmp_path / "a", delivery(table, toml('not_applicable = ["Tidak menjawab"]')))
    assert read.not_applicable["survey_trust"]["q2"].to_list() == [True, False]


@pytest.mark.one_in(4)
@pytest.mark.parametrize("key", ["missing", "not_applicable"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "sav"])
def test_a_declared_number_means_the_same_in_every_format(
    ending: str, key: str, tmp_path: Path
) -> None:
    rows = [["q1", "q2"], [4, 4], [9, 9], [5, 5]]
    pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(tmp_path / "a.parquet")
    content: str | bytes = {
        "csv": "\n".join(",".join(map(str, row)) for row in rows),
        "xlsx": workbook({"survey_trust": rows}),
        "parquet": (tmp_path / "a.parquet").read_bytes(),
        "sav": sav(tmp_path, [4.0, 9.0, 5.0], {}),
    }[ending]
    read = tables(tmp_path / "a", delivery(content, toml(f'{key} = ["9"]'), ending))
    assert answers(read) == [(4.0, 4.0), (None, None), (5.0, 5.0)]
    assert bool(read.not_applicable) == (key == "not_applicable")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("Tidak menjawab", [{"missing": ("9",)}]),
        ("Tidak berlaku", [{"not_applicable": ("9",)}]),
        ("Tidak tahu/tidak ada", [{"missing": ("9",)}]),
        ("Belum ada", [{"missing": ("9",)}, {"not_applicable": ("9",)}]),
    ],
)
def test_a_labelled_code_outside_the_scale_is_what_its_word_says(
    word: str, keys: list[object], tmp_path: Path
) -> None:
    content = sav(tmp_path, [4.0, 9.0], {9.0: word})
    found = told(tmp_path / "a", delivery(content, ending="sav"))
    refused = [problem for problem in found if problem.refuses]
    assert {problem.code for problem in refused} == {"labelled-outside-scale"}
    assert [line.keys for line in refused[0].proposals] == keys


TURNED = {
    1.0: "Sangat setuju", 2.0: "Setuju", 3.0: "Netral", 4.0: "Tidak setuju",
    5.0: "Sangat tidak setuju",
}  # fmt: skip


def test_labels_that_run_against_the_scale_are_asked_about(tmp_path: Path) -> None:
    files = delivery(sav(tmp_path, [1.0, 2.0], TURNED), ending="sav")
    found = told(tmp_path / "a", files)
    assert [p.column for p in found if p.code == "labels-against-scale"] == ["q1", "q2"]
    assert [line.gives for line in found[-1].proposals] == [
        "q1 = 4.50; q2 = 4.50", "q1 = 1.50; q2 = 1.50",
    ]  # fmt: skip
    labels = ", ".join(f'{code} = "{6 - code}"' for code in range(1, 6))
    settled = delivery(files["survey_trust.sav"] or b"", toml(f"labels = {{ {labels} }}"), "sav")
    assert answers(tables(tmp_path / "b", settled)) == [(5.0, 5.0), (4.0, 4.0)]


def test_labels_along_the_scale_and_reversed_items_are_not_asked_about(tmp_path: Path) -> None:
    along = {6 - code: word for code, word in TURNED.items()}
    content = sav(tmp_path, [1.0, 2.0], along)
    assert codes(tmp_path / "a", delivery(content, ending="sav")) == ["respondents-numbered"]
    turned = toml(items=ITEMS.replace(" }", ", reversed = true }"))
    content = sav(tmp_path, [1.0, 2.0], TURNED)
    assert codes(tmp_path / "b", delivery(content, turned, "sav")) == ["respondents-numbered"]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["Netrl", "netrall", "Nertal"])
def test_a_misspelt_answer_is_offered_as_the_one_it_comes_close_to(
    word: str, tmp_path: Path
) -> None:
    table = f"respondent_id,q1,q2\nR1,Setuju,{word}\nR2,Sangat setuju,Tidak setuju\n"
    (problem,) = told(tmp_path / "a", delivery(table))
    (line,) = problem.proposals
    assert (line.standing, line.keys) == ("reading", {"labels": {word: "3"}})


def test_an_answer_that_comes_close_to_none_stays_open(tmp_path: Path) -> None:
    table = "respondent_id,q1,q2\nR1,Setuju,Kurang sekali\nR2,Sangat setuju,Tidak setuju\n"
    (problem,) = told(tmp_path / "a", delivery(table))
    assert [line.keys for line in problem.proposals] == [{"labels": {"Kurang sekali": "…"}}]


def test_words_whose_good_end_is_not_known_have_two_readings(tmp_path: Path) -> None:
    files = delivery("respondent_id,q1,q2\nR1,Tidak ada,Selalu ada\nR2,Jarang ada,Sering ada\n")
    assert answers(tables(tmp_path / "a", files, reading=0)) == [(1.0, 5.0), (2.0, 4.0)]
    assert answers(tables(tmp_path / "b", files, reading=1)) == [(5.0, 1.0), (4.0, 2.0)]


@pytest.mark.slow
def test_an_answer_written_in_by_the_respondent_may_be_none(tmp_path: Path) -> None:
    files = delivery("id,submitdate,q1,q2\n1,2024-01-01,A4,-oth-\n2,2024-01-01,A5,A3\n")
    (problem,) = told(tmp_path / "a", files)
    assert (problem.code, problem.value) == ("unknown-answer", "-oth-")
    assert answers(tables(tmp_path / "b", files, reading=0)) == [(4.0, None), (5.0, 3.0)]


def test_answers_how_often_are_told_unless_an_item_is_reversed(tmp_path: Path) -> None:
    table = "respondent_id,q1,q2\nR1,Selalu,Jarang\nR2,Tidak pernah,Sering\n"
    assert codes(tmp_path / "a", delivery(table)) == ["answers-how-often"]
    turned = toml(items=ITEMS.replace('mudah" }', 'mudah", reversed = true }'))
    assert codes(tmp_path / "b", delivery(table, turned)) == []


def test_yes_and_no_are_answers_of_two_points(tmp_path: Path) -> None:
    settings = toml().replace("scale = [1, 5]", "scale = [0, 1]")
    read = tables(tmp_path / "a", delivery("respondent_id,q1,q2\nR1,Ya,Tidak\n", settings))
    assert answers(read) == [(1.0, 0.0)]


def test_certainty_has_words_of_its_own_in_the_older_regulation(tmp_path: Path) -> None:
    settings = toml().replace("scale = [1, 5]", "scale = [1, 4]")
    rows = ["Selalu tidak tepat,Tidak jelas", "Kadang-kadang sesuai,Kurang adil",
            "Banyak tepatnya,Bertanggung jawab", "Selalu sesuai,Sangat disiplin"]  # fmt: skip
    table = "respondent_id,q1,q2\n" + "".join(f"R{n},{row}\n" for n, row in enumerate(rows))
    read = tables(tmp_path / "a", delivery(table, settings))
    assert answers(read) == [(float(point), float(point)) for point in range(1, 5)]


# --- shares and elements ----------------------------------------------------------------------

MEASURE = '[measures."P1"]\ntable = "survey_trust"\n'
SHARE = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
    "P1,internal_process,S1,Digital,Daring,percent,maximize,50,share\n"
)
KOBO = (
    "_id,_submission_time,q1,q2,kanal,kanal/web,kanal/loket\n"
    "1,d,4,5,loket web,1,1\n2,d,4,5,web,1,0\n3,d,4,5,loket,0,1\n4,d,4,5,webinar,0,0\n"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "mark"),
    [
        (KOBO.replace("webinar", ""), " "),
        (KOBO.replace("kanal/", "lain/").replace("webinar", ""), None),
        ("respondent_id,q1,q2,kanal\nR1,4,5,web;loket\nR2,4,5,loket\nR3,4,5,web\n", ";"),
        ("respondent_id,q1,q2,kanal\nR1,4,5,web;loket\nR2,4,5,web\nR3,4,5,web\n", None),
    ],
)
def test_options_ticked_together_are_told_apart_where_it_is_proved(
    table: str, mark: str | None, tmp_path: Path
) -> None:
    settings = toml('groups = ["kanal"]', more=MEASURE + 'column = "kanal"\nis = "web"\n')
    read = tables(tmp_path / "a", {**delivery(table, settings), "realization.csv": SHARE})
    assert read.joined.get("survey_trust", {}).get("kanal") == mark
    assert ("ticked-condition" in {p.code for p in read.problems}) == bool(mark)


@pytest.mark.slow
def test_a_column_that_a_share_reads_is_offered_as_a_group(tmp_path: Path) -> None:
    settings = toml(more=MEASURE + 'column = "kanal/web"\nis = 1\n')
    files = {**delivery(KOBO, settings), "realization.csv": SHARE}
    assert codes(tmp_path / "a", files) == ["column-not-a-group"]
    read = tables(tmp_path / "b", files)
    assert read["survey_trust"]["kanal/web"].to_list() == ["1", "1", "0", "0"]


def test_an_item_whose_text_is_another_element_is_asked_about(tmp_path: Path) -> None:
    names = ["Persyaratan", "Prosedur", "Waktu penyelesaian", "Biaya", "Produk layanan",
             "Kompetensi petugas", "Perilaku petugas", "Apakah sarana dan prasarana baik?",
             "Penanganan pengaduan"]  # fmt: skip
    items = ", ".join(f'{{ id = "U{n}", text = "{t}" }}' for n, t in enumerate(names, 1))
    head = ",".join(f"U{n}" for n in range(1, 10))
    settings = toml(items=items).replace("scale = [1, 5]", "scale = [1, 4]")
    files = {
        **delivery(f"respondent_id,{head}\nR1{',3' * 9}\n", settings),
        "realization.csv": SHARE.replace("share", "survey.ikm_2017"),
    }
    found = told(tmp_path / "a", files)
    assert [(p.code, p.values["item"]) for p in found] == [
        ("element-named-otherwise", "U8"), ("element-named-otherwise", "U9"),
    ]  # fmt: skip
    with pytest.raises(InputsRefused):
        tables(tmp_path / "b", files)
    assert tables(tmp_path / "c", files, reading=0)["survey_trust"].height == 1


def test_a_filter_that_spss_keeps_is_told_and_its_line_reads_the_rows_it_selects(
    tmp_path: Path,
) -> None:
    frame = pl.DataFrame(
        {"q1": [4.0, 1.0, 5.0], "q2": [5.0, 2.0, 4.0], "filter_$": [1.0, 0.0, 1.0]}
    )
    pyreadstat.write_sav(frame, tmp_path / "made.sav")
    files = delivery((tmp_path / "made.sav").read_bytes(), ending="sav")
    (kept,) = [one for one in told(tmp_path / "a", files) if one.code == "filter-kept"]
    assert (kept.values["count"], kept.values["total"]) == (2, 3)
    assert answers(tables(tmp_path / "a", files, reading=0)) == [(4, 5), (5, 4)]
