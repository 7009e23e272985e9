"""The name of an interim report, and the finding that is its title."""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.account import Measure, MetReason
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.leadership.overspent import overspent
from pipeline.report.phrases.names import named_period
from pipeline.translatable import _

_TITLES = {
    "S1": _("Performance report, first half of {year}"),
    "S2": _("Performance report, second half of {year}"),
    "Q1": _("Performance report, first quarter of {year}"),
    "Q2": _("Performance report, second quarter of {year}"),
    "Q3": _("Performance report, third quarter of {year}"),
    "Q4": _("Performance report, fourth quarter of {year}"),
}
_SHORT = {
    "S1": _("First half"),
    "S2": _("Second half"),
    "Q1": _("First quarter"),
    "Q2": _("Second quarter"),
    "Q3": _("Third quarter"),
    "Q4": _("Fourth quarter"),
}
_MOST_NAMED, _LONGEST = 2, 90
"""Measures that the title names, and the characters that their names may have together."""


def title(period: str, language: Language) -> str:
    """The name of an interim report."""
    year, _dash, part = period.partition("-")
    if part in _TITLES:
        return language.say(_TITLES[part], year=year)
    return language.say("Performance report, {period}", period=named_period(period, language))


def short_part(period: str, language: Language) -> str:
    """A part of a year without its year, as in a table's heading: Third quarter."""
    year, _dash, part = period.partition("-")
    if part in _SHORT:
        return language.say(_SHORT[part])
    if part.isdigit():
        return language.month(date(int(year), int(part), 1)).removesuffix(f" {year}")
    return language.say("This period")


def finding(case: Case) -> str:
    """How many targets of the year so far were met; then that a ceiling was exceeded, or else which
    measures lag furthest."""
    return "; ".join(_findings(case))


def _findings(case: Case) -> Iterator[str]:
    language = case.language
    yield _came_to(case)
    if spent := overspent(case):
        yield spent.title(language)
        return
    named = [measure.name for measure in furthest(case)[:_MOST_NAMED]]
    if named and sum(map(len, named)) <= _LONGEST:
        yield language.say_many(
            "{names} lags furthest", "{names} lag furthest", len(named), names=named
        )


def _came_to(case: Case) -> str:
    """How many targets of the year so far were met."""
    language, counted = case.language, case.account.tally
    if not counted.of:
        return language.say("No measure has a target")
    if counted.met + counted.missed == 0:
        return language.say("None of {count} targets can be judged yet", count=counted.of)
    if counted.met == counted.of:
        return _all_met(counted.of, language)
    return language.say_many(
        "{met} of {count} target so far met",
        "{met} of {count} targets so far met",
        counted.of,
        met=counted.met,
    )


def _all_met(count: int, language: Language) -> str:
    if count == 1:
        return language.say("The one target so far is met")
    return language.say("All {count} targets so far are met", count=count)


def furthest(case: Case) -> Sequence[Measure]:
    """The measures whose actuals fall short of their targets, the lowest achievement first."""
    short = [measure for measure in case.account.measures if measure.fell_short]
    return sorted((m for m in short if m.achievement is not None), key=_achievement)


def lagging(case: Case) -> Sequence[Measure]:
    """The measures that miss their targets so far: over a ceiling first, then by achievement."""
    missed = [measure for measure in case.account.measures if measure.met is False]
    return sorted(missed, key=lambda one: (not _is_over(one), _achievement(one)))


def _is_over(measure: Measure) -> bool:
    return measure.met_reason is MetReason.OVER_CEILING


def _achievement(measure: Measure) -> float:
    return float("inf") if measure.achievement is None else measure.achievement
