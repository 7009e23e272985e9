"""How an interim report begins, and what follows the table of all measures."""

from pipeline.case import Case
from pipeline.document import Chapter, Opening
from pipeline.report.annexes.appended import Pictures
from pipeline.report.annexes.formalities import formalities
from pipeline.report.chapters.follow_ups import follow_ups
from pipeline.report.chapters.review import review_section
from pipeline.report.interim.behind import obstacles, unmeasured
from pipeline.report.interim.money import money_section
from pipeline.report.interim.progress import progress_table
from pipeline.report.interim.titles import finding, title
from pipeline.report.leadership.gravest import gravest
from pipeline.report.leadership.tallied import strip


def opening(case: Case) -> Opening:
    language, period = case.language, case.report_file.period
    return Opening(
        name=title(period.id, language),
        as_of=language.say("Data as of {day}", day=period.end),
        finding=finding(case),
        caveat=gravest(case),
        strip=strip(case),
        progress=progress_table(case),
    )


def interim_chapter(case: Case, pictures: Pictures) -> Chapter:
    """Sections on money, measures that lag, missing verdicts, follow-up, review and formalities."""
    sections = (
        money_section(case),
        *obstacles(case),
        *unmeasured(case),
        *follow_ups(case),
        *review_section(case, pictures),
        *formalities(case),
    )
    name = title(case.report_file.period.id, case.language)
    return Chapter("interim", "", name, sections=sections)
