"""Names that the chapters share: target sources, NIP, periods."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from pipeline.account import Flag, Measure, Programme
from pipeline.case import Case
from pipeline.language import Language
from pipeline.reportfile.periods import PERIOD_ID
from pipeline.scorecard import TARGET_SOURCES, TargetSource
from pipeline.translatable import _


def stated_in(measure: Measure, language: Language) -> str:
    """The document that states a target; a dash where there is no target."""
    if Flag.NO_TARGET in measure.flags:
        return "–"
    if measure.target_source is None:
        return language.missing
    return language.say(TARGET_SOURCES[measure.target_source])


def documents_of(measures: Iterable[Measure], language: Language) -> Collection[str]:
    """The documents that state their targets; a measure without a target adds none."""
    return {stated_in(measure, language) for measure in measures} - {"–"}


def stated_alike(measures: Iterable[Measure], language: Language) -> str:
    """The document that states all targets; empty where there are several, or none is known."""
    documents = documents_of(measures, language)
    none = {language.missing, language.say(TARGET_SOURCES[TargetSource.IMPLIED])}
    if len(documents) != 1 or none & {*documents}:
        return ""
    return language.say("All are stated in: {document}.", document=min(documents))


def programme_name(programme: Programme, language: Language) -> str:
    """The name of a part of the budget; for a sub-activity without a name, its code."""
    return programme.name or language.say("Sub-activity {code}", code=programme.code)


def spaced_nip(nip: str) -> str:
    """An 18-digit NIP as letters print it: 8, 6, 1 and 3 digits."""
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}"


_PARTS = {
    "S1": _("{year}, first half"),
    "S2": _("{year}, second half"),
    "Q1": _("{year}, first quarter"),
    "Q2": _("{year}, second quarter"),
    "Q3": _("{year}, third quarter"),
    "Q4": _("{year}, fourth quarter"),
}


def period_name(case: Case) -> str:
    """The name of the report's period."""
    return named_period(case.report_file.period.id, case.language)


def formal_title(case: Case) -> str:
    """The title in PermenPAN-RB 53/2014 for a year's report; a plain title for other periods."""
    if not _is_year(case):
        return case.language.say("Performance report")
    return case.language.say("Government agency performance report (LKjIP)")


def formal_period(case: Case) -> str:
    """The period as printed on a cover: Tahun 2019."""
    name = period_name(case)
    return case.language.say("Year {year}", year=name) if _is_year(case) else name


def _is_year(case: Case) -> bool:
    return case.report_file.period.id.isdigit()


def named_period(period: str, language: Language) -> str:
    """A year as `2019`, a half, a quarter or a month by its name, else both dates.

    A text that is no id of a period is returned unchanged.
    """
    year, _dash, part = period.partition("-")
    start, _to, end = period.partition("_")
    if not re.match(PERIOD_ID, period) or not part:
        return period
    if part in _PARTS:
        return language.say(_PARTS[part], year=year)
    try:
        if part.isdigit():
            return language.month(date(int(year), int(part), 1))
        days = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return period
    return language.say("{start} to {end}", start=days[0], end=days[1])
