"""Surveys: delivered once and whole, and with every element their index divides by."""

from pathlib import Path

import pytest

from pipeline.ingest import read_report_file, read_tables, with_items
from tests.delivery_by_hand import REPORT, places, written

TOTALS = REPORT.replace('items = ["q1", "q2"]', 'items = ["q1", "q2"]\nrespondents = 10')
NINE = ", ".join(f'"U{n}"' for n in range(1, 10))


def ikm(items: str, scale: str = "[1, 4]") -> str:
    return REPORT.replace(
        'scale = [1, 5]\nitems = ["q1", "q2"]', f"scale = {scale}\nitems = {items}"
    )


def asked(formula: str) -> str:
    return (
        "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
        f"C1,customer,S2,Trust,Index,points,maximize,15,{formula}\n"
    )


def rows(items: int, answer: int = 3) -> str:
    heading = ",".join(["respondent_id", *(f"U{n}" for n in range(1, items + 1))])
    return f"{heading}\nR1," + ",".join([str(answer)] * items) + "\n"


@pytest.mark.slow
def test_totals_and_counts_stand_for_respondents(tmp_path: Path) -> None:
    totals = {"survey_trust.csv": None, "survey_trust_totals.csv": "item,total\nq1,32\nq2,38\n"}
    counts = {
        "survey_trust.csv": None,
        "survey_trust_counts.csv": "item,answer,count\nq1,4,3\nq2,5,1\nq2,1,2\n",
    }
    assert places(tmp_path / "a", {"report.toml": TOTALS, **totals}) == []
    assert places(tmp_path / "b", counts) == []


def test_a_survey_in_two_forms_is_refused(tmp_path: Path) -> None:
    files = {"report.toml": TOTALS, "survey_trust_totals.csv": "item,total\nq1,32\nq2,38\n"}
    assert places(tmp_path, files) == [("survey-twice", "report.toml", None, "surveys.trust", "")]


def test_totals_need_the_number_of_respondents(tmp_path: Path) -> None:
    files = {"survey_trust.csv": None, "survey_trust_totals.csv": "item,total\nq1,32\nq2,38\n"}
    key = "surveys.trust.respondents"
    assert places(tmp_path, files) == [("respondents-missing", "report.toml", None, key, "")]


def test_a_total_no_answers_can_add_up_to_is_refused(tmp_path: Path) -> None:
    files = {"report.toml": TOTALS, "survey_trust.csv": None}
    for number, total in enumerate(("9", "51")):
        spoiled = {"survey_trust_totals.csv": f"item,total\nq1,{total}\nq2,38\n"}
        assert places(tmp_path / str(number), {**files, **spoiled}) == [
            ("out-of-range", "survey_trust_totals.csv", 2, "total", total)
        ]


@pytest.mark.slow
def test_items_of_totals_and_counts_are_those_of_the_survey(tmp_path: Path) -> None:
    totals = {"report.toml": TOTALS, "survey_trust.csv": None}
    totals["survey_trust_totals.csv"] = "item,total\nq1,32\nq3,38\n"
    assert places(tmp_path / "a", totals) == [
        ("item-missing", "survey_trust_totals.csv", None, "item", "q2"),
        ("unknown-item", "survey_trust_totals.csv", 3, "item", "q3"),
    ]
    counts = {"survey_trust.csv": None}
    counts["survey_trust_counts.csv"] = "item,answer,count\nq1,4,3\nq2,4,0\n"
    assert places(tmp_path / "b", counts) == [
        ("item-missing", "survey_trust_counts.csv", None, "item", "q2")
    ]


def test_an_index_of_nine_elements_is_not_divided_by_eight(tmp_path: Path) -> None:
    eight = NINE.replace(', "U9"', "")
    files = {
        "report.toml": ikm(f"[{eight}]"),
        "realization.csv": asked("survey.ikm_2017"),
        "survey_trust.csv": rows(8),
    }
    missing = (
        "element-missing",
        "report.toml",
        None,
        "surveys.trust.items",
        "Sarana dan Prasarana",
    )
    assert places(tmp_path, files) == [missing]


def test_an_unknown_element_is_named(tmp_path: Path) -> None:
    items = '[{ id = "U1", element = "Persaratan" }, ' + NINE.removeprefix('"U1", ') + "]"
    files = {
        "report.toml": ikm(items),
        "realization.csv": asked("survey.ikm_2017"),
        "survey_trust.csv": rows(9),
    }
    assert places(tmp_path, files) == [
        ("element-missing", "report.toml", None, "surveys.trust.items", "Persyaratan"),
        ("unknown-element", "report.toml", None, "surveys.trust.items", "Persaratan"),
    ]


@pytest.mark.slow
def test_an_index_needs_its_scale(tmp_path: Path) -> None:
    files = {
        "report.toml": ikm(f"[{NINE}]", "[1, 5]"),
        "realization.csv": asked("survey.ikm_2017"),
        "survey_trust.csv": rows(9),
    }
    found = places(tmp_path, files)
    assert found == [("scale-differs", "report.toml", None, "surveys.trust.scale", "1–5")]


@pytest.mark.slow
@pytest.mark.parametrize(("count", "codes"), [(9, []), (8, ["facet-items"] * 5), (18, [])])
def test_a_facet_has_nine_or_eighteen_items(tmp_path: Path, count: int, codes: list[str]) -> None:
    facets = ("work", "pay", "promotion", "supervision", "coworkers")
    names = [
        (f"U{1 + i * count + n}", facet) for i, facet in enumerate(facets) for n in range(count)
    ]
    items = ", ".join(f'{{ id = "{name}", facet = "{facet}" }}' for name, facet in names)
    files = {
        "report.toml": ikm(f"[{items}]", "[0, 3]"),
        "realization.csv": asked("survey.jdi"),
        "survey_trust.csv": rows(5 * count),
    }
    assert [code for code, *_ in places(tmp_path, files)] == codes


@pytest.mark.slow
def test_answers_on_a_job_are_yes_no_and_the_question_mark(tmp_path: Path) -> None:
    facets = ("work", "pay", "promotion", "supervision", "coworkers")
    items = ", ".join(
        f'{{ id = "U{1 + i * 9 + n}", facet = "{facet}" }}'
        for i, facet in enumerate(facets)
        for n in range(9)
    )
    files = {
        "report.toml": ikm(f"[{items}]", "[0, 3]"),
        "realization.csv": asked("survey.jdi"),
        "survey_trust.csv": rows(45).replace(",3\n", ",2\n"),
    }
    assert places(tmp_path, files) == [("not-a-choice", "survey_trust.csv", 2, "U45", "2")]


@pytest.mark.slow
def test_what_needs_each_respondent_is_not_computed_from_totals(tmp_path: Path) -> None:
    files = {
        "report.toml": TOTALS,
        "realization.csv": asked("survey.satisfied_share"),
        "survey_trust.csv": None,
        "survey_trust_totals.csv": "item,total\nq1,32\nq2,38\n",
    }
    found = places(tmp_path, files)
    assert found == [("formula-needs-answers", "report.toml", None, "surveys.trust", "")]


@pytest.mark.slow
@pytest.mark.parametrize("column", ["actual", "published"])
def test_no_figure_lies_above_its_maximum(tmp_path: Path, column: str) -> None:
    other = {"actual": "published", "published": "actual"}[column]
    realization = (
        "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,"
        f"{column},{other},maximum\nN1,financial,S1,Spent well,NE,percent,maximize,90,235,100,100\n"
    )
    found = places(tmp_path, {"realization.csv": realization})
    assert found == [("above-maximum", "realization.csv", 2, column, "235")]


UNNAMED = REPORT.replace('items = ["q1", "q2"]', "respondents = 10")


@pytest.mark.slow
def test_totals_and_counts_name_their_items_where_report_toml_does_not(tmp_path: Path) -> None:
    totals = {
        "survey_trust.csv": None,
        "survey_trust_totals.csv": (
            "butir,pertanyaan,total\nq1,Cepat?,32\nq2,Ramah?,38\nJumlah,,70\n"
        ),
    }
    folder = written(tmp_path / "a", {"report.toml": UNNAMED, **totals})
    given = read_report_file(folder)
    named = with_items(given, read_tables(folder, given)).surveys["trust"].items
    assert [(item.id, item.text) for item in named] == [("q1", "Cepat?"), ("q2", "Ramah?")]
    counts = {
        "survey_trust.csv": None,
        "survey_trust_counts.csv": "item,answer,count\nq1,4,3\nq2,5,1\nq2,1,2\n",
    }
    assert places(tmp_path / "b", {"report.toml": UNNAMED, **counts}) == []


@pytest.mark.slow
def test_respondents_need_the_items_in_report_toml(tmp_path: Path) -> None:
    missing = ("survey-without-items", "report.toml", None, "surveys.trust.items", "")
    assert places(tmp_path, {"report.toml": UNNAMED}) == [missing]
