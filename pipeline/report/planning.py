"""Chapter II: what was promised, from vision to target."""

from collections.abc import Mapping
from typing import Any

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
from pipeline.report.wording import number_cell, paragraph, text_cell
from pipeline.scorecard import Polarity, TargetSource
from pipeline.translatable import _

POLARITIES = {
    Polarity.MAXIMIZE: _("more is better"),
    Polarity.MINIMIZE: _("less is better"),
    Polarity.STABILIZE: _("on target is best"),
}
TARGET_SOURCES = {
    TargetSource.PK: _("performance agreement"),
    TargetSource.PK_PERUBAHAN: _("revised performance agreement"),
    TargetSource.STANDARD: _("standard"),
    TargetSource.IMPLIED: _("implied"),
}


def planning(case: Case) -> Chapter:
    language = case.language
    sections = (
        Section("direction", language.say("Vision and mission"), _direction(case)),
        Section("promises", language.say("Objectives, measures and targets"), _promises(case)),
        Section("factors", language.say("Critical success factors"), _factors(case)),
    )
    return Chapter(
        "planning",
        language.say("Chapter II"),
        language.say("Performance planning"),
        sections=sections,
    )


def _direction(case: Case) -> tuple[Block, ...]:
    language, agency = case.language, case.report_file.agency
    if not agency.vision and not agency.mission:
        return (
            paragraph(
                language, "The vision and mission were not given; this report invents neither."
            ),
        )
    terms = [
        Definition(language.say("Vision"), agency.vision),
        Definition(language.say("Motto"), agency.motto),
    ]
    blocks: list[Block] = [Definitions(tuple(term for term in terms if term.text))]
    if agency.mission:
        blocks.append(Bullets(tuple((part,) for part in agency.mission), ordered=True))
    return tuple(blocks)


def _promises(case: Case) -> tuple[Block, ...]:
    language, measures = case.language, list(case.measures())
    implied = sum("target-implied" in measure["flags"] for measure in measures)
    without = sum("no-target" in measure["flags"] for measure in measures)
    blocks: list[Block] = [
        paragraph(
            language,
            "{table} lists what was promised for the period, measure by measure.",
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
    return (*blocks, _promises_table(measures, case))


def _promises_table(measures: list[Mapping[str, Any]], case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "promises-table",
        language.say("Objectives, measures and targets"),
        (
            Column(language.say("Objective"), width=28),
            Column(language.say("Measure"), width=27),
            Column(language.say("Unit"), width=9),
            Column(language.say("Polarity"), width=13),
            Column(language.say("Target"), kind="number", width=10),
            Column(language.say("Stated in"), width=13),
        ),
        tuple(
            (
                Cell(measure["objective"]),
                Cell(measure["measure"]),
                Cell(measure["measured_in"]),
                Cell(language.say(POLARITIES[Polarity(measure["polarity"])])),
                number_cell(measure["target"], language),
                Cell(_stated_in(measure, case)),
            )
            for measure in measures
        ),
    )


def _stated_in(measure: Mapping[str, Any], case: Case) -> str:
    source = measure["target_source"]
    if measure["target"] is None:
        return "–"
    if source is None:
        return case.language.missing
    return case.language.say(TARGET_SOURCES[TargetSource(source)])


def _factors(case: Case) -> tuple[Block, ...]:
    language = case.language
    if "csf" not in case.tables:
        return (paragraph(language, "No critical success factors were delivered."),)
    objectives = {m["objective_id"]: m["objective"] for m in case.measures()}
    names = {m["measure_id"]: m["measure"] for m in case.measures()}
    table = PrintedTable(
        "factors-table",
        language.say("Objectives and their critical success factors"),
        (
            Column(language.say("Objective"), width=32),
            Column(language.say("Critical success factor"), width=40),
            Column(language.say("Measure that shows it"), width=28),
        ),
        tuple(
            (
                text_cell(objectives.get(row["objective_id"]), language),
                Cell(row["factor"]),
                text_cell(names.get(row["measure_id"] or ""), language),
            )
            for row in case.tables["csf"].iter_rows(named=True)
        ),
    )
    return (
        paragraph(
            language,
            "{table} names what must go right for each objective, and the measure that shows it.",
            table=Ref("factors-table"),
        ),
        table,
    )
