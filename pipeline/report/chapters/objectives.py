"""Chapter III.A, one perspective: its objectives, and each measure against its target."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, Node, tallied
from pipeline.case import Case
from pipeline.document import Block, Paragraph, Ref, Section
from pipeline.language import Language
from pipeline.report.chapters.comparison import comparison
from pipeline.report.chapters.measure_block import measure_blocks
from pipeline.report.phrases.tables import measures_table
from pipeline.report.phrases.tally import told
from pipeline.report.phrases.values import actual_text
from pipeline.report.phrases.wording import paragraph, percent
from pipeline.rounding import half_up
from pipeline.translatable import _


def perspective_section(perspective: Node, case: Case) -> Section:
    """One perspective; its heading states its score and rating."""
    language, name = case.language, perspective.name
    section_id, table_id = f"perspective-{perspective.id}", f"measures-{perspective.id}"
    inside = case.account.in_perspective(perspective.id)
    if not inside:
        empty = paragraph(language, "No measure serves this perspective.")
        return Section(section_id, language.say("{name}: no measure", name=name), (empty,))
    caption = language.say("Targets and actuals, {name}", name=name)
    blocks = (
        Paragraph(told(tallied(inside), language, Ref(table_id)), lead=True),
        *_without(inside, language),
        measures_table(table_id, caption, inside, case),
        *comparison(perspective, inside, case),
    )
    heading = _scored(perspective, "perspective", case)
    return Section(section_id, heading, blocks, tuple(_objectives(inside, case)))


def _without(measures: Sequence[Measure], language: Language) -> Iterator[Block]:
    """Which measures have no achievement, by name."""
    names = [measure.name for measure in measures if measure.achievement is None]
    if names:
        yield paragraph(language, "Without an achievement: {names}.", names=names)


def _scored(node: Node, level: str, case: Case) -> str:
    """A node's finding as its heading."""
    say, name, score = case.language.say, node.name, node.score
    if score is None:
        return say("{name}: not scored", name=name)
    band = case.node_band(level, node.rating)
    if band is None:
        return say("{name}: score {score}", name=name, score=score)
    rating = case.language.text(band.label)
    return say("{name}: score {score}, {rating}", name=name, score=score, rating=rating)


def _objectives(measures: Sequence[Measure], case: Case) -> Iterator[Section]:
    """The objectives in the order of their measures."""
    for objective_id in dict.fromkeys(measure.objective_id for measure in measures):
        inside = [measure for measure in measures if measure.objective_id == objective_id]
        node = case.account.objective(objective_id)
        yield _objective(node, inside, case, alone=len(inside) == len(measures))


def _objective(node: Node, measures: Sequence[Measure], case: Case, *, alone: bool) -> Section:
    """An objective; its measures stand below it, each under its own finding.

    Of one that is `alone` in its perspective, the perspective has said how many met their targets.
    """
    language = case.language
    parts = tuple(
        Section(
            f"measure-{measure.id}",
            _measure_heading(measure, language),
            tuple(measure_blocks(measure, case)),
        )
        for measure in measures
    )
    table = Ref(f"measures-{node.perspective}")
    counted = () if alone or len(measures) == 1 else told(tallied(measures), language, table)
    said = (*counted, *_furthest(measures, language, " " if counted else ""))
    blocks = (Paragraph(said),) if said else ()
    return Section(f"objective-{node.id}", _scored(node, "objective", case), blocks, parts)


def _furthest(measures: Sequence[Measure], language: Language, before: str) -> Iterator[str]:
    """Which of several measures is furthest behind its target, after a space where that is due."""
    achieved = [m for m in measures if m.achievement is not None]
    short = [
        (m.name, half_up(m.achievement))
        for m in achieved
        if m.achievement is not None and m.fell_short
    ]
    least = min((value for _name, value in short), default=None)
    if len(achieved) > 1 and least is not None:
        yield before + language.say(
            "Furthest behind: {measure}, with an achievement of {achievement}.",
            measure=[name for name, value in short if value == least],
            achievement=percent(least, language),
        )


def _measure_heading(measure: Measure, language: Language) -> str:
    if not measure.is_measured:
        return language.say("{measure}: not measured", measure=measure.name)
    message = _("{measure}: {actual}")
    return language.say(message, measure=measure.name, actual=actual_text(measure, language))
