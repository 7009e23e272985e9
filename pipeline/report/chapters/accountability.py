"""Chapter III: what was achieved, perspective by perspective, and what was spent."""

from pipeline.case import Case
from pipeline.document import Cell, Chapter, Column, PrintedTable, Ref, Section
from pipeline.report.budget.efficiency import efficiency_section
from pipeline.report.budget.section import budget_section
from pipeline.report.chapters.balance import balance_section
from pipeline.report.chapters.objectives import perspective_section
from pipeline.report.chapters.openings import accountability_figures
from pipeline.report.phrases.standing import node_bullet
from pipeline.report.phrases.tables import grouped, perspectives_table
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import number_cell, paragraph, rating_cell


def accountability(case: Case) -> Chapter:
    language = case.language
    return Chapter(
        "accountability",
        language.say("Chapter III"),
        language.say("Performance accountability"),
        blocks=(accountability_figures(case),),
        sections=(
            _achieved(case),
            balance_section(case),
            *(perspective_section(perspective, case) for perspective in case.account.perspectives),
            budget_section(case),
            efficiency_section(case),
        ),
    )


def _achieved(case: Case) -> Section:
    """The organisation as a whole; the heading says how many targets were met."""
    language = case.language
    heading = headed(case.account.tally, language)
    told = paragraph(
        language,
        "{perspectives} sums up the perspectives and {objectives} their objectives; the sections "
        "below take them one by one.",
        perspectives=Ref("perspectives"),
        objectives=Ref("objectives"),
    )
    return Section("achieved", heading, (told, perspectives_table(case), _objectives_table(case)))


def _objectives_table(case: Case) -> PrintedTable:
    """Every objective below its perspective, with score, rating and coverage."""
    language = case.language
    are_rated = bool(case.rulebook.levels.objective.bands)
    rating = Column(language.say("Rating"), kind="rating", width=17)
    return PrintedTable(
        "objectives",
        language.say("Objectives with their scores"),
        (
            Column(language.say("Objective"), width=43 if are_rated else 60),
            Column(language.say("Score"), kind="number", width=10),
            *([rating] if are_rated else []),
            Column(language.say("Score against target"), kind="bullet", width=18),
            Column(language.say("Coverage"), unit="%", kind="number", width=12),
        ),
        grouped(
            (
                perspective.name,
                (
                    Cell(node.name),
                    number_cell(node.score, language),
                    *(
                        [rating_cell(case.node_band("objective", node.rating), language)]
                        if are_rated
                        else []
                    ),
                    Cell(bullet=node_bullet(node, case, "objective")),
                    number_cell(100 * node.coverage, language, fixed=False),
                ),
            )
            for perspective in case.account.perspectives
            for node in case.account.objectives
            if node.perspective == perspective.id
        ),
    )
