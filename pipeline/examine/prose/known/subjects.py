"""The subjects other than measures: nodes of the scorecard, money, the questions of a survey."""

from collections.abc import Iterator
from typing import Literal

from pipeline.account import Amounts, Budget, BudgetLine, ItemStatistics, Node, Programme
from pipeline.case import Case
from pipeline.examine.prose.known.figures import Known, Role, Subject
from pipeline.examine.prose.words.numbers import Unit


def of_node(node: Node, level: Literal["objective", "perspective", "whole"], case: Case) -> Subject:
    """An objective, a perspective or the whole scorecard, with its scores in earlier finals too."""
    bands = case.rulebook.levels.of("scorecard" if level == "whole" else level).bands
    told = [Known(Role.SCORE, node.score, Unit.PERCENT)] if node.score is not None else []
    if node.value is not None:
        told.append(Known(Role.SCORE, node.value, Unit.PERCENT))
    told += [
        Known(Role.SCORE, score, Unit.PERCENT, period=period)
        for period, score in _signed(node, level, case)
    ]
    return Subject(
        level, node.id, node.name, tuple(told), node=node, bands=bands, rating=node.rating
    )


def _signed(node: Node, level: str, case: Case) -> Iterator[tuple[str, float]]:
    """The comparable scores of earlier finals; for the whole scorecard also the score from which
    the report explains the change."""
    change = case.account.change
    for before in node.past:
        is_told = level == "whole" and change.effects and before.period == change.since
        if before.unlike is None or is_told:
            yield before.period, before.score


def of_budget(budget: Budget, case: Case) -> Subject:
    """The whole budget of the report, with the figures of measures of absorption."""
    told = list(of_amounts(budget))
    if budget.shares:
        told.append(Known(Role.SPENT, budget.shares.mean, Unit.PERCENT))
    for measure in case.account.of_formula("budget.absorption"):
        told += [
            Known(Role.SPENT, value, Unit.PERCENT)
            for value in (measure.actual, measure.achievement)
            if value is not None
        ]
        told += [
            Known(Role.SPENT, figure.actual, Unit.PERCENT, period=figure.period)
            for figure in (*measure.past, *measure.delivered_past)
            if figure.actual is not None
        ]
    return Subject("budget", "budget", "", tuple(told))


def of_amounts(amounts: Amounts | BudgetLine) -> Iterator[Known]:
    """The ceiling, the spending and the rest of one line or of several."""
    ceiling, realized = amounts.ceiling, amounts.realized
    if amounts.spent_percent is not None:
        yield Known(Role.SPENT, amounts.spent_percent, Unit.PERCENT)
    money = [
        (Role.CEILING, ceiling),
        (Role.SPENT, realized),
        (Role.SPENT, amounts.period_realized),
        (Role.LEFT, None if ceiling is None or realized is None else ceiling - realized),
    ]
    for role, value in money:
        if value is not None:
            yield Known(role, float(value), Unit.RUPIAH, 0)
    if amounts.ceiling_before not in (None, ceiling):
        yield Known(Role.CEILING, float(amounts.ceiling_before), Unit.RUPIAH, 0, is_former=True)
    if amounts.spent_percent is not None:
        yield Known(Role.LEFT, 100 - amounts.spent_percent, Unit.PERCENT)


def of_part(part: Programme | BudgetLine) -> Subject:
    """A programme or a budget line."""
    return Subject("budget", part.code, part.name or "", tuple(of_amounts(part)))


def of_item(item: ItemStatistics, survey: str) -> Subject:
    """An item of a survey, with its mean and its sum."""
    told = (Known(Role.SCORE, item.mean), Known(Role.SCORE, item.sum))
    return Subject("item", item.id, item.text or item.id, told, survey=survey)
