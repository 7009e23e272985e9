"""Who does something, by when, and what it is worth."""

from collections.abc import Iterator, Sequence

from pipeline.account import WHOLE, Measure, Recommendation, states
from pipeline.case import Case
from pipeline.document import Fact
from pipeline.report.leadership.told import by_and_due
from pipeline.report.phrases.advice import proposed_owner


def by_whom(about: Sequence[Measure], advised: set[str], case: Case) -> tuple[Fact, ...]:
    """By whom and by when: as the measures say, else as the answers to the advice on them say; or
    else the role that this advice proposes."""
    answers = [action for key, action in case.account.actions.items() if key in advised]
    owners = [m.owner for m in about if states(m.owner)] or [
        answer.owner for answer in answers if states(answer.owner)
    ]
    days = [day for m in about if (day := m.next_step.due)] or [a.due for a in answers if a.due]
    return by_and_due([owner for owner in owners if owner], days, case, _roles(advised, case))


def _roles(advised: set[str], case: Case) -> Sequence[str]:
    """The roles that advice proposes, without advice on survey items: that leads to no decision."""
    on_items = {advice.id for advice in case.rulebook.advice if advice.about != "measure"}
    return [
        proposed_owner(part, case)
        for part in case.account.recommendations
        if part.id in advised and part.rule not in on_items
    ]


def advised_on(measure: Measure, case: Case) -> set[str]:
    """The ids of the advice on a measure."""
    return {part.id for part in case.account.advice_on(measure.id)}


def _worth(measure: Measure, case: Case) -> Recommendation | None:
    """The advice that says what it is worth to meet the target."""
    return next((part for part in case.account.advice_on(measure.id) if part.impact), None)


def gain_of(measure: Measure, case: Case) -> Iterator[Fact]:
    """By how much a score would rise; nothing where that is not known."""
    worth, language = _worth(measure, case), case.language
    if worth is None:
        return
    if worth.impact_on == WHOLE:
        text = language.say("overall score +{gain} points", gain=worth.impact)
    else:
        text = language.say(
            "{name} +{gain} points", name=case.perspective_name(worth.impact_on), gain=worth.impact
        )
    yield Fact(language.say("Worth"), text)
