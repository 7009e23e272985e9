"""What may not be compared has neither trend nor change, wherever these are printed."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from pipeline.account import AgencyName, Delivered, EarlierScore, Past, PeriodDays, RulebookName
from pipeline.account import streak as trend
from pipeline.case import Case
from pipeline.examine.prose.known.subjects import of_node
from pipeline.grades import Graded
from pipeline.measure import measured
from pipeline.report import explanation
from pipeline.report.data.sheets import sheets_of
from pipeline.report.phrases.changes import score_change
from pipeline.report.phrases.last_moves import last_move
from pipeline.report.phrases.movements import measure_moves
from pipeline.reportfile import Period
from pipeline.rulebook import Advice, Rulebook
from pipeline.score import account_of
from pipeline.score.portfolio import _move
from tests.case_by_hand import DEFAULT, in_language
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables
from tests.test_score import SIDES

pytestmark = pytest.mark.one_in(2)

CASES = Path(__file__).parent / "cases" / "comparability.csv"
BOOK = DEFAULT.model_copy(update={"minimum_coverage": 0.0})
HEAVIER = tuple(
    side.model_copy(update={"weight": 1.0 + place}) for place, side in enumerate(BOOK.perspectives)
)
RULES: Mapping[str, Rulebook] = {
    "": BOOK,
    "other": BOOK.model_copy(update={"id": "other"}),
    "heavier": BOOK.model_copy(update={"perspectives": HEAVIER}),
    "reworded": BOOK.model_copy(update={"advice": (Advice(id="own", text="{measure}"),)}),
}
DAYS = {"S1": ((1, 1), (6, 30)), "S2": ((7, 1), (12, 31)), "": ((1, 1), (12, 31))}
Texts = Mapping[str, str]
ROWS = list(csv.DictReader(StringIO(CASES.read_text(encoding="utf-8"))))


def period_of(name: str) -> Period:
    year, _, part = name.partition("-")
    first, last = (date(int(year), *day) for day in DAYS[part])
    return Period(start=first, end=last)


def scored(actual: float, cells: str, third: str, period: str, book: Rulebook, *past: Past) -> Case:
    """M1 of one perspective, M2 of another, and beside M1 a third that may be measured or not."""
    told = dict(cell.split("=") for cell in cells.split("; ") if cell)
    grade = told.pop("grade", None)
    reached = {} if grade else {"actual": actual, "target": 100.0}
    rows: list[Mapping[str, object]] = [
        {"measure_id": "M1", "measure": "the first", "perspective": SIDES[0], **reached, **told},
        {"measure_id": "M2", "perspective": SIDES[1], "objective_id": "O2", "actual": 60.0,
         "target": 100.0},
    ]  # fmt: skip
    if third != "absent":
        name, _, value = third.rpartition(":")
        rows.append({"measure_id": name or "M3", "perspective": SIDES[0], "objective_id": "O3",
                     "actual": float(value) if value else None, "target": 100.0})  # fmt: skip
    days = period_of(period)
    order = in_language(report_file(period=days.model_dump(include={"start", "end"})), "en")
    typed = tables(realization=delivered("realization", [{**REALIZATION, **row} for row in rows]))
    graded = {"M1": Graded("opini-bpk", "WTP", grade)} if grade else {}
    given = replace(typed, graded=graded)
    return Case(account_of(given, measured(given, order, book), order, book, past), order, book)


def signed(case: Case, *, is_kept: bool = True) -> Past:
    """A case as the final that it became; its rulebook is kept with it or not."""
    account, period = case.account, case.report_file.period
    return Past(
        agency=AgencyName("contoh"),
        period=PeriodDays(period.id, period.start, period.end),
        rulebook=RulebookName(account.rulebook),
        status="final",
        measures=account.measures,
        objectives=account.objectives,
        perspectives=account.perspectives,
        scorecard=account.scorecard,
        policy=case.rulebook if is_kept else None,
    )


def two_periods(told: Texts, *, is_kept: bool = True) -> Case:
    return _two_periods(ROWS.index(dict(told)), is_kept=is_kept)


@cache
def _two_periods(place: int, *, is_kept: bool) -> Case:
    told = ROWS[place]
    then = scored(80.0, told["then"], told["more_then"], told["since"], RULES[told["rules"]])
    past = signed(then, is_kept=is_kept)
    return scored(90.0, told["now"], told["more_now"], told["until"], BOOK, past)


def rows_of(case: Case, sheet: str) -> list[dict[str, object]]:
    return [
        dict(zip(columns, row, strict=True))
        for name, columns, rows in sheets_of(case)
        if name == sheet
        for row in rows
    ]


EVERY = pytest.mark.parametrize("told", ROWS, ids=lambda told: told["case"])


def number(text: str) -> object:
    return pytest.approx(float(text)) if text else None


@EVERY
def test_a_figure_that_does_not_compare_has_no_trend(told: Texts) -> None:
    case = two_periods(told)
    measure, since = case.account.measure("M1"), told["since"]
    compares = not told["measure"]
    assert [one.unlike for one in measure.apart] == ([] if compares else [told["measure"]])
    assert [one.period for one in measure.past] == ([since] if compares else [])
    assert ((trend(measure) is not None), last_move(measure) is not None) == (compares, compares)
    moved = [move for move in measure_moves(case) if move.name == "the first"]
    assert bool(moved) is compares
    told_of = [row["period"] for row in rows_of(case, "periods") if row["id"] == "M1"]
    assert told_of == ([since, told["until"]] if compares else [])


@EVERY
def test_a_score_that_does_not_compare_has_no_change(told: Texts) -> None:
    case = two_periods(told)
    whole, side = case.account.scorecard, case.account.perspectives[0]
    assert [[one.unlike or "" for one in node.past] for node in (side, whole)] == [
        [told["side"]], [told["whole"]],
    ]  # fmt: skip
    found = {row["id"]: row for row in rows_of(case, "period_scores")}
    assert bool(found) is (told["whole"] != "rulebook")
    for node, change in ((SIDES[0], told["side_change"]), ("scorecard", told["whole_change"])):
        row = found.get(node, {"score_change": None, "not_compared": "."})
        assert row["score_change"] == number(change)
        assert bool(row["not_compared"]) is not bool(change)
    known = of_node(side, "perspective", case).periods
    assert (told["since"] in known) is bool(told["side_change"])


@EVERY
def test_a_change_that_cannot_be_split_is_told_only_where_its_scores_compare(told: Texts) -> None:
    case = two_periods(told, is_kept=False)
    change = case.account.change
    if told["rules"] == "heavier":
        return  # Where the rulebook of then is not kept, its name alone is known.
    assert change.total == number(told["whole_change"])
    refused = {"": "rulebook-not-kept", "part": "no-earlier-final"}
    assert change.refused == refused.get(told["whole"], "not-comparable")
    compares = bool(told["whole_change"])
    assert bool(change.measures) is bool(score_change(case)) is compares
    assert ("Score now" in explanation(case, "change")) is compares
    one = Delivered(
        agency=AgencyName("contoh"), report="r", period=signed(case).period, status="final",
        rulebook=RulebookName("x"), scorecard=case.account.scorecard, change=change,
    )  # fmt: skip
    assert (_move(one) is not None) is compares


def test_what_is_compared_is_asked_of_each_final_by_itself() -> None:
    told = {**ROWS[0], "now": "definition=b"}
    older = signed(scored(70.0, "definition=a", "", "2022", BOOK))
    newer = signed(scored(80.0, "definition=b", "", "2023", BOOK, older))
    case = scored(90.0, told["now"], "", "2024", BOOK, older, newer)
    assert case.account.perspectives[0].past == (
        EarlierScore("2022", 70.0, "definition"), EarlierScore("2023", 80.0),
    )  # fmt: skip
    assert trend(case.account.measure("M1")) == 1
