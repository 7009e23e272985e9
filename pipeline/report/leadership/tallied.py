"""The strip of targets, score and money; the period's result as a title and as a sentence."""

from collections.abc import Iterator

from pipeline.account import Tally
from pipeline.case import Case
from pipeline.document import Counted, Mark, Standing, TallyStrip
from pipeline.language import Language
from pipeline.report.leadership.overspent import overspent
from pipeline.report.phrases.movements import worsened
from pipeline.report.phrases.names import period_name
from pipeline.report.phrases.tally import Outcome, came_to, outcome
from pipeline.rounding import half_up
from pipeline.translatable import _


def strip(case: Case) -> TallyStrip:
    """The strip; a figure that is not known leaves its place to the others."""
    return TallyStrip(tuple(_counted(case)), (*_score(case), *_money(case)))


def _counted(case: Case) -> Iterator[Counted]:
    """Met and missed always, as both are asked for; other outcomes where there are any."""
    tally, language = case.account.tally, case.language
    if not tally.of:
        return
    counts: tuple[tuple[Mark, int, str], ...] = (
        ("met", tally.met, language.say("met")),
        ("missed", tally.missed, language.say("missed")),
        ("unmeasured", tally.unmeasured, language.say("not measured")),
        ("unmeasured", tally.withheld, language.say("withheld")),
    )
    for mark, count, word in counts:
        if count or mark in ("met", "missed"):
            yield Counted(mark, language.shown(count), word)


def _score(case: Case) -> Iterator[Standing]:
    """The overall score with the share of the weight that was scored, or why there is no score."""
    whole, language = case.account.scorecard, case.language
    if whole.score is None:
        yield Standing("–", no_score(case))
        return
    out_of = language.say("at most {cap}", cap=language.short(whole.out_of))
    yield Standing(language.number(whole.score), _of_what(case), out_of)


def _of_what(case: Case) -> str:
    """What the score is: the share of the weight that was scored, if not all, and its rating."""
    language, rated = case.language, rated_told(case)
    score = language.say("overall score")
    if case.account.scorecard.coverage < 1:
        score = language.say("overall score of {coverage} % of the weight", coverage=covered(case))
    return f"{score}: {rated}" if rated else score


def covered(case: Case) -> str:
    """What share of the scorecard's weight was scored, in percent."""
    return case.language.short(half_up(100 * case.account.scorecard.coverage))


def no_score(case: Case) -> str:
    """Why there is no overall score, in a few words."""
    language, book = case.language, case.rulebook
    if book.levels.scorecard.aggregate == "none":
        return language.say("no overall score: the rulebook computes none")
    if case.account.scorecard.coverage >= book.minimum_coverage and book.levels.scorecard.deduct:
        return language.say("no overall score: the deduction is not known")
    if not case.account.scorecard.coverage:
        return language.say("no overall score: nothing was scored")
    return language.say(
        "no overall score: {coverage} % of the weight was scored, at least {minimum} % is needed",
        coverage=covered(case),
        minimum=language.short(100 * book.minimum_coverage),
    )


def rated_told(case: Case) -> str:
    """The rating of the whole; beside a favourable rating, how few targets were met."""
    language, tally = case.language, case.account.tally
    band = case.node_band("scorecard", case.account.scorecard.rating)
    if band is None:
        return ""
    rating = language.text(band.label)
    if band.favourable and tally.missed and not tally.met:
        return language.say("{rating}, although no target was met", rating=rating)
    if band.favourable and tally.missed:
        return language.say(
            "{rating}, with only {met} of {count} targets met",
            rating=rating,
            met=tally.met,
            count=tally.of,
        )
    return rating


def _money(case: Case) -> Iterator[Standing]:
    budget, language = case.account.budget, case.language
    if budget is None or budget.spent_percent is None:
        return
    told = language.say(
        "of the budget spent: {realized} of {ceiling}",
        realized=language.money(budget.realized),
        ceiling=language.money(budget.ceiling),
    )
    mark: Mark | None = "over_ceiling" if budget.over_ceiling else None
    yield Standing(f"{language.number(budget.spent_percent)}\u00a0%", told, mark=mark)


def title(case: Case) -> str:
    """The result of the period: the targets met, and the gravest thing beside them. What got worse
    goes before what was not measured, which the marks below the title count."""
    beside = next(_beside(case), "")
    return f"{came_to(case.account.tally, case.language)}{'; ' if beside else ''}{beside}"


def _beside(case: Case) -> Iterator[str]:
    language, tally = case.language, case.account.tally
    if spent := overspent(case):
        yield spent.title(language)
    if count := worsened(case):
        yield language.say_many("{count} measure worsened", "{count} measures worsened", count)
    if outcome(tally) != "unknown":
        yield from _unknown(tally, language)


def _unknown(tally: Tally, language: Language) -> Iterator[str]:
    if unknown := tally.unmeasured + tally.withheld:
        yield language.say("{unmeasured} not measured", unmeasured=unknown)


def lead(case: Case) -> str:
    """The same in a sentence on the agency, with everything that speaks against it."""
    language, tally, against = case.language, case.account.tally, list(_against(case))
    one, many = _LEADS[outcome(tally)]
    met = language.say(
        one if tally.of == 1 else many,
        agency=case.report_file.agency.name,
        met=tally.met,
        count=tally.of,
        period=period_name(case),
    )
    return f"{met}; {language.listed(against)}." if against else f"{met}."


_LEADS: dict[Outcome, tuple[str, str]] = {
    "no-target": (
        _("No measure of {agency} has a target"),
        _("No measure of {agency} has a target"),
    ),
    "unknown": (
        _("It is not known whether {agency} met its one target of {period}"),
        _("It is not known whether {agency} met its {count} targets of {period}"),
    ),
    "none": (
        _("{agency} missed its one target of {period}"),
        _("{agency} met none of its {count} targets of {period}"),
    ),
    "all": (
        _("{agency} met its one target of {period}"),
        _("{agency} met all {count} targets of {period}"),
    ),
    "some": (
        _("{agency} met {met} of {count} targets of {period}"),
        _("{agency} met {met} of {count} targets of {period}"),
    ),
}
"""By what came of the targets: the sentence for one target and that for several."""


def _against(case: Case) -> Iterator[str]:
    language, tally = case.language, case.account.tally
    if tally.missed and outcome(tally) == "some":
        yield language.say_many(
            "{count} target was missed", "{count} targets were missed", tally.missed
        )
    if count := worsened(case):
        yield language.say_many("{count} measure worsened", "{count} measures worsened", count)
    if outcome(tally) != "unknown":
        yield from _unknown(tally, language)
    if spent := overspent(case):
        yield spent.title(language)
