"""The internal auditor's own statement, word for word or as a picture; nothing of it is ours."""

from collections.abc import Iterator, Mapping

from pipeline.case import Case
from pipeline.document import Block, Chapter, Definition, Definitions, Picture, Ref, Section
from pipeline.report.phrases.wording import paragraph, passages
from pipeline.reportfile import Review


def review(case: Case, place: str, pictures: Mapping[str, str]) -> tuple[Chapter, ...]:
    """The statement, where it is given and printed in this place: `front` or `back`."""
    given = case.report_file.review
    if given is None or given.place != place:
        return ()
    return (Chapter("review", "", _title(case), tuple(_blocks(given, case, pictures))),)


def review_section(case: Case, pictures: Mapping[str, str]) -> tuple[Section, ...]:
    """The same as a section, for a report without chapters."""
    given = case.report_file.review
    if given is None:
        return ()
    return (Section("review", _title(case), tuple(_blocks(given, case, pictures))),)


def _title(case: Case) -> str:
    return case.language.say("Statement of review")


def _blocks(given: Review, case: Case, pictures: Mapping[str, str]) -> Iterator[Block]:
    language = case.language
    if given.scan:
        yield paragraph(
            language,
            "{figure} is the internal auditor's own statement, as the agency delivered it.",
            figure=Ref("review-scan"),
        )
        caption = language.say(
            "Statement of review by {auditor}, {day}", auditor=given.by, day=language.date(given.on)
        )
        yield Picture("review-scan", caption, pictures[given.scan], caption)
        return
    yield from passages(given.text, "review", "text")
    signed = (
        (language.say("Reviewed by"), given.by),
        (language.say("Position"), given.title),
        (language.say("NIP"), given.nip),
        (language.say("Date"), language.date(given.on)),
    )
    yield Definitions(tuple(Definition(term, text) for term, text in signed if text))
