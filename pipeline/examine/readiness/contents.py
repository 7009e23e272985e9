"""Quality of the report (3.b) and its use in evaluating: what it states about each measure."""

from collections.abc import Collection
from dataclasses import replace

from pipeline.account import Measure, ObjectiveCost, own_texts
from pipeline.examine.readiness.actuals import actual_cells, judging_cells
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
from pipeline.scorecard import TargetSource
from pipeline.translatable import _
from pipeline.values import Message

_AGREED = frozenset({TargetSource.PK, TargetSource.PK_PERUBAHAN})


def in_line_with_the_agreement(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures whose target comes from the performance agreement, or from its revision."""
    (source,) = needs
    others = ids(m for m in evaluated.measures if m.target_source not in _AGREED)
    return of_measures(evaluated, {source: others})


def all_achievement_told(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures that have an actual."""
    (actual,) = needs
    bare = ids(measure for measure in evaluated.measures if not measure.is_measured)
    return of_measures(evaluated, {}, *actual_cells(evaluated, actual, bare), short=bare)


def against_the_target(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures for which it is known whether they met the year's target."""
    unknown = [measure for measure in evaluated.measures if measure.met is None]
    needed = judging_cells(evaluated, needs, unknown)
    return of_measures(evaluated, {}, *needed, short=ids(unknown))


def against_the_renstra(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures with a target for the end of the Renstra."""
    (target,) = needs
    return of_measures(evaluated, {target: ids(m for m in evaluated.measures if m.renstra is None)})


def against_earlier_years(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures with an actual of an earlier year; new measures are left out."""
    (actual,) = needs
    measures = [measure for measure in evaluated.measures if not measure.is_new]
    known = ids(measures)
    bare = ids(m for m in measures if all(figure.reached is None for figure in m.past))
    return of_rows("measures", known, [bare], cells(evaluated, {actual: bare}, known))


def against_a_benchmark(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures with a national standard."""
    (standard,) = needs
    bare = ids(measure for measure in evaluated.measures if measure.standard is None)
    return of_measures(evaluated, {standard: bare})


def efforts_or_obstacles(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures whose cause or solution is stated in words of its own."""
    causes = own_texts([measure.cause for measure in evaluated.measures])
    solutions = own_texts([measure.solution for measure in evaluated.measures])
    told = zip(evaluated.measures, causes, solutions, strict=True)
    silent = [measure.id for measure, cause, solution in told if not cause and not solution]
    found = of_measures(evaluated, dict.fromkeys(needs, silent))
    return replace(found, cells=tuple(replace(cell, either=True) for cell in found.cells))


def efficiency_told(evaluated: Evaluated, needs: Needs) -> Found:
    """Objectives whose spending is shown beside what they achieved."""
    link, spending, *judging = needs
    objectives = [node.id for node in evaluated.account.objectives]
    costs = costs_of(evaluated)
    unlinked = [one for one in objectives if one not in costs]
    unspent = [key for key, cost in costs.items() if cost.spent_percent is None]
    unscored = [key for key, cost in costs.items() if cost.ratio is None and key not in unspent]
    needed = (
        *cells(evaluated, {link: unlinked, spending: unspent}, objectives),
        *judging_cells(evaluated, judging, measures_of(unscored, evaluated)),
    )
    return of_rows("objectives", objectives, (unlinked, unspent, unscored), needed)


def costs_of(evaluated: Evaluated) -> dict[str, ObjectiveCost]:
    """The cost of each objective of the account that lines of the budget name, by its id."""
    budget = evaluated.account.budget
    known = {node.id for node in evaluated.account.objectives}
    return {cost.id: cost for cost in budget.linked if cost.id in known} if budget else {}


def measures_of(objectives: Collection[str], evaluated: Evaluated) -> list[Measure]:
    return [one for one in evaluated.measures if one.objective_id in objectives]


def improvement_told(evaluated: Evaluated, needs: Needs) -> Found:
    """Recommendations that follow from the figures; without any target there are none."""
    target, book = needs
    count = len(evaluated.account.recommendations)
    why = Message(_("recommendations in the report: {count}"), {"count": count})
    found = of_report(evaluated, [book], proven=count > 0, why=why)
    if any(measure.has_target for measure in evaluated.measures):
        return found
    return replace(found, cells=cells(evaluated, {target: evaluated.ids}, evaluated.ids))


def success_evaluated(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures that are rated against their target."""
    target, actual = needs
    unrated = [measure for measure in evaluated.measures if measure.rating is None]
    bare = ids(one for one in unrated if one.has_target and not one.is_measured)
    return of_measures(
        evaluated,
        {target: ids(one for one in unrated if not one.has_target)},
        *actual_cells(evaluated, actual, bare),
        short=ids(unrated),
    )


CONTENTS: tuple[Check, ...] = (
    in_line_with_the_agreement,
    all_achievement_told,
    against_the_target,
    against_the_renstra,
    against_earlier_years,
    against_a_benchmark,
    efforts_or_obstacles,
    efficiency_told,
    improvement_told,
    success_evaluated,
)
