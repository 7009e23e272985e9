"""The agency's own words beside its account: wrong sentences are found, right ones are not."""

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pipeline import run
from pipeline.account import Waiver
from pipeline.case import Case
from pipeline.codes import FINDINGS
from pipeline.document import Cell, PrintedTable
from pipeline.examine import found
from pipeline.examine.prose import contradicted
from pipeline.language import language
from pipeline.people import WITHHELD
from pipeline.problems import Finding
from pipeline.report.annexes.findings import findings_section
from tests.examples import EXAMPLES, INPUTS, folder_of
from tests.prose_by_hand import agency, claimed, contradictions, writing
from tests.prose_elsewhere import health, transport
from tests.reported_by_hand import case as reported

CASES = Path(__file__).parent / "cases" / "prose.csv"
PROSE = "prose-contradicts"


def rows() -> list[tuple[str, str, str, str]]:
    """Every row of the file: the report, the place, the sentence, and the claims that are wrong."""
    with CASES.open(encoding="utf-8", newline="") as source:
        return [
            (row["report"], row["where"], row["sentence"], row["claims"])
            for row in csv.DictReader(source)
        ]


@cache
def example(report: str) -> Case:
    """The case of a worked example, without its pages, or of an agency by hand."""
    if by_hand := {"": agency, "health": health, "transport": transport}.get(report):
        return by_hand()
    job = run.Job(INPUTS, INPUTS.parent / "outputs")
    order = run.ordered(folder_of(INPUTS, report), job)
    return run.accounted(order, run.validated(order)).case


@pytest.mark.parametrize(("report", "where", "sentence", "claims"), rows())
def test_a_wrong_claim_is_told_and_a_right_sentence_is_left_alone(
    report: str, where: str, sentence: str, claims: str
) -> None:
    assert " | ".join(claimed(where, sentence, example(report))) == claims


def test_there_are_many_sentences_of_either_kind() -> None:
    wrong = [row for row in rows() if row[3]]
    assert len(wrong) > 250
    assert len(rows()) - len(wrong) > 300


@pytest.mark.parametrize("report", EXAMPLES)
def test_what_the_worked_examples_write_themselves_contradicts_nothing(report: str) -> None:
    assert [one.where for one in found(example(report)) if one.code == PROSE] == []


@pytest.mark.slow
def test_right_sentences_together_contradict_nothing_either() -> None:
    told = [row[2] for row in rows() if not row[3] and not row[0] and row[1] == "text.closing"]
    assert claimed("text.closing", "\n\n".join(told)) == []


def test_a_finding_names_its_place_the_sentence_the_claim_and_our_figure() -> None:
    (finding,) = contradictions("measures.C2.cause", "Hujan. Realisasi 85,2 persen. Petugas sakit.")
    assert finding.code == PROSE
    assert (finding.where, finding.about) == ("measures.C2.cause", ("C2",))
    assert finding.found == finding.values["claim"] == "85,2 persen"
    assert finding.values["sentence"] == "Realisasi 85,2 persen."
    assert FINDINGS[PROSE].severity == "note"
    name = "Persentase pengaduan yang ditindaklanjuti tepat waktu"
    assert language("en").finding(finding) == (
        f"The text says “85,2 persen”, but the actual of {name} is 82.5 %. The sentence: "
        "“Realisasi 85,2 persen.”"
    )
    assert language("id").finding(finding) == (
        f"Tertulis “85,2 persen”, sedangkan realisasi {name} adalah 82,5 %. Kalimatnya: "
        "“Realisasi 85,2 persen.”"
    )


@pytest.mark.parametrize(
    ("where", "sentence", "ours"),
    [
        ("measures.P1.cause", "Terealisasi sebesar 9735 persen.", "the same digits, the decimal"),
        ("measures.C1.cause", "Capaian turun dari tahun lalu.", "went from 84.6 indeks in 2023 to"),
        ("measures.C2.cause", "Target tercapai.", "the target was missed: "),
        ("measures.C2.cause", "Indikator ini tergolong rendah.", "is rated Very high"),
        ("measures.P1.cause", "Pada tahun 2022 realisasi 93,8 persen.", "in 2022 the actual of"),
        ("measures.L3.cause", "Predikat SAKIP adalah A.", "came to BB, with A as its target"),
        ("measures.F2.cause", "Belanja tergolong ekonomis karena melebihi 100 persen.", "less is"),
        ("text.closing", "Unsur terendah adalah waktu penyelesaian.", "share the lowest, 3.58"),
        ("text.closing", "Perspektif keuangan memperoleh nilai tertinggi.", "the highest is Learn"),
        ("text.closing", "Seluruh indikator mencapai target.", "of 10 targets 5 were met and 5"),
        ("text.closing", "Laporan ini memuat 14 indikator.", "there are 10 measures"),
        ("text.closing", "Kinerja diukur dari 5 perspektif.", "there are 4 perspectives"),
        ("text.closing", "Survei diikuti 31 responden.", "Survei kepuasan layanan: 12 respondents"),
        ("text.closing", "Realisasi anggaran Rp4 miliar.", "spent of the budget: Rp4,914,000,000"),
        (
            "text.closing",
            "Nilai kinerja organisasi 89,08.",
            "the score of the scorecard is 99.08 %",
        ),
        ("text.foreword", "Laporan Kinerja tahun 2021 ini.", "the report is of 2024"),
    ],
)
def test_each_kind_of_claim_says_what_the_account_has(where: str, sentence: str, ours: str) -> None:
    (finding,) = contradictions(where, sentence)
    told = language("en").finding(finding).replace("Pembelajaran", "Learn")
    assert ours in told


def test_a_sentence_that_names_a_person_is_told_without() -> None:
    text = "Hubungi 0812-7000-1111: realisasi 85,2 persen menurun."
    (finding, *_rest) = contradictions("measures.C2.cause", text)
    assert finding.values["sentence"] == f"Hubungi {WITHHELD}: realisasi 85,2 persen menurun."


def test_a_long_sentence_is_told_by_its_beginning() -> None:
    text = "Realisasi 85,2 persen karena " + "petugas " * 100 + "berganti."
    (finding,) = contradictions("measures.C2.cause", text)
    assert len(str(finding.values["sentence"])) == 200
    assert str(finding.values["sentence"]).endswith("…")


def test_a_passage_goes_on_about_what_it_named_and_a_new_paragraph_does_not() -> None:
    named = "Indeks Kepuasan Masyarakat menjadi perhatian pimpinan."
    assert claimed("text.closing", f"{named} Realisasi 84,7.") == ["84,7"]
    assert claimed("text.closing", f"{named}\n\nRealisasi 84,7.") == []


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("measures.P1.solution", "P1 Persentase dokumen kependudukan yang diterbitkan tepat waktu"),
        ("text.closing", "Teks laporan"),
        ("accept.over-ceiling", "Alasan penerimaan"),
    ],
)
def test_the_annex_says_where_the_sentence_stands(where: str, place: str) -> None:
    told = Finding(PROSE, where, values={"sentence": "s", "claim": "c"})
    case = replace(agency(), account=replace(agency().account, findings=(told,)))
    (table,) = [one for one in findings_section(case).blocks if isinstance(one, PrintedTable)]
    assert [row[0] for row in table.rows] == [Cell(place)]


def test_a_reason_of_a_waiver_is_read_too() -> None:
    waiver = Waiver("over-ceiling", "budget", 1, "Seluruh indikator telah mencapai target.")
    case = writing(agency(), "text.closing", "")
    told = replace(case, account=replace(case.account, waivers=(waiver,)))
    assert [one.where for one in contradicted(told)] == ["accept.over-ceiling"]


@pytest.mark.parametrize(
    ("where", "sentence", "code"),
    [
        (
            "text.closing",
            "Dengan demikian seluruh target telah tercapai.",
            "claimed-achieved-below-100",
        ),
        ("text.closing", "Seluruh indikator mencapai target.", PROSE),
        ("text.closing", "Belum seluruh target tercapai.", None),
        ("accept.over-ceiling", "Seluruh target telah tercapai.", PROSE),
    ],
)
def test_a_claim_that_all_was_reached_is_told_once(
    where: str, sentence: str, code: str | None
) -> None:
    case = writing(agency(), where, sentence)
    if where.startswith("accept"):
        waiver = Waiver("over-ceiling", "budget", 1, sentence)
        case = replace(case, account=replace(case.account, waivers=(waiver,)))
    told = [one.code for one in found(case) if one.where == where]
    assert told == ([code] if code else [])


def test_every_passage_is_read() -> None:
    for passage, _text in agency().report_file.text:
        assert claimed(f"text.{passage}", "Seluruh indikator mencapai target.") != []


def test_without_an_earlier_period_nothing_is_said_of_the_way_since() -> None:
    bare = tuple(
        replace(one, past=(), delivered_past=(), apart=()) for one in agency().account.measures
    )
    case = replace(agency(), account=replace(agency().account, measures=bare))
    assert claimed("measures.C1.cause", "Capaian turun dari tahun lalu.", case) == []
    assert claimed("measures.C1.cause", "Capaian turun dari tahun lalu.") == ["turun"]


def test_a_year_that_is_not_known_is_left_alone() -> None:
    assert claimed("measures.C1.cause", "Pada tahun 2019 realisasi mencapai 60.") == []
    assert claimed("measures.C1.cause", "Pada tahun 2022 realisasi mencapai 60.") == ["60"]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Realisasi mencapai Rp5 miliar.", []),
        ("Realisasi mencapai Rp5.000.000.000,00 atau naik Rp1 miliar dari target.", []),
        ("Realisasi mencapai Rp5,2 miliar.", ["Rp5,2 miliar"]),
        ("Realisasi mencapai 5.200 juta rupiah.", ["5.200 juta rupiah"]),
        ("Target sebesar Rp4.000 juta terlampaui.", []),
        ("Target sebesar Rp4,5 miliar terlampaui.", ["Rp4,5 miliar"]),
    ],
)
def test_money_is_read_in_the_unit_of_its_measure(sentence: str, claims: list[str]) -> None:
    measures = tuple(
        replace(one, measured_in="miliar rupiah") if one.id == "L2" else one
        for one in agency().account.measures
    )
    case = replace(agency(), account=replace(agency().account, measures=measures))
    assert claimed("measures.L2.cause", sentence, case) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Survei dijawab oleh 12 responden.", []),
        ("Survei dijawab oleh 20 responden.", ["20 responden"]),
        ("Survei disebarkan kepada 20 responden.", []),
        ("Unsur dengan nilai terendah adalah syarat, biaya, dan tarif.", ["terendah"]),
        ("Unsur dengan nilai terendah adalah syarat, biaya dan tarif.", ["terendah"]),
        ("Unsur dengan nilai tertinggi adalah sikap, tutur kata, dan keramahan.", []),
    ],
)
def test_a_survey_is_told_by_who_answered_and_by_names_with_commas(
    sentence: str, claims: list[str]
) -> None:
    (survey,) = agency().account.surveys
    named = {"q1": "Syarat, biaya, dan tarif", "q3": "Sikap, tutur kata, dan keramahan"}
    items = tuple(replace(one, text=named.get(one.id, one.text)) for one in survey.items)
    surveys = (replace(survey, population=20, items=items),)
    case = replace(agency(), account=replace(agency().account, surveys=surveys))
    assert claimed("text.closing", sentence, case) == claims


@pytest.mark.parametrize(
    ("before", "spent", "right", "wrong"),
    [
        (108.0, 95, "Serapan anggaran membaik dari tahun 2023.", "memburuk"),
        (95.0, 108, "Serapan anggaran memburuk dari tahun 2023.", "membaik"),
        (90.0, 95, "Serapan anggaran membaik dari tahun 2023.", "memburuk"),
    ],
)
def test_beyond_its_ceiling_spending_less_is_better_in_words_too(
    before: float, spent: int, right: str, wrong: str
) -> None:
    row = {"formula": "budget.absorption", "measure": "Serapan anggaran", "measured_in": "%"}
    spending = {**row, "target": 95.0, "actual": None}
    line = {"code": "1", "name": "Semua", "ceiling": 100, "realized": spent}
    history = [{"measure_id": "M1", "period": "2023", "actual": before}]
    made = reported(spending, budget=[line], history=history)
    assert claimed("text.closing", right, made) == []
    other = right.replace("membaik", wrong).replace("memburuk", wrong)
    assert claimed("text.closing", other, made) == [wrong]
