"""scorecard.xlsx: a sheet for every table behind the report, a format for every kind of column."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import fastexcel
import pytest

from pipeline.account import WHOLE, Recommendation
from pipeline.case import Case
from pipeline.problems import Problem
from pipeline.publish import workbook
from pipeline.report.data.sheets import sheets_of
from pipeline.tables import DELIVERED
from tests.document_parts import table
from tests.quarter_by_hand import made
from tests.reported_by_hand import case, document, loaded, past, past_measure
from tests.test_survey_annex import full_case
from tests.workbook_parts import WrittenCell, cells_of, shown

pytestmark = pytest.mark.one_in(2)

FIRST = {
    "measure_id": "M1", "target": 100.0, "actual": 90.0, "weight": 0.485,
    "renstra_target": 120.0, "national_standard": 80.0,
}  # fmt: skip
SECOND = {
    "measure_id": "M2", "objective_id": "O2", "objective": "another objective",
    "perspective": "customer", "measure": "a Gini index", "measured_in": "index",
    "target": 0.35, "actual": 0.352, "polarity": "minimize",
}  # fmt: skip
BUDGET = [
    {"code": "1", "name": "a programme", "objective_id": "O1"},
    {"code": "1.1", "name": "a line", "ceiling": Decimal(2_000_000_000),
     "realized": Decimal("1500000000.25"), "output_target": 10.0, "output_actual": 10.0},
    {"code": "1.2", "name": "a line", "ceiling": Decimal(1_000_000_000),
     "realized": Decimal(1_000_000_000)},
]  # fmt: skip
SERVICES = [
    {"service": "a permit", "step": "check", "minutes": 30.0, "standard_minutes": 20.0,
     "value_added": True},
    {"service": "a card", "step": "print", "minutes": 10.0, "standard_minutes": 20.0,
     "value_added": False},
]  # fmt: skip
HISTORY = [{"measure_id": "M1", "period": "2022", "target": 90.0, "actual": 60.5}]
LINKS = [{"from_objective": "O2", "to_objective": "O1"}]
FACTORS = [{"csf_id": "K1", "objective_id": "O2", "factor": "a factor", "measure_id": "M2"}]
RULE = loaded().rulebook.advice[0].id
ADVICE = Recommendation(f"{RULE}.M1", RULE, "M1", "high", impact=1.234, impact_on=WHOLE)
THIRD = {
    "measure_id": "M3", "measure": "time", "formula": "process.time_against_standard",
    "target": 100.0, "measured_in": "%",
}  # fmt: skip


def rich(**changed: Any) -> Case:
    """A case in which every table but a survey was delivered."""
    first = past_measure("M1", target=100.0, actual=75.0, score=75.0, perspective="financial")
    before = past("2023", {"scorecard": 70.0, "financial": 60.0}, first)
    tables: dict[str, Any] = {
        "budget": BUDGET, "service_times": SERVICES, "history": HISTORY, "links": LINKS,
        "csf": FACTORS, **changed,
    }  # fmt: skip
    return advised(case(FIRST, SECOND, earlier=(before,), **tables))


def advised(scored: Case) -> Case:
    """The case with one piece of advice, whose worth has three decimals."""
    return replace(scored, account=replace(scored.account, recommendations=(ADVICE,)))


def served(**changed: Any) -> Case:
    """A case in which a measure counts minutes of services."""
    return case(FIRST, THIRD, **{"service_times": SERVICES, **changed})


def records(scored: Case) -> dict[str, list[Mapping[str, Any]]]:
    """The sheets' rows, each by its columns."""
    return {
        name: [dict(zip(columns, row, strict=True)) for row in rows]
        for name, columns, rows in sheets_of(scored)
    }


def written(scored: Case) -> dict[str, list[WrittenCell]]:
    return cells_of(workbook(sheets_of(scored), date(2025, 2, 28)))


def of(cells: Sequence[WrittenCell], column: str) -> list[WrittenCell]:
    return [cell for cell in cells if cell.column == column]


# --- what there is a sheet of -------------------------------------------------------------------
@pytest.mark.slow
def test_every_table_behind_the_report_has_a_sheet() -> None:
    assert list(records(rich())) == [
        "scorecard", "measures", "objectives", "perspectives", "periods", "period_scores",
        "yardsticks", "links", "factors", "budget", "programmes", "efficiency", "recommendations",
        "findings", "readiness",
    ]  # fmt: skip
    assert {"service_times", "service_steps"} <= set(records(served()))


def test_what_was_not_delivered_has_no_sheet() -> None:
    scored = case({"target": 100.0, "actual": 90.0})
    account = replace(scored.account, findings=(), recommendations=())
    bare = replace(scored, account=account)
    assert [name for name, _, _ in sheets_of(bare)] == [
        "scorecard", "measures", "objectives", "perspectives", "readiness",
    ]  # fmt: skip


def test_the_whole_has_its_score_and_says_whose_it_is() -> None:
    scored = rich()
    (whole,) = records(scored)["scorecard"]
    assert (whole["agency"], whole["period"], whole["rulebook"], whole["status"]) == (
        "Contoh", "2024", "rapor-2026", "draft",
    )  # fmt: skip
    assert whole["score"] == scored.account.scorecard.score is not None
    assert 0 < whole["coverage"] <= 1
    assert whole["rating_text"]


def test_weights_stand_as_given_and_as_used() -> None:
    sheets = records(case(FIRST, {**FIRST, "measure_id": "M2", "weight": 1.455}))
    assert [row["weight"] for row in sheets["measures"]] == [0.485, 1.455]
    assert [row["weight_used"] for row in sheets["measures"]] == pytest.approx([0.25, 0.75])
    assert sheets["objectives"][0]["weight_used"] == 1.0
    assert all("weight_used" in row for row in sheets["perspectives"])


def test_a_measure_stands_beside_its_earlier_periods_and_the_scores_beside_theirs() -> None:
    sheets = records(rich())
    assert [
        (row["id"], row["period"], row["target"], row["actual"], row["actual_change"])
        for row in sheets["periods"]
    ] == [
        ("M1", "2022", 90.0, 60.5, 29.5),
        ("M1", "2023", 100.0, 75.0, 15.0),
        ("M1", "2024", 100.0, 90.0, None),
    ]
    told = ("id", "score", "score_change", "not_compared")
    assert [tuple(row[name] for name in told) for row in sheets["period_scores"]] == [
        ("scorecard", 70.0, None, "other measures counted in it"),
        ("financial", 60.0, 30.0, ""),
    ]


def test_a_measure_stands_beside_its_yardsticks() -> None:
    (row,) = records(rich())["yardsticks"]
    assert (row["id"], row["renstra_target"], row["renstra_percent"]) == ("M1", 120.0, 75.0)
    assert (row["national_standard"], row["national_percent"]) == (80.0, 112.5)


def test_links_and_factors_name_what_they_join() -> None:
    sheets = records(rich())
    (link,) = sheets["links"]
    assert list(link.values()) == ["O2", "another objective", "O1", "an objective"]
    (factor,) = sheets["factors"]
    assert list(factor.values()) == ["K1", "a factor", "O2", "another objective", "M2",
                                     "a Gini index"]  # fmt: skip


def test_the_budget_stands_line_by_line_by_programme_and_by_objective() -> None:
    scored = rich()
    sheets = records(scored)
    assert [(row["code"], row["ceiling"], row["realized"]) for row in sheets["budget"]] == [
        ("1.1", 2_000_000_000, 1500000000.25),
        ("1.2", 1_000_000_000, 1_000_000_000),
    ]
    assert sheets["budget"][1]["spent_percent"] == 100.0
    spent = Decimal("2500000000.25")
    assert [(row["code"], row["name"], row["realized"]) for row in sheets["programmes"]] == [
        ("1", "a programme", spent), (None, "Total", spent),
    ]  # fmt: skip
    (cost,) = sheets["efficiency"]
    assert [table(document(scored), "efficiency-table")[0][place] for place in (0, 2, 4, 5)] == [
        cost["name"], f"{cost['spent_percent']:.2f}", f"{cost['ratio']:.2f}", cost["reading"],
    ]  # fmt: skip


def test_services_stand_each_and_all_together() -> None:
    sheets = records(served())
    assert {row["measure"] for row in sheets["service_times"]} == {"M3"}
    assert [(row["service"], row["against_standard"]) for row in sheets["service_times"]] == [
        ("a permit", pytest.approx(200 / 3)), ("a card", 200.0), ("All services", 100.0),
    ]  # fmt: skip
    assert [(row["step"], row["share"]) for row in sheets["service_steps"]] == [
        ("check", 75.0), ("print", 25.0),
    ]  # fmt: skip


def test_warnings_about_the_delivery_are_listed_as_problems_csv_has_them() -> None:
    scored = rich()
    warning = Problem("unused-file", "=1+1.csv", row=7)
    warned = replace(scored, account=replace(scored.account, warnings=(warning,)))
    (row,) = records(warned)["problems"]
    assert (row["code"], row["severity"], row["file"]) == ("unused-file", "warning", "=1+1.csv")
    assert row["text"].startswith("the file belongs to no table and was not used.")
    cells = written(warned)["problems"]
    assert [(cell.written, cell.format) for cell in of(cells, "row")] == [("7", "0")]
    assert all(cell.is_text for cell in of(cells, "file"))


# --- how numbers are shown ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sheet", "column", "form", "first"),
    [
        ("budget", "ceiling", "#,##0", "2,000,000,000"),
        ("budget", "realized", "#,##0", "1,500,000,000"),
        ("budget", "spent_percent", "0.00", "75.00"),
        ("efficiency", "ceiling", "#,##0", "3,000,000,000"),
        ("measures", "weight", "0.0000", "0.4850"),
        ("measures", "actual", "#,##0.00", "90.00"),
        ("measures", "achievement", "0.00", "90.00"),
        ("periods", "actual_change", "#,##0.00", "29.50"),
        ("scorecard", "coverage", "0.00%", "50.00%"),
        ("recommendations", "impact", "0.00", "1.23"),
        ("service_steps", "share", "0.00", "75.00"),
    ],
)
def test_a_column_is_shown_by_its_kind(sheet: str, column: str, form: str, first: str) -> None:
    scored = served() if sheet == "service_steps" else rich()
    cells = of(written(scored)[sheet], column)
    assert {cell.format for cell in cells if not cell.is_text} >= {form}
    assert shown(cells[0]) == first


def test_a_measure_has_its_own_decimals_and_every_number_its_last_bit() -> None:
    sheets = written(rich(history=[{**HISTORY[0], "actual": 0.1 + 0.2}]))
    assert [(shown(cell), cell.written) for cell in of(sheets["measures"], "actual")] == [
        ("90.00", "90.0"), ("0.352", "0.352"),
    ]  # fmt: skip
    assert of(sheets["periods"], "actual")[0].written == "0.30000000000000004"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sheet", "column", "form"),
    [
        ("survey_items", "item_total_p", "0.000"),
        ("survey_items", "n", "0"),
        ("survey_items", "mean", "0.00"),
        ("surveys", "alpha", "0.000"),
        ("surveys", "respondents", "0"),
        ("survey_differences", "p", "0.000"),
        ("regression_terms", "b", "0.000"),
        ("regression_terms", "p", "0.000"),
        ("survey_answers", "respondents", "0"),
    ],
)
def test_statistics_are_shown_by_their_kind(sheet: str, column: str, form: str) -> None:
    assert {cell.format for cell in of(written(full_case())[sheet], column)} == {form}


@pytest.mark.parametrize("scored", [rich, served, full_case])
def test_no_number_but_an_answer_is_without_a_format(scored: Any) -> None:
    answers = {"sum", "median", "min", "max", "answer"}
    of_any_unit = {"output_target", "output_actual", "outcome_target", "outcome_actual"}
    bare = {
        (name, cell.column)
        for name, cells in written(scored()).items()
        for cell in cells
        if not cell.is_text
        and cell.format == "General"
        and cell.column not in answers | of_any_unit
    }
    assert {column for _, column in bare} <= {"valid", "holds", "suppressed", "certain",
                                              "value_added", "met"}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("scored", [rich, served, full_case])
def test_every_number_and_every_heading_has_room(scored: Any) -> None:
    for cells in written(scored()).values():
        for cell in cells:
            assert cell.width >= 1.15 * len(cell.column)
            assert cell.is_text or cell.width >= len(shown(cell)) + 1, cell


@pytest.mark.slow
@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_looks_like_a_formula_is_text_in_every_sheet(start: str) -> None:
    hostile = f"{start}1+1"
    budget = [{**BUDGET[1], "code": hostile, "name": hostile, "objective_id": "O1"}]
    services = [{**SERVICES[0], "service": hostile, "step": hostile}]
    sheets = written(rich(csf=[{**FACTORS[0], "factor": hostile}], budget=budget))
    sheets |= {
        name: cells
        for name, cells in written(served(service_times=services)).items()
        if name.startswith("service_")
    }
    places = {
        (name, cell.column)
        for name, cells in sheets.items()
        for cell in cells
        if cell.written == hostile and cell.is_text
    }
    assert places == {
        ("factors", "factor"), ("budget", "code"), ("budget", "name"), ("programmes", "code"),
        ("programmes", "name"), ("service_times", "service"), ("service_steps", "step"),
    }  # fmt: skip


@pytest.mark.slow
def test_every_column_of_the_register_is_in_the_workbook() -> None:
    """Those of parts of a year are in that of a report on one."""
    columns = {column for _, kept, _ in sheets_of(rich()) for column in kept}
    delivered = {column.name for column in DELIVERED["realization"].columns}
    of_parts = {"aggregation", "period_target", "period_actual", "year_target"}
    assert delivered - columns == of_parts
    book = fastexcel.read_excel(made("klaten") / "scorecard.xlsx")
    assert of_parts < set(book.load_sheet("year_so_far").to_polars().columns)
