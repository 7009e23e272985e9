"""Recommendations and what became of them, in words: progress, due day, what the figure did."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.account import FollowUp
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.advice import advice_text
from pipeline.report.phrases.names import named_period, period_name
from pipeline.report.phrases.values import actual_text, target_text, value_text
from pipeline.scorecard import ADJUSTMENTS, PROGRESS, SOURCES, Progress, Source
from pipeline.translatable import _

_AGAIN = 2
"""Reports in a row from which the number is worth mentioning."""


def known_follow_ups(case: Case) -> Sequence[FollowUp]:
    """The follow-ups that have a text: given earlier, given by others, or answered at once.

    Those that leadership is still to be asked about go first, then those under way.
    """
    advised = {part.id for part in case.account.recommendations}
    given = (
        _with_words(one, case)
        for one in case.account.follow_up
        if one.source is not Source.RAPOR or one.since or one.recommendation_id in advised
    )
    return sorted((one for one in given if one.recommendation), key=_gravity)


def _with_words(one: FollowUp, case: Case) -> FollowUp:
    """A follow-up with the text and measure of this period's advice, where it answers that advice:
    what is advised again is not settled by a target that was met before."""
    advised = (part for part in case.account.recommendations if part.id == one.recommendation_id)
    if (part := next(advised, None)) is None:
        return one
    words = one.recommendation or advice_text(part, case)
    measure = one.measure or part.measure
    return replace(one, recommendation=words, measure=measure, met_before=one.met)


def to_answer(one: FollowUp, case: Case) -> FollowUp:
    """A follow-up as it goes out to be answered: what was closed and is advised again is open, and
    the answer that closed it is its note."""
    language, again = case.language, {part.id for part in case.account.recommendations}
    if one.since is None or not one.is_closed or one.recommendation_id not in again:
        return one
    said = [part for part in (progress_word(one, language), one.note, one.evidence) if part]
    of = language.say("report of {period}", period=period_name(case))
    return replace(
        one, status=None, progress=None, due=None, note=f"{of}: {'; '.join(said)}", evidence=None,
        adjusts=None,
    )  # fmt: skip


def _gravity(one: FollowUp) -> tuple[bool, bool, int, bool, int, bool]:
    """Sort key: pending before others; those on a target that is met come later; those unanswered
    in several reports come before those overdue."""
    asked_again = one.times if one.times >= _AGAIN else 0
    late = not one.overdue, -one.times, one.is_closed
    return not one.is_pending, one.met is True, -asked_again, *late


def unknown_answers(case: Case) -> Sequence[str]:
    """The name of the measure of each answer that fits no recommendation; empty where it is about
    none."""
    known = {one.recommendation_id for one in known_follow_ups(case)}
    every = (one for one in case.account.follow_up if one.recommendation_id not in known)
    return [_about(one, case) for one in every]


def _about(one: FollowUp, case: Case) -> str:
    """The measure's name; an id of ours ends in that of its measure."""
    measure = one.measure or one.recommendation_id.rpartition(".")[2]
    known = case.account.knows(measure)
    return case.account.measure(measure).name if known else ""


def progress_word(one: FollowUp, language: Language) -> str:
    """The progress in one of our words, else the status as the agency wrote it."""
    if one.progress is not None:
        return language.say(PROGRESS[one.progress])
    return one.status or language.say("not answered")


def standing_of(one: FollowUp, case: Case) -> str:
    """The progress, the due day, and in how many reports it went unanswered."""
    language = case.language
    parts = [progress_word(one, language)]
    if one.times and one.status is not None:
        parts.append(language.say("not answered anew"))
    if one.times >= _AGAIN:
        parts.append(language.say("in {times} reports in a row", times=one.times))
    if one.due is not None and not one.is_closed:
        is_past = one.due < case.report_file.report.issued_on
        due = _("was due {day}") if is_past else _("due {day}")
        parts.append(language.say(_("overdue since {day}") if one.overdue else due, day=one.due))
    told = ", ".join(parts)
    return told[:1].upper() + told[1:]


def answering(one: FollowUp, case: Case) -> str | None:
    """Who is responsible: the owner in the answer, else the owner of its measure."""
    if one.owner or not case.account.knows(one.measure):
        return one.owner
    return case.account.measure(one.measure).owner


def given_by(one: FollowUp, language: Language) -> str:
    """Whose recommendation it is; for our own, the report that gave it."""
    if one.source is not Source.RAPOR:
        return language.say(SOURCES[one.source])
    if one.since is None:
        return language.say("this report")
    return language.say("report of {period}", period=named_period(one.since, language))


def adjusted(one: FollowUp, language: Language) -> str:
    """What was adjusted because of it; empty where nothing is said to be."""
    if not one.adjusts:
        return ""
    return language.say("adjusted: {what}", what=language.say(ADJUSTMENTS[one.adjusts]))


def figure_since(one: FollowUp, case: Case) -> str:
    """What the measure did since: its actual then and now, beside its target; else a dash."""
    if not one.measure or not case.account.knows(one.measure):
        return "–"
    language, measure = case.language, case.account.measure(one.measure)
    now = actual_text(measure, language) if measure.is_measured else language.say("not measured")
    if one.before is not None:
        now = f"{value_text(one.before, measure, language)} → {now}"
    return language.say(
        "{name}: {moved}, target {target}",
        name=measure.name,
        moved=now,
        target=target_text(measure, language),
    )


def counted(follow_ups: Sequence[FollowUp], language: Language) -> Iterator[str]:
    """How many recommendations are how far, each counted once; and how many of them are overdue."""
    unanswered = sum(not one.is_answered for one in follow_ups)
    told = Counter(one.progress for one in follow_ups if one.is_answered)
    yield language.say("{count} done", count=told[Progress.DONE])
    if under_way := told[Progress.IN_PROGRESS] + told[None]:
        yield language.say("{count} under way", count=under_way)
    if not_begun := told[Progress.NOT_BEGUN]:
        yield language.say("{count} not begun", count=not_begun)
    if impossible := told[Progress.IMPOSSIBLE]:
        yield language.say("{count} that cannot be followed up", count=impossible)
    if unanswered:
        yield language.say("{count} without an answer", count=unanswered)
    if overdue := sum(one.overdue for one in follow_ups):
        yield language.say("of these {count} overdue", count=overdue)
