"""The executive summary: the verdict in a sentence, then what stands behind it and what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.case import Case, two
from pipeline.document import Block, Bullets, Paragraph, Ref, Section
from pipeline.quantities import measured, target_text
from pipeline.report.budget.section import spent_share
from pipeline.report.budget.told import totals
from pipeline.report.phrases.tally import MET, headed, tally
from pipeline.report.phrases.trend import movements
from pipeline.report.phrases.urgent import first_things
from pipeline.report.phrases.wording import paragraph, percent, runs
from pipeline.results import Recommendation
from pipeline.tables import leaf_lines
from pipeline.translatable import _

_TOP = 3


def summary(case: Case, advice: Sequence[Recommendation]) -> tuple[Block | Section, ...]:
    """Verdict, targets met, money, what moved, and what to do first."""
    parts = (_targets(case), _money(case), _moved(case), _first(case, advice))
    return (lead(case), *(part for part in parts if part))


def _targets(case: Case) -> Section:
    """How many targets were met, and which measures are furthest from theirs."""
    language, measures = case.language, list(case.measures())
    weak = [m for m in _by_achievement(case) if two(m["achievement"]) < MET]
    blocks: list[Block] = [Paragraph(runs(language, _counted(measures), **_counts(measures)))]
    if weak:
        blocks.append(paragraph(language, "Furthest from their targets:"))
        blocks.append(Bullets(tuple(_line(measure, case) for measure in weak[:_TOP])))
    return Section("summary-targets", headed(tally(measures), language), tuple(blocks))


def _money(case: Case) -> Section | None:
    """What was spent, and what part of the ceiling that is; nothing where that is unknown."""
    share, language = spent_share(case), case.language
    if share is None:
        return None
    realized, ceiling = totals(leaf_lines(case.tables["budget"]))
    told = paragraph(
        language,
        "{realized} of a ceiling of {ceiling} was spent ({table}).",
        realized=language.money(realized),
        ceiling=language.money(ceiling),
        table=Ref("programmes-table"),
    )
    heading = language.say("Budget: {share} % spent", share=share)
    return Section("summary-money", heading, (told,))


def _moved(case: Case) -> Section | None:
    told = movements(case, _TOP)
    if not told:
        return None
    heading = case.language.say("Largest changes since earlier periods")
    return Section("summary-moved", heading, (Bullets(tuple((line,) for line in told)),))


def _first(case: Case, advice: Sequence[Recommendation]) -> Section | None:
    language, first = case.language, first_things(case, advice, _TOP)
    if not first:
        return None
    told = paragraph(language, "{all} lists every recommendation.", all=Ref("recommendations"))
    listed = Bullets(tuple((text,) for text in first), ordered=True)
    return Section("summary-first", language.say("What to do first"), (listed, told))


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
            cap=language.short(case.rulebook.limits("scorecard")[1]),
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


def _counted(measures: Sequence[Mapping[str, Any]]) -> str:
    """The sentence on how many measures there are and how many are scored."""
    scored, measured = tally(measures).scored, all(m["actual"] is not None for m in measures)
    if not scored:
        return _("No measure has an achievement.")
    if scored == len(measures):
        return (
            _("All measures have an achievement.")
            if measured
            else _("All measures have an achievement, though not measured: {unmeasured}.")
        )
    if measured:
        return _("Everything was measured; {scored} of {all} measures have an achievement.")
    return _("{scored} of {all} measures have an achievement; not measured: {unmeasured}.")


def _counts(measures: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    unmeasured = [m["measure"] for m in measures if m["actual"] is None]
    return {
        "all": len(measures),
        "scored": tally(measures).scored,
        "unmeasured": unmeasured,
    }


def _by_achievement(case: Case) -> list[Mapping[str, Any]]:
    scores = [m for m in case.measures() if m["achievement"] is not None]
    return sorted(scores, key=lambda measure: float(measure["achievement"]))


def _line(measure: Mapping[str, Any], case: Case) -> tuple[str]:
    language = case.language
    return (
        language.say(
            "{measure}: {actual} against a target of {target} (achievement {achievement}).",
            measure=measure["measure"],
            actual=measured(measure, language),
            target=target_text(measure, language),
            achievement=percent(measure["achievement"], language),
        ),
    )
