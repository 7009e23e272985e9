"""Chapter IV: the conclusion, the agency's last word, the plan of action, what became of advice."""

from pipeline.case import Case
from pipeline.document import Chapter, Section
from pipeline.report.chapters.conclusion import conclusion
from pipeline.report.chapters.follow_ups import follow_ups
from pipeline.report.chapters.plan_of_action import plan_of_action
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import lowered, passages


def closing(case: Case) -> Chapter:
    language = case.language
    concluded = (conclusion(case), *passages(case.report_file.text.closing, "text", "closing"))
    return Chapter(
        "closing",
        language.say("Chapter IV"),
        language.say("Closing"),
        sections=(
            Section("conclusion", _conclusion(case), concluded),
            plan_of_action(case),
            *follow_ups(case),
        ),
    )


def _conclusion(case: Case) -> str:
    """The conclusion in a line: how many targets were met, then the score and its rating."""
    language, whole = case.language, case.account.scorecard
    met = lowered(headed(case.account.tally, language))
    if whole.score is None:
        return language.say("Conclusion: {met}", met=met)
    band = case.node_band("scorecard", whole.rating)
    if band is None:
        return language.say("Conclusion: {met}; score {score}", met=met, score=whole.score)
    return language.say(
        "Conclusion: {met}; score {score} ({rating})",
        met=met,
        score=whole.score,
        rating=language.text(band.label),
    )
