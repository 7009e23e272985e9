"""Rows of the register, actuals and scores → the account's measures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any

import polars as pl

from pipeline.account import Certainty, Cumulative, Flag, IndexRule, Measure, NextStep, Past
from pipeline.delivery import Tables
from pipeline.formulas import CATALOGUE
from pipeline.reportfile import Parameters, ReportFile
from pipeline.results import Measured, Working
from pipeline.rulebook import Rulebook
from pipeline.score.certainty import Estimate, certainties, index_interval
from pipeline.score.comparable import Comparison, index_rule
from pipeline.score.disclosures import with_disclosures
from pipeline.score.grades import with_grades
from pipeline.score.history import delivered_figures, past_figures, printed_digits
from pipeline.score.met import grade_met, met_reason
from pipeline.score.supposed import supposing
from pipeline.score.yardsticks import against_yardsticks
from pipeline.scorecard import PkStatus, Polarity, TargetSource

_REGISTER = (
    "objective", "measure", "measured_in", "target_low", "target_high", "worst", "maximum",
    "aggregation", "definition", "source", "collected", "verified_by", "limitation",
    "renstra_target", "national_standard", "published", "cause", "solution", "programme", "owner",
    "target_before", "pk_status", "due", "next_target", "year_target",
)  # fmt: skip
"""Columns of the register that scoring hands on unchanged."""


@dataclass(frozen=True)
class Judged:
    """What the measures of a report were judged from, and how."""

    tables: Tables
    measured: Measured
    scores: pl.DataFrame
    report_file: ReportFile
    rulebook: Rulebook
    past: Sequence[Past]


def measure_records(judged: Judged) -> tuple[Measure, ...]:
    """Every measure, by perspective and objective, else in the order of the register."""
    plain = tuple(_plain(judged))
    sure = _certainties(plain, judged)
    return with_disclosures(
        [_with_past(replace(measure, certainty=sure.get(measure.id)), judged) for measure in plain]
    )


def _plain(judged: Judged) -> Iterator[Measure]:
    """The measures without earlier periods and certainty."""
    rows = _ordered(judged)
    scales = judged.rulebook.grade_scales(judged.report_file.scales)
    delivered = delivered_figures(judged.tables, judged.report_file.period.id)
    renstra, national, year = against_yardsticks(
        judged.tables, judged.measured, judged.report_file, judged.rulebook
    )
    for row in rows.iter_rows(named=True):
        key, working = row["measure_id"], judged.measured.workings[row["measure_id"]]
        figures = delivered.get(key, ())
        ends = [row[name] for name in _IN_ITS_UNIT]
        printed, further = _numbers(working)
        graded = judged.tables.graded.get(key)
        scale = None if graded is None else scales[graded.scale]
        reason = grade_met(graded, scale) if graded and scale else met_reason(row, working)
        plain = Measure(
            id=key,
            name=row["measure"],
            polarity=Polarity(row["polarity"]),
            target_source=row["target_source"] and TargetSource(row["target_source"]),
            met=reason.met,
            met_reason=reason,
            pk_status=row["pk_status"] and PkStatus(row["pk_status"]),
            flags=tuple(map(Flag, row["flags"])),
            digits=printed_digits(row["formula"], ends, figures),
            renstra_achievement=renstra[key],
            national_achievement=national[key],
            index_rule=_index_rule(key, working, judged) if working.survey else None,
            survey=working.survey,
            evidence=working.evidence,
            numbers=printed,
            further_numbers=further,
            denominator=working.denominator,
            services=working.services,
            particulars=working.particulars,
            next_step=NextStep(row["due"], row["next_target"]),
            cumulative=_cumulative(row, year[key], judged),
            delivered_past=figures,
            **{name: row[name] for name in _AS_THEY_ARE},
        )
        yield with_grades(plain, graded, scale) if graded and scale else plain


def _cumulative(
    row: Mapping[str, Any], against_the_year: float | None, judged: Judged
) -> Cumulative | None:
    """The figures beside a measure of a part of a year, with its achievement of the year's target.
    Where the target is the year's own, this is the achievement itself."""
    beside = judged.measured.cumulative.get(row["measure_id"])
    if beside is None:
        return None
    period = judged.report_file.period
    is_own = row["year_target"] is None and period.closes_the_year
    achieved = row["achievement"] if is_own else against_the_year
    return replace(beside, year_achievement=achieved)


_IN_ITS_UNIT = ("actual", "target", "target_low", "target_high", "target_before", "next_target")
_AS_THEY_ARE = (
    "perspective", "objective_id", "objective", "measured_in", "formula", "variant", "target",
    "target_low", "target_high", "actual", "counted", "achievement", "capped", "score", "rating",
    "weight", "weight_used", "worst", "maximum", "aggregation", "definition", "source",
    "collected", "verified_by", "limitation", "target_before", "renstra_target",
    "national_standard", "published", "cause", "solution", "programme", "owner",
)  # fmt: skip
"""Fields of a measure that a column of the same name fills."""


def _ordered(judged: Judged) -> pl.DataFrame:
    """The scores with the register's columns that scoring leaves alone."""
    register = judged.tables["realization"].select("measure_id", *_REGISTER)
    perspectives = [perspective.id for perspective in judged.rulebook.perspectives]
    objectives = judged.scores["objective_id"].unique(maintain_order=True).to_list()
    return judged.scores.join(
        register, on="measure_id", how="left", validate="1:1", maintain_order="left"
    ).sort(
        pl.col("perspective").replace_strict(perspectives, range(len(perspectives))),
        pl.col("objective_id").replace_strict(objectives, range(len(objectives))),
        maintain_order=True,
    )


def _numbers(working: Working) -> tuple[Mapping[str, float | int], Mapping[str, float | int]]:
    """The numbers that the formula's equation names, and the other numbers of the working."""
    equation = CATALOGUE[working.formula].equation
    named = {name for _, name, _, _ in Formatter().parse(equation) if name}
    printed = {name: value for name, value in working.values.items() if name in named}
    return printed, {name: v for name, v in working.values.items() if name not in named}


def _index_rule(key: str, working: Working, judged: Judged) -> IndexRule:
    asked = judged.report_file.measures.get(key, Parameters())
    return index_rule(working.formula, judged.rulebook.survey, working.values, asked.items)


def _certainties(measures: Sequence[Measure], judged: Judged) -> Mapping[str, Certainty]:
    """How sure the rating of each measure is that a survey estimates, by its id."""
    measured, book = judged.measured, judged.rulebook
    ranges = measured.actuals.select("measure_id", "range_low", "range_high")
    ends = {key: (low, high) for key, low, high in ranges.iter_rows()}
    estimates = [
        Estimate(measure, interval, *ends[measure.id])
        for measure in measures
        if (survey := measured.surveys.get(measure.survey))
        and (
            interval := index_interval(
                measure, measured.workings[measure.id], survey, book.survey.confidence
            )
        )
    ]
    judge = supposing(judged.tables, measured, judged.report_file, book)
    return certainties(estimates, book, judge)


def _with_past(measure: Measure, judged: Judged) -> Measure:
    survey = judged.measured.surveys.get(measure.survey)
    comparison = Comparison(measure, survey, judged.past, judged.rulebook.survey)
    apart = tuple(comparison.apart())
    own = judged.report_file.period.id
    return replace(
        measure,
        past=past_figures(measure, measure.delivered_past, judged.past, apart, own),
        apart=apart,
        index_before=comparison.index_before(),
    )
