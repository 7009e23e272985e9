"""Chapter IV: what is to be done, by whom and by when; the agency's own words before our advice."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.account import Measure, MetReason, states
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Origin, Paragraph, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.phrases.advice import advice_text, proposed_owner
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.next_steps import step_of
from pipeline.report.phrases.places import numbers
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.urgency import urgency
from pipeline.report.phrases.values import promised_text
from pipeline.report.phrases.wording import lowered, paragraph, runs
from pipeline.translatable import _

_OVER_CEILING = _("Spending over its ceiling")
_MISSED = _("Targets that were missed")
_FURTHER = _("Further advice and next targets")


@dataclass(frozen=True)
class _Step:
    """One thing to be done, about which measure; `what` is empty where nothing is decided.

    `place` is that of the advice it follows from, most urgent first; `proposed` is the role which
    that names.
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


def plan_of_action(case: Case) -> Section:
    steps = _steps(case)
    return Section("recommendations", _heading(steps, case.language), _blocks(steps, case))


def _steps(case: Case) -> Sequence[_Step]:
    """Spending over its ceiling, then missed targets, then what else is advised: each by
    urgency."""
    urgent = sorted(case.account.measures, key=lambda measure: urgency(measure, case))
    steps = [*_on_the_budget(case), *(step for m in urgent for step in _on_measure(m, case))]
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
    """The agency's solution, in place of the advice on the measure; then the rest of the advice,
    which adds nothing of its own. Where nothing is said and nothing promised, that a target is to
    be set."""
    given = enumerate(case.account.recommendations)
    on_items = {advice.id for advice in case.rulebook.advice if advice.about != "measure"}
    advice = sorted(
        ((place, part) for place, part in given if part.measure == measure.id),
        key=lambda one: one[1].rule in on_items,
    )
    gain = max((part.impact for _place, part in advice if part.impact), default=None)
    if advice or states(measure.solution) or measure.met is False or _looks_ahead(measure):
        advised = advice_text(advice[0][1], case) if advice else ""
        first = step_of(measure) or advised
        place = advice[0][0] if advice else len(case.account.recommendations)
        role = proposed_owner(advice[0][1], case) if advice else ""
        yield _Step(_heading_of(measure), measure, first, gain, place, role)
    elif not measure.has_target and not is_deduction(measure):
        asked = case.language.say("Set a target for {measure}.", measure=measure.name)
        yield _Step(_FURTHER, measure, asked, None, len(case.account.recommendations))
    for place, part in advice[1:]:
        role = proposed_owner(part, case)
        yield _Step(_FURTHER, measure, advice_text(part, case), None, place, role)


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
    if len(steps) == 1:
        return language.say("Plan of action: the one step is not yet assigned")
    return language.say(
        "Plan of action: {unassigned} of {count} steps not yet assigned",
        unassigned=unassigned,
        count=len(steps),
    )


_ONE_STEP = _("{table} has the agency's own solution, else the rulebook's advice.")
_FOLLOWS = _(
    "{table} is sorted within each group by the advice's priority, then by gain. Steps are "
    "the agency's own solutions, else the rulebook's advice."
)
_UNSET = _(" Not yet set anywhere: {columns}.")
_GAINS = {
    True: _(
        "Gain: what the overall score would rise by if the measure just met its target. A dash: "
        "none, or not known."
    ),
    False: _(
        "Gain: what its perspective's score would rise by if the measure just met its target. A "
        "dash: none, or not known."
    ),
}
"""By whether there is an overall score."""


def _blocks(steps: Sequence[_Step], case: Case) -> tuple[Block, ...]:
    language = case.language
    if not steps:
        return (paragraph(language, "No target was missed and the rulebook gives no advice."),)
    filled, empty = _columns(steps, language)
    told = runs(language, _FOLLOWS if len(steps) > 1 else _ONE_STEP, table=Ref("plan-table"))
    # That nobody answers for any step, the heading says.
    later = [one for one in empty if not one.is_owner and one.column.kind == "text"]
    if unset := [lowered(one.column.heading) for one in later]:
        told = (*told, *runs(language, _UNSET, columns=unset))
    return (Paragraph(told), _table(steps, filled, case))


@dataclass(frozen=True)
class _Printed:
    """A column, and what it says of a step: empty where it is not set yet, a dash where it cannot
    be."""

    column: Column
    said: Callable[[_Step], str]
    is_owner: bool = False

    def is_filled(self, steps: Sequence[_Step]) -> bool:
        if self.is_owner:  # a role that is only proposed fills no column of its own
            return any(step.is_assigned for step in steps)
        return any(self.said(step) not in ("", "–") for step in steps)

    def cell(self, step: _Step, language: Language) -> Cell:
        return Cell(self.said(step) or language.say("not yet set"))


def _columns(
    steps: Sequence[_Step], language: Language
) -> tuple[Sequence[_Printed], Sequence[_Printed]]:
    """Who, by when, what next and what it adds: the columns that say something, and the others."""
    say = language.say

    def due(step: _Step) -> str:
        day = step.measure.next_step.due if step.measure else None
        return language.date(day) if day else ""

    columns = (
        _Printed(
            Column(say("Responsible"), width=17), lambda step: _owner(step, language), is_owner=True
        ),
        _Printed(Column(say("Due"), width=17), due),
        _Printed(Column(say("Next target"), width=17), lambda step: _next_target(step, language)),
        _Printed(
            Column(say("Gain"), unit=say("points"), kind="number", width=15),
            lambda step: language.number(step.gain) if step.gain else "–",
        ),
    )
    filled = [column for column in columns if column.is_filled(steps)]
    return filled, [column for column in columns if column not in filled]


def _owner(step: _Step, language: Language) -> str:
    """Who answers for it; where nobody is named, the role that is proposed."""
    if step.is_assigned and step.measure is not None:
        return step.measure.owner or ""
    return language.say("proposed: {role}", role=step.proposed) if step.proposed else ""


def _next_target(step: _Step, language: Language) -> str:
    """The target of the next period; what is about no measure has none."""
    measure = step.measure
    if measure is None:
        return "–"
    target = measure.next_step.promised
    return "" if target is None else promised_text(target, measure, language)


def _table(steps: Sequence[_Step], columns: Sequence[_Printed], case: Case) -> PrintedTable:
    language, placed = case.language, numbers(case.account)
    has_gain = any(one.column.kind == "number" for one in columns)
    has_score = case.account.scorecard.score is not None
    return PrintedTable(
        "plan-table",
        language.say("Plan of action in order of importance"),
        (
            Column(language.say("No."), kind="number", width=5),
            Column(language.say("What is to be done"), unit=language.say("measure")),
            *(one.column for one in columns),
        ),
        grouped(
            (
                language.say(step.heading),
                (
                    Cell(str(number)),
                    _what(step, placed, language),
                    *(one.cell(step, language) for one in columns),
                ),
            )
            for number, step in enumerate(steps, 1)
        ),
        note=language.say(_GAINS[has_score]) if has_gain else "",
    )


def _what(step: _Step, placed: Mapping[str, str], language: Language) -> Cell:
    """What is to be done about which measure, by its number and by its name where the text has it
    not."""
    what, measure = step.what or language.say("not yet set"), step.measure
    if measure is None:
        return Cell(what)
    is_named = measure.name.casefold() in what.casefold()
    is_own = bool(what) and what == step_of(measure)
    return Cell(
        what,
        detail=placed[measure.id] if is_named else f"{placed[measure.id]} {measure.name}",
        origin=Origin("realization", "solution", measure.id) if is_own else None,
    )
