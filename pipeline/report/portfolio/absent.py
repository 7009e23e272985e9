"""The agencies that are not in the ranking, a row each, and those that cannot be compared."""

from collections.abc import Iterator

from pipeline.account import FaultKind, Gathered, Placed, Portfolio
from pipeline.account.portfolio import Absent, Unranked, Why
from pipeline.document import Column, Section
from pipeline.language import Language
from pipeline.report.portfolio.general import problem_kind
from pipeline.report.portfolio.headline import name_of
from pipeline.report.portfolio.ranking import tally_of
from pipeline.report.portfolio.tables import table
from pipeline.translatable import _

_WHY: dict[Why, str] = {
    "altered": _("its record is not as it was published"),
    "refused": _("refused"),
    "missing": _("not delivered"),
    "withdrawn": _("withdrawn"),
}
_UNRANKED: dict[Unranked, str] = {
    "no-score": _("no overall score"),
    "other-rulebook": _("another rulebook: {rulebook}"),
    "other-weights": _("other weights of perspectives"),
    "other-days": _("a period of other days"),
    "alone": _("nobody beside it"),
}
_KINDS = 5
"""Kinds of problem that are listed for one agency."""


def absent_section(portfolio: Portfolio, language: Language) -> Iterator[Section]:
    """Agencies that are not in, that had a newer delivery refused, or that were late, and why."""
    say = language.say
    newer = [one for one in portfolio.agencies if one.refused]
    late = [one for one in portfolio.agencies if one.late]
    if not portfolio.absent and not newer and not late:
        return
    columns = (
        Column(say("Agency"), width=32),
        Column(say("Why"), width=42),
        Column(say("Due"), width=26),
    )
    rows = [_absent(one, language) for one in portfolio.absent]
    for one in newer:
        why = say("newer delivery refused: {kinds}", kinds=_kinds(one.refused, language))
        due = language.date(one.due) if one.due else ""
        rows.append((name_of(one.agency), why, due))
    rows += [_late(one, language) for one in late]
    told = table("absent", say("Agencies that are not in, or were late"), columns, rows)
    yield Section("absent", say("Refused, missing and late"), (told,))


def _absent(one: Absent, language: Language) -> tuple[str, str, str]:
    why = language.say(_WHY[one.why])
    if one.kinds:
        why = f"{why}: {_kinds(one.kinds, language)}"
    due = language.date(one.due) if one.due else ""
    if one.late:
        due = language.say("{day}, overdue", day=due)
    return name_of(one.agency), why, due


def _late(one: Placed, language: Language) -> tuple[str, str, str]:
    why = language.say("late: issued {day}", day=one.issued)
    if one.status == "draft":
        why = language.say("late: still a draft")
    return name_of(one.agency), why, language.date(one.due) if one.due else ""


def _kinds(kinds: tuple[FaultKind, ...], language: Language) -> str:
    """What a delivery is refused for: each kind, and in how many places."""
    told = [f"{problem_kind(kind.code, language)} ({kind.count}×)" for kind in kinds[:_KINDS]]
    if (left := len(kinds) - _KINDS) > 0:
        told.append(language.say_many("{count} more kind", "{count} more kinds", left))
    return "; ".join(told)


def apart_section(
    portfolio: Portfolio, gathered: Gathered, language: Language
) -> Iterator[Section]:
    """The agencies that cannot be compared with those ranked, without a rank, and why."""
    if not portfolio.apart:
        return
    say = language.say
    columns = (
        Column(say("Agency"), width=36),
        Column(say("Why it stands apart"), width=36),
        Column(say("Targets met"), kind="number", width=12),
        Column(say("Score"), kind="number", width=16),
    )
    titles = {one.rulebook.id: one.rulebook.title for one in gathered.delivered}
    rows = [_apart(one, titles[one.rulebook], language) for one in portfolio.apart]
    told = table("apart", say("Agencies that are not ranked among the others"), columns, rows)
    yield Section("apart", say("Not comparable"), (told,))


def _apart(one: Placed, title: str, language: Language) -> tuple[str, ...]:
    reason = next((text for why, text in _UNRANKED.items() if why == one.unranked), "")
    why = language.say(reason, rulebook=title or one.rulebook)
    return (
        _with_status(one, language),
        why,
        tally_of(one),
        "–" if one.score is None else language.number(one.score),
    )


def _with_status(one: Placed, language: Language) -> str:
    name = name_of(one.agency)
    return f"{name} ({language.say('draft')})" if one.status == "draft" else name
