"""What leadership is asked to decide: at most three things, law and money first.

Then come recommendations that are unanswered or overdue, missed targets by the priority of the
advice on them and by their gain, and data or targets without which nothing can be judged. A cause
is the agency's own or is left out; where less needs a decision, there are fewer decisions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pipeline.account import Measure, states
from pipeline.case import Case
from pipeline.document import Decision, Decisions, Fact
from pipeline.language import Language
from pipeline.report.leadership.assigned import advised_on, by_whom, gain_of
from pipeline.report.leadership.overspent import overspent, why_overspent
from pipeline.report.leadership.pending import on_unanswered
from pipeline.report.leadership.told import (
    inside,
    names_of,
    of_target,
    why_none_measured,
)
from pipeline.report.phrases.advice import advice_text
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.movements import worsened
from pipeline.report.phrases.next_steps import keeps_a_miss, stated_solution, step_of
from pipeline.report.phrases.urgency import urgency
from pipeline.report.phrases.values import actual_text, target_text
from pipeline.scorecard import Polarity
from pipeline.translatable import _

_MOST = 3
_HEADINGS = {
    0: _("Decisions"),
    1: _("One decision asked for"),
    2: _("Two decisions asked for"),
    3: _("Three decisions asked for"),
}
_TOWARD = {
    Polarity.MAXIMIZE: _("Raise {measure} from {actual} to {target}"),
    Polarity.MINIMIZE: _("Lower {measure} from {actual} to {target}"),
    Polarity.STABILIZE: _("Bring {measure} from {actual} to {target}"),
}


def decisions(case: Case) -> Decisions:
    """The gravest decisions, numbered; or that there is nothing to decide."""
    language = case.language
    first = [
        replace(decision, number=str(number))
        for number, decision in enumerate(islice(_all(case), _MOST), 1)
    ]
    return Decisions(
        language.say(_HEADINGS[len(first)]),
        tuple(first),
        note=_without_cause(first, language),
        nothing="" if first else " ".join(_nothing(case)),
    )


def _nothing(case: Case) -> Iterator[str]:
    """That there is nothing to decide; how many measures got worse but still meet their targets."""
    language = case.language
    yield language.say(
        "Nothing is to be decided: no ceiling was exceeded, no target missed, and no data are "
        "lacking."
    )
    if (worse := worsened(case)) and all(measure.met for measure in case.account.measures):
        yield language.say_many(
            "{count} measure got worse and still meets its target.",
            "{count} measures got worse and still meet their targets.",
            worse,
        )


def _without_cause(given: Sequence[Decision], language: Language) -> str:
    """For which decisions the agency gave no cause, in one sentence for all."""
    numbers = [decision.number for decision in given if not decision.why]
    if not numbers:
        return ""
    if len(given) == 1:
        return language.say("The agency gave no cause.")
    return language.say_many(
        "The agency gave no cause for decision {numbers}.",
        "The agency gave no cause for decisions {numbers}.",
        len(numbers),
        numbers=numbers,
    )


def _all(case: Case) -> Iterator[Decision]:
    yield from _on_money(case)
    yield from on_unanswered(case)
    missed = [m for m in case.account.measures if mark_of(m) == "missed"]
    missed.sort(key=lambda measure: urgency(measure, case))
    for step, measures in _by_step(missed):
        yield _on_step(measures, case) if step else _on_missed(measures[0], case)
    yield from _on_data(case)
    yield from _on_targets(case)


def _by_step(missed: Sequence[Measure]) -> Iterator[tuple[str, Sequence[Measure]]]:
    """The agency's steps, each with all its measures; a measure without a step is alone."""
    found: dict[tuple[str, str], list[Measure]] = {}
    for measure in missed:
        step = step_of(measure)
        found.setdefault((step, "" if step else measure.id), []).append(measure)
    yield from ((step, measures) for (step, _alone), measures in found.items())


def _on_money(case: Case) -> Iterator[Decision]:
    spent, language = overspent(case), case.language
    if spent is None:
        return
    over = language.money(spent.largest.over)
    what = (
        language.say(
            "Account for {amount} spent above the ceiling of {name}, and have the Inspektorat "
            "review it",
            amount=over,
            name=spent.largest.name,
        )
        if spent.largest.name
        else language.say(
            "Account for {amount} spent above the ceiling, and have the Inspektorat review it",
            amount=over,
        )
    )
    about = [m for m in case.account.measures if mark_of(m) == "over_ceiling"]
    ids = {part.id for part in case.account.recommendations if not part.measure}
    facts = by_whom(about, ids, case)
    yield Decision("", what, why_overspent(case), "", facts)


def _on_step(missed: Sequence[Measure], case: Case) -> Decision:
    """What the agency itself intends to do about missed targets."""
    language = case.language
    came_to = [
        language.say("{measure}: {came_to}", measure=m.name, came_to=of_target(m, case))
        for m in missed
    ]
    why = " ".join(_causes(missed, language))
    facts = by_whom(missed, {key for m in missed for key in advised_on(m, case)}, case)
    gain = gain_of(missed[0], case) if len(missed) == 1 else ()
    what = step_of(missed[0]).rstrip(". ")
    return Decision("", what, why, "", (*facts, *gain), about=f"{'; '.join(came_to)}.")


def _causes(missed: Sequence[Measure], language: Language) -> Iterator[str]:
    for cause in dict.fromkeys(m.cause for m in missed if states(m.cause)):
        yield language.say("Cause: {text}", text=cause)


def _on_missed(measure: Measure, case: Case) -> Decision:
    """A missed target for which the agency names no step of its own."""
    language = case.language
    what = language.say(
        _TOWARD[measure.polarity],
        measure=inside(measure.name),
        actual=actual_text(measure, language),
        target=target_text(measure, language),
    )
    cause = " ".join(_causes([measure], language))
    facts = (*by_whom([measure], advised_on(measure, case), case), *gain_of(measure, case))
    return Decision("", what, cause, _next(measure, case), facts)


def _next(measure: Measure, case: Case) -> str:
    """Advice on this kind of measure, if any; else that the agency's own step changes nothing."""
    particular = {a.id for a in case.rulebook.advice if a.about == "measure" and a.formulas}
    for part in case.account.advice_on(measure.id):
        if part.rule in particular:
            return case.language.say("Advice: {text}", text=advice_text(part, case))
    if keeps_a_miss(measure):
        return case.language.say(
            "Next step not yet set: “{text}” leaves the result as it is.",
            text=stated_solution(measure).rstrip(". "),
        )
    return ""


def _on_data(case: Case) -> Iterator[Decision]:
    """One decision on the data of all measures that were not measured."""
    language = case.language
    lacking = [m for m in case.account.measures if m.has_target and not m.is_measured]
    lacking = [measure for measure in lacking if mark_of(measure) == "unmeasured"]
    if not lacking:
        return
    what = language.say_many(
        "Deliver the data of {count} measure not yet measured",
        "Deliver the data of {count} measures not yet measured",
        len(lacking),
    )
    why = why_none_measured(lacking, case)
    worth = language.say_many(
        "a verdict on {count} target", "a verdict on {count} targets", len(lacking)
    )
    ids = {key for measure in lacking for key in advised_on(measure, case)}
    facts = (*by_whom(lacking, ids, case), Fact(language.say("Worth"), worth))
    yield Decision("", what, why, "", facts)


def _on_targets(case: Case) -> Iterator[Decision]:
    """One decision on the targets of all measures that have none."""
    language = case.language
    lacking = [m for m in case.account.measures if not m.has_target and not is_deduction(m)]
    if not lacking:
        return
    what = language.say_many(
        "Set a target for {count} measure: {names}",
        "Set targets for {count} measures: {names}",
        len(lacking),
        names=names_of(lacking, language),
    )
    why = language.say("Without a target it cannot be judged what was achieved.")
    ids = {key for measure in lacking for key in advised_on(measure, case)}
    yield Decision("", what, why, "", by_whom(lacking, ids, case))
