"""Detectors: each speaks when its rule is broken, and is silent when it is not."""

from collections.abc import Mapping

import pytest

from pipeline.case import Case
from pipeline.examine import DETECTORS, found
from pipeline.reportfile import ReportFile
from tests.case_by_hand import DEFAULT, case_of
from tests.tables_by_hand import delivered, report_file


def codes(case: Case) -> list[str]:
    return [finding.code for finding in found(case)]


def told(case: Case, code: str) -> list[str]:
    return [case.language.finding(part) for part in found(case) if part.code == code]


def reported(name: str = "M1", actual: float | None = 80.0, **cells: object) -> dict[str, object]:
    return {"measure_id": name, "actual": actual, "target": 100.0, "target_source": "pk", **cells}


@pytest.mark.parametrize(
    ("published", "actual", "speaks"),
    [
        (80, 80.4, False),
        (80, 80.6, True),
        (80.4, 80.44, False),
        (80.4, 80.46, True),
        (93.11, 93.114, False),
        (93.17, 93.114, True),
    ],
)
def test_a_printed_figure_may_be_off_by_half_its_last_digit(
    published: float, actual: float, speaks: bool
) -> None:
    case = case_of([reported(actual=actual, published=published)])
    assert ("does-not-recompute" in codes(case)) is speaks


def test_a_computed_measure_compares_its_actual_and_a_reported_one_its_achievement() -> None:
    case = case_of([reported(actual=40.0, target=50.0, published=80)])
    assert "does-not-recompute" not in codes(case)


def test_a_figure_that_does_not_recompute_bears_its_unit() -> None:
    (percent,) = told(case_of([reported(actual=40.0, published=80)]), "does-not-recompute")
    assert "states 80 %; recomputed from the rows it is 40.00 %" in percent


BUDGET = {"code": "1", "name": "line", "ceiling": 100, "realized": 90}


def vfm(outcome: float, output: float = 10.0, realized: float = 90) -> Case:
    line = {**BUDGET, "realized": realized, "output_target": 10.0, "output_actual": output,
            "outcome_target": 100.0, "outcome_actual": outcome}  # fmt: skip
    measures = [
        reported("M1", None, formula="budget.economy", polarity="minimize"),
        reported("M2", None, formula="budget.efficiency", polarity="minimize"),
        reported("M3", None, formula="budget.effectiveness"),
    ]
    return case_of(measures, budget=delivered("budget", [line]))


@pytest.mark.slow
def test_an_effectiveness_of_a_percent_beside_a_spent_budget_may_be_a_ratio() -> None:
    assert "ratio-or-percent" in codes(vfm(1.0))
    assert "ratio-or-percent" not in codes(vfm(60.0))
    assert "ratio-or-percent" not in codes(vfm(1.0, realized=40))


def test_economy_and_efficiency_coincide_only_when_output_met_its_target() -> None:
    assert "economy-equals-efficiency" in codes(vfm(60.0, output=10.0))
    assert "economy-equals-efficiency" not in codes(vfm(60.0, output=8.0))


def staff_case(kept: list[str]) -> Case:
    rows = [{"staff_id": f"S{i}", "status": "pns" if i < 3 else "other", "trained": i < 2}
            for i in range(5)]  # fmt: skip
    given = report_file(measures={"M1": {"rows": {"status": kept}}})
    return case_of(
        [reported(actual=None, formula="workforce.trained_ratio")],
        given=given,
        staff=delivered("staff", rows),
    )


def test_a_narrower_denominator_is_told_with_what_the_wider_one_gives() -> None:
    (text,) = told(staff_case(["pns"]), "denominator")
    assert "2 of 3" in text
    assert "66.67" in text
    assert "40.00" in text
    assert "denominator" not in codes(staff_case(["pns", "other"]))


ANSWERS = [[4, 4, 2], [5, 3, 3], [3, 2, 1], [4, 5, 2]]


def survey_case(
    texts: tuple[str, ...] = ("a", "b", "c"),
    published: Mapping[str, object] | None = None,
    answers: list[list[int]] = ANSWERS,
) -> Case:
    items = [{"id": f"q{i}", "text": text} for i, text in enumerate(texts, 1)]
    survey = {"scale": [1, 5], "items": items, "published": published or {}}
    given: ReportFile = report_file(surveys={"customer": survey})
    rows = [
        {"respondent_id": f"R{n}", **{f"q{i}": float(a) for i, a in enumerate(row, 1)}}
        for n, row in enumerate(answers)
    ]
    return case_of(
        [reported()], given=given, survey_customer=delivered("survey_customer", rows, given)
    )


def test_the_same_question_with_another_total_is_told() -> None:
    assert "duplicate-item" in codes(survey_case(("Puas  atas layanan", "puas atas layanan", "c")))
    assert "duplicate-item" not in codes(survey_case())
    same = [[4, 4, 2], [3, 3, 3]]
    assert "duplicate-item" not in codes(survey_case(("a", "a", "c"), answers=same))


def test_every_item_that_shares_the_lowest_total_is_named() -> None:
    tied = [[4, 2, 2], [5, 3, 3], [3, 2, 2]]
    (text,) = told(survey_case(answers=tied), "tied-lowest")
    assert "q2 and q3" in text
    assert "tied-lowest" not in codes(survey_case())


def test_few_respondents_are_told_with_the_interval_of_alpha() -> None:
    assert "small-sample" in codes(survey_case())
    many = [row for row in ANSWERS for _ in range(8)]
    assert "small-sample" not in codes(survey_case(answers=many))


def test_all_valid_beside_a_low_alpha_is_hardly_possible() -> None:
    doubtful = {"all_valid": True, "alpha": 0.5}
    assert "validity-against-alpha" in codes(survey_case(published=doubtful))
    assert "validity-against-alpha" not in codes(
        survey_case(published={"all_valid": True, "alpha": 0.99})
    )
    assert "validity-against-alpha" not in codes(
        survey_case(published={"all_valid": False, "alpha": 0.5})
    )


def test_an_item_everybody_answers_alike_is_told() -> None:
    assert "constant-item" in codes(survey_case(answers=[[4, 1, 2], [4, 3, 3], [4, 5, 1]]))
    assert "constant-item" not in codes(survey_case())


def test_what_is_missing_is_told() -> None:
    case = case_of([
        reported("M1", target=None),
        reported("M2", None),
        reported("M3", target_source="implied"),
        reported("M4", 1.0, target=0.0, polarity="minimize"),
    ])  # fmt: skip
    assert {"no-target", "no-actual", "target-implied", "zero-target"} <= set(codes(case))
    assert {"no-target", "no-actual", "target-implied", "zero-target"}.isdisjoint(
        codes(case_of([reported()]))
    )


@pytest.mark.slow
def test_a_perspective_without_measures_and_too_little_coverage_are_told() -> None:
    assert codes(case_of([reported()])).count("perspective-empty") == 3
    assert "low-coverage" in codes(case_of([reported()]))
    perspectives = [perspective.id for perspective in DEFAULT.perspectives]
    whole = [
        reported(f"M{i}", perspective=perspective, objective_id=f"O{i}")
        for i, perspective in enumerate(perspectives)
    ]
    assert {"perspective-empty", "low-coverage", "partial-coverage"}.isdisjoint(
        codes(case_of(whole))
    )


@pytest.mark.parametrize(
    ("text", "actual", "speaks"),
    [
        ("Dengan demikian seluruh  target\ntelah tercapai.", 80.0, True),
        ("Dengan demikian seluruh target telah tercapai.", 100.0, False),
        ("Sebagian target tercapai.", 80.0, False),
        ("Belum seluruh target tercapai.", 80.0, False),
        ("Belum seluruh target tercapai. Pada akhirnya seluruh target tercapai.", 80.0, True),
    ],
)
def test_a_claim_that_all_was_achieved_is_held_against_the_scores(
    text: str, actual: float, speaks: bool
) -> None:
    given = report_file(text={"closing": text})
    case = case_of([reported(actual=actual)], given=given)
    assert ("claimed-achieved-below-100" in codes(case)) is speaks


def test_caps_and_floors_are_told() -> None:
    assert "capped" in codes(case_of([reported(actual=130.0)]))
    floored = reported(actual=250.0, polarity="minimize")
    assert "floored" in codes(case_of([floored]))
    assert {"capped", "floored"}.isdisjoint(codes(case_of([reported(actual=120.0)])))


@pytest.mark.parametrize(
    ("weights", "speaks"),
    [((0.5, 0.498), True), ((50.0, 49.0), True), ((0.5, 0.5), False), ((1.0, 1.0), False)],
)
def test_weights_that_nearly_make_a_whole_are_told(
    weights: tuple[float, float], speaks: bool
) -> None:
    rows = [reported(f"M{i}", weight=weight) for i, weight in enumerate(weights)]
    assert ("weights-near-whole" in codes(case_of(rows))) is speaks


def test_a_period_outside_the_rulebooks_validity_is_told() -> None:
    from datetime import date

    dated = DEFAULT.model_copy(update={"valid_to": date(2023, 12, 31)})
    assert "rulebook-vintage" in codes(case_of([reported()], rulebook=dated))
    assert "rulebook-vintage" not in codes(case_of([reported()]))


def test_a_waiver_nobody_needs_is_told() -> None:
    given = report_file(
        accept=[{"problem": "over-ceiling", "where": "budget", "rows": 1, "reason": "as printed"}]
    )
    assert "unused-waiver" in codes(case_of([reported()], given=given))


def about(case: Case, code: str) -> list[tuple[str, ...]]:
    return [finding.about for finding in found(case) if finding.code == code]


def test_a_finding_names_the_measures_it_is_about() -> None:
    case = case_of([reported("M1", actual=130.0), reported("M2"), reported("M3", cause="rain")])
    assert about(case, "capped") == [("M1",)]
    assert about(case, "cause-missing") == [("M2",)]
    assert about(case, "solution-missing") == [("M2", "M3")]
    assert about(case, "earlier-missing") == [("M1", "M2", "M3")]
    assert about(case, "vision-missing") == [()]
    assert about(vfm(60.0), "economy-equals-efficiency") == [("M1", "M2")]


def test_what_all_measures_lack_is_told_without_their_names() -> None:
    case = case_of([reported("M1"), reported("M2")])
    assert told(case, "renstra-missing") == [
        "No Renstra end target was given for any of the 2 measures."
    ]
    some = case_of([reported("M1", renstra_target=90.0), reported("M2", measure="the other")])
    assert told(some, "renstra-missing") == ["No Renstra end target was given for the other."]


def test_every_finding_that_stands_at_a_measure_is_about_it() -> None:
    case = case_of(
        [reported("M1", target=None), reported("M2", None), reported("M3", published=1.0)]
    )
    ids = {measure.id for measure in case.account.measures}
    assert [f.code for f in found(case) if f.where in ids and f.about != (f.where,)] == []


def test_detectors_have_names_of_their_own() -> None:
    names = [detector.__name__ for detector in DETECTORS]
    assert len(set(names)) == len(names)
