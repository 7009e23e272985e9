"""Chapter II: what was promised, from vision to target."""

from collections.abc import Sequence

from pipeline.account import Flag, Measure
from pipeline.case import Case
from pipeline.document import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Definition,
    Definitions,
    PrintedTable,
    Ref,
    Section,
)
from pipeline.language import Language
from pipeline.report.chapters.factors import factors_section
from pipeline.report.chapters.openings import planning_figures
from pipeline.report.phrases.names import POLARITIES, stated_in
from pipeline.report.phrases.tables import grouped, measure_cell
from pipeline.report.phrases.wording import paragraph, room, target_cell
from pipeline.report.strategy_map.section import map_section


def planning(case: Case) -> Chapter:
    language = case.language
    sections = (
        Section("direction", _direction_heading(case), _direction(case)),
        Section("promises", _promises_heading(case), _promises(case)),
        factors_section(case),
        map_section(case),
    )
    return Chapter(
        "planning",
        language.say("Chapter II"),
        language.say("Performance planning"),
        blocks=(planning_figures(case),),
        sections=sections,
    )


def _direction_heading(case: Case) -> str:
    agency = case.report_file.agency
    if agency.vision or agency.mission:
        return case.language.say("Vision and mission")
    return case.language.say("Vision and mission: not available")


def _promises_heading(case: Case) -> str:
    """How much of what is measured was promised."""
    measures = case.account.measures
    targets = sum(Flag.NO_TARGET not in measure.flags for measure in measures)
    if targets == len(measures):
        if targets == 1:
            return case.language.say("The one measure has a target")
        return case.language.say("All {count} measures have a target", count=targets)
    return case.language.say(
        "Measures with a target: {targets} of {measures}", targets=targets, measures=len(measures)
    )


def _direction(case: Case) -> tuple[Block, ...]:
    language, agency = case.language, case.report_file.agency
    if not agency.vision and not agency.mission:
        return (paragraph(language, "The vision and mission were not given and are left out."),)
    terms = [
        Definition(language.say("Vision"), agency.vision),
        Definition(language.say("Motto"), agency.motto),
    ]
    blocks: list[Block] = [Definitions(tuple(term for term in terms if term.text))]
    if agency.mission:
        blocks.append(paragraph(language, "The mission:"))
        blocks.append(Bullets(tuple((part,) for part in agency.mission), ordered=True))
    return tuple(blocks)


def _promises(case: Case) -> tuple[Block, ...]:
    language, measures = case.language, case.account.measures
    implied = sum(Flag.TARGET_IMPLIED in measure.flags for measure in measures)
    without = sum(Flag.NO_TARGET in measure.flags for measure in measures)
    blocks: list[Block] = [
        paragraph(
            language,
            "{table} lists the targets used for the period, measure by measure.",
            table=Ref("promises-table"),
        )
    ]
    if implied:
        blocks.append(
            paragraph(
                language,
                "Targets that no document states, marked as implied: {implied} of {count}.",
                implied=implied,
                count=len(measures),
            )
        )
    if without:
        blocks.append(
            paragraph(
                language,
                "Measures without a target, shown and not scored: {without} of {count}.",
                without=without,
                count=len(measures),
            )
        )
    return (*blocks, _promises_table(measures, language))


def _promises_table(measures: Sequence[Measure], language: Language) -> PrintedTable:
    widest = room(measures)
    return PrintedTable(
        "promises-table",
        language.say("Objectives, measures and targets"),
        (
            Column(language.say("Measure"), unit=language.say("unit"), width=44),
            Column(language.say("Target"), kind="number", width=10),
            Column(language.say("Polarity"), width=24),
            Column(language.say("Stated in"), width=22),
        ),
        grouped(
            (
                measure.objective,
                (
                    measure_cell(measure),
                    target_cell(measure, language, room=widest),
                    Cell(language.say(POLARITIES[measure.polarity])),
                    Cell(stated_in(measure, language)),
                ),
            )
            for measure in measures
        ),
    )
