"""What is to be done, most urgent first: the agency's own solutions, or our advice without them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.account import Measure, MetReason, states
from pipeline.case import Case
from pipeline.report.phrases.advice import advice_text, proposed_owner
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.next_steps import step_of
from pipeline.report.phrases.urgency import urgency
from pipeline.translatable import _

_OVER_CEILING = _("Spending over its ceiling")
_MISSED = _("Targets that were missed")
_FURTHER = _("Further advice and next targets")


@dataclass(frozen=True)
class Step:
    """One thing to be done, about which measure; `what` is empty where nothing is decided.

    `place` is that of the advice it follows from, most urgent first; `proposed` is the role which
    that advice names.
    """

    heading: str
    measure: Measure | None
    what: str
    gain: float | None
    place: int
    proposed: str = ""

    @property
    def is_assigned(self) -> bool:
        return self.measure is not None and states(self.measure.owner)

    @property
    def is_dated(self) -> bool:
        return self.measure is not None and self.measure.next_step.due is not None


def steps_of(case: Case) -> Sequence[Step]:
    """Spending over its ceiling, then missed targets, then further advice: each most urgent
    first."""
    urgent = sorted(case.account.measures, key=lambda measure: urgency(measure, case))
    place_of = {part.id: place for place, part in enumerate(case.account.recommendations)}
    of_measures = (step for measure in urgent for step in _on_measure(measure, place_of, case))
    steps = [*_on_the_budget(case), *of_measures]
    further = sorted((s for s in steps if s.heading == _FURTHER), key=lambda step: step.place)
    return (
        *(step for step in steps if step.heading == _OVER_CEILING),
        *(step for step in steps if step.heading == _MISSED),
        *further,
    )


def _on_the_budget(case: Case) -> Iterator[Step]:
    for place, part in enumerate(case.account.recommendations):
        if not part.measure:
            role = proposed_owner(part, case)
            yield Step(_OVER_CEILING, None, advice_text(part, case), part.impact, place, role)


def _on_measure(measure: Measure, place_of: Mapping[str, int], case: Case) -> Iterator[Step]:
    """The agency's solution, or else the first advice on the measure; then the rest of the advice,
    which adds no gain. Where there is neither and no target, that a target is to be set."""
    on_items = {advice.id for advice in case.rulebook.advice if advice.about != "measure"}
    advice = sorted(case.account.advice_on(measure.id), key=lambda part: part.rule in on_items)
    gain = max((part.impact for part in advice if part.impact), default=None)
    if advice or states(measure.solution) or measure.met is False or _looks_ahead(measure):
        first = step_of(measure) or (advice_text(advice[0], case) if advice else "")
        place = place_of[advice[0].id] if advice else len(place_of)
        role = proposed_owner(advice[0], case) if advice else ""
        yield Step(_heading_of(measure), measure, first, gain, place, role)
    elif not measure.has_target and not is_deduction(measure):
        asked = case.language.say("Set a target for {measure}.", measure=measure.name)
        yield Step(_FURTHER, measure, asked, None, len(place_of))
    for part in advice[1:]:
        role = proposed_owner(part, case)
        yield Step(_FURTHER, measure, advice_text(part, case), None, place_of[part.id], role)


def _heading_of(measure: Measure) -> str:
    if measure.met_reason is MetReason.OVER_CEILING:
        return _OVER_CEILING
    return _MISSED if measure.met is False else _FURTHER


def _looks_ahead(measure: Measure) -> bool:
    """Whether the register promises something for the time after the period."""
    return measure.next_step.due is not None or measure.next_step.promised is not None
