"""The brief and the summary: the same decisions and facts, arranged for one page each."""

from pipeline.case import Case
from pipeline.document import Brief, Deviations, Summary
from pipeline.report.leadership.bars import perspectives, perspectives_in_full, programmes
from pipeline.report.leadership.decided import decisions
from pipeline.report.leadership.doubts import doubts
from pipeline.report.leadership.gravest import gravest
from pipeline.report.leadership.lists import lists
from pipeline.report.leadership.remarks import remarks
from pipeline.report.leadership.tallied import lead, strip, title
from pipeline.report.phrases.names import period_name


def brief(case: Case) -> Brief:
    language = case.language
    bars: tuple[Deviations | None, ...] = (perspectives(case), programmes(case))
    return Brief(
        kind=language.say("Brief for leadership"),
        title=title(case),
        strip=strip(case),
        caveat=gravest(case),
        decisions=decisions(case),
        lists=lists(case),
        deviations=tuple(part for part in bars if part),
        doubts=doubts(case),
        read_on=language.say(
            "In full in the performance report of {period}.", period=period_name(case)
        ),
    )


def summary(case: Case) -> Summary:
    return Summary(
        lead=lead(case),
        caveat=gravest(case),
        decisions=decisions(case),
        perspectives=perspectives_in_full(case),
        lists=lists(case),
        remarks=remarks(case),
    )
