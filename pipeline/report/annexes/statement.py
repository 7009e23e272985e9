"""Annex: the head's statement of responsibility."""

from pipeline.case import Case
from pipeline.document import Chapter, Ref
from pipeline.report.phrases.signing import signed_by_head
from pipeline.report.phrases.wording import paragraph


def statement(case: Case) -> Chapter:
    """The head's statement of responsibility; it counts once it is signed."""
    language, agency = case.language, case.report_file.agency
    told = paragraph(
        language,
        "The undersigned answers for this report of {agency}. Its figures come from the tables "
        "the agency delivered and were scored by the rulebook “{rulebook}”; {quality} states "
        "what a reader should keep in mind. The statement takes effect once it is signed.",
        agency=agency.name,
        rulebook=language.text(case.rulebook.title),
        quality=Ref("method-and-data"),
    )
    blocks = (told, signed_by_head(case))
    title = language.say("Statement of responsibility")
    return Chapter("statement", "", title, blocks, undivided=True)
