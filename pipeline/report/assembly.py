"""The whole document, from a case with its findings and its advice."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.case import Case
from pipeline.document import Chapter, Document, Issue, Letterhead, Paragraph, Section
from pipeline.language import Language
from pipeline.report.annexes.appended import Pictures, agreement_annex, all_pictures, appended
from pipeline.report.annexes.method_and_data import method_and_data
from pipeline.report.annexes.methods import methods
from pipeline.report.annexes.quality import quality, sources
from pipeline.report.annexes.statement import statement
from pipeline.report.budget.section import budget_annex
from pipeline.report.chapters.accountability import accountability
from pipeline.report.chapters.closing import closing
from pipeline.report.chapters.in_full import in_full
from pipeline.report.chapters.introduction import introduction
from pipeline.report.chapters.measure_card import cards_of_few
from pipeline.report.chapters.planning import planning
from pipeline.report.chapters.review import review
from pipeline.report.interim.opening import interim_chapter, opening
from pipeline.report.interim.parts import parts_of_the_year
from pipeline.report.leadership.pages import brief, summary
from pipeline.report.numbering import numbered
from pipeline.report.phrases.names import formal_period, formal_title, period_name
from pipeline.report.phrases.signing import signed_by_head_here
from pipeline.report.phrases.wording import paragraph, passages
from pipeline.report.readiness.pages import readiness_pages
from pipeline.report.surveys.annex import survey_annex
from pipeline.report.words import words


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

    `logo` is a data URI or empty, `pictures` are those for the annexes by file name; `files` are
    the fingerprints of the inputs and of the rulebook's files, as in the manifest; `fingerprint` is
    that of the account as published.
    """
    made = (
        _interim(case, logo, revision, pictures or {})
        if case.report_file.period.is_part_of_a_year
        else _annual(case, logo, revision, pictures or {})
    )
    workings = (
        *parts_of_the_year(case),
        methods(case),
        in_full(case),
        *budget_annex(case),
        quality(case),
        sources(case, files),
        *survey_annex(case),
    )
    document = replace(
        made,
        workings=tuple(_working(part, place, case) for place, part in enumerate(workings)),
        readiness=readiness_pages(case),
        imprint=imprint(revision, fingerprint, case.language),
    )
    return numbered(document, case.language)


def _annual(case: Case, logo: str, revision: int, given: Pictures) -> Document:
    """The report of a year: its chapters and annexes behind cover, foreword and summary."""
    annexes = (
        agreement_annex(case, given),
        statement(case),
        *appended(case, given),
        method_and_data(case),
    )
    chapters = (
        *(introduction(case), planning(case), accountability(case), closing(case)),
        *review(case, "back", given),
    )
    return replace(
        _cover(case, logo, revision),
        foreword=_foreword(case),
        reviewed=review(case, "front", given),
        summary=summary(case),
        chapters=tuple(_lettered(chapter) for chapter in chapters),
        annexes=tuple(_annex(annex, place, case) for place, annex in enumerate(annexes)),
    )


def _interim(case: Case, logo: str, revision: int, given: Pictures) -> Document:
    """The report of a part of a year: an opening page and what follows it, under numbers."""
    chapter, cover = interim_chapter(case, given), _cover(case, logo, revision)
    annexes = enumerate(all_pictures(case, given))
    sections = tuple(
        replace(section, number=str(place)) for place, section in enumerate(chapter.sections, 1)
    )
    return replace(
        cover,
        opening=opening(case),
        chapters=(replace(chapter, sections=sections),),
        annexes=tuple(_annex(annex, place, case) for place, annex in annexes),
    )


def _cover(case: Case, logo: str, revision: int) -> Document:
    """A document with its cover, summary, brief and signature, and no chapter yet."""
    language, given = case.language, case.report_file
    title, period = language.say("Performance report"), period_name(case)
    formal = formal_title(case)
    return Document(
        language=language.code,
        paper=given.report.paper,
        binding=given.report.workings,
        open_to_all=given.report.publish,
        draft=given.report.status == "draft",
        example=given.report.example,
        title=title,
        formal_title=formal,
        period=period,
        formal_period=formal_period(case),
        author=given.agency.name,
        description=f"{formal}, {given.agency.name}, {period}",
        issued_on=given.report.issued_on.isoformat(),
        issued_long=language.date(given.report.issued_on),
        status=_status(case, revision),
        letterhead=_letterhead(case, logo),
        signatures=signed_by_head_here(case),
        running_head=given.agency.name,
        words=words(language),
        form="interim" if given.period.is_part_of_a_year else "annual",
        opening=None,
        summary=summary(case),
        brief=replace(brief(case), cards=cards_of_few(case)),
        foreword=(),
        colophon=_colophon(case),
        imprint="",
        issue=Issue(),
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
"""Characters of a fingerprint that are printed: enough to distinguish two files."""


def imprint(revision: int, fingerprint: str, language: Language) -> str:
    """The line at the foot of every page: which revision of which account it is."""
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
    """Parts numbered under the section that contains them, to any depth."""
    return tuple(
        replace(
            section,
            number=f"{letter}.{index}",
            sections=_counted(section.sections, f"{letter}.{index}"),
        )
        for index, section in enumerate(sections, 1)
    )


def _status(case: Case, revision: int) -> str:
    """Why a final was issued again; empty for a draft and for a first final."""
    edition = case.report_file.report
    if edition.status == "draft" or revision == 1 or not edition.revision_note:
        return ""
    return case.language.say(
        "Revision {revision}: {note}", revision=str(revision), note=edition.revision_note
    )


def _letterhead(case: Case, logo: str) -> Letterhead:
    agency = case.report_file.agency
    lines = tuple(line for line in (agency.region, agency.name) if line)
    alt = case.language.say("Logo of {agency}", agency=agency.name) if logo else ""
    return Letterhead(lines, agency.address, logo, alt)


def _foreword(case: Case) -> tuple[Paragraph, ...]:
    given = passages(case.report_file.text.foreword, "text", "foreword")
    return given or (_default_foreword(case),)


def _default_foreword(case: Case) -> Paragraph:
    """The foreword where the agency wrote none: what the report is, and nothing it cannot know."""
    return paragraph(
        case.language,
        "This report accounts for the performance of {agency} in the period {period}: what was "
        "promised, what was achieved, what it cost, and what follows.",
        agency=case.report_file.agency.name,
        period=period_name(case),
    )


def _colophon(case: Case) -> tuple[str, ...]:
    if not case.report_file.report.example:
        return ()
    return (case.language.say("This is a worked example, not an official document."),)
