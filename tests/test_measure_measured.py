"""The stage as a whole: one row a measure in order, evidence, surveys, and laws."""

import random
import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from pipeline import formulas
from pipeline.formulas import CATALOGUE, Formula
from pipeline.measure import measured
from pipeline.reportfile import ReportFile
from pipeline.results import Measured, Working
from pipeline.scorecard import Evidence
from pipeline.tables import ActualsTable
from tests.tables_by_hand import (
    REALIZATION,
    Cells,
    asking,
    delivered,
    report_file,
    rulebook,
    tables,
)

SURVEYED = report_file(surveys={"customer": {"scale": [1, 5], "items": ["q1", "q2"]}})
ANSWERS = [
    {"respondent_id": "r1", "q1": 4, "q2": 3},
    {"respondent_id": "r2", "q1": 5, "q2": None},
    {"respondent_id": "r3", "q1": 2, "q2": 5},
]


def result(formula: str, table: str, rows: list[Cells], report: ReportFile) -> Measured:
    frames = {"realization": asking(formula), table: delivered(table, rows, report)}
    return measured(tables(**frames), report, rulebook())


def test_every_formula_that_is_written_stands_in_the_catalogue_once() -> None:
    names = [module.name for module in iter_modules(formulas.__path__, "pipeline.formulas.")]
    values = [value for name in names for value in vars(import_module(name)).values()]
    written = {id(value): value for value in values if isinstance(value, Formula)}
    assert sorted(formula.name for formula in written.values()) == sorted(CATALOGUE)


def test_actuals_keep_the_order_of_the_realization_and_carry_their_range() -> None:
    rows = [
        {**REALIZATION, "measure_id": "Z", "formula": "survey.total_index"},
        {**REALIZATION, "measure_id": "A", "actual": 90.0},
        {**REALIZATION, "measure_id": "K", "formula": "service.digitised"},
    ]
    report = report_file(
        surveys={"customer": {"scale": [1, 5], "items": ["q1", "q2"]}},
        measures={"K": {"unavailable": "not recorded"}},
    )
    frames = {
        "realization": delivered("realization", rows),
        "survey_customer": delivered("survey_customer", ANSWERS, report),
    }
    found = measured(tables(**frames), report, rulebook())

    expected = pl.DataFrame(
        {
            "measure_id": ["Z", "A", "K"],
            "actual": [14.0, 90.0, None],
            "range_low": [4.0, None, None],
            "range_high": [20.0, None, None],
            "flags": [[], [], ["unavailable"]],
        },
        schema_overrides={"flags": pl.List(pl.String)},
    )
    assert_frame_equal(found.actuals, expected)
    assert list(found.workings) == ["Z", "A", "K"]
    assert found.workings["K"] == Working(
        "service.digitised", evidence=(Evidence("realization.csv", "", "4", "<realization>"),)
    )
    assert found.workings["A"] == Working(
        "reported",
        {"actual": 90.0},
        evidence=(Evidence("realization.csv", "", "3", "<realization>"),),
    )
    assert found.workings["Z"] == Working(
        "survey.total_index",
        {"items": 2, "respondents": 2, "total": 14.0, "low": 4.0, "high": 20.0},
        survey="customer",
        evidence=(Evidence("survey_customer.csv", "", "2,4", "<survey_customer>"),),
    )


def test_a_realization_without_rows_has_no_actuals() -> None:
    found = measured(tables(realization=delivered("realization", [])), report_file(), rulebook())
    assert found.actuals.is_empty()
    assert found.actuals.columns == list(ActualsTable.columns)
    assert (found.workings, found.surveys) == ({}, {})


def test_a_measure_names_its_survey_where_there_are_two() -> None:
    one = {"scale": [1, 5], "items": ["q1"]}
    report = report_file(
        surveys={"customer": one, "employee": one}, measures={"M1": {"survey": "employee"}}
    )
    found = measured(
        tables(
            realization=asking("survey.total_index"),
            survey_customer=delivered("survey_customer", ANSWERS, report),
            survey_employee=delivered(
                "survey_employee", [{"respondent_id": "r1", "q1": 3}], report
            ),
        ),
        report,
        rulebook(),
    )
    assert found.actuals["actual"].to_list() == [3.0]
    assert found.workings["M1"].survey == "employee"


def test_the_rulebook_says_from_where_a_mean_is_satisfied() -> None:
    frames = tables(
        realization=asking("survey.satisfied_share"),
        survey_customer=delivered("survey_customer", ANSWERS, SURVEYED),
    )
    policy = rulebook(survey={"satisfied_at_least": {"1-5": 3.5}})
    found = measured(frames, SURVEYED, policy)
    assert found.actuals["actual"].to_list() == [100.0]
    assert found.workings["M1"].values == {"satisfied": 2, "respondents": 2, "at_least": 3.5}


def test_a_survey_has_statistics_whether_or_not_a_measure_uses_it() -> None:
    frames = tables(
        realization=asking(None, 5.0),
        survey_customer=delivered("survey_customer", ANSWERS, SURVEYED),
    )
    found = measured(frames, SURVEYED, rulebook())
    assert {name: (s.delivered, s.respondents) for name, s in found.surveys.items()} == {
        "customer": (3, 2)
    }
    assert measured(tables(realization=asking(None)), SURVEYED, rulebook()).surveys == {}


@pytest.mark.slow
@given(st.randoms(use_true_random=False))
@pytest.mark.parametrize(
    ("formula", "table"),
    [
        ("budget.efficiency", "budget"),
        ("budget.effectiveness", "budget"),
        ("survey.total_index", "survey_customer"),
        ("process.time_against_standard", "service_times"),
        ("process.on_time", "documents"),
    ],
)
def test_the_order_of_rows_changes_nothing(formula: str, table: str, chance: random.Random) -> None:
    rows = list(SHUFFLED[table])
    straight = result(formula, table, rows, SURVEYED)
    chance.shuffle(rows)
    shuffled = result(formula, table, rows, SURVEYED)

    assert_frame_equal(shuffled.actuals, straight.actuals, check_exact=True)
    assert shuffled.workings["M1"].values == straight.workings["M1"].values
    assert shuffled.surveys == straight.surveys


@given(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=20), st.data())
def test_one_more_trained_never_lowers_the_ratio(
    trained: list[bool | None], data: st.DataObject
) -> None:
    one = data.draw(st.integers(0, len(trained) - 1))
    more = [*trained[:one], True, *trained[one + 1 :]]
    before, after = ratio(trained), ratio(more)
    assert after is not None
    assert before is None or after >= before


def ratio(trained: list[bool | None]) -> float | None:
    rows = [{"staff_id": f"s{number}", "trained": yes} for number, yes in enumerate(trained)]
    actuals = result("workforce.trained_ratio", "staff", rows, report_file()).actuals
    found: float | None = actuals["actual"].item()
    return found


def test_measuring_is_imported_without_scipy() -> None:
    code = "import sys, pipeline.measure; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SHUFFLED: dict[str, list[Cells]] = {
    "budget": [
        {
            "code": f"5.{number}",
            "ceiling": Decimal(f"{number}.10"),
            "realized": Decimal(f"{number}.07"),
            "output_target": 0.1 * number,
            "output_actual": 0.07 * number**2,
            "outcome_target": 0.3,
            "outcome_actual": 0.1 * number,
        }
        for number in range(1, 12)
    ],
    "survey_customer": [
        {"respondent_id": f"r{number}", "q1": 1 + number % 5, "q2": 1 + number % 3}
        for number in range(11)
    ],
    "service_times": [
        {"service": "KTP", "minutes": 0.1 * number, "standard_minutes": 0.3}
        for number in range(1, 12)
    ],
    "documents": [
        {"document_id": "d1", "due_on": date(2024, 3, 1), "finished_on": date(2024, 3, 1)},
        {"document_id": "d2", "due_on": date(2024, 3, 1), "finished_on": None},
        {"document_id": "d3", "due_on": date(2025, 3, 1), "finished_on": None},
    ],
}
