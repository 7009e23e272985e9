"""Sentences that agree with the numbers: targets met, distances, better and worse, counts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.language import language
from pipeline.problems import Problem
from pipeline.report.chapters.finding import finding
from pipeline.report.chapters.in_brief import account_of, moved
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.values import actual_text, difference, target_text
from pipeline.rulebook import Scoring
from tests import case_by_hand
from tests.document_parts import captioned, section, table, told
from tests.reported_by_hand import case, document
from tests.tables_by_hand import delivered, report_file

PAST = [{"measure_id": "M1", "period": "2023", "actual": 50.0}]


def said(**cells: object) -> str:
    return said_of(case(cells))


def said_of(scored: Case) -> str:
    """The finding of the one measure, and its account."""
    (measure,) = scored.account.measures
    return f"{finding(measure, scored.language)}. {told(account_of(measure, scored))}"


@pytest.mark.parametrize(
    ("polarity", "actual", "words"),
    [
        ("maximize", 80.01, "0.01 percentage points above the target"),
        ("maximize", 80.00004, "Exactly on the target"),
        ("maximize", 79.999, "0.001 percentage points short of the target. It lies so near"),
        ("maximize", 80.0, "Exactly on the target"),
        ("maximize", 79.0, "1.00 percentage points short of the target"),
        ("minimize", 79.99, "0.01 percentage points below the limit"),
        ("minimize", 80.0, "Exactly on the target"),
        ("minimize", 82.0, "2.00 percentage points above the limit"),
        ("stabilize", 82.0, "2.00 percentage points above the target, on which it should stay"),
        ("stabilize", 78.0, "2.00 percentage points below the target, on which it should stay"),
        ("maximize", 79.9999999, "Short of the target by less than the last decimal shown"),
    ],
)
def test_the_finding_says_on_which_side_of_the_target_it_fell(
    polarity: str, actual: float, words: str
) -> None:
    assert said(target=80.0, actual=actual, polarity=polarity).startswith(words)


CONVERTING = case_by_hand.DEFAULT.model_copy(
    update={
        "scoring": Scoring.model_validate(
            {"stabilize": "piecewise", "stabilize_scale": [[0, 0], [90, 100], [100, 120]]}
        ),
    }
)


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        (38.0, "By the rulebook's scale its achievement comes to"),
        (39.999, "It lies so near the target that its achievement rounds to"),
        (30.0, "10 orang below the target, on which it should stay"),
    ],
)
def test_what_a_scale_counts_as_met_is_not_called_nearly_met(actual: float, words: str) -> None:
    """95 % of a target counts 110 by the scale; nothing of it is rounding."""
    row = {"target": 40.0, "actual": actual, "polarity": "stabilize", "measured_in": "orang"}
    assert words in said_of(case_by_hand.case_of([row], rulebook=CONVERTING))


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("last_value", "It was not measured; its latest known actual counts instead"),
        ("zero", "It was not measured and counts as zero, as the rulebook says."),
        ("leave_out", "Not measured."),
    ],
)
def test_what_counts_in_place_of_an_actual_is_said(missing: str, words: str) -> None:
    policy = Scoring.model_validate({"missing": missing})
    book = case_by_hand.DEFAULT.model_copy(update={"scoring": policy})
    past = {"history": delivered("history", PAST)}
    scored = case_by_hand.case_of([{"target": 80.0, "actual": None}], rulebook=book, **past)
    assert words in said_of(scored)
    assert (scored.account.measures[0].score is None) is (missing == "leave_out")


def test_the_agencys_reason_for_what_was_not_measured_stands_on_its_card() -> None:
    given = report_file(measures={"M1": {"unavailable": "the list was lost."}})
    scored = case({"target": 80.0, "actual": None}, given=given)
    assert "It has no score: the list was lost." in said_of(
        replace(scored, report_file=case_by_hand.in_language(given, "en"))
    )


@pytest.mark.parametrize(
    ("polarity", "actual", "words"),
    [
        ("maximize", 50.01, "It rose by 0.01 percentage points since 2023."),
        ("maximize", 50.00004, ""),
        ("maximize", 49.0, "It fell by 1.00 percentage points since 2023."),
        ("minimize", 51.0, "a change for the worse, since lower is better"),
        ("minimize", 49.0, "an improvement, since lower is better"),
        ("stabilize", 51.0, "It rose by 1.00 percentage points since 2023."),
    ],
)
def test_better_and_worse_follow_the_polarity(polarity: str, actual: float, words: str) -> None:
    scored = case({"target": 80.0, "actual": actual, "polarity": polarity}, history=PAST)
    (measure,) = scored.account.measures
    shown = moved(measure, scored.language)
    assert words in shown
    assert bool(words) is bool(shown)


@pytest.mark.parametrize(
    ("actuals", "heading"),
    [
        ((None,), "Not known whether the one target was met"),
        ((80.0,), "1 of 1 target met"),
        ((79.0, 79.0), "0 of 2 targets met"),
        ((80.0, 79.0, None), "1 of 3 targets met; not measured: 1"),
        ((80.0, 81.0, 79.0), "2 of 3 targets met"),
    ],
)
def test_targets_met_are_counted_in_words_that_agree(
    actuals: tuple[float | None, ...], heading: str
) -> None:
    rows = [
        {"measure_id": f"M{n}", "target": 80.0, "actual": actual}
        for n, actual in enumerate(actuals)
    ]
    scored = case(*rows)
    assert headed(scored.account.tally, scored.language) == heading
    told_there = section(document(scored), "achieved").heading
    lowered = heading[0].lower() + heading[1:]
    assert told_there == f"Performance of the organisation: {lowered}"


def test_without_a_target_none_is_counted() -> None:
    scored = case({"target": None, "actual": 5.0})
    assert headed(scored.account.tally, scored.language) == "No measure has a target"


@pytest.mark.parametrize(
    ("target", "actual", "words"),
    [(0.0, 1.0, "The target is missed, and no"), (0.0, 0.0, "The target is met, but no")],
)
def test_a_target_without_a_score_is_told_as_met_or_missed(
    target: float, actual: float, words: str
) -> None:
    policy = Scoring.model_validate({"zero_target": "withhold"})
    book = case_by_hand.DEFAULT.model_copy(update={"scoring": policy})
    row = {"target": target, "actual": actual, "polarity": "minimize"}
    assert words in said_of(case_by_hand.case_of([row], rulebook=book))


def in_unit(unit: str, value: float = 80.0) -> Measure:
    """A measure in a unit that came to its target."""
    (measure,) = case({"measured_in": unit, "target": value, "actual": value}).account.measures
    return replace(measure, digits=2)


@pytest.mark.slow
def test_a_difference_is_of_the_numbers_as_printed_and_bears_their_unit() -> None:
    english, percent = language("en"), in_unit("percent")
    assert difference(60.004, 60.005, percent, english) == "0.01 percentage points"
    assert difference(60.0, 61.0, percent, english) == "1.00 percentage points"
    assert difference(6.0, 4.5, in_unit("days"), english) == "1.5 days"
    assert difference(2e12, 1e12 + 4, in_unit("rupiah"), english) == "Rp999,999,999,996"


def test_a_reported_figure_is_printed_with_the_decimals_it_was_delivered_with() -> None:
    gini = {"measured_in": "indeks", "polarity": "minimize", "target": 0.35, "actual": 0.352}
    past = [{"measure_id": "M1", "period": "2023", "actual": 0.354}]
    other = {"measure_id": "M2", "target": 90.0, "actual": 100 / 3}
    scored = case(gini, other, history=past)
    first, second = scored.account.measures
    assert (first.digits, second.digits) == (3, 2)
    assert finding(first, scored.language).startswith("0.002 indeks above the limit")
    assert "It fell by 0.002 indeks since 2023" in moved(first, scored.language)
    rows = [row for row in table(document(scored), "overview") if len(row) > 1]
    assert [row[1:3] for row in rows[:2]] == [
        ["0.350", "0.352"],
        ["90.00\u2007", "33.33\u2007"],
    ]


def test_no_rupiah_of_a_trillion_is_lost() -> None:
    money = {"measured_in": "rupiah", "target": 2345678901239.0, "actual": 2345678901234.0}
    assert said(**money).startswith("Rp5 short of the target. It lies so near the target")


def test_the_lines_of_a_budget_stand_in_the_workings() -> None:
    lines = [
        {"code": f"1.{n:02}", "name": f"Line {n}", "ceiling_before": Decimal(90),
         "ceiling": Decimal(100), "realized": Decimal(80), "output_target": 10.0,
         "output_actual": float(n % 3 + 6)}
        for n in range(21)
    ]  # fmt: skip
    programme = {"code": "1", "name": "P", "ceiling": Decimal(2100), "realized": Decimal(1680)}
    measured = {"target": 80.0, "actual": 60.0}
    long = document(case(measured, budget=[programme, *lines]))
    whole = document(case(measured, budget=[{**programme, "output_target": None}]))
    assert "budget-lines" not in [annex.id for annex in whole.workings]
    annex = next(annex for annex in long.workings if annex.id == "budget-lines")
    assert {"budget-table", "budget-revision", "budget-costs"} == {
        part.id
        for part in captioned(annex)  # type: ignore[arg-type]
    }
    assert "has every line" in told(section(long, "budget"))
    raised = "raised the ceiling by Rp210 (11.11 %) from Rp1,890."
    assert raised in told(section(long, "budget"))


@pytest.mark.slow
def test_warnings_that_say_the_same_share_a_row_with_their_row_numbers() -> None:
    scored = case({"target": 80.0, "actual": 60.0})
    odd = [
        Problem("unused-file", "realization.csv", row=row, column="note") for row in (2, 3, 4, 9)
    ]
    warned = replace(scored, account=replace(scored.account, warnings=tuple(odd)))
    (row,) = table(document(warned), "warnings-table")
    assert row[:3] == ["realization.csv", "2–4, 9", "note"]


@pytest.mark.parametrize(
    ("actual", "shown"),
    [(13999.999, "Rp14,000"), (14000.4, "Rp14,000.40"), (14000.0, "Rp14,000"), (0.5, "Rp0.50")],
)
def test_rupiah_have_two_decimals_or_none_by_what_is_printed(actual: float, shown: str) -> None:
    measure = in_unit("rupiah", actual)
    assert actual_text(measure, language("en")) == shown
    assert target_text(measure, language("en")) == shown


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2024", "2024"),
        ("2024-S1", "Semester I 2024"),
        ("2024-Q3", "Triwulan III 2024"),
        ("2024-07", "Juli 2024"),
        ("2024-13", "2024-13"),
        ("2024-01-01_2024-09-30", "1 Januari 2024 sampai 30 September 2024"),
        ("2024-02-30_2024-09-30", "2024-02-30_2024-09-30"),
        ("before", "before"),
    ],
)
def test_a_period_is_called_by_its_name(period: str, name: str) -> None:
    assert named_period(period, language("id")) == name
