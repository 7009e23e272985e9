"""Chapter IV: the conclusion, the recommendations, and the agency's last word."""

from collections.abc import Sequence

from pipeline.case import Case
from pipeline.document import Block, Cell, Chapter, Column, PrintedTable, Ref, Section
from pipeline.report.openings import closing_figures
from pipeline.report.summary import lead
from pipeline.report.wording import paragraph, passages
from pipeline.results import Recommendation
from pipeline.translatable import _

PRIORITIES = {"high": _("high"), "medium": _("medium"), "low": _("low")}


def closing(case: Case, advice: Sequence[Recommendation]) -> Chapter:
    language = case.language
    conclusion = (lead(case), *passages(case.report_file.text.closing))
    return Chapter(
        "closing",
        language.say("Chapter IV"),
        language.say("Closing"),
        blocks=(closing_figures(case, advice),),
        sections=(
            Section("conclusion", language.say("Conclusion"), conclusion),
            Section("recommendations", _heading(case, advice), _advice(case, advice)),
        ),
    )


def _heading(case: Case, advice: Sequence[Recommendation]) -> str:
    if not advice:
        return case.language.say("Recommendations: none")
    return case.language.say_many(
        "{count} recommendation follows from the figures",
        "{count} recommendations follow from the figures",
        len(advice),
    )


def _advice(case: Case, advice: Sequence[Recommendation]) -> tuple[Block, ...]:
    language = case.language
    if not advice:
        return (paragraph(language, "The rulebook gives no advice for these results."),)
    told = paragraph(
        language,
        "{table} follows from the rulebook's rules and from the figures alone. The gain is what "
        "the named score would rise by if the measure just met its target.",
        table=Ref("advice-table"),
    )
    return (told, _table(case, advice))


def _table(case: Case, advice: Sequence[Recommendation]) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "advice-table",
        language.say("Recommendations by priority"),
        (
            Column(language.say("No."), kind="number", width=6),
            Column(language.say("Recommendation"), width=58),
            Column(language.say("Measure"), width=12),
            Column(language.say("Priority"), width=11),
            Column(language.say("Gain"), unit=language.say("points"), kind="number", width=13),
        ),
        tuple(
            (
                Cell(str(number)),
                Cell(part.text),
                Cell(part.measure),
                Cell(language.say(PRIORITIES[part.priority])),
                Cell(_gain(part, case)),
            )
            for number, part in enumerate(advice, 1)
        ),
        note=language.say("A dash means there is nothing to gain, or no score to compare with."),
    )


def _gain(part: Recommendation, case: Case) -> str:
    return "–" if not part.impact else case.language.number(part.impact)
