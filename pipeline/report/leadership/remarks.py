"""What else the summary says: money, doubts about figures, the overall score, follow-up."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.document import Remarks
from pipeline.report.leadership.doubts import doubts
from pipeline.report.phrases.deduction import deducted_name, deducted_text
from pipeline.report.phrases.followed import counted, known_follow_ups
from pipeline.report.phrases.names import programme_name
from pipeline.rounding import half_up


def remarks(case: Case) -> tuple[Remarks, ...]:
    """The most important remarks first: a page without room for all drops them from the end."""
    parts = (_money(case), doubts(case), _score(case), _follow_up(case))
    return tuple(part for part in parts if part)


def _money(case: Case) -> Remarks | None:
    budget, language = case.account.budget, case.language
    if budget is None or budget.spent_percent is None:
        return None
    heading = language.say("Budget: {share} % spent", share=budget.spent_percent)
    spent = language.say(
        "{realized} of a ceiling of {ceiling} was spent.",
        realized=language.money(budget.realized),
        ceiling=language.money(budget.ceiling),
    )
    return Remarks(heading, (spent, *_extremes(case)))


def _extremes(case: Case) -> Iterator[str]:
    """The parts that spent least and most of their ceilings."""
    budget, language = case.account.budget, case.language
    if budget is None:
        return
    known = [
        (part.spent_percent, programme_name(part, language))
        for part in budget.programmes
        if part.spent_percent is not None
    ]
    if len({share for share, _name in known}) > 1:
        (least, little), (most, much) = min(known), max(known)
        yield language.say(
            "The shares lie between {least} % ({little}) and {most} % ({much}).",
            least=least,
            little=little,
            most=most,
            much=much,
        )


def _score(case: Case) -> Remarks | None:
    """Why there is no overall score, or what it leaves out, and what is deducted; else None."""
    told = tuple(_about_the_score(case))
    return Remarks(case.language.say("Overall score"), told) if told else None


def _about_the_score(case: Case) -> Iterator[str]:
    language, whole = case.language, case.account.scorecard
    if whole.score is None:
        yield _no_score(case)
    elif whole.coverage < 1:
        yield language.say(
            "{coverage} % of the scorecard's weight was scored.",
            coverage=language.short(half_up(100 * whole.coverage)),
        )
    if deducted := deducted_text(case):
        yield deducted


def _no_score(case: Case) -> str:
    language, covered = case.language, case.account.scorecard.coverage
    if case.rulebook.levels.scorecard.aggregate == "none":
        return language.say(
            "The rulebook computes no overall score; each perspective stands for itself."
        )
    if covered >= case.rulebook.minimum_coverage and case.rulebook.levels.scorecard.deduct:
        return language.say(
            "How many points are deducted is not known: {measure}.", measure=deducted_name(case)
        )
    if not covered:
        return language.say("Nothing was scored, so there is no overall score.")
    return language.say(
        "Only {coverage} % of the scorecard's weight was scored; the rulebook asks for at least "
        "{minimum} %.",
        coverage=language.short(half_up(100 * covered)),
        minimum=language.short(100 * case.rulebook.minimum_coverage),
    )


def _follow_up(case: Case) -> Remarks | None:
    """How far recommendations were followed up, of earlier reports and of others."""
    language, known = case.language, known_follow_ups(case)
    if not known:
        return None
    heading = language.say(
        "Follow-up: {closed} of {count} recommendations done or closed",
        closed=sum(one.is_closed for one in known),
        count=len(known),
    )
    told = language.say("{counts}.", counts="; ".join(counted(known, language)))
    return Remarks(heading, (told,))
