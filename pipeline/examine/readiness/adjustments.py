"""Adjustments that followed from measuring and reporting (2.c, 3.c), and efficient spending."""

from dataclasses import replace

from pipeline.account import own_texts, states
from pipeline.examine.readiness.actuals import judging_cells
from pipeline.examine.readiness.contents import costs_of, measures_of
from pipeline.examine.readiness.found import (
    Check,
    Evaluated,
    Found,
    Needs,
    cells,
    ids,
    of_measures,
    of_report,
    of_rows,
)
from pipeline.scorecard import Progress
from pipeline.translatable import _
from pipeline.values import Message

_ACTED = frozenset({Progress.DONE, Progress.IN_PROGRESS})


def strategy_adjusted(evaluated: Evaluated, needs: Needs) -> Found:
    return _adjusted("strategy", evaluated, needs)


def policy_adjusted(evaluated: Evaluated, needs: Needs) -> Found:
    return _adjusted("policy", evaluated, needs)


def activity_adjusted(evaluated: Evaluated, needs: Needs) -> Found:
    return _adjusted("activity", evaluated, needs)


def budget_adjusted(evaluated: Evaluated, needs: Needs) -> Found:
    return _adjusted("budget", evaluated, needs)


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _adjusted(what: str, evaluated: Evaluated, needs: Needs) -> Found:
    """Follow-ups that adjusted `what`, each with a document as proof. A document that is also given
    for another of the four adjustments proves none of them."""
    every = [one for one in evaluated.account.actions.values() if one.adjusts]
    adjusting = [one for one in every if one.adjusts == what]
    elsewhere = {_folded(one.evidence) for one in every if one.adjusts != what}
    known = [one.evidence for one in adjusting if states(one.evidence)]
    proofs = [text for text in known if _folded(text) not in elsewhere]
    if proofs:
        why = Message(_("by {documents}"), {"documents": proofs})
        return of_report(evaluated, needs, proven=True, why=why)
    _what, evidence = needs
    bare = [one.recommendation_id for one in adjusting]
    if bare:
        return Found(proven=False, cells=cells(evaluated, {evidence: bare}, bare))
    return of_report(evaluated, needs, proven=False)


def budget_used_efficiently(evaluated: Evaluated, needs: Needs) -> Found:
    """Objectives whose targets were met within their ceilings."""
    link, spending, *judging = needs
    objectives = [node.id for node in evaluated.account.objectives]
    costs = costs_of(evaluated)
    verdicts = {one: {m.met for m in measures_of([one], evaluated)} for one in objectives}
    lacking = [one for one in objectives if one not in costs or costs[one].reading != "met-within"]
    above = {one for one in lacking if one in costs and costs[one].reading.endswith("above")}
    beyond = [one for one in lacking if False in verdicts[one] or one in above]
    still = [one for one in lacking if one not in beyond]
    unlinked = [one for one in still if one not in costs]
    unspent = [one for one in still if one in costs and costs[one].spent_percent is None]
    unjudged = [one for one in still if True not in verdicts[one]]
    needed = (
        *cells(evaluated, {link: unlinked, spending: unspent}, objectives),
        *judging_cells(evaluated, judging, measures_of(unjudged, evaluated)),
    )
    found = of_rows("objectives", objectives, [lacking], needed)
    short = _("not every target met within the ceiling: {objectives}")
    return replace(found, why=Message(short, {"objectives": beyond})) if beyond else found


def recommendations_followed(evaluated: Evaluated, needs: Needs) -> Found:
    """Follow-ups in progress or done, with a note of their own. Those that cannot be followed up
    are left out, as no cell could prove them. An answer from the last report does not count."""
    status, note = needs
    follow_up = evaluated.account.follow_up
    standing = [one for one in follow_up if one.progress is not Progress.IMPOSSIBLE]
    if not standing:
        return of_report(evaluated, needs, proven=False)
    own = own_texts([one.note for one in standing])
    acted = [one.progress in _ACTED and one.is_answered for one in standing]
    idle = [one.recommendation_id for one, has in zip(standing, acted, strict=True) if not has]
    silent = [one.recommendation_id for one, has in zip(standing, own, strict=True) if not has]
    known = [one.recommendation_id for one in standing]
    needed = cells(evaluated, {status: idle, note: silent}, known)
    return of_rows("follow-ups", known, (idle, silent), needed)


def ceilings_revised(evaluated: Evaluated, needs: Needs) -> Found:
    """A budget with at least one ceiling that was revised in the year."""
    budget = evaluated.account.budget
    revised = sum(one.change not in (None, 0) for one in budget.lines) if budget else 0
    why = Message(_("ceilings revised: {count}"), {"count": revised})
    return of_report(evaluated, needs, proven=revised > 0, why=why if revised else None)


def next_plan_adjusted(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures with a promised target for the next period."""
    (target,) = needs
    bare = ids(one for one in evaluated.measures if one.next_step.promised is None)
    return of_measures(evaluated, {target: bare})


ADJUSTMENTS: tuple[Check, ...] = (
    strategy_adjusted,
    policy_adjusted,
    activity_adjusted,
    budget_adjusted,
    budget_used_efficiently,
    recommendations_followed,
    ceilings_revised,
    next_plan_adjusted,
)
