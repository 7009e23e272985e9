"""Chapter II: what was promised, from vision to target."""

from pipeline.case import Case
from pipeline.document import (
    Block,
    Bullets,
    Chapter,
    Definition,
    Definitions,
    Section,
)
from pipeline.report.chapters.factors import factors_section
from pipeline.report.chapters.promises import promises_section
from pipeline.report.phrases.wording import paragraph
from pipeline.report.strategy_map.section import map_section


def planning(case: Case) -> Chapter:
    language = case.language
    sections = (
        Section("direction", _direction_heading(case), _direction(case)),
        map_section(case),
        promises_section(case),
        factors_section(case),
    )
    return Chapter(
        "planning",
        language.say("Chapter II"),
        language.say("Performance planning"),
        sections=sections,
    )


def _direction_heading(case: Case) -> str:
    agency = case.report_file.agency
    if agency.vision or agency.mission:
        return case.language.say("Vision and mission")
    return case.language.say("Vision and mission: not available")


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
