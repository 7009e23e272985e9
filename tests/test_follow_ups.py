"""What became of advice: how far, how often it was asked, and that nothing is dropped."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from pipeline.account import Account, FollowUp, Past, Recommendation
from pipeline.case import Case
from pipeline.report import actions_of
from pipeline.report.leadership.decided import decisions
from pipeline.report.phrases.followed import counted, known_follow_ups
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


def test_unanswered_advice_stands_whatever_its_measure_below_what_was_missed() -> None:
    """Advice on what lies below a target, such as the items of a survey, stays pending even where
    the target is met; so does what this report advises again."""
    reached = {**MISSED, "measure_id": "M2", "actual": 110.0}
    before = case(MISSED, reached)
    widen = Recommendation(
        id="widen-the-sample.M2", rule="widen-the-sample", measure="M2", priority="low"
    )
    given = (*before.account.recommendations, widen)
    last = year(replace(before.account, recommendations=given), 2023)
    found = case(MISSED, reached, earlier=(last,))
    assert {key: one.is_pending for key, one in followed(found.account).items()} == {
        KEY: True,
        widen.id: True,
    }
    assert [one.recommendation_id for one in known_follow_ups(found)] == [KEY, widen.id]
    assert decisions(found).items[0].what.startswith("Settle 2 earlier")
    alone = case({**MISSED, "actual": 100.0}, reached, earlier=(last,))
    assert "“Close M2” (report of 2023): not answered." in decisions(alone).items[0].why
    again = replace(alone.account, recommendations=before.account.recommendations)
    told = known_follow_ups(replace(alone, account=again))
    assert [one.is_pending for one in told if one.recommendation_id == KEY] == [True]


def test_what_asks_for_nothing_more_waits_for_no_answer() -> None:
    """Praise is not among what goes out to be answered, and its row left empty is none."""
    then = case({**MISSED, "actual": 110.0})
    assert [part.id for part in then.account.recommendations] == ["keep.M1"]
    assert actions_of(then) == ()
    row: dict[str, object] = {"recommendation_id": "keep.M1"}
    again = case({**MISSED, "actual": 110.0}, earlier=(year(then.account, 2023),), actions=[row])
    assert again.account.follow_up == ()
    assert decisions(again).items == ()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_how_often_it_was_asked_is_said_from_the_second_time(count: int) -> None:
    finals: list[Past] = []
    for number in range(2024 - count, 2024):
        finals.append(year(case(MISSED, earlier=tuple(finals)).account, number))
    pages = document(case(MISSED, earlier=tuple(finals)))
    asked = {1: "Not answered", 2: "Not answered, in 2 reports in a row",
             3: "Not answered, in 3 reports in a row"}  # fmt: skip
    assert [row[2] for row in table(pages, "follow-ups-table")] == [asked[count]]


@pytest.mark.parametrize(("count", "first"), [(1, "Define every measure"), (2, "Close M1")])
def test_what_was_asked_twice_in_vain_stands_before_what_is_overdue(count: int, first: str) -> None:
    finals: list[Past] = []
    for number in range(2024 - count, 2024):
        finals.append(year(case(MISSED, earlier=tuple(finals)).account, number))
    late = {**OTHER, "status": "in progress", "due": date(2024, 9, 30)}
    asked = decisions(case(MISSED, earlier=tuple(finals), actions=[late])).items[0]
    assert asked.what.startswith("Settle 2 earlier")
    assert first in asked.why


@pytest.mark.parametrize(
    ("day", "standing", "due"),
    [
        (date(2024, 9, 30), "overdue since 30 September 2024", "30 September 2024 (overdue)"),
        (date(2025, 1, 31), "was due 31 January 2025", "31 January 2025 (overdue)"),
        (date(2025, 2, 28), "due 28 February 2025", "28 February 2025"),
    ],
)
def test_a_day_that_is_over_is_no_new_deadline(day: date, standing: str, due: str) -> None:
    """The report is issued on the last of these days."""
    told = case(MISSED, actions=[{**OTHER, "due": day}])
    facts = {fact.term: fact.text for fact in decisions(told).items[0].facts}
    assert facts["Due"] == due
    rows = table(document(told), "evaluators-table") or []
    assert [row[3] for row in rows] == [f"Not answered, {standing}"]


def test_a_step_whose_day_is_over_is_overdue_too() -> None:
    step = {"solution": "Open a counter", "due": date(2024, 11, 30), "cause": "One counter"}
    facts = {one.term: one.text for one in decisions(case({**MISSED, **step})).items[0].facts}
    assert facts["Due"] == "30 November 2024 (overdue)"


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


def test_each_is_counted_by_what_became_of_it_and_what_is_not_begun_is_not_under_way() -> None:
    said = ("selesai", "dalam proses", "belum ditindaklanjuti", "tidak dapat ditindaklanjuti", None)
    rows = [{**OTHER, "recommendation_id": f"LHE-{n}", "status": status}
            for n, status in enumerate(said)]  # fmt: skip
    told = case({**MISSED, "actual": 100.0}, actions=rows)
    assert list(counted(known_follow_ups(told), told.language)) == [
        "1 done", "1 under way", "1 not begun", "1 that cannot be followed up",
        "1 without an answer",
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


DONE = {
    "recommendation_id": KEY, "status": "selesai", "note": "A counter was opened",
    "due": date(2023, 6, 30), "evidence": "Minutes", "adjusts": "activity",
}  # fmt: skip


def returned(of: Case) -> list[dict[str, object]]:
    """What went out, brought back as it was."""
    rows = [{name: value or None for name, value in row.items()} for row in actions_of(of)]
    return [{**row, "due": row["due"] and date.fromisoformat(row["due"])} for row in rows]


def test_advice_that_is_given_again_goes_out_open_with_its_old_answer_as_a_note() -> None:
    """Brought back unedited it is no answer: the target is still missed."""
    finals = [year(case(MISSED).account, 2022)]
    then = case(MISSED, earlier=tuple(finals), actions=[DONE])
    assert followed(then.account)[KEY].is_closed
    row = next(row for row in actions_of(then) if row["recommendation_id"] == KEY)
    assert row["note"] == "report of 2024: done; A counter was opened; Minutes"
    assert [row[name] for name in ("status", "due", "evidence", "adjusts")] == [""] * 4
    finals.append(year(then.account, 2023))
    one = followed(case(MISSED, earlier=tuple(finals), actions=returned(then)).account)[KEY]
    assert (one.status, one.is_closed, one.times, one.is_pending) == (None, False, 1, True)


def test_the_answer_of_the_last_report_is_none_to_what_it_advises_again() -> None:
    """Whoever copies the table of last year; another word of it is an answer."""
    finals = [year(case(MISSED).account, 2022)]
    finals.append(year(case(MISSED, earlier=tuple(finals), actions=[DONE]).account, 2023))
    for action, is_closed in ((DONE, False), ({**DONE, "note": "A second counter"}, True)):
        one = followed(case(MISSED, earlier=tuple(finals), actions=[action]).account)[KEY]
        assert (one.is_closed, one.is_answered) == (is_closed, is_closed)


def test_what_was_answered_before_its_report_was_signed_is_answered() -> None:
    first = case(MISSED, actions=[DONE])
    again = case(MISSED, earlier=(year(first.account, 2023),), actions=returned(first))
    assert followed(again.account)[KEY].is_closed


@pytest.mark.parametrize(
    ("changed", "standing"),
    [
        ({}, "In progress, not answered anew, due 31 March 2025"),
        ({"note": "The second draft"}, "In progress, due 31 March 2025"),
        ({"due": date(2025, 6, 30)}, "In progress, due 30 June 2025"),
        ({"owner": "Unit 2"}, "In progress, not answered anew, due 31 March 2025"),
    ],
)
def test_a_row_of_others_is_carried_on_and_unedited_is_not_answered_anew(
    changed: dict[str, object], standing: str
) -> None:
    answer = {**OTHER, "status": "in progress", "note": "A draft", "due": date(2025, 3, 31)}
    before = case(MISSED, actions=[answer])
    rows = [row for row in returned(before) if row["recommendation_id"] == "LHE-1"]
    assert [(row["status"], row["note"]) for row in rows] == [("in progress", "A draft")]
    found = case(MISSED, earlier=(year(before.account, 2023),), actions=[{**rows[0], **changed}])
    is_new = "anew" not in standing
    one = followed(found.account)["LHE-1"]
    assert (one.status, one.is_answered, one.is_pending) == ("in progress", is_new, not is_new)
    told = table(document(found), "evaluators-table") or []
    assert [row[3] for row in told] == [standing]


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
