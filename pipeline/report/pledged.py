"""What the pages of a report always print of its account, in the order of the pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.document import Strip
from pipeline.report.assembly import imprint
from pipeline.report.chapters.strip import strip
from pipeline.report.interim.progress import progress_table
from pipeline.report.leadership.tallied import strip as tally_strip
from pipeline.report.phrases.amounts import in_columns, shared_unit
from pipeline.report.phrases.names import period_name
from pipeline.report.phrases.places import numbers
from pipeline.report.phrases.wording import number_cell

Line = tuple[str, ...]
"""Texts that follow one another on a page."""

SUMMARY = "brief.pdf"
REPORT = "report.pdf"


@dataclass(frozen=True)
class Pledge:
    """Something that a file prints: `what` it is, `head` the words before its figures, and the
    `ways` in which it may be printed: the page has all lines of one of these."""

    file: str
    what: str
    head: str
    ways: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Pledged:
    """The agency and period of the pages, and what they print. `imprint` is on all but a cover."""

    agency: str
    period: str
    imprint: str
    has_cover: bool
    lines: tuple[Pledge, ...]


def pledged(case: Case, revision: int, fingerprint: str) -> Pledged:
    """What the pages print of a case that is published with this revision and fingerprint."""
    part = case.report_file.period.is_part_of_a_year
    return Pledged(
        case.report_file.agency.name,
        period_name(case),
        imprint(revision, fingerprint, case.language),
        not part,
        (*_of_the_whole(case), *(_since_january(case) if part else _of_the_year(case))),
    )


def _of_the_whole(case: Case) -> Iterator[Pledge]:
    """Tally and score, at the top of the brief."""
    whole, language = tally_strip(case), case.language
    if whole.counted:
        told = tuple(text for one in whole.counted for text in (one.count, one.word))
        yield Pledge(SUMMARY, language.say("targets met and missed"), "", ((told,),))
    for one in whole.standings[:1]:
        yield Pledge(SUMMARY, language.say("overall score"), "", (((one.value, one.beside),),))


def _of_the_year(case: Case) -> Iterator[Pledge]:
    """Every measure in the overview table, and the score below it; a single measure on its card."""
    language, measures = case.language, case.account.measures
    if len(measures) == 1:
        yield from (_on_its_card(measure, case) for measure in measures)
        return
    placed, shared = numbers(case.account), shared_unit(measures, language)
    for measure in measures:
        shown = in_columns(measure, language)
        unit = f" ({shown.unit})" if shown.unit and not shared else ""
        figures = (
            shown.target(shown.decimals).text,
            shown(measure.reached),
            number_cell(measure.achievement, language).text,
        )
        head = f"{placed[measure.id]} {measure.name}{unit}"
        yield Pledge(REPORT, measure.id, head, ((figures,),))
    if case.account.scorecard.score is not None:
        score = number_cell(case.account.scorecard.score, language).text
        whole = language.say("Overall score")
        yield Pledge(REPORT, language.say("overall score"), whole, (((score,),),))


def _on_its_card(measure: Measure, case: Case) -> Pledge:
    drawn = strip(measure, case)
    return Pledge(REPORT, measure.id, "", (_in_a_row(drawn), _through(drawn)))


def _in_a_row(drawn: Strip) -> tuple[Line, ...]:
    now = drawn.periods[-1]
    return ((now.heading, now.target, now.actual, now.achievement),)


def _through(drawn: Strip) -> tuple[Line, ...]:
    """Periods beside each other: a line of actuals, one of targets, one of achievements."""
    actual, target, achievement = drawn.rows
    achieved = tuple(one.achievement for one in drawn.periods)
    lines = (
        (actual, *(one.actual for one in drawn.periods)),
        (target, *(one.target for one in drawn.periods)),
    )
    return lines if not any(achieved) else (*lines, (f"{achievement} (%)", *achieved))


def _since_january(case: Case) -> Iterator[Pledge]:
    """Every measure of an interim report: the period alone, since January, and the year."""
    table = progress_table(case)
    for row in (row for group in table.groups for row in group.rows):
        own = row.own or (table.words.position,)
        unit = f" ({row.unit})" if row.unit else ""
        figures = (*own, row.target, row.actual, row.untold, row.year_target, row.year_share)
        yield Pledge(REPORT, row.number, f"{row.number} {row.name}{unit}", ((figures,),))
