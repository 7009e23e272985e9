"""Chapter I: who reports, on what, and which questions stand behind the year's work."""

from pipeline.case import Case
from pipeline.document import Block, Chapter, Paragraph, Ref, Section
from pipeline.report.phrases.wording import paragraph, passages, runs_many


def introduction(case: Case) -> Chapter:
    language, text = case.language, case.report_file.text
    return Chapter(
        "introduction",
        language.say("Chapter I"),
        language.say("Introduction"),
        sections=(
            Section("organisation", language.say("Organisation"), _given(text.organisation, case)),
            Section(
                "issues", language.say("Strategic issues"), _given(text.strategic_issues, case)
            ),
            Section("basis", language.say("Basis and scope"), _basis(case)),
        ),
    )


def _given(text: str, case: Case) -> tuple[Block, ...]:
    return passages(text) or (
        paragraph(case.language, "The agency has given no text for this section."),
    )


def _basis(case: Case) -> tuple[Block, ...]:
    language, period, book = case.language, case.report_file.period, case.rulebook
    about: tuple[Paragraph, ...] = (
        Paragraph(
            runs_many(
                language,
                "This report covers {start} to {end}: perspectives {perspectives}, objectives "
                "{objectives}, {count} measure. What can be scored is scored by the rulebook "
                "“{rulebook}”, whose main rules {methods} states.",
                "This report covers {start} to {end}: perspectives {perspectives}, objectives "
                "{objectives}, {count} measures. What can be scored is scored by the rulebook "
                "“{rulebook}”, whose main rules {methods} states.",
                len(case.account.measures),
                perspectives=len(case.account.perspectives),
                objectives=len(case.account.objectives),
                start=period.start,
                end=period.end,
                rulebook=language.text(book.title),
                methods=Ref("methods"),
            )
        ),
        paragraph(
            language,
            "Every figure comes from the delivered tables, computed or taken as reported. "
            "{sources} names the file and rows behind each one, and {quality} what a reader "
            "should keep in mind.",
            sources=Ref("sources"),
            quality=Ref("quality"),
        ),
    )
    return about
