"""Scores, actuals and what was delivered → the account."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipeline.account import Account, Action, Factor, Link, Past, Waiver, is_proposed
from pipeline.delivery import Tables
from pipeline.language import language
from pipeline.reportfile import ReportFile
from pipeline.results import Measured
from pipeline.rulebook import Rulebook
from pipeline.score.change import change_of
from pipeline.score.comparable_scores import with_earlier_scores
from pipeline.score.dropped import (
    dropped_measures,
    kept_factors,
    kept_links,
    perspectives_dropped,
)
from pipeline.score.follow_ups import follow_ups
from pipeline.score.history import periods_not_as_long
from pipeline.score.measure_records import Judged, measure_records
from pipeline.score.node_records import objective_nodes, perspective_nodes, scorecard_node
from pipeline.score.objective_costs import with_scores
from pipeline.score.score_interval import score_interval
from pipeline.score.scorecard import scored
from pipeline.score.survey_records import survey_records
from pipeline.scorecard import Source


def account_of(
    tables: Tables,
    measured: Measured,
    report_file: ReportFile,
    rulebook: Rulebook,
    past: Sequence[Past] = (),
    parts: Sequence[Past] = (),
) -> Account:
    """Score the measures and write down all that is known of the report.

    `past` are the agency's final scorecards of earlier periods about as long, `parts` those of the
    parts of the year, both oldest first.
    """
    levels = scored(tables, measured, report_file, rulebook)
    measures = measure_records(
        Judged(tables, measured, levels.measures, report_file, rulebook, past)
    )
    names = {measure.objective_id: measure.objective for measure in measures}
    objectives = objective_nodes(levels, names, rulebook)
    words = language(report_file.report.language)
    known = {node.id for node in objectives}
    surveys = list(measured.surveys.values())
    budget = measured.budget
    interval = score_interval(levels, measures, rulebook, perspectives_dropped(tables))
    actions = {action.recommendation_id: action for action in _actions(tables)}
    account = Account(
        period=report_file.period.id,
        rulebook=rulebook.id,
        measures=measures,
        objectives=objectives,
        perspectives=perspective_nodes(levels, rulebook, words),
        scorecard=replace(scorecard_node(levels, rulebook), interval=interval),
        dropped=dropped_measures(tables),
        surveys=survey_records(surveys, measures, past, rulebook.survey),
        budget=budget and with_scores(budget, objectives, measures),
        factors=kept_factors(_factors(tables), known),
        links=kept_links(tuple(_links(tables)), known),
        actions=actions,
        follow_up=follow_ups(actions, past, measures, report_file.period.end, _praise(rulebook)),
        past=tuple(past),
        parts=tuple(part.period.id for part in parts),
        periods_not_as_long=periods_not_as_long(tables, report_file.period.id),
        warnings=tables.problems,
        delivered=tables.sources,
        waivers=tuple(_waivers(tables, report_file)),
    )
    account = with_earlier_scores(account, rulebook, report_file.period)
    return replace(account, change=change_of(account, rulebook, report_file.period))


def _praise(rulebook: Rulebook) -> Collection[str]:
    """The advice that is given where a target was met."""
    return {advice.id for advice in rulebook.advice if advice.reached}


def _factors(tables: Tables) -> tuple[Factor, ...] | None:
    if "csf" not in tables:
        return None
    rows = tables["csf"].select("csf_id", "factor", "objective_id", "measure_id").iter_rows()
    return tuple(Factor(*row) for row in rows)


def _links(tables: Tables) -> Iterator[Link]:
    if "links" in tables:
        for source, target in tables["links"].select("from_objective", "to_objective").iter_rows():
            yield Link(source, target)


def _actions(tables: Tables) -> Iterator[Action]:
    if "actions" in tables:
        for row in tables["actions"].select(_ANSWER).iter_rows(named=True):
            source, owner = row.pop("source"), row.pop("owner")
            named = None if is_proposed(owner) else owner
            yield Action(**row, owner=named, source=source and Source(source))


_ANSWER = (
    "recommendation_id", "status", "owner", "due", "note", "recommendation", "source", "evidence",
    "adjusts",
)  # fmt: skip


def _waivers(tables: Tables, report_file: ReportFile) -> Iterator[Waiver]:
    """Every waiver and how many rows it waived, those that waived none included."""
    used: Counter[int] = Counter()
    for index, problem in tables.waived:
        used[index] += problem.places
    for index, accepted in enumerate(report_file.accept):
        yield Waiver(accepted.problem, accepted.where, used[index], accepted.reason)
