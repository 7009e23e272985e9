"""How a delivery would be read: its amounts, its respondents, the figures of its measures."""

from collections.abc import Iterator

from pipeline.account import Account, Measure, Survey
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.values import actual_text
from pipeline.report.phrases.wording import working_text
from pipeline.rounding import half_up

_MOST_ITEMS = 30
_LOUD = 0.1
"""Share of respondents with missing answers from which the preview points them out."""


def preview(case: Case) -> str:
    """A line each for the budget, every survey with its items, and every measure."""
    account, words = case.account, case.language
    return "\n".join([*_amounts(account, words), *_surveys(account, words), *_measures(case)])


def _amounts(account: Account, words: Language) -> Iterator[str]:
    budget = account.budget
    if budget is None:
        return
    yield words.say(
        "budget: {count} lowest lines, ceiling {ceiling}, spent {realized}",
        count=len(budget.lines),
        ceiling=words.money(budget.ceiling),
        realized=words.money(budget.realized),
    )


def _surveys(account: Account, words: Language) -> Iterator[str]:
    for survey in account.surveys:
        low, high = survey.scale
        yield words.say(
            "survey {survey}: {respondents} of {delivered} complete, scale {low}–{high}",
            survey=survey.id,
            respondents=survey.respondents,
            delivered=survey.delivered,
            low=low,
            high=high,
        )
        left = survey.delivered - survey.respondents
        if left > _LOUD * survey.delivered:
            yield _left_out(survey, left, words)
        for item in survey.items[:_MOST_ITEMS]:
            yield f"  {item.id} {item.text}".rstrip() + f": {words.number(_mean(item.mean))}"


def _left_out(survey: Survey, left: int, words: Language) -> str:
    """How many respondents did not answer every item, and which figures count them."""
    if survey.index is not None:
        return words.say(
            "NOTE: {left} of {delivered} respondents left an answer out: the index by elements "
            "and the means below count all their other answers, shares and totals none",
            left=left,
            delivered=survey.delivered,
        )
    return words.say(
        "NOTE: {left} of {delivered} respondents left an answer out and are in none of these "
        "figures; only an index by elements (IKM) would count all their other answers",
        left=left,
        delivered=survey.delivered,
    )


def _mean(mean: float | None) -> float | None:
    return None if mean is None else half_up(mean, 2)


def _measures(case: Case) -> Iterator[str]:
    for measure in case.account.measures:
        yield f"{measure.id} {measure.name}: {_figure(measure, case.language)}"


def _figure(measure: Measure, words: Language) -> str:
    """The actual, and how it was computed."""
    worked = working_text(measure, words)
    return f"{actual_text(measure, words)}{f' ({worked})' if worked else ''}"
