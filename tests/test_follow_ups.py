"""What became of advice: how far, how often it was asked, and that nothing is dropped."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from pipeline.account import Account, FollowUp, Past
from pipeline.report import actions_of
from pipeline.report.leadership.decided import decisions
from pipeline.scorecard import PROGRESS, Progress, Source
from tests.reported_by_hand import case, document
from tests.test_change import signed
from tests.test_report_particulars import said, table

MISSED = {"measure_id": "M1", "actual": 70.0, "target": 100.0}
KEY = "close-the-financial-gap.M1"
OTHER = {"recommendation_id": "LHE-1", "source": "lhe", "recommendation": "Define every measure"}


def year(account: Account, number: int) -> Past:
    """An account as the final of a year, with the words of its advice."""
    advice = tuple(replace(part, text=f"Close {part.measure}.") for part in account.recommendations)
    return replace(
        signed(account, None, number), recommendations=advice, follow_up=account.follow_up
    )


def years(*answers: Sequence[dict[str, object]]) -> Account:
    """One year after another with the answers given in each, the last of them unsigned."""
    finals: list[Past] = []
    first = 2024 - len(answers) + 1
    for number, actions in enumerate(answers, first):
        account = case(MISSED, earlier=tuple(finals), actions=list(actions)).account
        finals.append(year(account, number))
    return account


def followed(account: Account) -> dict[str, FollowUp]:
    return {one.recommendation_id: one for one in account.follow_up}


def test_advice_is_asked_about_until_it_is_answered() -> None:
    assert years([]).follow_up == ()
    for count in (1, 2, 3):
        one = followed(years(*[[]] * (count + 1)))[KEY]
        assert (one.times, one.is_pending, one.since) == (count, True, str(2024 - count))
    answered = followed(years([], [], [{"recommendation_id": KEY, "status": "dalam proses"}]))[KEY]
    assert (answered.times, answered.is_pending) == (0, False)
    assert followed(years([], [{"recommendation_id": KEY, "status": "proses"}], []))[KEY].times == 1


@pytest.mark.slow
def test_what_is_done_is_told_once_unless_it_is_advised_again() -> None:
    done = {"recommendation_id": KEY, "status": "selesai"}
    assert followed(years([], [done]))[KEY].is_closed
    assert followed(years([], [done], []))[KEY].times == 1  # the target is missed again


@pytest.mark.slow
def test_what_others_recommend_is_never_dropped() -> None:
    found = followed(years([OTHER], [], []))["LHE-1"]
    assert (found.source, found.recommendation) == (Source.LHE, "Define every measure")
    assert (found.times, found.is_pending) == (3, True)
    closed = {**OTHER, "status": "tuntas", "evidence": "SK"}
    assert followed(years([OTHER], [closed]))["LHE-1"].is_closed
    assert "LHE-1" not in followed(years([OTHER], [closed], []))


@pytest.mark.slow
def test_it_is_overdue_from_the_day_after_which_the_period_ends() -> None:
    for day, late in ((date(2024, 12, 31), True), (date(2025, 1, 1), False)):
        answer = {**OTHER, "status": "in progress", "due": day}
        assert followed(years([answer]))["LHE-1"].overdue is late
    done = {**OTHER, "status": "done", "due": date(2024, 1, 1)}
    assert not followed(years([done]))["LHE-1"].overdue


@pytest.mark.parametrize(
    ("status", "progress"),
    [
        ("Selesai", Progress.DONE), ("SUDAH DITINDAKLANJUTI", Progress.DONE),
        ("Sesuai Rekomendasi", Progress.DONE), ("dalam  proses", Progress.IN_PROGRESS),
        ("Belum sesuai", Progress.IN_PROGRESS), ("belum", Progress.NOT_BEGUN),
        ("Belum ditindaklanjuti", Progress.NOT_BEGUN),
        ("tidak dapat ditindaklanjuti", Progress.IMPOSSIBLE),
        ("menunggu anggaran", None),
    ],
)  # fmt: skip
def test_the_words_of_offices_say_how_far_it_is(status: str, progress: Progress | None) -> None:
    found = followed(years([{**OTHER, "status": status}]))["LHE-1"]
    assert (found.progress, found.status, found.is_answered) == (progress, status, True)


@pytest.mark.parametrize("status", ["-", "n/a", "", None])
def test_a_dash_is_no_answer(status: str | None) -> None:
    assert not followed(years([{**OTHER, "status": status}]))["LHE-1"].is_answered


@pytest.mark.slow
def test_the_figure_since_is_that_of_the_year_that_advised() -> None:
    finals: list[Past] = []
    for number, actual in ((2022, 40.0), (2023, 55.0)):
        account = case({**MISSED, "actual": actual}, earlier=tuple(finals)).account
        finals.append(year(account, number))
    found = case(MISSED, earlier=tuple(finals))
    assert followed(found.account)[KEY].before == 40.0
    assert followed(found.account)[KEY].met is False


def test_unanswered_advice_leads_the_decisions_and_what_was_reached_does_not() -> None:
    account = case(MISSED).account
    again = case(MISSED, earlier=(year(account, 2023),))
    first = decisions(again).items[0]
    assert first.what == "Settle 1 earlier recommendation that is unanswered or overdue"
    assert "“Close M1” (report of 2023): not answered." in first.why
    reached = case({**MISSED, "actual": 100.0}, earlier=(year(account, 2023),))
    assert decisions(reached).items == ()


def test_the_table_of_evaluators_has_plan_owner_progress_and_evidence() -> None:
    rows = [
        {**OTHER, "status": "in progress", "note": "A decree is drafted", "owner": "Secretariat",
         "due": date(2024, 6, 30), "evidence": "Draft"},
        {"recommendation_id": "B1", "source": "bpk", "recommendation": "Return the excess"},
    ]  # fmt: skip
    pages = document(case(MISSED, actions=rows))
    assert table(pages, "evaluators-table") == [
        ["evaluation of the performance system (LHE)"],
        ["Define every measure", "A decree is drafted", "Secretariat",
         "In progress, overdue since 30 June 2024", "Draft"],
        ["supreme audit board (BPK)"],
        ["Return the excess", "–", "not available", "Not answered", "–"],
    ]  # fmt: skip


def test_what_goes_out_to_be_answered_carries_what_is_open() -> None:
    done = {"recommendation_id": "A1", "source": "apip", "recommendation": "Lock it",
            "status": "selesai"}  # fmt: skip
    rows = {
        row["recommendation_id"]: row for row in actions_of(case(MISSED, actions=[OTHER, done]))
    }
    assert set(rows) == {KEY, "LHE-1"}
    assert rows["LHE-1"]["source"] == "lhe"
    assert rows["LHE-1"]["recommendation"] == "Define every measure"


def test_every_progress_has_a_word() -> None:
    assert set(PROGRESS) == set(Progress)


def test_an_answer_to_what_nobody_recommended_is_none() -> None:
    strays = [
        {"recommendation_id": f"x.{about}", "status": "selesai", "recommendation": "Raise it"}
        for about in ("M9", "M1")
    ]
    told = said(document(case(MISSED, actions=strays)))
    assert "left out: 2 (about a measure)." in told
    assert "Raise it" not in told
    assert "x.M" not in told
