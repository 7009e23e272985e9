"""Chapter III: what the organisation achieved, objective by objective, and what was spent."""

from pipeline.case import Case
from pipeline.document import Chapter, Section
from pipeline.report.budget.section import budget_section
from pipeline.report.chapters.objectives import objective_sections
from pipeline.report.chapters.overview import overview
from pipeline.report.chapters.unavailable import unavailable
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import lowered


def accountability(case: Case) -> Chapter:
    language = case.language
    return Chapter(
        "accountability",
        language.say("Chapter III"),
        language.say("Performance accountability"),
        sections=(_achieved(case), budget_section(case)),
    )


def _achieved(case: Case) -> Section:
    """What was achieved; the heading says how many targets were met."""
    language = case.language
    heading = language.say(
        "Performance of the organisation: {targets}",
        targets=lowered(headed(case.account.tally, language)),
    )
    blocks = (*overview(case), *unavailable(case))
    return Section("achieved", heading, blocks, tuple(objective_sections(case)))
