"""The whole document, from a case with its findings and its advice."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.case import Case
from pipeline.document import Chapter, Document, Letterhead, Paragraph, Section, Words
from pipeline.language import Language
from pipeline.report.annexes.agreement import statement
from pipeline.report.annexes.appended import Pictures, agreement_annex, appended
from pipeline.report.annexes.formalities import formalities
from pipeline.report.annexes.methods import methods
from pipeline.report.annexes.quality import quality, sources
from pipeline.report.budget.section import budget_annex
from pipeline.report.chapters.accountability import accountability
from pipeline.report.chapters.closing import closing
from pipeline.report.chapters.introduction import introduction
from pipeline.report.chapters.planning import planning
from pipeline.report.chapters.review import review
from pipeline.report.leadership.pages import brief, summary
from pipeline.report.numbering import numbered
from pipeline.report.phrases.marks import mark_words
from pipeline.report.phrases.names import period_name
from pipeline.report.phrases.signing import signed_by_head
from pipeline.report.phrases.wording import paragraph, passages
from pipeline.report.surveys.annex import survey_annex


def document_of(
    case: Case,
    *,
    logo: str,
    files: Mapping[str, str],
    revision: int,
    fingerprint: str = "",
    pictures: Pictures | None = None,
) -> Document:
    """What the report says, worded, numbered and formatted in its language.

    `logo` is a data URI or empty, `pictures` are those for the annexes by their files; `files` are
    the fingerprints of the inputs and of the rulebook's files, as the manifest has them;
    `fingerprint` is that of the account as it is published.
    """
    given = pictures or {}
    annexes = (
        agreement_annex(case, given),
        statement(case),
        *appended(case, given),
        *formalities(case),
    )
    workings = (
        *budget_annex(case),
        methods(case),
        quality(case),
        sources(case, files),
        *survey_annex(case),
    )
    chapters = (
        *(introduction(case), planning(case), accountability(case), closing(case)),
        *review(case, "back", given),
    )
    document = replace(
        _cover(case, logo, revision),
        reviewed=review(case, "front", given),
        chapters=tuple(_lettered(chapter) for chapter in chapters),
        annexes=tuple(_annex(annex, place, case) for place, annex in enumerate(annexes)),
        workings=tuple(_working(part, place, case) for place, part in enumerate(workings)),
        imprint=_imprint(revision, fingerprint, case.language),
    )
    return numbered(document, case.language)


def _cover(case: Case, logo: str, revision: int) -> Document:
    """What surrounds the chapters: cover, foreword, scorecard, signature; no chapter yet."""
    language, given = case.language, case.report_file
    title, period = language.say("Performance report"), period_name(case)
    return Document(
        language=language.code,
        paper=given.report.paper,
        binding=given.report.workings,
        open_to_all=given.report.publish,
        draft=given.report.status == "draft",
        example=given.report.example,
        title=title,
        subtitle=language.say("Balanced scorecard of the agency"),
        period=period,
        author=given.agency.name,
        description=f"{title}, {given.agency.name}, {period}",
        issued_on=given.report.issued_on.isoformat(),
        issued_long=language.date(given.report.issued_on),
        status=_status(case, revision),
        letterhead=_letterhead(case, logo),
        signatures=signed_by_head(case),
        running_head=f"{given.agency.name} · {title} {period}",
        words=words(language),
        summary=summary(case),
        brief=brief(case),
        foreword=passages(given.text.foreword) or (_default_foreword(case),),
        colophon=_colophon(case),
        imprint="",
        **dict.fromkeys(_LATER, ()),
    )


_LATER = ("chapters", "annexes", "contents", "tables", "figures")


def _annex(annex: Chapter, place: int, case: Case) -> Chapter:
    """An annex under the letter of its place."""
    letter = chr(ord("A") + place)
    return replace(_lettered(annex), label=case.language.say("Annex {letter}", letter=letter))


def _working(part: Chapter, place: int, case: Case) -> Chapter:
    """A part of the workings under the letter of its place."""
    letter = chr(ord("A") + place)
    return replace(_lettered(part), label=case.language.say("Part {letter}", letter=letter))


_PRINTED = 8
"""Characters of a fingerprint that are printed: enough to tell two files apart."""


def _imprint(revision: int, fingerprint: str, language: Language) -> str:
    return language.say(
        "revision {revision} · account {fingerprint}",
        revision=str(revision),
        fingerprint=fingerprint[:_PRINTED],
    )


def _lettered(chapter: Chapter) -> Chapter:
    """Sections numbered A, B, C, and the parts inside them A.1, A.2."""
    sections = tuple(
        replace(
            section,
            number=chr(ord("A") + index),
            sections=_counted(section.sections, chr(ord("A") + index)),
        )
        for index, section in enumerate(chapter.sections)
    )
    return replace(chapter, sections=sections)


def _counted(sections: tuple[Section, ...], letter: str) -> tuple[Section, ...]:
    """Parts numbered under what they stand in, to any depth."""
    return tuple(
        replace(
            section,
            number=f"{letter}.{index}",
            sections=_counted(section.sections, f"{letter}.{index}"),
        )
        for index, section in enumerate(sections, 1)
    )


def _status(case: Case, revision: int) -> str:
    language, edition = case.language, case.report_file.report
    if edition.status == "draft":
        return language.say("Draft")
    if revision > 1 and edition.revision_note:
        return language.say(
            "Final, revision {revision}: {note}",
            revision=str(revision),
            note=edition.revision_note,
        )
    return language.say("Final")


def _letterhead(case: Case, logo: str) -> Letterhead:
    agency = case.report_file.agency
    lines = tuple(line for line in (agency.region, agency.name) if line)
    alt = case.language.say("Logo of {agency}", agency=agency.name) if logo else ""
    return Letterhead(lines, agency.address, logo, alt)


def _default_foreword(case: Case) -> Paragraph:
    """Where the agency wrote none: what the report is, and nothing it cannot know."""
    return paragraph(
        case.language,
        "This report accounts for the performance of {agency} in the period {period}: what was "
        "promised, what was achieved, what it cost, and what follows.",
        agency=case.report_file.agency.name,
        period=period_name(case),
    )


def _colophon(case: Case) -> tuple[str, ...]:
    language = case.language
    lines = [
        language.say("Scored by the rulebook {rulebook}.", rulebook=case.rulebook.id),
        language.say(
            "Every figure can be traced to a file and its rows; fingerprints of all files are in "
            "the annex and in manifest.json."
        ),
        language.say(
            "The tables, counts, rulebook and scorecard behind the figures travel inside "
            "report.pdf as attachments."
        ),
    ]
    if case.report_file.report.example:
        lines.insert(0, language.say("This is a worked example, not an official document."))
    return tuple(lines)


def words(language: Language) -> Words:
    """The fixed words of the layout."""
    say = language.say
    return Words(
        contents=say("Contents"),
        tables=say("Tables"),
        figures=say("Figures"),
        page=say("page"),
        of=say("of"),
        draft=say("DRAFT"),
        example=say("EXAMPLE"),
        executive_summary=say("Executive summary"),
        foreword=say("Foreword"),
        score=say("Score"),
        target=say("Target"),
        rating_bands=say("Rating bands"),
        marks=mark_words(language),
        workings=say("Performance measurement workings"),
    )
