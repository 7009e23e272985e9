"""The executive summary: the verdict in a sentence, then what stands behind it and what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.case import Case, two
from pipeline.document import Block, Bullets, Paragraph, Ref
from pipeline.report.trend import movements
from pipeline.report.wording import measured, paragraph, percent, runs, target_text
from pipeline.results import Recommendation
from pipeline.translatable import _

_MET = 100.0
_TOP = 3


def summary(case: Case, advice: Sequence[Recommendation]) -> tuple[Block, ...]:
    """Verdict, counts, what moved, the weakest measures, and the first three recommendations."""
    language = case.language
    blocks: list[Block] = [lead(case), _counts(case)]
    weak = [m for m in _by_achievement(case) if two(m["achievement"]) < _MET]
    moved = movements(case, _TOP)
    if moved:
        blocks.append(paragraph(language, "Since earlier periods:"))
        blocks.append(Bullets(tuple((line,) for line in moved)))
    if weak:
        blocks.append(paragraph(language, "Furthest below their targets:"))
        blocks.append(Bullets(tuple(_line(measure, case) for measure in weak[:_TOP])))
    if advice:
        blocks.append(
            paragraph(
                language,
                "What to do first ({all} lists every recommendation):",
                all=Ref("recommendations"),
            )
        )
        blocks.append(Bullets(tuple((part.text,) for part in advice[:_TOP]), ordered=True))
    return tuple(blocks)


def lead(case: Case) -> Paragraph:
    """The scorecard in one sentence."""
    language, whole = case.language, case.scored.scorecard.row(0, named=True)
    agency = case.report_file.agency.name
    band = case.node_band("scorecard", whole["rating"])
    if whole["score"] is None:
        return Paragraph(
            runs(
                language,
                "{agency} has no overall score for the period; by perspective: {sides}.",
                agency=agency,
                sides=[_side(row, case) for row in _rows(case)],
            ),
            lead=True,
        )
    message = (
        _("{agency} scores {score} of at most {cap}, rated {rating}; by perspective: {sides}.")
        if band
        else _("{agency} scores {score} of at most {cap}; by perspective: {sides}.")
    )
    return Paragraph(
        runs(
            language,
            message,
            agency=agency,
            score=whole["score"],
            cap=language.short(case.rulebook.scoring.cap),
            rating=language.text(band.label) if band else "",
            sides=[_side(row, case) for row in _rows(case)],
        ),
        lead=True,
    )


def _rows(case: Case) -> list[dict[str, Any]]:
    return list(case.scored.perspectives.iter_rows(named=True))


def _side(row: Mapping[str, Any], case: Case) -> str:
    language = case.language
    name = case.perspective_name(row["id"])
    if row["score"] is None:
        return language.say("{name} not scored", name=name)
    band = case.node_band("perspective", row["rating"])
    score = language.number(row["score"])
    return f"{name} {score} ({language.text(band.label)})" if band else f"{name} {score}"


def _counts(case: Case) -> Paragraph:
    measures = list(case.measures())
    scores = [m for m in measures if m["achievement"] is not None]
    met = [m for m in scores if two(m["achievement"]) >= _MET]
    unmeasured = sum(m["actual"] is None for m in measures)
    message = (
        _(
            "Measures: {all}. Scored: {scored}; met or passed their target: {met}; not measured: "
            "{unmeasured}."
        )
        if unmeasured
        else _(
            "Measures: {all}, all of them measured. Scored: {scored}; met or passed their target: "
            "{met}."
        )
    )
    counts = {"all": len(measures), "scored": len(scores), "met": len(met)}
    return Paragraph(runs(case.language, message, unmeasured=unmeasured, **counts))


def _by_achievement(case: Case) -> list[Mapping[str, Any]]:
    scores = [m for m in case.measures() if m["achievement"] is not None]
    return sorted(scores, key=lambda measure: float(measure["achievement"]))


def _line(measure: Mapping[str, Any], case: Case) -> tuple[str]:
    language = case.language
    return (
        language.say(
            "{measure}: {actual} of a target of {target} (achievement {achievement}).",
            measure=measure["measure"],
            actual=measured(measure, language),
            target=target_text(measure, language),
            achievement=percent(measure["achievement"], language),
        ),
    )
