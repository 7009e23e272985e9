"""Chapter I: who reports, on what, and which issues are behind the year's work."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.document import Block, Chapter, Paragraph, Ref, Section
from pipeline.report.phrases.wording import passages, runs


def introduction(case: Case) -> Chapter:
    language, text = case.language, case.report_file.text
    written = (
        Section(
            "organisation",
            language.say("Organisation"),
            passages(text.organisation, "text", "organisation"),
        ),
        Section(
            "issues",
            language.say("Strategic issues"),
            passages(text.strategic_issues, "text", "strategic_issues"),
        ),
    )
    return Chapter(
        "introduction",
        language.say("Chapter I"),
        language.say("Introduction"),
        sections=(
            *(section for section in written if section.blocks),
            Section("basis", language.say("Basis and scope"), _basis(case)),
        ),
    )


def _basis(case: Case) -> tuple[Block, ...]:
    language, period, book = case.language, case.report_file.period, case.rulebook
    return (
        Paragraph(
            runs(
                language,
                "This report covers {start} to {end}; perspectives: {perspectives}, objectives: "
                "{objectives}, measures: {measures}. Scoring follows the rulebook “{rulebook}”; "
                "{methods} has its main rules.",
                perspectives=len({measure.perspective for measure in case.account.measures}),
                objectives=len(case.account.objectives),
                measures=len(case.account.measures),
                start=period.start,
                end=period.end,
                rulebook=language.text(book.title),
                methods=Ref("methods"),
            )
        ),
        Paragraph(
            runs(
                language,
                "Figures are computed from the delivered tables or taken as reported: {sources} "
                "names rows, {quality} caveats.",
                sources=Ref("sources"),
                quality=Ref("quality"),
            )
            + tuple(_not_given(case))
        ),
    )


def _not_given(case: Case) -> Iterator[str]:
    """The parts of a report that the agency did not give, in one sentence; nothing without any."""
    say, text, agency = case.language.say, case.report_file.text, case.report_file.agency
    given = {
        say("organisation"): text.organisation,
        say("strategic issues"): text.strategic_issues,
        say("vision"): agency.vision or agency.mission,
        say("mission"): agency.vision or agency.mission,
        say("critical success factors"): case.account.factors is not None,
    }
    if missing := [part for part, said in given.items() if not said]:
        yield say(" Not given: {parts}.", parts=missing)
