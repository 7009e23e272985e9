"""How one number came about, from the delivered rows to its rating, for whoever asks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case, two
from pipeline.formulas import FORMULAS
from pipeline.problems import Finding, UsageError, nearest
from pipeline.quantities import measured, target_text
from pipeline.report.annexes.policy_words import shown_value
from pipeline.report.phrases.names import POLARITIES, period_name, stated_in
from pipeline.report.phrases.wording import percent, working_text
from pipeline.rulebook import Band
from pipeline.scorecard import Polarity

Measure = Mapping[str, Any]
_DIGEST = 12
"""As much of a sha256 as a reader compares."""


def explained(case: Case, findings: Sequence[Finding], measure_id: str) -> str:
    """The number's story as lines of term and text. Raises UsageError for an unknown measure."""
    measures = {measure["measure_id"]: measure for measure in case.measures()}
    if measure_id not in measures:
        near = nearest(measure_id, measures)
        meant = case.language.say(" Did you mean “{near}”?", near=near) if near else ""
        unknown = case.language.say("There is no measure “{measure}”.", measure=measure_id)
        raise UsageError(unknown + meant)
    measure = measures[measure_id]
    agency, period = case.report_file.agency.name, period_name(case)
    title = f"{measure_id} {measure['measure']} ({agency}, {period})"
    parts = [*_actual(measure, case), *_judged(measure, case), *_rolled(measure, case)]
    parts += _findings(measure, findings, case)
    width = max(len(term) for term, _ in parts)
    return "\n".join([title, *(f"  {term:<{width}}  {text}" for term, text in parts)])


def _actual(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """From the rows to the actual."""
    language = case.language
    working = case.working(measure["measure_id"])
    formula = FORMULAS[measure["formula"]]
    yield language.say("Formula"), f"{language.say(formula.title)} ({formula.name})"
    worked = working_text(measure, case)
    if worked:
        yield language.say("Working"), worked
    yield language.say("Actual"), measured(measure, language)
    for part in working.evidence:
        sheet = f" [{part.sheet}]" if part.sheet else ""
        rows = language.say("rows {rows}", rows=part.rows) if part.rows else ""
        name = ", ".join(piece for piece in (part.file + sheet, rows) if piece)
        yield language.say("Source"), f"{name} (sha256 {part.sha256[:_DIGEST]}…)"


def _judged(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """From the actual to the score and its rating."""
    language, scoring = case.language, case.rulebook.scoring
    target, source = target_text(measure, language), stated_in(measure, case)
    yield (
        language.say("Target"),
        target if source == "–" else language.say("{text} ({of})", text=target, of=source),
    )
    polarity = language.say(POLARITIES[Polarity(measure["polarity"])])
    yield language.say("Polarity"), f"{polarity} ({measure['variant']})"
    yield language.say("Achievement"), percent(measure["achievement"], language)
    if scoring.conversion:
        yield language.say("Scale"), shown_value(scoring.conversion, language)
    yield (
        language.say("Floor and cap"),
        language.say(
            "{floor} to {cap} %; it counts as {counted}",
            floor=language.short(scoring.floor),
            cap=language.short(scoring.cap),
            counted=percent(measure["capped"], language),
        ),
    )
    score = None if measure["score"] is None else language.number(measure["score"])
    yield language.say("Score"), score or language.missing
    yield from _clause(measure, case)


def _clause(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """The rulebook's clause: which bands rate what, in which band it fell, and whose they are."""
    language, book = case.language, case.rulebook
    policy, band = book.formula(measure["formula"]), case.measure_band(measure)
    rates = (
        language.say("the formula's own scale, of the actual")
        if policy.scale
        else language.say("the bands of measures, of the score")
    )
    bands = "; ".join(_floor(part, case) for part in case.bands(measure["formula"]))
    yield language.say("Bands"), f"{rates}: {bands or language.missing}"
    yield language.say("Rating"), language.text(band.label) if band else language.missing
    yield language.say("Rulebook"), f"{language.text(book.title)} ({book.id})"
    yield language.say("Legal basis"), language.text(book.citation)
    if policy.note:
        yield language.say("Note"), language.text(policy.note)


def _floor(band: Band, case: Case) -> str:
    sign = ">" if band.above is not None else "≥"
    return f"{case.language.text(band.label)} {sign} {case.language.short(band.floor)}"


def _rolled(measure: Measure, case: Case) -> Iterator[tuple[str, str]]:
    """Its weight, and what stands above it."""
    language = case.language
    yield language.say("Weight"), language.short(measure["weight"], 4)
    scores = case.scored
    objective = _node(scores.objectives.iter_rows(named=True), measure["objective_id"])
    side = _node(scores.perspectives.iter_rows(named=True), measure["perspective"])
    whole = scores.scorecard.row(0, named=True)
    for term, name, node in (
        (language.say("Objective"), measure["objective"], objective),
        (language.say("Perspective"), case.perspective_name(side["id"]), side),
        (language.say("Scorecard"), "", whole),
    ):
        yield term, _standing(name, node, case)


def _node(rows: Iterator[Mapping[str, Any]], node_id: str) -> Mapping[str, Any]:
    return next(row for row in rows if row["id"] == node_id)


def _standing(name: str, node: Mapping[str, Any], case: Case) -> str:
    language = case.language
    score = language.missing if node["score"] is None else language.number(node["score"])
    told = language.say(
        "score {score}, weight {weight}, coverage {coverage} %",
        score=score,
        weight=language.short(node["weight"], 4),
        coverage=language.short(two(100 * node["coverage"])),
    )
    return f"{name}: {told}" if name else told


def _findings(
    measure: Measure, findings: Sequence[Finding], case: Case
) -> Iterator[tuple[str, str]]:
    """What was found about it."""
    for finding in findings:
        about = measure["measure_id"] in [part.strip() for part in finding.where.split(",")]
        listed = finding.values.get("measures")
        if about or (isinstance(listed, list) and measure["measure"] in listed):
            yield case.language.say("Finding"), case.language.finding(finding)
