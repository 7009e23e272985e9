"""What a reader of one line should know: the result of the ranking, and who is not in it."""

from collections.abc import Iterator, Sequence

from pipeline.account import AgencyName, Placed, Portfolio
from pipeline.account.portfolio import Absent, Why
from pipeline.document.portfolio import NotIn
from pipeline.language import Language
from pipeline.report.portfolio.general import problem_kind

NAMED = 8
"""Agencies that are named on the first page; a table below has them all."""


def name_of(agency: AgencyName) -> str:
    return agency.name or agency.id


def headline(portfolio: Portfolio, language: Language) -> str:
    """The ranking in one sentence, with no more than its ranks support."""
    ranked, say = portfolio.ranked, language.say
    if not ranked:
        alone = [one for one in portfolio.agencies if one.unranked == "alone"]
        if alone:
            return say("{agency} alone has a score that counts here", agency=_name(alone[0]))
        return say("No agency has an overall score")
    places = [one.rank for one in ranked if one.rank]
    count, leader = len(places), ranked[0]
    if all(best == 1 and worst == count for best, worst in places):
        return say("The scores of all {count} overlap: nobody is clearly first", count=count)
    if all(best == worst for best, worst in places):
        last = _name(ranked[-1])
        return say(
            "{first} is first, {last} last, and no scores overlap", first=_name(leader), last=last
        )
    if places[0] == (1, 1):
        if all(place == (2, count) for place in places[1:]):
            return say("{agency} leads clearly; the rest overlap", agency=_name(leader))
        sharing = sum(best != worst for best, worst in places)
        return say(
            "{agency} leads clearly; {count} share their places with others",
            agency=_name(leader),
            count=sharing,
        )
    first = sum(best == 1 for best, _ in places)
    return say("{count} agencies may be first; none leads clearly", count=first)


def lead(portfolio: Portfolio, language: Language) -> str:
    """Who delivered, how many are ranked, how many targets were met."""
    return " ".join((*_delivered(portfolio, language), *_compared(portfolio, language)))


def _delivered(portfolio: Portfolio, language: Language) -> Iterator[str]:
    agencies, absent = portfolio.agencies, portfolio.absent
    drafts = sum(one.status == "draft" for one in agencies)
    known = language.say_many(
        "{count} agency delivered", "{count} agencies delivered", len(agencies)
    )
    if absent:
        known = language.say(
            "Of {all} agencies {count} delivered",
            all=len(agencies) + len(absent),
            count=len(agencies),
        )
    if drafts:
        yield language.say(
            "{known}, {finals} as final and {drafts} as draft.",
            known=known,
            finals=len(agencies) - drafts,
            drafts=drafts,
        )
    else:
        yield language.say("{known}, all as final.", known=known)


def _compared(portfolio: Portfolio, language: Language) -> Iterator[str]:
    ranked, say = portfolio.ranked, language.say
    if ranked:
        yield say(
            "Ranked are {count}; a rank is a range of places where scores overlap within the "
            "intervals of their surveys.",
            count=len(ranked),
        )
    if others := len(portfolio.apart):
        yield language.say_many(
            "{count} is not comparable and stands apart.",
            "{count} are not comparable and stand apart.",
            others,
        )
    told = [one for one in portfolio.agencies if one.targets]
    if told:
        met = sum(one.met or 0 for one in told)
        whole = sum(one.targets or 0 for one in told)
        yield say("Of {whole} targets {met} were met.", whole=whole, met=met)


def not_in(portfolio: Portfolio, language: Language) -> tuple[NotIn, ...]:
    """Agencies that are altered, refused, missing or withdrawn, whose newest delivery was refused,
    or that are late: the gravest first."""
    say, absent = language.say, portfolio.absent
    newer = [one for one in portfolio.agencies if one.refused]
    late = [one for one in portfolio.agencies if one.late]
    found = (
        (say("Record altered since it was published"), _bares(absent, "altered")),
        (say("Refused"), [_refused(one, language) for one in absent if one.why == "refused"]),
        (say("Not delivered"), [_missing(one, language) for one in absent if one.why == "missing"]),
        (say("Withdrawn"), _bares(absent, "withdrawn")),
        (say("Newer delivery refused"), [_name(one) for one in newer]),
        (say("Late"), [_late(one, language) for one in late]),
    )
    return tuple(NotIn(title, listed(names, language)) for title, names in found if names)


def _bares(absent: Sequence[Absent], why: Why) -> list[str]:
    return [_bare(one) for one in absent if one.why == why]


def listed(names: Sequence[str], language: Language, most: int = NAMED) -> str:
    """Names separated by a dot; beyond `most`, how many more there are."""
    left = len(names) - most
    if left <= 1:
        return " · ".join(names)
    return " · ".join([*names[:most], language.say("{count} more", count=left)])


def _name(one: Placed) -> str:
    return name_of(one.agency)


def _bare(one: Absent) -> str:
    return name_of(one.agency)


def _refused(one: Absent, language: Language) -> str:
    """Its name with the most frequent reason for the refusal of its delivery."""
    if not one.kinds:
        return _bare(one)
    first = one.kinds[0]
    told = problem_kind(first.code, language)
    more = len(one.kinds) - 1
    if more:
        rest = language.say_many("{count} more kind", "{count} more kinds", more)
        return f"{_bare(one)} ({told}; {rest})"
    return f"{_bare(one)} ({told})"


def _missing(one: Absent, language: Language) -> str:
    if one.due is None:
        return _bare(one)
    if one.late:
        return language.say("{agency} (was due {day})", agency=_bare(one), day=one.due)
    return language.say("{agency} (due {day})", agency=_bare(one), day=one.due)


def _late(one: Placed, language: Language) -> str:
    if one.status == "draft":
        return language.say("{agency} (due {due}, still a draft)", agency=_name(one), due=one.due)
    return language.say(
        "{agency} (due {due}, issued {day})", agency=_name(one), due=one.due, day=one.issued
    )
