"""Why the scorecard moved since an earlier final: five effects that add up to the whole change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import factorial, isclose

from pipeline.account import (
    Account,
    Change,
    Effects,
    Measure,
    MeasureEffect,
    Node,
    NotSplit,
    Past,
)
from pipeline.reportfile import Period
from pipeline.rulebook import Rulebook
from pipeline.score.comparable_scores import is_same_part
from pipeline.score.mixed import KINDS, NOW, THEN, Mix, Mixed, Pair, Side, every_mix

_SAME = 1e-9
"""Points within which a score that is computed again equals the signed score."""


def change_of(account: Account, rulebook: Rulebook, period: Period) -> Change:
    """The change since the latest comparable final: of the year before for a year, of the same
    part of an earlier year for a part of a year."""
    comparable = [one for one in account.past if is_same_part(one, period)]
    if not comparable:
        return Change(refused="no-earlier-final")
    return _since(comparable[-1], account, rulebook)


def _since(then: Past, account: Account, rulebook: Rulebook) -> Change:
    plain = Change(then.period.id)
    after, before = account.scorecard.value, then.scorecard.value
    if after is None:
        return replace(plain, refused="no-score-now")
    if then.scorecard.score is None:
        return replace(plain, refused="no-score-then")
    plain = replace(plain, total=after - (then.scorecard.score if before is None else before))
    if then.policy is None or before is None:
        return _by_measure(plain, then, account, "rulebook-not-kept")
    mixed = _mixed(then, account, rulebook, then.policy)
    values = {mix: mixed.value(mix) for mix in every_mix()}
    signed = {THEN: before, NOW: after}
    if not _rescores(values, signed):
        return _by_measure(plain, then, account, "does-not-rescore")
    known = {mix: value for mix, value in values.items() if value is not None}
    return replace(
        plain,
        effects=Effects(*(_effect(kind, known) for kind in KINDS)),
        measures=_through_measures(mixed, plain.total),
        before_by_todays_rules=known[Mix({"rulebook"})],
    )


def _by_measure(plain: Change, then: Past, account: Account, refused: NotSplit) -> Change:
    """A change that cannot be split into effects: by measure instead, or refused where its two
    scores are not comparable."""
    if all(one.period != then.period.id for one in account.scorecard.compared_past):
        return Change(then.period.id, refused="not-comparable")
    return replace(plain, measures=_by_shares(then, account, plain.total), refused=refused)


def _rescores(values: Mapping[Mix, float | None], signed: Mapping[Mix, float]) -> bool:
    """Whether every mix has a value, and those of the two periods equal the signed scores."""
    return all(value is not None for value in values.values()) and all(
        isclose(values[mix] or 0.0, value, abs_tol=_SAME) for mix, value in signed.items()
    )


def _effect(kind: str, values: Mapping[Mix, float]) -> float:
    """The Shapley value of one kind of change."""
    others, count = [other for other in KINDS if other != kind], len(KINDS)
    return sum(
        factorial(size)
        * factorial(count - size - 1)
        / factorial(count)
        * (values[Mix({*before, kind})] - values[Mix(before)])
        for size in range(count)
        for before in combinations(others, size)
    )


def _mixed(then: Past, account: Account, book: Rulebook, book_then: Rulebook) -> Mixed:
    whole = {node.id for node in account.perspectives}
    whole_then = {node.id for node in then.perspectives}
    now = {measure.id: measure for measure in account.measures}
    return Mixed(
        Side(
            then.by_id, book_then, [p.id for p in book_then.perspectives if p.id not in whole_then]
        ),
        Side(now, book, [p.id for p in book.perspectives if p.id not in whole]),
        tuple(_pairs(then, now, book, book_then)),
    )


def _pairs(
    then: Past, now: Mapping[str, Measure], book: Rulebook, book_then: Rulebook
) -> Sequence[Pair]:
    """Every measure of either period, those of this period first."""
    found: list[Pair] = []
    for key in dict.fromkeys([*now, *then.by_id]):
        before, measure = then.by_id.get(key), now.get(key)
        if before and measure and not _compares(before, measure, then, book, book_then):
            found += [Pair(None, measure), Pair(before, None)]
        else:
            found.append(Pair(before, measure, _restated(measure, then)))
    return found


def _compares(
    before: Measure, measure: Measure, then: Past, book: Rulebook, book_then: Rulebook
) -> bool:
    """Whether a measure is the same in both periods. Polarities may differ where the rulebooks set
    them, and so may the rule of an index."""
    apart = {one.unlike for one in measure.apart if one.period == then.period.id}
    by_rule = (
        book.formula(measure.formula).polarity is not book_then.formula(before.formula).polarity
    )
    same_way = before.polarity is measure.polarity or by_rule
    return apart <= {"rule", "polarity"} and same_way and before.grades == measure.grades


def _restated(measure: Measure | None, then: Past) -> float | None:
    """The earlier index by this period's rule, where rules differ."""
    apart = measure.apart if measure else ()
    return next((one.restated for one in apart if one.period == then.period.id), None)


def _through_measures(mixed: Mixed, total: float | None) -> tuple[MeasureEffect, ...]:
    return _differences(mixed.gives(THEN), mixed.gives(NOW), total)


def _by_shares(then: Past, account: Account, total: float | None) -> tuple[MeasureEffect, ...]:
    """The change by measure: what each gave then and gives now, by the shares in the records."""
    nodes = (*account.objectives, *account.perspectives)
    return _differences(
        _given(then.measures, (*then.objectives, *then.perspectives)),
        _given(account.measures, nodes),
        total,
    )


def _given(measures: Sequence[Measure], nodes: Sequence[Node]) -> Mapping[str, float]:
    used = {node.id: 1.0 if node.weight_used is None else node.weight_used for node in nodes}
    return {
        measure.id: measure.capped
        * (measure.weight_used or 0.0)
        * used.get(measure.objective_id, 1.0)
        * used.get(measure.perspective, 1.0)
        for measure in measures
        if measure.capped is not None
    }


def _differences(
    then: Mapping[str, float], now: Mapping[str, float], total: float | None
) -> tuple[MeasureEffect, ...]:
    """The difference that each measure makes; none where they do not add up to the change."""
    found = tuple(
        MeasureEffect(key, now.get(key, 0.0) - then.get(key, 0.0))
        for key in dict.fromkeys([*now, *then])
    )
    whole = sum(one.effect for one in found)
    return found if isclose(whole, total or 0.0, abs_tol=_SAME) else ()
