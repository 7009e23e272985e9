"""Ranks by intervals, and who is ranked among whom: laws, and cases by hand."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.account import (
    AgencyName,
    Certainty,
    Change,
    Delivered,
    Effects,
    Expected,
    FaultKind,
    FollowUp,
    Gathered,
    Node,
    PeriodDays,
    Portfolio,
    Recommendation,
    Refusal,
    RulebookName,
    ToldFinding,
)
from pipeline.account.gathered import Estimated
from pipeline.language import language
from pipeline.report.portfolio.headline import headline, lead, not_in
from pipeline.score import portfolio_of
from pipeline.score.ranks import ranks
from pipeline.scorecard import Source

ENDS = st.tuples(st.integers(0, 40), st.integers(0, 8)).map(lambda pair: (pair[0], sum(pair)))
INTERVALS = st.lists(ENDS, min_size=1, max_size=12)


@given(INTERVALS)
def test_a_rank_counts_who_lies_wholly_above_and_wholly_below(
    intervals: list[tuple[int, int]],
) -> None:
    for (low, high), (best, worst) in zip(intervals, ranks(intervals), strict=True):
        above = sum(other_low > high for other_low, _ in intervals)
        below = sum(other_high < low for _, other_high in intervals)
        assert best == 1 + above
        assert worst == len(intervals) - below
        assert best <= worst


@given(st.lists(ENDS, min_size=1, max_size=6))
def test_some_order_of_scores_takes_each_to_its_best_and_its_worst_place(
    intervals: list[tuple[int, int]],
) -> None:
    """Scores at one end for the one and at the other for the rest."""
    for place, ((low, high), (best, worst)) in enumerate(
        zip(intervals, ranks(intervals), strict=True)
    ):
        others = [one for index, one in enumerate(intervals) if index != place]
        assert best == 1 + sum(other_low > high for other_low, _ in others)
        assert worst == 1 + sum(other_high >= low for _, other_high in others)


@given(st.data())
def test_the_order_in_which_they_come_changes_nothing(data: st.DataObject) -> None:
    intervals = data.draw(INTERVALS)
    order = data.draw(st.permutations(range(len(intervals))))
    plain = ranks(intervals)
    moved = ranks([intervals[index] for index in order])
    assert [plain[index] for index in order] == list(moved)


@given(INTERVALS, st.integers(0, 5))
def test_a_wider_interval_never_narrows_a_rank(intervals: list[tuple[int, int]], more: int) -> None:
    (low, high), *others = intervals
    best, worst = ranks(intervals)[0]
    wider_best, wider_worst = ranks([(low - more, high + more), *others])[0]
    assert wider_best <= best
    assert wider_worst >= worst


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([(5, 5)], [(1, 1)]),
        ([(5, 5), (5, 5)], [(1, 2), (1, 2)]),
        ([(9, 9), (5, 5), (5, 5), (1, 1)], [(1, 1), (2, 3), (2, 3), (4, 4)]),
        ([(5, 7), (7, 9)], [(1, 2), (1, 2)]),
        ([(5, 7), (8, 9), (6, 8)], [(2, 3), (1, 2), (1, 3)]),
    ],
)
def test_ties_and_overlaps_are_ranges(
    intervals: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    assert list(ranks(intervals)) == expected


# --- who is ranked among whom -----------------------------------------------------------------

YEAR = PeriodDays("2024", date(2024, 1, 1), date(2024, 12, 31))
BOOK = RulebookName("book", "Book")


def agency(key: str, score: float | None, **parts: object) -> Delivered:
    """An agency's record by hand; `parts` are of the record, `interval` and `coverage` of its
    scorecard."""
    whole = Node(
        score=score,
        rating=None,
        coverage=float(str(parts.pop("coverage", 1.0))),
        interval=parts.pop("interval", None),  # type: ignore[arg-type]
    )
    least = Delivered(
        agency=AgencyName(key, key.upper(), "Region"),
        report=key,
        period=YEAR,
        rulebook=BOOK,
        status="final",
        perspectives=(
            Node(id="p", weight=1, score=score, rating=None, coverage=1),
            Node(id="q", weight=3, score=None, rating=None, coverage=0),
        ),
        scorecard=whole,
        file=f"{key}/2024/scorecard.json",
        sha256=key,
        issued=date(2025, 2, 28),
    )
    return replace(least, **parts)  # type: ignore[arg-type]


def told(*delivered: Delivered, **parts: object) -> Portfolio:
    return portfolio_of(replace(Gathered("2024", tuple(delivered)), **parts))  # type: ignore[arg-type]


def placed(portfolio: Portfolio) -> dict[str, tuple[int, int] | str | None]:
    return {one.agency.id: one.rank or one.unranked for one in portfolio.agencies}


def test_ranked_are_those_under_the_rules_that_most_have() -> None:
    other = replace(BOOK, id="other")
    reweighed = tuple(
        Node(id=key, weight=1, score=1, rating=None, coverage=1) for key in ("p", "q")
    )
    half = replace(YEAR, end=date(2024, 6, 30))
    portfolio = told(
        agency("a", 90.0),
        agency("b", 95.0, interval=(89.0, 101.0)),
        agency("c", 80.0),
        agency("d", None, coverage=0.25),
        agency("e", 99.0, rulebook=other),
        agency("f", 99.0, perspectives=reweighed),
        agency("g", 99.0, period=half),
    )
    assert placed(portfolio) == {
        "b": (1, 2), "a": (1, 2), "c": (3, 3), "d": "no-score",
        "e": "other-rulebook", "f": "other-weights", "g": "other-days",
    }  # fmt: skip
    assert [one.agency.id for one in portfolio.apart] == ["e", "f", "g"]
    assert portfolio.rulebook == BOOK


def test_weights_that_differ_by_a_factor_are_the_same() -> None:
    scaled = tuple(
        Node(id=key, weight=weight, score=1, rating=None, coverage=1)
        for key, weight in (("p", 25), ("q", 75))
    )
    assert placed(told(agency("a", 90.0), agency("b", 80.0, perspectives=scaled))) == {
        "a": (1, 1),
        "b": (2, 2),
    }


def test_whoever_has_nobody_beside_it_has_no_rank() -> None:
    portfolio = told(agency("a", 90.0), agency("b", None, coverage=0.2))
    assert placed(portfolio) == {"a": "alone", "b": "no-score"}
    assert portfolio.rulebook is None
    assert headline(portfolio, language("en")) == "A alone has a score that counts here"


def test_without_any_score_nobody_is_ranked() -> None:
    portfolio = told(agency("a", None, coverage=0.2), agency("b", None, coverage=0.1))
    assert placed(portfolio) == {"a": "no-score", "b": "no-score"}
    assert headline(portfolio, language("en")) == "No agency has an overall score"


def test_the_order_of_the_records_changes_nothing() -> None:
    delivered = (
        agency("a", 90.0, interval=(88.0, 91.0)),
        agency("b", 90.0),
        agency("c", 70.0, rulebook=replace(BOOK, id="other")),
        agency("d", 95.0),
    )
    assert len({told(*order) for order in permutations(delivered)}) == 1


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([(99, 99), (80, 90), (85, 88)], "A leads clearly; the rest overlap"),
        (
            [(99, 99), (80, 90), (85, 88), (10, 10)],
            "A leads clearly; 2 share their places with others",
        ),
        ([(99, 99), (80, 80), (70, 70)], "A is first, C last, and no scores overlap"),
        ([(80, 99), (85, 90), (82, 89)], "The scores of all 3 overlap: nobody is clearly first"),
        ([(80, 99), (85, 90), (70, 71)], "2 agencies may be first; none leads clearly"),
    ],
)
def test_the_headline_is_what_the_ranks_bear_out(
    scores: list[tuple[int, int]], expected: str
) -> None:
    delivered = [
        agency(chr(ord("a") + place), (low + high) / 2, interval=(low, high))
        for place, (low, high) in enumerate(scores)
    ]
    assert headline(told(*delivered), language("en")) == expected


def test_an_older_record_ranks_as_a_point_and_is_said_so() -> None:
    sure = Estimated("M", Certainty((1.0, 2.0), ()))
    known = Estimated("M", Certainty((1.0, 2.0), (), (80.0, 90.0)))
    older, newer = agency("a", 90.0, measures=(sure,)), agency("b", 85.0, measures=(known,))
    found = {one.agency.id: one.without_interval for one in told(older, newer).agencies}
    assert found == {"a": True, "b": False}


def test_what_moved_most_is_told_with_its_sign() -> None:
    effects = Effects(actual=1.0, target=-4.0, weight=0.0, rulebook=0.5, coverage=0.0)
    moved = agency("a", 90.0, change=Change("2023", -2.5, effects))
    plain = agency("b", 80.0, change=Change("2023", 1.0, refused="rulebook-not-kept"))
    one, other = told(moved, plain).agencies
    assert one.move is not None
    assert (one.move.total, one.move.kind, one.move.effect) == (-2.5, "target", -4.0)
    assert other.move is not None
    assert (other.move.total, other.move.kind) == (1.0, None)


def test_what_one_agency_alone_has_does_not_recur() -> None:
    def noted(*codes: str) -> tuple[ToldFinding, ...]:
        return tuple(ToldFinding(code, "note", "M", "cell", "", "text") for code in codes)

    advice = (Recommendation("R1", "rule", "M", "high"), Recommendation("R2", "rule", "N", "high"))
    portfolio = told(
        agency("a", 90.0, findings=noted("capped", "capped", "floored"), recommendations=advice),
        agency("b", 80.0, findings=noted("capped"), recommendations=advice[:1]),
        agency("c", 80.0),
    )
    assert [(one.id, one.agencies) for one in portfolio.findings] == [("capped", ("a", "b"))]
    assert [(one.id, one.agencies) for one in portfolio.advice] == [("rule", ("a", "b"))]


def test_overdue_are_rows_of_others_alone() -> None:
    rows = tuple(
        FollowUp(recommendation_id=f"X{place}", source=source, overdue=overdue)
        for place, (source, overdue) in enumerate(
            [(Source.LHE, True), (Source.RAPOR, True), (Source.BPK, False), (Source.APIP, True)]
        )
    )
    portfolio = told(agency("a", 90.0, follow_up=rows), agency("b", 80.0))
    assert [(one.agency, one.source) for one in portfolio.overdue] == [
        ("a", Source.LHE),
        ("a", Source.APIP),
    ]


# --- who is not in ----------------------------------------------------------------------------


def expected(key: str, due: date | None = None) -> Expected:
    return Expected(AgencyName(key, key.upper()), due)


def test_each_that_is_not_in_is_told_once_and_the_gravest_first() -> None:
    kinds = (FaultKind("not-a-number", 3),)
    portfolio = told(
        agency("a", 90.0),
        agency("b", 80.0),
        withdrawn=(AgencyName("w", "W"),),
        altered=(AgencyName("x", "X"),),
        refused=(
            Refusal(AgencyName("r", "R"), "r", "2024", kinds),
            Refusal(AgencyName("a", "A"), "a", "2024", kinds),
        ),
        expected=tuple(expected(key) for key in "abrwxm"),
    )
    assert [(one.agency.id, one.why) for one in portfolio.absent] == [
        ("x", "altered"),
        ("r", "refused"),
        ("m", "missing"),
        ("w", "withdrawn"),
    ]
    assert [one.agency.id for one in portfolio.agencies if one.refused] == ["a"]
    found = not_in(portfolio, language("en"))
    assert [one.title for one in found] == [
        "Record altered since it was published",
        "Refused",
        "Not delivered",
        "Withdrawn",
        "Newer delivery refused",
    ]
    assert found[1].text == "R (“…” is not a number)"
    assert lead(portfolio, language("en")).startswith("Of 6 agencies 2 delivered, all as final.")


DUE = date(2025, 2, 28)


@pytest.mark.parametrize(
    ("due", "issued", "status", "late"),
    [
        (DUE, DUE, "final", False),
        (DUE, date(2025, 3, 1), "final", True),
        (DUE, date(2025, 2, 1), "draft", True),
        (date(2025, 4, 1), date(2025, 2, 1), "draft", False),
        (date(2024, 12, 31), date(2025, 2, 1), "final", False),
        (date(2023, 2, 28), date(2025, 2, 1), "final", False),
        (date(2026, 2, 28), date(2026, 3, 1), "final", False),
    ],
    ids=["on-day", "after", "draft", "not-yet", "inside", "of-an-earlier-year", "of-a-later-year"],
)
def test_late_is_what_is_issued_after_its_day(
    due: date, issued: date, status: str, late: bool
) -> None:
    portfolio = told(
        agency("a", 90.0, issued=issued, status=status),
        agency("b", 80.0, issued=date(2025, 3, 2)),
        expected=(expected("a", due),),
    )
    assert next(one.late for one in portfolio.agencies if one.agency.id == "a") is late


def test_a_missing_one_is_overdue_by_the_day_of_the_latest_record() -> None:
    portfolio = told(
        agency("a", 90.0),
        agency("b", 80.0),
        expected=(expected("m", date(2025, 2, 27)), expected("n", date(2025, 3, 1))),
    )
    assert [(one.agency.id, one.late) for one in portfolio.absent] == [("m", True), ("n", False)]
