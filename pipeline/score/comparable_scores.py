"""Scores of earlier finals beside this report's: which are comparable, and why others are not.

A score is comparable if it is of the same part of the year, by the same rules, and of the same
measures, each of which is comparable too. Whatever prints how a score moved reads `Node.past`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import isclose

from pipeline.account import WHOLE, Account, EarlierScore, Measure, Node, Past, Unlike
from pipeline.reportfile import Period
from pipeline.rulebook import Rulebook


def with_earlier_scores(account: Account, rulebook: Rulebook, period: Period) -> Account:
    """The account with what earlier finals scored its perspectives and the whole."""

    def beside(node: Node) -> Node:
        return replace(node, past=tuple(_earlier(node, account, rulebook, period)))

    return replace(
        account,
        perspectives=tuple(beside(node) for node in account.perspectives),
        scorecard=beside(account.scorecard),
    )


def is_same_part(then: Past, now: Period) -> bool:
    """Whether this period is a year, or a part of a year that begins in the same month."""
    return not now.is_part_of_a_year or then.period.start.month == now.start.month


def _earlier(
    node: Node, account: Account, rulebook: Rulebook, period: Period
) -> Iterator[EarlierScore]:
    for signed in account.past:
        for before in (signed.scorecard, *signed.perspectives):
            if before.id == node.id and before.score is not None:
                found = EarlierScore(signed.period.id, before.score)
                if not is_same_part(signed, period):
                    yield replace(found, unlike="part")
                elif not _judges_alike(signed, rulebook):
                    yield replace(found, unlike="rulebook")
                else:
                    unlike, about = _unlike(node, before, account.measures, signed)
                    yield replace(found, unlike=unlike, about=about)


def _judges_alike(signed: Past, rulebook: Rulebook) -> bool:
    """Whether both have the same rulebook and, where the earlier one is kept, the same rules."""
    kept = signed.policy
    return signed.rulebook.id == rulebook.id and (
        kept is None or _judging(kept) == _judging(rulebook)
    )


def _judging(book: Rulebook) -> Sequence[object]:
    """All of a rulebook that makes a score, and nothing that only words it."""
    sides = [(side.id, side.weight) for side in book.perspectives]
    return sides, book.objective_weights, book.levels, book.formulas, book.scoring, book.survey


def _unlike(
    node: Node, before: Node, measures: Sequence[Measure], signed: Past
) -> tuple[Unlike | None, tuple[str, ...]]:
    """What the measures that count in a score do not share in the two periods."""
    now, then = _counting(node, measures), _counting(before, signed.measures)
    if now.keys() != then.keys() or not isclose(node.coverage, before.coverage):
        return "coverage", ()
    for key, measure in now.items():
        for one in measure.apart:
            if one.period == signed.period.id:
                return one.unlike, one.about
        if measure.grades != then[key].grades:
            return "scale", ()
    return None, ()


def _counting(node: Node, measures: Sequence[Measure]) -> Mapping[str, Measure]:
    """The measures of a perspective, or of the whole, that were scored."""
    return {
        one.id: one
        for one in measures
        if one.score is not None and node.id in (WHOLE, one.perspective)
    }
