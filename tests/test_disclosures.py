"""What each measure discloses of its data, after GAO-15-788: five things, stated or not."""

from pathlib import Path

import pytest

from pipeline.account import Disclosures, states
from tests.delivery_by_hand import problems_of, written
from tests.document_parts import card, section, table, told
from tests.registers_by_hand import accounted, register
from tests.reported_by_hand import document, record

STATED = {
    "source": "The ledger of counters",
    "collected": "every month",
    "verified_by": "Planning unit",
    "limitation": "Late branches are missing; they are added by telephone",
}
NAMED = {"source": "source", "collected": "collected", "verified_by": "verified",
         "limitation": "limits"}  # fmt: skip
DOCUMENTS = "document_id,due_on,finished_on,follows_sop\nD1,2024-03-04,2024-03-01,ya\n"
COMPUTED = {"measure_id": "C", "measure": "By the rule", "formula": "process.follows_sop",
            "measured_in": "percent", "target": 100, "actual": "", **STATED}  # fmt: skip
OTHER = {"measure_id": "O", "measure": "Other"}


def disclosed(*rows: dict[str, object]) -> dict[str, Disclosures]:
    case = accounted(register(*rows, documents=DOCUMENTS))
    return {measure.id: measure.disclosures for measure in case.account.measures}


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "n/a", "N/A.", "Tidak ada", "tidak  ada.", "(tidak ada)", "nihil",
             "none", "(withheld)", "...", "?"]
)  # fmt: skip
def test_what_fills_a_cell_and_states_nothing(text: str) -> None:
    assert not states(text)


@pytest.mark.parametrize("text", ["Tidak ada data sebelum Maret", "SIAK", "triwulan", "No 5/2024"])
def test_what_states_something(text: str) -> None:
    assert states(text)


def test_a_computed_measure_that_states_the_other_four_discloses_all_five() -> None:
    assert disclosed(COMPUTED)["C"] == Disclosures(True, True, True, True, True)


@pytest.mark.parametrize("column", NAMED)
def test_each_column_is_one_of_the_five(column: str) -> None:
    found = disclosed({**COMPUTED, column: "tidak ada"})["C"]
    assert (found.count, getattr(found, NAMED[column])) == (4, False)


def test_how_exact_a_figure_is_that_was_taken_as_reported_nobody_knows() -> None:
    assert disclosed({**OTHER, **STATED})["O"] == Disclosures(True, True, True, False, True)


@pytest.mark.slow
@pytest.mark.parametrize("column", NAMED)
def test_one_text_for_every_measure_states_nothing(column: str) -> None:
    """But for how often data are collected, which is one of a few words."""
    alike = {column: str(STATED[column]).upper()}
    found = disclosed(COMPUTED, {**OTHER, **alike})
    assert [getattr(one, NAMED[column]) for one in found.values()] == [column == "collected"] * 2
    found = disclosed(COMPUTED, {**OTHER, column: "Another text"})
    assert [getattr(one, NAMED[column]) for one in found.values()] == [True, True]


@pytest.mark.slow
def test_an_index_of_a_survey_states_its_interval_or_nothing() -> None:
    survey = (
        'language = "en"\n[surveys.trust]\nscale = [1, 5]\nitems = ["q1", "q2"]\n'
        '[measures.M]\nsurvey = "trust"\n'
    )
    row = {"formula": "survey.total_index", "actual": "", "target": 45, **STATED}
    files = register(row)
    toml = str(files["report.toml"]).replace('language = "en"\n', survey)
    answers = [f"R{n},{1 + n % 5},{1 + n * 2 % 5}" for n in range(40)]
    whole = {**files, "report.toml": toml,
             "survey_trust.csv": "\n".join(["respondent_id,q1,q2", *answers, ""])}  # fmt: skip
    (measure,) = accounted(whole).account.measures
    assert measure.certainty is not None
    assert measure.disclosures.accuracy
    added_up = {
        **whole,
        "survey_trust.csv": None,
        "survey_trust_totals.csv": "item,text,total\nq1,One,120\nq2,Two,118\n",
        "report.toml": toml.replace("[1, 5]", "[1, 5]\nrespondents = 40"),
    }
    (measure,) = accounted(added_up).account.measures
    assert (measure.actual, measure.disclosures.accuracy) == (238, False)


@pytest.mark.slow
def test_the_annex_has_a_row_a_measure_and_counts_those_that_disclose_all() -> None:
    case = accounted(register(COMPUTED, {**OTHER, "source": "-"}, documents=DOCUMENTS))
    part = section(document(case), "disclosures")
    assert part.heading == "Reliability of the figures: 1 of 2 measures disclose all five"
    assert table(document(case), "disclosures-table") == [
        ["By the rule", "The ledger of counters", "every month", "Planning unit",
         "computed from the rows", "Late branches are missing; they are added by telephone"],
        ["Other", "–", "–", "–", "as reported", "–"],
    ]  # fmt: skip
    assert "how sure the figure is of other; the limits of other." in told(part)


def test_where_nothing_is_stated_a_sentence_says_so() -> None:
    part = section(document(accounted(register(OTHER))), "disclosures")
    assert part.heading == "Reliability of the figures: 0 of 1 measure discloses all five"
    assert "Of each figure five things should be known" in told(part)


def test_a_measures_block_prints_what_is_stated() -> None:
    case = accounted(register({**OTHER, **STATED}, {**COMPUTED, "limitation": "n/a"},
                              documents=DOCUMENTS))  # fmt: skip
    block = told(card(document(case), "O"))
    assert all(text in block for text in STATED.values())
    assert "Limits of the data" not in told(card(document(case), "C"))
    entry = record(case)["measures"][0]
    assert {name: entry[name] for name in STATED} == STATED
    assert entry["disclosures"]["accuracy"] is False


def test_a_person_who_verified_is_withheld_and_verifies_nothing(tmp_path: Path) -> None:
    row = {**COMPUTED, "verified_by": "Drs. Contoh Karangan"}
    files = register(row, documents=DOCUMENTS)
    assert [one.code for one in problems_of(written(tmp_path, files))] == ["person-as-owner"]
    case = accounted(files)
    assert case.account.measures[0].verified_by == "(withheld)"
    assert not case.account.measures[0].disclosures.verified
    assert "Karangan" not in told(document(case)) + str(record(case))
