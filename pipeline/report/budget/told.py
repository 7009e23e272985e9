"""What was spent of the budget, in sentences: totals, both ways to state a share, the revision."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.account import Budget
from pipeline.language import Language
from pipeline.report.phrases.spelled import spelled
from pipeline.report.phrases.trend import direction
from pipeline.rounding import half_up
from pipeline.translatable import _

CEILING = 100.0


_SPENT = {
    True: _(
        "Of a revised ceiling of {ceiling}{ceiling_words}, {realized}{realized_words} was spent."
    ),
    False: _("Of a ceiling of {ceiling}{ceiling_words}, {realized}{realized_words} was spent."),
}
"""By whether a revision changed the ceiling."""
_UNKNOWN = {
    True: _("Of a revised ceiling of {ceiling}{ceiling_words} it is not known what was spent."),
    False: _("Of a ceiling of {ceiling}{ceiling_words} it is not known what was spent."),
}
"""The same where the spending of a line is not recorded."""


def told(budget: Budget, language: Language) -> Iterator[str]:
    """The totals in digits and in words, both ways to state a share, and what a revision did."""
    is_revised = _knows_before(budget) and budget.ceiling_before != budget.ceiling
    message = _UNKNOWN[is_revised] if budget.realized is None else _SPENT[is_revised]
    yield language.say(
        message,
        ceiling=language.money(budget.ceiling),
        ceiling_words=_in_words(budget.ceiling, language),
        realized=language.money(budget.realized),
        realized_words=_in_words(budget.realized, language),
    )
    yield from _pooled(budget, language)
    yield from _revised(budget, language)


def _knows_before(budget: Budget) -> bool:
    return any(line.ceiling_before is not None for line in budget.lines)


def _in_words(amount: Decimal | None, language: Language) -> str:
    return "" if amount is None else f" ({spelled(amount, language)})"


def _pooled(budget: Budget, language: Language) -> Iterator[str]:
    """Both ways to state what share was spent, where they differ."""
    shares = budget.shares
    if shares and shares.differ:
        yield language.say(
            "Together that is {pooled} % of the ceilings; the mean in which each of {lines} lines "
            "counts alike is {mean} %.",
            pooled=half_up(shares.pooled),
            mean=half_up(shares.mean),
            lines=shares.lines,
        )


_REVISED = {
    1: _("The revision raised the ceiling by {change} ({percent} %) from {before}."),
    0: _("The revision left the ceiling as a whole at {before}."),
    -1: _("The revision lowered the ceiling by {change} ({percent} %) from {before}."),
}


def _revised(budget: Budget, language: Language) -> Iterator[str]:
    """What the revision did to the whole, where every line states its ceiling before."""
    before, raised, percent = budget.ceiling_before, budget.raised, budget.raised_percent
    if before is None or raised is None or percent is None or not budget.is_revised:
        return
    yield language.say(
        _REVISED[direction(float(raised), 0.0)],
        change=language.money(abs(raised)),
        percent=half_up(abs(percent)),
        before=language.money(before),
    )
