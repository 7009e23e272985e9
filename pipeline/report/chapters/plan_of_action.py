"""Chapter IV: what is to be done, by whom and by when; the agency's own words before our advice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Origin, Paragraph, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.chapters.steps import Step, steps_of
from pipeline.report.phrases.advice import proposed
from pipeline.report.phrases.next_steps import step_of
from pipeline.report.phrases.places import numbers
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.values import promised_text
from pipeline.report.phrases.wording import lowered, paragraph, runs
from pipeline.translatable import _


def plan_of_action(case: Case) -> Section:
    steps = steps_of(case)
    return Section("recommendations", _heading(steps, case.language), _blocks(steps, case))


def _heading(steps: Sequence[Step], language: Language) -> str:
    if not steps:
        return language.say("Plan of action: nothing follows from the results")
    unassigned = sum(not step.is_assigned for step in steps)
    undated = sum(not step.is_dated for step in steps)
    if not unassigned and not undated:
        return language.say("Plan of action: every step is assigned and has its day")
    if not unassigned and len(steps) == 1:
        return language.say("Plan of action: the one step has no day yet")
    if not unassigned:
        return language.say(
            "Plan of action: {undated} of {count} steps without a day",
            undated=undated,
            count=len(steps),
        )
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


def _blocks(steps: Sequence[Step], case: Case) -> tuple[Block, ...]:
    language = case.language
    if not steps:
        return (paragraph(language, "No target was missed and the rulebook gives no advice."),)
    filled, empty = _columns(steps, language)
    told = runs(language, _FOLLOWS if len(steps) > 1 else _ONE_STEP, table=Ref("plan-table"))
    # The heading says already that no step has an owner.
    later = [one for one in empty if not one.is_owner and one.column.kind == "text"]
    if unset := [lowered(one.column.heading) for one in later]:
        told = (*told, *runs(language, _UNSET, columns=unset))
    return (Paragraph(told), _table(steps, filled, case))


@dataclass(frozen=True)
class _Printed:
    """A column and its text for a step: empty where it is not set yet, a dash where there can be
    none."""

    column: Column
    said: Callable[[Step], str]
    is_owner: bool = False

    def is_filled(self, steps: Sequence[Step]) -> bool:
        if self.is_owner:  # a role that is only proposed does not fill the column
            return any(step.is_assigned for step in steps)
        return any(self.said(step) not in ("", "–") for step in steps)

    def cell(self, step: Step, language: Language) -> Cell:
        return Cell(self.said(step) or language.say("not yet set"))


def _columns(
    steps: Sequence[Step], language: Language
) -> tuple[Sequence[_Printed], Sequence[_Printed]]:
    """Owner, due day, next target and gain: the columns that say something, and the others."""
    say = language.say

    def due(step: Step) -> str:
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


def _owner(step: Step, language: Language) -> str:
    """Who is responsible; where nobody is named, the role that is proposed."""
    if step.is_assigned and step.measure is not None:
        return step.measure.owner or ""
    return proposed([step.proposed], language)


def _next_target(step: Step, language: Language) -> str:
    """The target of the next period; a dash for a step about no measure."""
    measure = step.measure
    if measure is None:
        return "–"
    target = measure.next_step.promised
    return "" if target is None else promised_text(target, measure, language)


def _table(steps: Sequence[Step], columns: Sequence[_Printed], case: Case) -> PrintedTable:
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


def _what(step: Step, placed: Mapping[str, str], language: Language) -> Cell:
    """What is to be done about which measure: its number, and its name where the text does not
    contain it."""
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
