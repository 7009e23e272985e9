"""Why the overall score moved, in words: which kinds of change moved it, and by how many points."""

from pipeline.account import Change, Effects, Past
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.rounding import half_up
from pipeline.translatable import _

KINDS = {
    "actual": _("other actuals"),
    "target": _("other targets"),
    "weight": _("other weights"),
    "rulebook": _("another rulebook"),
    "coverage": _("measures that came, went or were measured in one period only"),
}
"""The cause of each effect, by kind."""
_IN_SHORT = {
    "actual": _("actuals"),
    "target": _("targets"),
    "weight": _("weights"),
    "rulebook": _("rulebook"),
    "coverage": _("measures covered"),
}


def before_of(case: Case) -> Past | None:
    """The earlier final from which the change is counted."""
    since = case.account.change.since
    return next((one for one in case.account.past if one.period.id == since), None)


def score_change(case: Case) -> str:
    """The overall score then and now, and what moved it; empty where either is not known, or where
    the two do not compare and the cause is not known."""
    change, language, before = case.account.change, case.language, before_of(case)
    if change.total is None or before is None:
        return ""
    known = {
        "before": half_up(before.scorecard.score or 0.0),
        "period": named_period(before.period.id, language),
        "now": half_up(case.account.scorecard.score or 0.0),
    }
    if change.effects is None:
        return language.say("Overall score: {before} in {period}, {now} now.", **known)
    moved = _moved(change.effects, language)
    if not moved:
        return language.say("Overall score: {now}, as in {period}.", **known)
    return language.say(
        "Overall score: {before} in {period}, {now} now; moved by {reasons}.",
        **known,
        reasons=moved,
    )


def by_todays_rules(change: Change, language: Language) -> str:
    """What the earlier period would have scored by the present rules, where they differ."""
    restated = change.before_by_todays_rules
    if change.effects is None or restated is None or not half_up(change.effects.rulebook):
        return ""
    return language.say(
        "By this period's rules, {period} would have scored {score}.",
        period=named_period(change.since or "", language),
        score=half_up(restated),
    )


def _moved(effects: Effects, language: Language) -> list[str]:
    """Each kind of change that moved the score as printed, the furthest first."""
    shown = [(kind, half_up(effect)) for kind, effect in effects.by_kind]
    return [
        f"{language.say(_IN_SHORT[kind])} ({signed(effect, language)})"
        for kind, effect in sorted(shown, key=lambda one: -abs(one[1]))
        if effect
    ]


def signed(points: float, language: Language) -> str:
    """Points with their sign, as printed: +3.10, −0.50, 0.00."""
    shown = half_up(points)
    return f"+{language.number(shown)}" if shown > 0 else language.number(shown)
