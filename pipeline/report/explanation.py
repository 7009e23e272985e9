"""How one number came about, from the delivered rows to its rating."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, MetReason, Node
from pipeline.case import Case
from pipeline.formulas import CATALOGUE
from pipeline.language import Language
from pipeline.problems import UsageError, nearest
from pipeline.report.annexes.grade_scales import told_scale
from pipeline.report.annexes.policy_words import shown_value
from pipeline.report.chapters.change import not_split
from pipeline.report.explained_nodes import (
    CHANGE,
    Line,
    band_floor,
    change_lines,
    node_asked,
    node_lines,
)
from pipeline.report.phrases.deduction import deduction_result, is_deduction
from pipeline.report.phrases.names import period_name, stated_in
from pipeline.report.phrases.values import actual_text, target_text
from pipeline.report.phrases.wording import percent, working_text
from pipeline.rounding import half_up
from pipeline.scorecard import POLARITIES
from pipeline.translatable import _

_DIGEST = 12
"""Characters of a sha256 that are printed, enough for a reader to compare."""


def explanation(case: Case, asked: str) -> str:
    """How a number came about, as lines of term and text: a measure by its id; an objective, a
    perspective or the `scorecard`; its `change` since an earlier final.

    Raises UsageError for anything else.
    """
    title, parts = _told(asked, case)
    agency, period = case.report_file.agency.name, period_name(case)
    width = max(len(term) for term, _ in parts)
    lines = (f"  {term:<{width}}  {text}" for term, text in parts)
    return "\n".join([f"{title} ({agency}, {period})", *lines])


def _told(asked: str, case: Case) -> tuple[str, Sequence[Line]]:
    """A title, and terms with their texts; raises UsageError where nothing has this name."""
    if case.account.knows(asked):
        measure = case.account.measure(asked)
        return f"{measure.id} {measure.name}", [
            *_actual(measure, case.language),
            *_judged(measure, case),
            *_rolled(measure, case),
            *_findings(measure, case),
        ]
    if found := node_asked(asked, case):
        return found.title, list(node_lines(found, case))
    if asked == CHANGE:
        reason = not_split(case)
        return case.language.say("Why the score moved"), list(change_lines(case, reason))
    raise UsageError("{told}", told=_unknown(asked, case))


def _unknown(measure_id: str, case: Case) -> str:
    language = case.language
    if measure_id in {measure.id for measure in case.account.dropped}:
        return language.say(
            "The revised agreement of the year dropped the measure “{measure}”; it has no score.",
            measure=measure_id,
        )
    nodes = (*case.account.objectives, *case.account.perspectives, case.account.scorecard)
    measures = (measure.id for measure in case.account.measures)
    near = nearest(measure_id, (*measures, *(node.id for node in nodes), CHANGE))
    meant = language.say(" Did you mean “{near}”?", near=near) if near else ""
    return language.say("There is no measure “{measure}”.", measure=measure_id) + meant


def _actual(measure: Measure, language: Language) -> Iterator[tuple[str, str]]:
    """From the rows to the actual."""
    formula = CATALOGUE[measure.formula]
    yield language.say("Formula"), f"{language.say(formula.title)} ({formula.name})"
    worked = working_text(measure, language)
    if worked:
        yield language.say("Working"), worked
    yield from _outputs(measure, language)
    yield language.say("Actual"), actual_text(measure, language)
    for part in measure.evidence:
        sheet = f" [{part.sheet}]" if part.sheet else ""
        rows = language.say("rows {rows}", rows=part.rows) if part.rows else ""
        name = ", ".join(piece for piece in (part.file + sheet, rows) if piece)
        yield language.say("Source"), f"{name} (sha256 {part.sha256[:_DIGEST]}…)"


def _outputs(measure: Measure, language: Language) -> Iterator[tuple[str, str]]:
    """The outputs that a measure puts together, each with its volume and indicators."""
    for output in measure.particulars.achieved_outputs:
        told = percent(output.percent, language)
        if output.indicators is not None:
            told = language.say(
                "{achieved} = volume {volume} × indicators {indicators}",
                achieved=told,
                volume=percent(output.volume, language),
                indicators=percent(output.indicators, language),
            )
        yield language.say("Output"), f"{output.code}: {told}"


def _judged(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """From the actual to the score and its rating."""
    language, scoring = case.language, case.rulebook.scoring
    target, source = target_text(measure, language), stated_in(measure, language)
    yield (
        language.say("Target"),
        target if source == "–" else language.say("{text} ({of})", text=target, of=source),
    )
    if measure.scale is not None:
        yield language.say("Grades"), ": ".join(told_scale(measure.scale, case))
    polarity = language.say(POLARITIES[measure.polarity])
    if is_deduction(measure):
        yield language.say("Polarity"), polarity
        yield language.say("Deduction"), deduction_result(measure, language)
        return
    yield language.say("Polarity"), f"{polarity} ({measure.variant})"
    yield language.say("Target met"), _met(measure, language)
    yield language.say("Achievement"), percent(measure.achievement, language)
    if scoring.conversion:
        yield language.say("Scale"), shown_value(scoring.conversion, language)
    yield (
        language.say("Floor and cap"),
        language.say(
            "{floor} to {cap} %; it counts as {counted}",
            floor=language.short(scoring.floor),
            cap=language.short(scoring.cap),
            counted=percent(measure.capped, language),
        ),
    )
    yield language.say("Score"), language.number(measure.score)
    yield from _clause(measure, case)


_REASONS = {
    MetReason.OVER_CEILING: _("no: more was spent than the ceiling allows"),
    MetReason.UNMEASURED: _("not measured"),
    MetReason.WITHHELD: _("withheld"),
    MetReason.NO_TARGET: _("no target"),
}
"""The outcome of a target, where yes and no do not say enough."""


def _met(measure: Measure, language: Language) -> str:
    if measure.met_reason in _REASONS:
        return language.say(_REASONS[measure.met_reason])
    return language.missing if measure.met is None else language.shown(measure.met)


def _clause(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """The rulebook's clause: which bands rate what, the measure's band, and the legal basis."""
    language, book = case.language, case.rulebook
    policy, band = book.formula(measure.formula), case.band_of(measure)
    rates = (
        language.say("the formula's own scale, of the actual")
        if policy.scale
        else language.say("the bands of measures, of the score")
    )
    bands = "; ".join(band_floor(part, language) for part in book.bands_of(measure.formula))
    yield language.say("Bands"), f"{rates}: {bands or language.missing}"
    yield language.say("Rating"), language.text(band.label) if band else language.missing
    yield language.say("Rulebook"), f"{language.text(book.title)} ({book.id})"
    yield language.say("Legal basis"), language.text(book.citation)
    if policy.note:
        yield language.say("Note"), language.text(policy.note)


def _rolled(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """Its weight, and the nodes above it."""
    language, account = case.language, case.account
    yield language.say("Weight"), language.short(measure.weight, 4)
    for term, node in (
        (language.say("Objective"), account.objective(measure.objective_id)),
        (language.say("Perspective"), account.perspective(measure.perspective)),
        (language.say("Scorecard"), account.scorecard),
    ):
        yield term, _standing(node, language)


def _standing(node: Node, language: Language) -> str:
    told = language.say(
        "score {score}, weight {weight}, coverage {coverage} %",
        score=language.number(node.score),
        weight=language.short(node.weight, 4),
        coverage=language.short(half_up(100 * node.coverage)),
    )
    return f"{node.name}: {told}" if node.name else told


def _findings(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """The findings about the measure."""
    for finding in case.account.findings:
        if measure.id in (finding.where, *finding.about):
            yield case.language.say("Finding"), case.language.finding(finding)
