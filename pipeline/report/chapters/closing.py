"""Chapter IV: the conclusion, the agency's last word, the recommendations and their follow-up."""

from pipeline.account import Recommendation
from pipeline.case import Case
from pipeline.document import Block, Cell, Chapter, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.chapters.follow_ups import follow_ups
from pipeline.report.chapters.openings import closing_figures
from pipeline.report.chapters.summary import lead
from pipeline.report.phrases.advice import advice_text
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import paragraph, passages
from pipeline.translatable import _

PRIORITIES = {
    "high": _("High priority"),
    "medium": _("Medium priority"),
    "low": _("Low priority"),
}


def closing(case: Case) -> Chapter:
    language = case.language
    conclusion = (lead(case), *passages(case.report_file.text.closing))
    return Chapter(
        "closing",
        language.say("Chapter IV"),
        language.say("Closing"),
        blocks=(closing_figures(case),),
        sections=(
            Section("conclusion", _conclusion(case), conclusion),
            Section("recommendations", _heading(case), _advice(case)),
            *follow_ups(case),
        ),
    )


def _conclusion(case: Case) -> str:
    """The conclusion in a line: the score and its rating, or that there is none."""
    language, whole = case.language, case.account.scorecard
    if whole.score is None:
        met = headed(case.account.tally, language)
        return language.say("Conclusion: {met}", met=lowered(met))
    band = case.node_band("scorecard", whole.rating)
    if band is None:
        return language.say("Conclusion: score {score}", score=whole.score)
    rating = language.text(band.label)
    return language.say("Conclusion: score {score}, {rating}", score=whole.score, rating=rating)


def lowered(text: str) -> str:
    """A text for after a colon."""
    return text[:1].lower() + text[1:]


def _heading(case: Case) -> str:
    advice = case.account.recommendations
    if not advice:
        return case.language.say("Recommendations: none")
    return case.language.say_many(
        "{count} recommendation follows from the figures",
        "{count} recommendations follow from the figures",
        len(advice),
    )


_FOLLOWS = {
    True: _(
        "{table} follows from the rulebook's rules and from the figures alone. The gain is what "
        "the overall score would rise by if the measure just met its target; what several rows "
        "say of one measure is one gain."
    ),
    False: _(
        "{table} follows from the rulebook's rules and from the figures alone. The gain is what "
        "the score of the measure's perspective would rise by if the measure just met its target; "
        "what several rows say of one measure is one gain."
    ),
}
"""By whether there is an overall score."""


def _advice(case: Case) -> tuple[Block, ...]:
    language = case.language
    if not case.account.recommendations:
        return (paragraph(language, "The rulebook gives no advice for these results."),)
    has_score = case.account.scorecard.score is not None
    told = paragraph(language, _FOLLOWS[has_score], table=Ref("advice-table"))
    return (told, _table(case))


def _table(case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "advice-table",
        language.say("Recommendations by priority"),
        (
            Column(language.say("No."), kind="number", width=6),
            Column(language.say("Recommendation"), width=69),
            Column(language.say("Measure"), kind="code", width=12),
            Column(language.say("Gain"), unit=language.say("points"), kind="number", width=13),
        ),
        grouped(
            (
                language.say(PRIORITIES[part.priority]),
                (
                    Cell(str(number)),
                    Cell(advice_text(part, case)),
                    Cell(part.measure or "–"),
                    Cell(_gain(part, language)),
                ),
            )
            for number, part in enumerate(case.account.recommendations, 1)
        ),
        note=language.say("A dash means there is nothing to gain, or no score to compare with."),
    )


def _gain(part: Recommendation, language: Language) -> str:
    return "–" if not part.impact else language.number(part.impact)
