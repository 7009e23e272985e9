"""Perspectives around their target and parts of the budget around their ceiling, as bars."""

from pipeline.account import Node
from pipeline.case import Case
from pipeline.document import Deviation, DeviationRow, Deviations
from pipeline.language import Language
from pipeline.report.leadership.tallied import rated_told
from pipeline.report.leadership.told import inside, left_out
from pipeline.report.phrases.deviations import bar, ends, span_of
from pipeline.report.phrases.names import programme_name
from pipeline.report.phrases.standing import score_of_met
from pipeline.report.phrases.wording import percent
from pipeline.rounding import half_up
from pipeline.rulebook.weights import weight_shares

_CEILING = 100


def perspectives(case: Case) -> Deviations | None:
    """The scores of the perspectives, for the brief."""
    return _perspectives(case, full=False)


def perspectives_in_full(case: Case) -> Deviations | None:
    """The same with the targets met in each and its lowest measure, and the overall score above."""
    return _perspectives(case, full=True)


def _perspectives(case: Case, *, full: bool) -> Deviations | None:
    language, account = case.language, case.account
    nodes = [node for node in account.perspectives if account.in_perspective(node.id)]
    scores = [node.score for node in nodes if node.score is not None]
    if not scores:
        return None
    promise = half_up(score_of_met(case.rulebook.scoring))
    span = span_of(scores, promise)
    say = language.say
    rows = tuple(
        DeviationRow(
            node.name,
            _weight(node, case),
            "–" if node.score is None else language.number(node.score),
            None if node.score is None else _of_target(node, node.score, promise, span, language),
            (_met_in(node, case), _lowest_in(node, case)) if full else (),
        )
        for node in nodes
    )
    return Deviations(
        _heading(case, promise, full=full),
        (_whose(case), _scale(case)) + ((say("Met"), say("Lowest achievement")) if full else ()),
        ends(span, language, promise),
        rows,
        left_out(len(rows), language),
        least=len(rows),
    )


def _heading(case: Case, promise: float, *, full: bool) -> str:
    language, whole = case.language, case.account.scorecard
    if full and whole.score is not None:
        rated = rated_told(case)
        score = language.say(
            "Overall score {score} of at most {cap}",
            score=whole.score,
            cap=language.short(whole.out_of),
        )
        return f"{score}: {rated}" if rated else score
    return language.say(
        "Scores by perspective (target = {promise})", promise=language.short(promise)
    )


def _scale(case: Case) -> str:
    """The heading of the scores, with the lowest and the highest score possible."""
    low, high = case.rulebook.limits("perspective")
    ends = case.language.short(low), case.language.short(high)
    return f"{case.language.say('Score')} {'–'.join(ends)}"


def _whose(case: Case) -> str:
    weighed = any(_weight(node, case) for node in case.account.perspectives)
    say = case.language.say
    return say("Perspective and weight") if weighed else say("Perspective")


def _weight(node: Node, case: Case) -> str:
    """The weight of a perspective by the rulebook, scored or not; the brief says what share of the
    weight was scored. Empty where no weight is used."""
    every = case.account.perspectives
    if all(one.weight_used is None for one in every):
        return ""
    share = weight_shares(one.weight for one in every)[every.index(node)]
    return f"{case.language.short(half_up(100 * share))}\u00a0%"


def _of_target(
    node: Node, score: float, promise: float, span: float, language: Language
) -> Deviation:
    alt = language.say(
        "{name}: {score}, where {promise} is the target.",
        name=node.name,
        score=score,
        promise=language.short(promise),
    )
    return bar(score, span, alt, promise=promise)


def _met_in(node: Node, case: Case) -> str:
    promised = [m for m in case.account.in_perspective(node.id) if m.has_target]
    if promised and all(measure.met is None for measure in promised):
        return case.language.say("not known")
    met = sum(measure.met is True for measure in promised)
    return case.language.say("{met} of {count}", met=met, count=len(promised))


def _lowest_in(node: Node, case: Case) -> str:
    known = [
        (m.achievement, m.name)
        for m in case.account.in_perspective(node.id)
        if m.achievement is not None
    ]
    if not known:
        return "–"
    achievement, name = min(known)
    return f"{inside(name)}, {percent(achievement, case.language)}"


def programmes(case: Case) -> Deviations | None:
    """What each part of the budget spent of its ceiling: furthest above first, then the lowest."""
    budget, language = case.account.budget, case.language
    if budget is None:
        return None
    known = [
        (programme_name(part, language), part.spent_percent)
        for part in budget.programmes
        if part.spent_percent is not None
    ]
    if not known:
        return None
    span = span_of([share for _name, share in known])
    rows = tuple(
        DeviationRow(
            name,
            "",
            f"{language.number(share)}\u00a0%",
            bar(share, span, _spent(name, share, language), against=True),
        )
        for name, share in sorted(known, key=lambda one: _gravity(one[1]))
    )
    return Deviations(
        language.say("Spending by programme (ceiling = 100 %)")
        if budget.parts == "programmes"
        else language.say("Spending by sub-activity (ceiling = 100 %)"),
        (
            language.say("Programme")
            if budget.parts == "programmes"
            else language.say("Sub-activity"),
            language.say("Spent"),
        ),
        ends(span, language),
        rows,
        left_out(len(rows), language),
    )


def _gravity(share: float) -> tuple[bool, float]:
    """Order of the bars: parts above their ceiling first, then those that spent least."""
    is_within = share <= _CEILING
    return is_within, share if is_within else -share


def _spent(name: str, share: float, language: Language) -> str:
    return language.say("{name}: {share} % of its ceiling spent.", name=name, share=share)
