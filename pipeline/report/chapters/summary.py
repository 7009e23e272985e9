"""The executive summary: the verdict in a sentence, then the reasons and what to do."""

from collections.abc import Mapping, Sequence

from pipeline.account import Measure, Node
from pipeline.case import Case
from pipeline.document import Block, Bullets, Paragraph, Ref, Runs, Section
from pipeline.language import Language
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.trend import movements
from pipeline.report.phrases.urgent import first_things
from pipeline.report.phrases.values import actual_text, target_text
from pipeline.report.phrases.wording import Said, paragraph, percent, runs
from pipeline.translatable import _

_TOP = 3


def summary(case: Case) -> tuple[Block | Section, ...]:
    """Verdict, targets met, money, what moved, and what to do first."""
    parts = (_targets(case), _money(case), _moved(case), _first(case))
    return (lead(case), *(part for part in parts if part))


def _targets(case: Case) -> Section:
    """How many targets were met, and which measures are furthest from theirs."""
    language, measures = case.language, case.account.measures
    weak = _furthest(measures)[:_TOP]
    blocks: list[Block] = [Paragraph(runs(language, _counted(measures), **_counts(measures)))]
    if weak:
        blocks.append(paragraph(language, "Furthest from their targets:"))
        blocks.append(Bullets(tuple((_line(measure, language),) for measure in weak)))
    return Section("summary-targets", headed(case.account.tally, language), tuple(blocks))


def _money(case: Case) -> Section | None:
    """What was spent, and what part of the ceiling that is; nothing where that is unknown."""
    budget, language = case.account.budget, case.language
    if budget is None or budget.spent_percent is None:
        return None
    told = paragraph(
        language,
        "{realized} of a ceiling of {ceiling} was spent ({table}).",
        realized=language.money(budget.realized),
        ceiling=language.money(budget.ceiling),
        table=Ref("programmes-table"),
    )
    heading = language.say("Budget: {share} % spent", share=budget.spent_percent)
    return Section("summary-money", heading, (told,))


def _moved(case: Case) -> Section | None:
    told = movements(case, _TOP)
    if not told:
        return None
    heading = case.language.say("Largest changes since earlier periods")
    return Section("summary-moved", heading, (Bullets(tuple((line,) for line in told)),))


def _first(case: Case) -> Section | None:
    language, first = case.language, first_things(case, _TOP)
    if not first:
        return None
    told = paragraph(language, "{all} lists every recommendation.", all=Ref("recommendations"))
    listed = Bullets(tuple((text,) for text in first), ordered=True)
    return Section("summary-first", language.say("What to do first"), (listed, told))


def lead(case: Case) -> Paragraph:
    """How many targets were met, then the scorecard in one sentence."""
    return Paragraph((f"{headed(case.account.tally, case.language)}. ", *_whole(case)), lead=True)


def _whole(case: Case) -> Runs:
    language, whole = case.language, case.account.scorecard
    agency = case.report_file.agency.name
    perspectives = [_scored(perspective, case) for perspective in case.account.perspectives]
    if whole.score is None:
        message = _("{agency} has no overall score for the period; by perspective: {parts}.")
        return runs(language, message, agency=agency, parts=perspectives)
    band = case.node_band("scorecard", whole.rating)
    message = (
        _("{agency} scores {score} of at most {cap}, rated {rating}; by perspective: {parts}.")
        if band
        else _("{agency} scores {score} of at most {cap}; by perspective: {parts}.")
    )
    return runs(
        language,
        message,
        agency=agency,
        score=whole.score,
        cap=language.short(whole.out_of),
        rating=language.text(band.label) if band else "",
        parts=perspectives,
    )


def _scored(perspective: Node, case: Case) -> str:
    language, name = case.language, perspective.name
    if perspective.score is None:
        return language.say("{name} not scored", name=name)
    band = case.node_band("perspective", perspective.rating)
    score = language.number(perspective.score)
    return f"{name} {score} ({language.text(band.label)})" if band else f"{name} {score}"


def _counted(measures: Sequence[Measure]) -> str:
    """The sentence on how many measures there are and how many are scored."""
    scored, measured = _scored_of(measures), all(m.is_measured for m in measures)
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


def _scored_of(measures: Sequence[Measure]) -> int:
    return sum(measure.achievement is not None for measure in measures)


def _counts(measures: Sequence[Measure]) -> Mapping[str, Said]:
    return {
        "all": len(measures),
        "scored": _scored_of(measures),
        "unmeasured": [measure.name for measure in measures if not measure.is_measured],
    }


def _furthest(measures: Sequence[Measure]) -> Sequence[Measure]:
    """The measures that fell short of their targets, the furthest behind first."""
    short = [(m.achievement, m) for m in measures if m.fell_short and m.achievement is not None]
    return [measure for _achievement, measure in sorted(short, key=lambda pair: pair[0])]


def _line(measure: Measure, language: Language) -> str:
    return language.say(
        "{measure}: {actual} against a target of {target} (achievement {achievement}).",
        measure=measure.name,
        actual=actual_text(measure, language),
        target=target_text(measure, language),
        achievement=percent(measure.achievement, language),
    )
