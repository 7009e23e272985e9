"""Chapter IV: what is to be done, by whom and by when; the agency's own words before our advice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import Measure, MetReason, states
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, KeyFigure, KeyFigures, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.phrases.advice import advice_text
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.values import promised_text
from pipeline.report.phrases.weights import share_of_whole
from pipeline.report.phrases.wording import paragraph
from pipeline.translatable import _

_OVER_CEILING = _("Spending over its ceiling")
_MISSED = _("Targets that were missed")
_FURTHER = _("Further advice and next targets")


@dataclass(frozen=True)
class _Step:
    """One thing to be done, about which measure; `what` is empty where nothing is decided.

    `place` is that of the advice it follows from, most urgent first.
    """

    heading: str
    measure: Measure | None
    what: str
    gain: float | None
    place: int

    @property
    def is_assigned(self) -> bool:
        return self.measure is not None and states(self.measure.owner)


def plan_of_action(case: Case) -> Section:
    steps = _steps(case)
    return Section("recommendations", _heading(steps, case.language), _blocks(steps, case))


def plan_figures(case: Case) -> KeyFigures:
    """How much is to be done, for how much of it someone answers, what the most valuable adds."""
    language, steps = case.language, _steps(case)
    gains = [step.gain for step in steps if step.gain]
    assigned = sum(step.is_assigned for step in steps)
    figures = (
        (language.shown(len(steps)), language.say("steps of the plan of action")),
        (language.shown(assigned), language.say("of them assigned")),
        (
            language.number(max(gains)) if gains else "–",
            language.say("points, the largest single gain"),
        ),
    )
    return KeyFigures(tuple(KeyFigure(value, label) for value, label in figures))


def _steps(case: Case) -> Sequence[_Step]:
    """Spending over its ceiling, then missed targets by weight, then what else is advised."""
    account = case.account
    by_weight = sorted(account.measures, key=lambda measure: -share_of_whole(measure, case))
    steps = [*_on_the_budget(case), *(step for m in by_weight for step in _on_measure(m, case))]
    further = sorted((s for s in steps if s.heading == _FURTHER), key=lambda step: step.place)
    return (
        *(step for step in steps if step.heading == _OVER_CEILING),
        *(step for step in steps if step.heading == _MISSED),
        *further,
    )


def _on_the_budget(case: Case) -> Iterator[_Step]:
    for place, part in enumerate(case.account.recommendations):
        if not part.measure:
            yield _Step(_OVER_CEILING, None, advice_text(part, case), part.impact, place)


def _on_measure(measure: Measure, case: Case) -> Iterator[_Step]:
    """The agency's solution, in place of the first advice; then the rest of the advice."""
    advice = [
        (place, part)
        for place, part in enumerate(case.account.recommendations)
        if part.measure == measure.id
    ]
    gain = max((part.impact for _place, part in advice if part.impact), default=None)
    if advice or states(measure.solution) or measure.met is False or _looks_ahead(measure):
        advised = advice_text(advice[0][1], case) if advice else ""
        first = measure.solution if states(measure.solution) else advised
        place = advice[0][0] if advice else len(case.account.recommendations)
        yield _Step(_heading_of(measure), measure, first, gain, place)
    for place, part in advice[1:]:
        yield _Step(_FURTHER, measure, advice_text(part, case), gain, place)


def _heading_of(measure: Measure) -> str:
    if measure.met_reason is MetReason.OVER_CEILING:
        return _OVER_CEILING
    return _MISSED if measure.met is False else _FURTHER


def _looks_ahead(measure: Measure) -> bool:
    """Whether the register promises something of it after the period."""
    return measure.next_step.due is not None or measure.next_step.promised is not None


def _heading(steps: Sequence[_Step], language: Language) -> str:
    if not steps:
        return language.say("Plan of action: nothing follows from the results")
    unassigned = sum(not step.is_assigned for step in steps)
    if not unassigned:
        return language.say("Plan of action: every step is assigned")
    return language.say(
        "Plan of action: {unassigned} of {count} steps not yet assigned",
        unassigned=unassigned,
        count=len(steps),
    )


_FOLLOWS = {
    True: _(
        "{table} begins with what weighs most. What is to be done is the agency's own solution, "
        "else the advice of the rulebook. The gain is what the overall score would rise by if the "
        "measure just met its target; what several rows say of one measure is one gain."
    ),
    False: _(
        "{table} begins with what weighs most. What is to be done is the agency's own solution, "
        "else the advice of the rulebook. The gain is what the score of the measure's perspective "
        "would rise by if the measure just met its target; what several rows say of one measure "
        "is one gain."
    ),
}
"""By whether there is an overall score."""


def _blocks(steps: Sequence[_Step], case: Case) -> tuple[Block, ...]:
    language = case.language
    if not steps:
        return (paragraph(language, "No target was missed and the rulebook gives no advice."),)
    has_score = case.account.scorecard.score is not None
    told = paragraph(language, _FOLLOWS[has_score], table=Ref("plan-table"))
    return (told, _table(steps, language))


def _table(steps: Sequence[_Step], language: Language) -> PrintedTable:
    say = language.say
    return PrintedTable(
        "plan-table",
        say("Plan of action in order of importance"),
        (
            Column(say("No."), kind="number", width=5),
            Column(say("What is to be done"), unit=say("measure"), width=36),
            Column(say("Responsible"), width=16),
            Column(say("Due"), width=16),
            Column(say("Next target"), width=16),
            Column(say("Gain"), unit=say("points"), kind="number", width=11),
        ),
        grouped(
            (say(step.heading), _row(number, step, language))
            for number, step in enumerate(steps, 1)
        ),
        note=say("A dash means there is nothing to gain, or no score to compare with."),
    )


def _row(number: int, step: _Step, language: Language) -> tuple[Cell, ...]:
    measure, unset = step.measure, language.say("not yet set")
    due = measure.next_step.due if measure else None
    return (
        Cell(str(number)),
        Cell(step.what or unset, detail=f"{measure.id} {measure.name}" if measure else ""),
        Cell(measure.owner if measure and measure.owner and step.is_assigned else unset),
        Cell(language.date(due) if due else unset),
        _next_target(step, unset, language),
        Cell(language.number(step.gain) if step.gain else "–"),
    )


def _next_target(step: _Step, unset: str, language: Language) -> Cell:
    """The target of the next period; what is about no measure has none."""
    measure = step.measure
    if measure is None:
        return Cell("–")
    target = measure.next_step.promised
    return Cell(unset if target is None else promised_text(target, measure, language))
