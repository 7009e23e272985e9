"""Chapter II: what was promised, from vision to target."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.document import (
    Block,
    Bullets,
    Chapter,
    Definition,
    Definitions,
    Origin,
    Section,
)
from pipeline.report.chapters.factors import factors_section
from pipeline.report.chapters.promises import promises_section
from pipeline.report.phrases.wording import paragraph
from pipeline.report.strategy_map.section import map_section


def planning(case: Case) -> Chapter:
    language = case.language
    sections = (
        *_direction(case),
        promises_section(case),
        map_section(case),
        *factors_section(case),
    )
    return Chapter(
        "planning",
        language.say("Chapter II"),
        language.say("Performance planning"),
        sections=sections,
    )


def _has_direction(case: Case) -> bool:
    agency = case.report_file.agency
    return bool(agency.vision or agency.mission)


def _direction(case: Case) -> Iterator[Section]:
    """Vision, motto and mission; nothing where neither vision nor mission was given."""
    if _has_direction(case):
        heading = case.language.say("Vision and mission")
        yield Section("direction", heading, _stated(case))


def _stated(case: Case) -> tuple[Block, ...]:
    language, agency = case.language, case.report_file.agency
    terms = [
        Definition(language.say("Vision"), agency.vision, Origin("agency", "vision")),
        Definition(language.say("Motto"), agency.motto, Origin("agency", "motto")),
    ]
    blocks: list[Block] = [Definitions(tuple(term for term in terms if term.text))]
    if agency.mission:
        blocks.append(paragraph(language, "The mission:"))
        blocks.append(
            Bullets(
                tuple((part,) for part in agency.mission),
                ordered=True,
                origin=Origin("agency", "mission"),
            )
        )
    return tuple(blocks)
