"""Workings: why the overall score moved, by kind of change and by measure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil, floor

from pipeline.account import Change, Effects, Measure, MeasureEffect, NotSplit, Past
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref, Step
from pipeline.language import Language
from pipeline.report.phrases.changes import (
    KINDS,
    before_of,
    by_todays_rules,
    score_change,
    signed,
)
from pipeline.report.phrases.names import named_period, period_name
from pipeline.report.phrases.wording import paragraph
from pipeline.rounding import half_up
from pipeline.translatable import _

_GRAIN = 5.0
"""The axis ends at multiples of this number."""
_NOT_SPLIT: dict[NotSplit, str] = {
    "no-earlier-final": _("There is no earlier final report that this one compares with."),
    "no-score-now": _("There is no overall score to compare with an earlier one."),
    "no-score-then": _("The earlier period, {period}, has no overall score to compare with."),
    "rulebook-not-kept": _(
        "The change since {period} is told by measure only: the rulebook that scored it is not "
        "kept with its report."
    ),
    "does-not-rescore": _(
        "The change since {period} is told by measure only: its record, scored again, does not "
        "give the score that was signed."
    ),
    "not-comparable": _(
        "The scores of {period} and of now are not compared: another rulebook judged then, or "
        "other measures counted, and how much of the change that bears is not known."
    ),
}


def not_split(case: Case) -> str:
    """Why the change is not split; empty where it is."""
    change, language = case.account.change, case.language
    if change.refused is None:
        return ""
    since = named_period(change.since, language) if change.since else ""
    return language.say(_NOT_SPLIT[change.refused], period=since)


def change_blocks(case: Case) -> Iterator[Block]:
    """The change by kind with its waterfall, and by measure; or why it is not split."""
    change, language, before = case.account.change, case.language, before_of(case)
    rules = by_todays_rules(change, language)
    if told := not_split(case) or f"{score_change(case)} {rules}".strip():
        yield Paragraph((told,))
    moved = [one for one in change.measures if half_up(one.effect)]
    if before and change.effects and any(half_up(effect) for _, effect in change.effects.by_kind):
        yield paragraph(language, "{table} splits the change.", table=Ref("change-table"))
        yield _by_kind(change.effects, before, case)
    if moved:
        yield paragraph(language, "{table} splits it by measure.", table=Ref("change-by-measure"))
        yield _by_measure(change, moved, case)


def _by_kind(effects: Effects, before: Past, case: Case) -> PrintedTable:
    """From the earlier score to the current score, a step for each kind of change."""
    language = case.language
    then, now = before.scorecard.value or 0.0, case.account.scorecard.value or 0.0
    steps = [effect for _kind, effect in effects.by_kind]
    levels = list(accumulate(steps, initial=then))
    low, high = _ends([*levels, now])
    rows = [_whole(named_period(before.period.id, language), then, (low, high), language)]
    for (kind, effect), level in zip(effects.by_kind, levels, strict=False):
        step = Step(
            _share(level, low, high),
            _share(level + effect, low, high),
            language.say("{points} points", points=signed(effect, language)),
        )
        name = language.say(KINDS[kind])
        rows.append(
            (Cell(name[:1].upper() + name[1:]), Cell(signed(effect, language)), Cell(step=step))
        )
    rows.append(_whole(period_name(case), now, (low, high), language))
    return PrintedTable(
        "change-table",
        language.say(
            "What moved the overall score from {before} to {now}",
            before=half_up(then),
            now=half_up(now),
        ),
        (
            Column(language.say("Score and what moved it"), width=50),
            Column(language.say("Points"), kind="number", width=14),
            Column(
                language.say("Scale"),
                kind="deviation",
                width=36,
                ends=tuple(language.short(end) for end in (low, (low + high) / 2, high)),
            ),
        ),
        tuple(rows),
        note=language.say(
            "Each effect is averaged over every order in which the five changes could have come "
            "(Shapley value); together they are the whole change."
        ),
    )


def _whole(
    name: str, score: float, ends: tuple[float, float], language: Language
) -> tuple[Cell, ...]:
    shown = language.number(half_up(score))
    told = language.say("Score {period}", period=name)
    step = Step(0.0, _share(score, *ends), f"{told}: {shown}", is_whole=True)
    return (Cell(told), Cell(shown), Cell(step=step))


def _ends(levels: Sequence[float]) -> tuple[float, float]:
    """The multiples of five around everything drawn, with room below the lowest level."""
    low, high = floor(min(levels) / _GRAIN) * _GRAIN, ceil(max(levels) / _GRAIN) * _GRAIN
    return (low - _GRAIN, high) if low == min(levels) else (low, high)


def _share(level: float, low: float, high: float) -> float:
    return (level - low) / (high - low)


def _by_measure(change: Change, moved: Sequence[MeasureEffect], case: Case) -> PrintedTable:
    """The measures that moved the score, the largest loss first."""
    language, before = case.language, before_of(case)
    names = {**(_names(before.measures) if before else {}), **_names(case.account.measures)}
    return PrintedTable(
        "change-by-measure",
        language.say(
            "Points that single measures moved the overall score since {period}",
            period=named_period(change.since or "", language),
        ),
        (
            Column(language.say("Measure"), width=80),
            Column(language.say("Points"), kind="number", width=20),
        ),
        tuple(
            (Cell(names[one.id]), Cell(signed(one.effect, language)))
            for one in sorted(moved, key=lambda one: half_up(one.effect))
        ),
        note=language.say("What a measure gives the overall score now, less what it gave then."),
    )


def _names(measures: Iterable[Measure]) -> Mapping[str, str]:
    return {measure.id: measure.name for measure in measures}
