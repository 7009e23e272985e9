"""Satisfaction indices and job satisfaction: what they are made of, and who is counted."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.case import Case
from pipeline.measure import measured
from pipeline.report.chapters.service_quality import service_quality_blocks
from pipeline.report.data.sheets import sheets_of
from pipeline.reportfile import Item
from pipeline.results import Measured
from pipeline.statistics.elements import IKM_2004, IKM_2017, JDI, part_of, parts_of
from pipeline.statistics.sample_size import krejcie_morgan
from tests.published import figure, record_of
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import asking, delivered, report_file, rulebook, tables

NINE = [f"U{place}" for place in range(1, 10)]
FACETS = {"work": 18, "pay": 9, "promotion": 9, "supervision": 18, "coworkers": 18}
REPORT = """
[agency]
name = "Dinas Contoh"
head = {{ name = "Kepala Dinas (contoh)" }}
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
[rulebook]
use = "{rulebook}"
[surveys.warga]
scale = [1, 4]
population = {population}
groups = ["layanan"]
items = {items}
"""
ASKED = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
    "C1,customer,S1,Puas,IKM,poin,maximize,88.31,survey.ikm_2017\n"
)


def ikm_of(items: Sequence[Mapping[str, Any] | str], answers: Sequence[float]) -> Measured:
    """The nine-element index of one respondent."""
    report = report_file(surveys={"warga": {"scale": [1, 4], "items": list(items)}})
    names = [item if isinstance(item, str) else item["id"] for item in items]
    row = {"respondent_id": "r1", **dict(zip(names, answers, strict=True))}
    survey = delivered("survey_warga", [row], report)
    asked = asking("survey.ikm_2017")
    return measured(tables(realization=asked, survey_warga=survey), report, rulebook())


def jdi_of(rows: Sequence[Sequence[int]], reversed_items: Sequence[str] = ()) -> Measured:
    """The Job Descriptive Index; a row is one respondent's answer to every item of each facet."""
    items = [
        {"id": f"{facet}{n}", "facet": facet, "reversed": f"{facet}{n}" in reversed_items}
        for facet, count in FACETS.items()
        for n in range(count)
    ]
    report = report_file(surveys={"staff": {"scale": [0, 3], "items": items}})
    answers = [
        {"respondent_id": f"r{n}"}
        | {item["id"]: row[list(FACETS).index(item["facet"])] for item in items}
        for n, row in enumerate(rows)
    ]
    survey = delivered("survey_staff", answers, report)
    return measured(tables(realization=asking(JDI), survey_staff=survey), report, rulebook())


def skm_report(
    folder: Path, rows: Sequence[tuple[str, int]], *, population: int = 100, rules: str = "skm-2017"
) -> Mapping[str, Any]:
    """The record of a report on respondents who give every element the same answer."""
    items = "[" + ", ".join(f'"{name}"' for name in NINE) + "]"
    place = folder / "inputs" / "dinas"
    place.mkdir(parents=True)
    text = REPORT.format(population=population, items=items, rulebook=rules)
    (place / "report.toml").write_text(text)
    (place / "realization.csv").write_text(ASKED)
    lines = [",".join(["respondent_id", "layanan", *NINE])]
    lines += [f"r{n},{group}," + ",".join([str(a)] * 9) for n, (group, a) in enumerate(rows)]
    (place / "survey_warga.csv").write_text("\n".join(lines) + "\n")
    return record_of(folder / "inputs", "dinas")


@pytest.mark.parametrize(
    ("population", "sample"),
    [(1, 1), (10, 10), (15, 14), (100, 80), (1000, 278), (5000, 357), (1_000_000, 384)],
)
def test_a_sample_is_that_of_krejcie_and_morgans_table(population: int, sample: int) -> None:
    assert krejcie_morgan(population) == sample


def test_elements_answer_to_their_names_and_codes_and_to_nothing_else() -> None:
    def place(text: str, index: str) -> str | None:
        parts = parts_of(index, rulebook().survey)
        key = "facet" if index == JDI else "element"
        part = part_of(Item(id="q", **{key: text}), index, parts)
        return part.code if part else None

    assert place("Penanganan pengaduan, saran dan masukan", IKM_2017) == "U8"
    assert place("SARANA DAN PRASARANA", IKM_2017) == "U9"
    assert place("biaya/tarif", IKM_2017) == "U4"
    assert place("u3", IKM_2017) == "U3"
    assert place("U10", IKM_2017) is None
    assert place("U10", IKM_2004) == "U10"
    assert place("Keamanan pelayanan", IKM_2004) == "U14"
    assert place("Keamanan pelayanan", IKM_2017) is None
    assert place("rekan kerja", JDI) == "U5"


def test_all_answers_four_make_one_hundred_exactly() -> None:
    assert ikm_of(NINE, [4] * 9).actuals["actual"].to_list() == [100.0]


def test_the_index_does_not_depend_on_the_order_of_the_elements() -> None:
    answers = [1, 2, 3, 4, 4, 3, 2, 1, 3]
    one = ikm_of(NINE, answers).actuals["actual"]
    other = ikm_of(NINE[::-1], answers).actuals["actual"]
    assert one.to_list() == other.to_list() == pytest.approx([2300 / 36])


def test_two_items_of_an_element_count_as_one_element() -> None:
    items = [*NINE, {"id": "extra", "element": "U1"}]
    found = ikm_of(items, [2, 4, 4, 4, 4, 4, 4, 4, 4, 4])
    assert found.actuals["actual"].to_list() == pytest.approx([(3 + 8 * 4) / 9 * 25])
    assert found.surveys["warga"].service_quality.elements[0].items == ("U1", "extra")


def test_a_rulebook_may_have_elements_of_its_own() -> None:
    elements = {f"E{n}": {"label": f"Unsur {n}", "names": [f"nama {n}"]} for n in range(1, 11)}
    own = rulebook(survey={"elements": elements})
    parts = parts_of(IKM_2017, own.survey)
    assert [part.code for part in parts] == list(elements)
    assert part_of(Item(id="q", element="Nama 7"), IKM_2017, parts) == parts[6]


@pytest.mark.slow
def test_facets_of_nine_items_are_doubled() -> None:
    assert jdi_of([(3, 3, 3, 3, 3)]).actuals["actual"].to_list() == pytest.approx([54.0])
    assert jdi_of([(1, 1, 1, 1, 1)]).actuals["actual"].to_list() == pytest.approx([18.0])
    only_pay = jdi_of([(0, 3, 0, 0, 0), (0, 0, 0, 0, 0)])
    assert only_pay.actuals["actual"].to_list() == pytest.approx([54 / 2 / 5])
    assert only_pay.workings["M1"].values["pay"] == pytest.approx(27.0)


@pytest.mark.parametrize(("answer", "score"), [(3, 51.0), (0, 3.0), (1, 18.0)])
def test_a_reversed_answer_exchanges_yes_and_no_and_leaves_the_question_mark(
    answer: int, score: float
) -> None:
    found = jdi_of([(answer, 0, 0, 0, 0)], reversed_items=["work0"])
    assert found.workings["M1"].values["work"] == pytest.approx(score)


@pytest.mark.slow
def test_too_few_respondents_for_the_population_are_told(tmp_path: Path) -> None:
    enough = skm_report(tmp_path / "a", [("KTP", 3)] * 14, population=15)
    short = skm_report(tmp_path / "b", [("KTP", 3)] * 13, population=15)
    code = "sample-below-population"
    told = [(f["found"], f["expected"]) for f in short["findings"] if f["code"] == code]
    assert told == [("13", "14")]
    assert code not in [finding["code"] for finding in enough["findings"]]


@pytest.mark.slow
def test_services_are_compared_and_small_ones_hidden_with_their_complement(tmp_path: Path) -> None:
    rows = [("KTP", 4)] * 20 + [("KK", 3)] * 10 + [("akta", 2)] * 4
    found = figure(skm_report(tmp_path, rows), "surveys/warga/service_quality/groups")
    assert {g["value"]: (g["respondents"], g["index"]) for g in found} == {
        "KTP": (20, pytest.approx(100.0)),
        "KK": (None, None),
        "akta": (None, None),
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rules", "index"), [("skm-2017", 100.0), ("skm-2017-w0111", 99.9), ("skm-2017-w011", 99.0)]
)
def test_the_weight_is_the_rulebooks(tmp_path: Path, rules: str, index: float) -> None:
    found = skm_report(tmp_path, [("KTP", 4)] * 5, rules=rules)
    assert figure(found, "measures/C1/actual") == pytest.approx(index)


def test_an_index_is_rated_by_its_letter_and_each_element_too(tmp_path: Path) -> None:
    found = skm_report(tmp_path, [("KTP", 3)] * 30)
    assert figure(found, "measures/C1/rating") == "C"
    elements = figure(found, "surveys/warga/service_quality/elements")
    assert {(e["converted"], e["rating"]) for e in elements} == {(75.0, "C")}


def served(services: Mapping[str, tuple[int, int]]) -> Case:
    """A case of so many respondents a service who give every element the same answer."""
    letters = [{"key": "B", "label": "Baik"}, {"key": "A", "label": "Sangat baik", "from": 88.31}]
    return case_of(
        [[answer] * 9 for count, answer in services.values() for _ in range(count)],
        rules=rulebook(formulas={IKM_2017: {"scale": letters}}, survey={"smallest_group": 5}),
        columns={"layanan": [name for name, (count, _) in services.items() for _ in range(count)]},
        formula=IKM_2017,
        items=NINE,
        scale=[1, 4],
        groups=["layanan"],
    )


def test_elements_and_the_indices_of_groups_have_sheets() -> None:
    case = served({"KTP": (20, 4), "KK": (10, 3)})
    sheets = {name: (formats, rows) for name, formats, rows in sheets_of(case)}
    formats, rows = sheets["survey_elements"]
    assert len(rows) == 9
    first = dict(zip(formats, rows[0], strict=True))
    assert [value for column, value in first.items() if column != "name"] == [
        "customer", "U1", "U1", 30, pytest.approx(11 / 3), 91.67, "A",
    ]  # fmt: skip
    assert (formats["nrr"], formats["converted"]) == ("0.0000", "0.00")
    formats, rows = sheets["survey_indices"]
    assert [tuple(row) for row in rows] == [
        ("customer", "layanan", "KK", 10, pytest.approx(75.0)),
        ("customer", "layanan", "KTP", 20, pytest.approx(100.0)),
    ]
    assert (formats["index"], formats["respondents"]) == ("0.00", "0")


def test_elements_and_groups_are_printed_with_their_ratings() -> None:
    case = served({"KTP": (20, 4), "KK": (10, 3), "akta": (2, 2)})
    _, elements, groups = service_quality_blocks(case.account.measures[0], case)
    assert [cell.text for cell in elements.rows[0]][2:] == ["U1", "3.5625", "89.06", "Sangat baik"]
    assert [[cell.text for cell in row] for row in groups.rows] == [
        ["layanan: KK", "–", "–", "–"],
        ["layanan: KTP", "20", "100.00", "Sangat baik"],
        ["layanan: akta", "–", "–", "–"],
    ]
