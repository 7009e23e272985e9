"""A satisfaction index is the same however its answers came; what needs whole rows is not lost."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import examine, run
from pipeline.account import Flag
from pipeline.account.record import as_json
from pipeline.case import Case
from pipeline.delivery import ROW
from pipeline.document import PrintedTable
from pipeline.examine.completeness import no_actual
from pipeline.examine.surveys import alpha_with_constant, constant_item
from pipeline.ingest import ReportFolder, read_report_file, read_rulebook
from pipeline.measure import measured
from pipeline.report.data.record import record_of
from pipeline.report.surveys.annex import survey_annex
from pipeline.score import account_of
from pipeline.statistics.elements import IKM_2004, IKM_2017, TOTAL_INDEX
from pipeline.tables import counts_table, survey_table, totals_table, wide_counts_table
from tests.attachments import attached_table
from tests.blank_pages import without_paper
from tests.delivery_by_hand import places, validated_folder, written
from tests.examples import built, record
from tests.orders_by_hand import order_of
from tests.survey_shapes import FORMS, Gapped, element_ids, in_form, satisfaction
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import asking, delivered, frame, report_file, rulebook, tables
from tests.test_survey_annex import sections, sentences

pytestmark = pytest.mark.one_in(2)

FREE_OF_CHARGE: Gapped = [[4, 4, 4, None, 4, 4, 4, 4, 4]] * 24 + [[3] * 9] * 16
"""Forty respondents; to 24 of them the costs do not apply."""


def gapped(n: int, elements: int, seed: int = 3) -> Gapped:
    """Answers that vary, a sixth of the cells empty, the first element answered by everyone."""
    drawn = Random(seed)
    rows = []
    for _ in range(n):
        level = drawn.gauss(3.0, 0.6)
        row = [min(4, max(1, round(drawn.gauss(level, 0.6)))) for _ in range(elements)]
        rows.append(
            [a if not place or drawn.random() > 1 / 6 else None for place, a in enumerate(row)]
        )
    return rows


def case_in(folder: Path, files: Mapping[str, str | bytes | None]) -> Case:
    place: ReportFolder = written(folder, files)
    report = read_report_file(place)
    policy = read_rulebook(report.rulebook.use, place, place.shared)
    return run.accounted(order_of(place, report, policy), validated_folder(place)).case


def told(case: Case) -> tuple[Any, ...]:
    """What must not depend on the form: index, n, rating, elements, lowest items."""
    (measure,), (survey,) = case.account.measures, case.account.surveys
    quality = survey.service_quality
    assert quality is not None
    return (
        pytest.approx(measure.actual),
        measure.rating,
        measure.score,
        measure.numbers["respondents"],
        survey.index,
        survey.category,
        (survey.answered, survey.counted, quality.respondents),
        [(part.answers, pytest.approx(part.nrr), part.rating) for part in quality.elements],
        [(item.id, item.n, item.sum) for item in survey.items],
        (survey.lowest, survey.highest),
    )


RULES = [
    ("skm-2017", IKM_2017, 9),
    ("skm-2017-w011", IKM_2017, 9),
    ("skm-2017-w0111", IKM_2017, 9),
    ("klaten-2019", IKM_2017, 9),
    ("kep-25-2004", IKM_2004, 14),
    ("kep-25-2004-w0071", IKM_2004, 14),
]


@pytest.mark.one_in(3)
@pytest.mark.parametrize(("rules", "formula", "elements"), RULES)
def test_one_truth_in_every_form_is_one_index(
    rules: str, formula: str, elements: int, tmp_path: Path
) -> None:
    answers = gapped(60, elements)
    given = {"formula": formula, "rulebook": rules}
    first, *others = (
        told(case_in(tmp_path / form, satisfaction(form, answers, **given))) for form in FORMS
    )
    assert others == [first] * len(others)
    columns = list(zip(*answers, strict=True))
    filled = [[answer for answer in column if answer] for column in columns]
    weight = {"skm-2017-w011": 0.11, "skm-2017-w0111": 0.111, "kep-25-2004-w0071": 0.071}
    index = sum(sum(column) / len(column) for column in filled) * weight.get(rules, 1 / elements)
    # KEP/25/2004 as agencies print it rounds the weighted sum before it is converted.
    whole_index = round(index, 3) if rules == "kep-25-2004-w0071" else index
    assert first[0] == pytest.approx(whole_index * 25)
    assert first[3] == 60


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
def test_costs_that_most_left_empty_leave_their_other_answers(form: str, tmp_path: Path) -> None:
    """Eight elements of (24 × 4 + 16 × 3) ÷ 40 = 3.6 and costs of 3: 31.8 ÷ 9 × 25 = 88.33."""
    case = case_in(tmp_path, satisfaction(form, FREE_OF_CHARGE))
    (measure,), (survey,) = case.account.measures, case.account.surveys
    assert measure.actual == pytest.approx(88.0 + 1 / 3)
    assert (measure.rating, measure.numbers["respondents"]) == ("A", 40)
    assert survey.lowest == ("U4",)
    found = {finding.code: finding for finding in examine.found(case)}
    assert not found.keys() & {"few-respondents", "small-sample", "tied-lowest"}
    alike = found.get("straight-liners")
    assert alike is None or (alike.values["count"], alike.values["n"]) == (16, 40)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["rows", "counts, wide", "totals"])
def test_what_travels_inside_gives_the_index_again(form: str, tmp_path: Path) -> None:
    written(tmp_path / "inputs" / "dinas", satisfaction(form, FREE_OF_CHARGE))
    with without_paper():
        folder = built(tmp_path / "inputs", tmp_path / "outputs", "dinas")
    end = "totals" if form == "totals" else "counts"
    inside = attached_table(folder / "report.pdf", f"survey_warga_{end}.csv")
    if end == "counts":
        inside = inside.group_by("item").agg(
            total=(pl.col("answer") * pl.col("count")).sum(), answers=pl.col("count").sum()
        )
    nrr = inside.select(pl.col("total") / pl.col("answers")).to_series()
    assert nrr.sum() / 9 * 25 == pytest.approx(record(folder)["measures"][0]["actual"])


# --- laws -----------------------------------------------------------------------------------------

CELLS = st.lists(
    st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=9, max_size=9),
    min_size=1,
    max_size=8,
)


def whole(answers: Gapped) -> Gapped:
    """The answers, and one respondent who answered everything, so that each element has one."""
    return [*answers, [3, 2, 4, 1, 3, 3, 2, 4, 1]]


def found_in(form: str, answers: Gapped) -> tuple[float, float, float | None]:
    """Index, n and the deviation for its interval, of typed tables in a form."""
    name, (headings, *cells) = in_form(form.removesuffix(", words"), answers)
    asked: dict[str, Any] = {"scale": [1, 4], "items": element_ids(answers)}
    if not form.startswith("rows"):
        asked["respondents"] = sum(any(row) for row in answers)
    report = report_file(surveys={"warga": asked})
    survey = report.surveys["warga"]
    contracts = {
        "rows": survey_table("warga", survey),
        "counts, long": counts_table("warga", survey),
        "counts, wide": wide_counts_table("warga", survey),
        "totals": totals_table("warga"),
    }
    rows = [
        {
            str(heading): None if cell == "" else cell
            for heading, cell in zip(headings, row, strict=True)
        }
        for row in cells
    ]
    typed = frame(contracts[form.removesuffix(", words")], rows)
    frames = tables(realization=asking(IKM_2017), **{name: typed})
    if form.endswith("words"):
        marks = typed.select(ROW, pl.col(survey.item_ids).is_null())
        frames = replace(frames, not_applicable={name: marks})
    found = measured(frames, report, rulebook())
    working = found.workings["M1"]
    return found.actuals["actual"].item(), working.values["respondents"], working.sd


@pytest.mark.slow
@given(CELLS)
def test_no_form_changes_index_or_n(answers: Gapped) -> None:
    first, words, *added_up = (found_in(form, whole(answers)) for form in FORMS)
    assert words == first
    assert [(index, n) for index, n, _ in added_up] == [(pytest.approx(first[0]), first[1])] * 3


@given(CELLS, st.randoms(use_true_random=False))
def test_neither_order_nor_blank_respondents_change_anything(
    answers: Gapped, order: Random
) -> None:
    rows = [*whole(answers), [None] * 9]
    order.shuffle(rows)
    index, n, sd = found_in("rows", whole(answers))
    assert found_in("rows", rows) == (
        pytest.approx(index),
        n,
        None if sd is None else pytest.approx(sd, abs=1e-9),
    )


@pytest.mark.slow
@given(CELLS)
def test_the_index_lies_between_its_answers(answers: Gapped) -> None:
    given_answers = [answer for row in whole(answers) for answer in row if answer]
    index, n, _ = found_in("rows", whole(answers))
    assert 25 * min(given_answers) - 1e-9 <= index <= 25 * max(given_answers) + 1e-9
    assert n == sum(any(row) for row in whole(answers))


# --- who is counted where -------------------------------------------------------------------------

NINE = [f"U{place}" for place in range(1, 10)]
LEAST_FIVE = {"smallest_group": 5, "answers_per_term": 1, "compare_at_least": 2}


def left_empty(people: int, n: int = 60) -> list[list[int | None]]:
    """So many of n respondents left the fourth item empty; all vary."""
    rows: list[list[int | None]] = [list(row) for row in gapped(n, 9, seed=5)]
    full = [[3 if cell is None else cell for cell in row] for row in rows]
    return [
        [None if number < people and place == 3 else cell for place, cell in enumerate(row)]
        for number, row in enumerate(full)
    ]


def surveyed(people: int, formula: str = IKM_2017, **more: Any) -> Case:
    return case_of(
        left_empty(people),
        rules=rulebook(survey=LEAST_FIVE),
        formula=formula,
        items=NINE,
        scale=[1, 4],
        groups=["unit"],
        columns={"unit": ["A", "B"] * 30},
        regression={"dependent": "U1", "terms": ["U2", "U3"]},
        **more,
    )


@pytest.mark.slow
@pytest.mark.parametrize(("people", "shown"), [(0, True), (1, False), (4, False), (5, True)])
def test_sums_of_complete_respondents_beside_those_of_all_give_no_few_away(
    people: int, shown: bool
) -> None:
    case = surveyed(people)
    (survey,) = case.account.surveys
    assert survey.few_incomplete is not shown
    assert (survey.mean is not None) is shown
    assert (survey.importance is not None) is shown
    assert (survey.mean_interval is not None) is shown
    assert (survey.regression.refusal is None) is shown
    assert survey.alpha is not None
    assert case.account.measures[0].actual is not None
    record = json.loads(as_json(record_of(case, report="x", revision=1)))
    (kept,) = record["surveys"]
    complete = [row for row in left_empty(people) if None not in row]
    hidden = {round(sum(map(sum, complete)) / len(complete) / 9, 9)}
    hidden |= {round(sum(column) / len(complete), 9) for column in zip(*complete, strict=True)}
    hidden -= {round(item["mean"], 9) for item in kept["items"]}
    hidden -= {round(part["nrr"], 9) for part in kept["service_quality"]["elements"]}
    if not shown:
        assert hidden
        assert hidden.isdisjoint(numbers_in(record))
        (annex,) = survey_annex(case)
        page = sentences(annex.sections[0])
        assert "they would tell what fewer than 5 respondents answered" in page


def numbers_in(value: Any) -> set[float]:
    """Every number of a record."""
    if isinstance(value, dict):
        return {number for part in value.values() for number in numbers_in(part)}
    if isinstance(value, list):
        return {number for part in value for number in numbers_in(part)}
    return {round(value, 9)} if isinstance(value, float) else set()


def test_a_group_of_which_few_are_incomplete_has_only_its_index() -> None:
    """Six left the item empty, three in each unit: the whole may be shown, the units may not."""
    (survey,) = surveyed(6).account.surveys
    assert (survey.few_incomplete, survey.groups) == (False, ())
    assert [group.respondents for group in survey.service_quality.groups] == [30, 30]
    (alone,) = surveyed(10).account.surveys
    assert [group.n for group in alone.groups[0].groups] == [25, 25]


@pytest.mark.slow
def test_a_total_beside_the_index_is_withheld_where_it_would_tell_of_a_few() -> None:
    register = pl.concat(
        [asking(IKM_2017, perspective="p"), asking(TOTAL_INDEX, perspective="p", measure_id="M2")]
    )
    for people, actual in ((4, None), (5, pytest.approx(sum_of_complete(5)))):
        case = two_measures(people, register)
        index, total = case.account.measures
        assert (index.actual is None, total.actual) == (False, actual)
        assert (Flag.FEW_INCOMPLETE in total.flags) is (actual is None)
    reasons = [one.values["reason"] for one in no_actual(two_measures(4, register))]
    assert len(reasons) == 1
    assert "what fewer than {least} respondents answered" in str(reasons)


def sum_of_complete(people: int) -> int:
    return sum(sum(row) for row in left_empty(people) if None not in row)


def two_measures(people: int, register: pl.DataFrame) -> Case:
    report = report_file(surveys={"warga": {"scale": [1, 4], "items": NINE}})
    rows = [
        {"respondent_id": f"r{n}", **dict(zip(NINE, row, strict=True))}
        for n, row in enumerate(left_empty(people))
    ]
    frames = tables(realization=register, survey_warga=delivered("survey_warga", rows, report))
    book = rulebook(survey=LEAST_FIVE)
    return Case(account_of(frames, measured(frames, report, book), report, book, ()), report, book)


def test_a_sum_that_needs_whole_rows_still_counts_whole_rows() -> None:
    (measure,) = surveyed(20, TOTAL_INDEX).account.measures
    assert measure.actual == sum_of_complete(20)
    (survey,) = surveyed(20, TOTAL_INDEX).account.surveys
    assert (survey.answered, survey.counted, survey.respondents) == (60, 40, 40)
    assert {item.n for item in survey.items} == {40}


def test_the_index_of_a_survey_is_that_of_its_regulation_first() -> None:
    register = pl.concat(
        [
            asking("survey.satisfied_share", perspective="p", measure_id="M1"),
            asking(TOTAL_INDEX, perspective="p", measure_id="M2"),
            asking(IKM_2017, perspective="p", measure_id="M3"),
        ]
    )
    case = two_measures(0, register)
    (survey,) = case.account.surveys
    assert survey.index == case.account.measure("M3").actual
    (share,) = two_measures(0, register.head(1)).account.surveys
    assert share.index is None
    (total,) = two_measures(0, register.head(2)).account.surveys
    assert total.index == sum_of_complete(0)


# --- an item that does not vary -----------------------------------------------------------------


def constant_once_listwise() -> list[list[int | None]]:
    """Only who left the second item empty gave the first another answer than 4."""
    rows = [[4, 1 + n % 5, 1 + (n + n // 5) % 5] for n in range(10)]
    return [*rows, [2, None, 3], [1, None, 5]]


def test_alpha_is_told_with_and_without_an_item_that_does_not_vary() -> None:
    case = case_of(constant_once_listwise(), rules=rulebook(survey={"smallest_group": 5}))
    (survey,) = case.account.surveys
    # Alpha over k items is k ÷ (k − 1) of one and the same share, so 3/2 of it and 2/1 of it.
    assert survey.constant == ("q1",)
    assert survey.alpha_of_varying == pytest.approx(survey.alpha * 2 / 1.5)
    (finding,) = alpha_with_constant(case)
    assert (finding.values["constant"], finding.values["left"]) == (("q1",), 2)
    (alike,) = constant_item(case)
    assert "All 10 answers to item q1 that count are the same" in case.language.finding(alike)
    note = next(
        block.note
        for block in sections(case)["reliability-customer"].blocks
        if isinstance(block, PrintedTable)
    )
    assert note.startswith("Everyone who answered all items gave the same answer to q1. Over the 2")
    (varied,) = surveyed(0).account.surveys
    assert (varied.constant, varied.alpha_of_varying) == ((), None)


# --- totals that say how many answered ----------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [("U4,70,16", "total", "70"), ("U4,40,41", "answers", "41"), ("U4,48,0", "answers", "0")],
)
def test_answers_of_a_total_are_no_more_than_respondents_and_bound_it(
    row: str, column: str, cell: str, tmp_path: Path
) -> None:
    files = satisfaction("totals", FREE_OF_CHARGE)
    table = "survey_warga_totals.csv"
    good = files[table]
    assert isinstance(good, bytes)
    assert places(tmp_path / "good", files) == []
    spoiled = good.replace(b"U4,48,16", row.encode())
    found = places(tmp_path / "spoiled", {**files, table: spoiled})
    assert ("out-of-range", table, 5, column, cell) in found


def test_answers_of_every_item_do_without_respondents(tmp_path: Path) -> None:
    files = satisfaction("totals", FREE_OF_CHARGE)
    toml = str(files["report.toml"]).replace("respondents = 40", "")
    case = case_in(tmp_path, {**files, "report.toml": toml})
    assert case.account.measures[0].numbers["respondents"] == 40
    without = {
        "survey_warga_totals.csv": b"item,total\n"
        + b"".join(b"U%d,48\n" % place for place in range(1, 10))
    }
    codes = [
        code for code, *_ in places(tmp_path / "none", {**files, "report.toml": toml, **without})
    ]
    assert codes == ["respondents-missing"]
