"""Why a score moved: what changed alone bears all of it, and every split adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.account import (
    Account,
    AgencyName,
    Change,
    Effects,
    Past,
    PeriodDays,
    RulebookName,
)
from pipeline.grades import Graded, GradeScale
from pipeline.ingest import read_rulebook
from pipeline.measure import measured
from pipeline.rulebook import Rulebook
from pipeline.score import account_of
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables
from tests.test_score import DEFAULT, SIDES, scoring

pytestmark = pytest.mark.one_in(2)

Row = Mapping[str, object]
MINISTRY = read_rulebook("kmk-127-2026").rulebook.model_copy(update={"minimum_coverage": 0.0})
CAPPED = scoring({"cap": 100.0, "minimize": "t/a"}, minimum_coverage=0.0)
HEAVY = DEFAULT.model_copy(
    update={
        "minimum_coverage": 0.0,
        "perspectives": tuple(
            side.model_copy(update={"weight": 1.0 + place})
            for place, side in enumerate(DEFAULT.perspectives)
        ),
    }
)
LENIENT = DEFAULT.model_copy(update={"minimum_coverage": 0.0})


def account(
    rows: Sequence[Row],
    book: Rulebook = LENIENT,
    past: Sequence[Past] = (),
    graded: Mapping[str, Graded] | None = None,
) -> Account:
    order = report_file()
    typed = tables(realization=delivered("realization", [{**REALIZATION, **row} for row in rows]))
    given_ = replace(typed, graded=graded or {})
    return account_of(given_, measured(given_, order, book), order, book, past)


def signed(known: Account, book: Rulebook | None = LENIENT, year: int = 2023) -> Past:
    """An account as the final of an earlier year."""
    return Past(
        agency=AgencyName("contoh"),
        period=PeriodDays(str(year), date(year, 1, 1), date(year, 12, 31)),
        rulebook=RulebookName(known.rulebook),
        status="final",
        measures=known.measures,
        objectives=known.objectives,
        perspectives=known.perspectives,
        scorecard=known.scorecard,
        policy=book,
    )


def change(
    then: Sequence[Row], now: Sequence[Row], before: Rulebook = LENIENT, after: Rulebook = LENIENT
) -> Change:
    return account(now, after, [signed(account(then, before), before)]).change


def only(found: Change) -> str:
    """The one kind of change that bears all of it."""
    assert found.effects is not None
    (kind,) = [name for name, effect in found.effects.by_kind if abs(effect) > 1e-9]
    assert dict(found.effects.by_kind)[kind] == pytest.approx(found.total, abs=1e-9)
    return kind


def row(name: str, actual: float | None, target: float | None = 100.0, **more: object) -> Row:
    return {"measure_id": name, "objective_id": f"O-{name}", "actual": actual, "target": target,
            "perspective": SIDES[0], **more}  # fmt: skip


ONE, TWO = row("M1", 80.0), row("M2", 60.0, perspective=SIDES[1])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("now", "kind", "total"),
    [
        ([{**ONE, "actual": 90.0}, TWO], "actual", 5.0),
        ([{**ONE, "target": 160.0}, TWO], "target", -15.0),
        ([ONE, TWO, row("M3", 40.0)], "coverage", -10.0),
        ([ONE, {**TWO, "actual": None}], "coverage", 10.0),
    ],
)
def test_what_changed_alone_bears_the_whole_change(
    now: Sequence[Row], kind: str, total: float
) -> None:
    found = change([ONE, TWO], now)
    assert (only(found), found.total) == (kind, pytest.approx(total))
    assert found.since == "2023"


def test_weights_and_rulebooks_bear_theirs() -> None:
    two = [row("M1", 80.0, weight=1.0), row("M2", 60.0, weight=1.0, objective_id="O-M1")]
    heavy = [two[0], {**two[1], "weight": 3.0}]
    assert only(change(two, heavy)) == "weight"
    fewer = [row("M1", 120.0, polarity="minimize"), TWO]
    assert only(change(fewer, fewer, LENIENT, CAPPED)) == "rulebook"
    assert only(change([ONE, TWO], [ONE, TWO], LENIENT, HEAVY)) == "rulebook"


def test_what_came_and_went_is_coverage_and_so_is_what_may_not_be_compared() -> None:
    assert only(change([ONE, TWO], [row("M9", 50.0), TWO])) == "coverage"
    other_unit = {**ONE, "measured_in": "days", "actual": 50.0}
    assert only(change([ONE, TWO], [other_unit, TWO])) == "coverage"
    other_way = {**ONE, "polarity": "minimize"}
    assert only(change([ONE, TWO], [other_way, TWO])) == "coverage"


def test_two_changes_share_what_they_do_together() -> None:
    """80 of 100 becomes 90 of 120: 80, 90 alone, 66⅔ alone, 75 together; halved by two sides."""
    found = change([ONE, TWO], [{**ONE, "actual": 90.0, "target": 120.0}, TWO])
    assert found.effects is not None
    actual = ((90 - 80) + (75 - 80 / 1.2)) / 2 / 2
    assert found.effects.actual == pytest.approx(actual)
    assert found.effects.target == pytest.approx(-2.5 - actual)
    assert [(one.id, pytest.approx(one.effect)) for one in found.measures] == [
        ("M1", -2.5), ("M2", 0.0),
    ]  # fmt: skip


def test_last_year_is_told_by_this_years_rules() -> None:
    fewer = [row("M1", 120.0, polarity="minimize"), TWO]
    found = change(fewer, [{**fewer[0], "actual": 100.0}, TWO], LENIENT, CAPPED)
    assert found.before_by_todays_rules == pytest.approx((100 / 1.2 + 60) / 2)


def test_without_the_rulebook_of_then_it_is_told_by_measure_only() -> None:
    past = signed(account([ONE, TWO]), None)
    found = account([{**ONE, "actual": 90.0}, TWO], past=[past]).change
    assert (found.effects, found.refused) == (None, "rulebook-not-kept")
    assert {one.id: pytest.approx(one.effect) for one in found.measures} == {"M1": 5.0, "M2": 0.0}


def test_a_record_that_does_not_score_as_it_was_signed_is_not_split() -> None:
    then = signed(account([ONE, TWO]))
    edited = replace(then, scorecard=replace(then.scorecard, value=71.0))
    assert account([ONE, TWO], past=[edited]).change.refused == "does-not-rescore"


@pytest.mark.parametrize(
    ("then", "now", "refused"),
    [
        ([row("M1", None)], [ONE], "no-score-then"),
        ([ONE], [row("M1", None)], "no-score-now"),
    ],
)
def test_without_a_score_nothing_is_split(
    then: Sequence[Row], now: Sequence[Row], refused: str
) -> None:
    found = change(then, now)
    assert (found.refused, found.total, found.measures) == (refused, None, ())


def test_without_an_earlier_final_there_is_no_change() -> None:
    assert account([ONE]).change == Change(refused="no-earlier-final")


def test_the_latest_of_several_finals_counts() -> None:
    older = signed(account([row("M1", 10.0)]), year=2022)
    found = account([ONE], past=[older, signed(account([row("M1", 70.0)]))]).change
    assert (found.since, found.total) == ("2023", pytest.approx(10.0))


@pytest.mark.slow
def test_a_geometric_mean_has_no_sum_of_measures() -> None:
    book = rolled("scorecard", mean="geometric")
    found = change([ONE, TWO], [{**ONE, "actual": 90.0}, TWO], book, book)
    assert (found.measures, only(found)) == ((), "actual")


SCALES = {
    "pointed": GradeScale.model_validate(
        {"groups": [["A"], ["B", "C"], ["D"]], "points": {"A": 90, "B": 70, "C": 70, "D": 40}}
    ),
    "plain": GradeScale.model_validate({"groups": [["A"], ["B", "C"], ["D"]]}),
}


def rolled(level: str, **keys: object) -> Rulebook:
    """A rulebook that rolls one level up otherwise."""
    levels = DEFAULT.levels.model_dump(by_alias=True)
    levels[level] |= keys
    return scoring({}, levels=levels, minimum_coverage=0.0)


FIGURES = st.decimals(min_value=1, max_value=300, places=2, allow_nan=False).map(float)
DEDUCTED = "M7"
"""The measure that some rulebooks take off; by the others it is one of the rest."""
SUMS = (LENIENT, CAPPED, HEAVY)
OTHERS = (
    rolled("objective", mean="geometric"),
    rolled("perspective", mean="geometric"),
    rolled("scorecard", mean="geometric"),
    rolled("scorecard", deduct=DEDUCTED),
)
"""By these a score may be no sum of what its measures give."""
BOOKS = tuple(book.model_copy(update={"scales": SCALES}) for book in (*SUMS, *OTHERS))
PLACES = st.sampled_from(range(len(BOOKS)))
DEDUCTS = len(BOOKS) - 1
WAYS = st.sampled_from(["maximize", "minimize", "stabilize"])
GRADES = st.sampled_from("ABCD")
NUMBERED = st.builds(
    lambda actual, target, way: {"actual": actual, "target": target, "polarity": way},
    st.one_of(st.none(), FIGURES),
    st.one_of(st.none(), FIGURES, FIGURES),
    WAYS,
)
RANGED = st.builds(
    lambda actual, ends, way: {
        "actual": actual, "target": None, "target_low": min(ends), "target_high": max(ends),
        "polarity": way,
    },
    st.one_of(st.none(), FIGURES),
    st.tuples(FIGURES, FIGURES),
    WAYS,
)  # fmt: skip
GRADED = st.builds(Graded, st.sampled_from(sorted(SCALES)), GRADES, st.one_of(st.none(), GRADES))
MEASURES = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.sampled_from(range(4)),
        st.one_of(NUMBERED, RANGED, GRADED),
        st.sampled_from([0.5, 1.0, 3.0]),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda drawn: drawn[0],
)


def drawn_account(drawn: list, book: Rulebook, past: Sequence[Past] = ()) -> Account:
    rows, graded = [], {}
    for n, objective, told, weight in drawn:
        cells = told
        if isinstance(told, Graded):
            scale, graded[f"M{n}"] = SCALES[told.scale], told
            cells = {"target": scale.worth(told.target), "actual": scale.worth(told.actual)}
        rows.append({**row(f"M{n}", None), **cells, "weight": weight, "perspective": SIDES[n % 4],
                     "objective_id": f"O{n % 4}-{objective}"})  # fmt: skip
    return account(rows, book, past, graded)


@pytest.mark.slow
def test_no_change_is_five_times_nothing() -> None:
    one = {**ONE, "perspective": MINISTRY.perspectives[0].id}
    found = change([one], [one], MINISTRY, MINISTRY)
    assert found.effects == Effects(*([pytest.approx(0.0, abs=1e-12)] * 5))


MET = {"actual": 1.0, "target": 1.0, "polarity": "maximize"}


@given(MEASURES, MEASURES, PLACES, PLACES)
@example([(1, 0, MET, 1.0)], [(1, 0, MET, 1.0), (7, 0, MET, 1.0)], 1, DEDUCTS)
def test_effects_add_up_on_any_two_scorecards(
    then: list, now: list, before: int, after: int
) -> None:
    past = signed(drawn_account(then, BOOKS[before]), BOOKS[before])
    found = drawn_account(now, BOOKS[after], [past]).change
    if found.total is None:
        # By a rulebook that takes a measure off, a period without that measure has no score.
        takes_off = before != after and DEDUCTS in (before, after)
        assert found.refused in ("no-score-then", "no-score-now", *["not-comparable"] * takes_off)
        return
    assert found.refused is None
    assert found.effects is not None
    assert sum(effect for _, effect in found.effects.by_kind) == pytest.approx(
        found.total, abs=1e-9
    )
    if found.measures or max(before, after) < len(SUMS):
        assert sum(one.effect for one in found.measures) == pytest.approx(found.total, abs=1e-9)
