"""Measures as leadership reads them: names inside a sentence, and their results."""

from collections.abc import Collection, Sequence
from datetime import date

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.document import Fact
from pipeline.language import Language
from pipeline.report.phrases.advice import proposed
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.values import actual_text, target_text

NAMED = 6
"""Names that a sentence lists in full; of more it says how many are left out."""
_DAYS_NAMED = 2


def inside(name: str) -> str:
    """A name inside a sentence: with a small first letter, where no other word has a capital.

    A title with capitals inside, or with an abbreviation in front, stays as it is.
    """
    first, *others = name.split() or [""]
    if any(word[:1].isupper() and not word.isupper() for word in others):
        return name
    return name[:1].lower() + name[1:] if first[1:] == first[1:].lower() and first[1:] else name


def names_of(measures: Sequence[Measure], language: Language) -> str:
    names = [inside(measure.name) for measure in measures[: NAMED + 1]]
    return language.some(names, NAMED, of=len(measures))


def of_target(measure: Measure, case: Case) -> str:
    """The actual and the target, and how many answered where they are too few; above its ceiling, a
    measure's target does not matter."""
    language = case.language
    if mark_of(measure) == "over_ceiling":
        return language.say("{actual}, above its ceiling", actual=actual_text(measure, language))
    came_to = language.say(
        "{actual}, target {target}",
        actual=actual_text(measure, language)
        if measure.is_measured
        else language.say("not measured"),
        target=target_text(measure, language),
    )
    few = few_respondents(measure, case)
    if few is None:
        return came_to
    return language.say("{came_to} (only {count} respondents)", came_to=came_to, count=few)


def few_respondents(measure: Measure, case: Case) -> int | None:
    """How many answered the measure's survey, where they are too few for a figure; else None."""
    survey = case.account.survey_of(measure)
    if survey is None or not measure.is_measured:
        return None
    few = survey.respondents < case.rulebook.survey.small_sample
    return survey.respondents if few else None


def left_out(count: int, language: Language) -> tuple[str, ...]:
    """For each number of rows shown, how many more there are; empty where there are none."""
    return tuple(
        language.say("and {count} more", count=count - shown) if shown < count else ""
        for shown in range(count + 1)
    )


def why_none_measured(measures: Sequence[Measure], case: Case) -> str:
    """Why several were not measured: each reason once, for the first measure that has it."""
    alike: dict[str, list[Measure]] = {}
    for measure in measures:
        reason = why_unmeasured(measure, case).replace(measure.name, "")
        alike.setdefault(reason, []).append(measure)
    told = []
    for first, *others in alike.values():
        told.append(why_unmeasured(first, case))
        if others:
            names = names_of(others, case.language)
            told.append(case.language.say("Likewise: {names}.", names=names))
    return " ".join(told)


def why_unmeasured(measure: Measure, case: Case) -> str:
    """That the measure was not measured, and why, as the agency says or its tables show."""
    if finding := case.account.why_unmeasured(measure.id):
        return case.language.finding(finding)
    return case.language.say("{measure} was not measured.", measure=measure.name)


def by_and_due(
    owners: Sequence[str], days: Collection[date], case: Case, roles: Sequence[str] = ()
) -> tuple[Fact, Fact]:
    """By whom and by when, each once, more than two days as a range; or that it is not yet set.
    Where nobody is named, the `roles` are proposed."""
    language, told = case.language, [_day(day, case) for day in sorted({*days})]
    if len(told) > _DAYS_NAMED:
        told = [language.say("from {first} to {last}", first=told[0], last=told[-1])]
    by = _fact(language.say("By"), owners, language, proposed(roles, language))
    return by, _fact(language.say("Due"), told, language)


def _day(day: date, case: Case) -> str:
    """A day by which something was to be done; before the day of issue it is marked as overdue."""
    if day < case.report_file.report.issued_on:
        return case.language.say("{day} (overdue)", day=day)
    return case.language.date(day)


def _fact(term: str, values: Sequence[str], language: Language, otherwise: str = "") -> Fact:
    known = list(dict.fromkeys(values))
    if known:
        return Fact(term, language.listed(known))
    return Fact(term, otherwise or language.say("not yet set"), is_set=False)
