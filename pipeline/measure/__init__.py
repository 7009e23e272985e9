"""Typed tables → actuals: for each measure the formula its row names, with its working.

A formula is a function of what it is `Given` and yields an `Outcome`. Its description stands in
`pipeline.formulas` under the same name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import polars as pl

from pipeline.delivery import ROW, Tables
from pipeline.formulas import REPORTED
from pipeline.measure.aggregates import aggregate_statistics
from pipeline.measure.applicability import with_applicability
from pipeline.measure.budget import absorption, economy, effectiveness, efficiency
from pipeline.measure.forms import form_of
from pipeline.measure.job_satisfaction import jdi
from pipeline.measure.outcome import UNAVAILABLE, Given, Outcome
from pipeline.measure.output import (
    cost_per_output,
    efficiency_index,
    output_geometric,
    output_geometric_nested,
)
from pipeline.measure.process import (
    cycle_effectiveness,
    follows_sop,
    on_time,
    time_against_standard,
)
from pipeline.measure.questionnaire import survey_statistics, table_of
from pipeline.measure.reported import reported
from pipeline.measure.satisfaction import ikm_2004, ikm_2017, service_quality
from pipeline.measure.share import digitised, retention, share
from pipeline.measure.survey import satisfied_share, total_index
from pipeline.measure.workforce import pass_rate, punctuality, trained_ratio, trainings_held
from pipeline.reportfile import Parameters, ReportFile
from pipeline.results import Measured
from pipeline.rulebook import Rulebook
from pipeline.scorecard import Working
from pipeline.statistics.elements import IKM
from pipeline.statistics.service_quality import ServiceQuality
from pipeline.statistics.survey import SurveyStatistics
from pipeline.tables import ActualsTable

FORMULAS: dict[str, Callable[[Given], Outcome]] = {
    REPORTED: reported,
    "budget.absorption": absorption,
    "budget.economy": economy,
    "budget.efficiency": efficiency,
    "budget.effectiveness": effectiveness,
    "budget.efficiency_index": efficiency_index,
    "budget.cost_per_output": cost_per_output,
    "budget.output_geometric": output_geometric,
    "budget.output_geometric_nested": output_geometric_nested,
    "survey.total_index": total_index,
    "survey.ikm_2017": ikm_2017,
    "survey.ikm_2004": ikm_2004,
    "survey.jdi": jdi,
    "survey.satisfied_share": satisfied_share,
    "process.time_against_standard": time_against_standard,
    "process.cycle_effectiveness": cycle_effectiveness,
    "process.on_time": on_time,
    "process.follows_sop": follows_sop,
    "workforce.trained_ratio": trained_ratio,
    "workforce.pass_rate": pass_rate,
    "workforce.trainings_held": trainings_held,
    "workforce.punctuality": punctuality,
    "service.digitised": digitised,
    "customer.retention": retention,
    "share": share,
}

_ACTUALS: dict[str, pl.DataType] = {
    "measure_id": pl.String(),
    "actual": pl.Float64(),
    "range_low": pl.Float64(),
    "range_high": pl.Float64(),
    "flags": pl.List(pl.String),
}


def measured(tables: Tables, report_file: ReportFile, rulebook: Rulebook) -> Measured:
    """The actual of every measure in `realization`, how it came about, and every survey's figures.

    A measure that report.toml calls unavailable has no actual and an empty working.
    """
    found = list(_outcomes(tables, report_file, rulebook))
    surveys = _surveys(tables, report_file, rulebook)
    return Measured(
        actuals=_actuals({measure: outcome for measure, _, outcome in found}),
        workings={measure: _working(name, outcome, tables) for measure, name, outcome in found},
        surveys=surveys,
        service_quality=_service_quality(found, tables, surveys, report_file, rulebook),
    )


def _outcomes(
    tables: Tables, report_file: ReportFile, rulebook: Rulebook
) -> Iterator[tuple[str, str, Outcome]]:
    formula = pl.col("formula").fill_null(REPORTED)
    asked = tables["realization"].select("measure_id", formula, ROW, "actual")
    for measure, name, row, cell in asked.iter_rows():
        parameters = report_file.measures.get(measure, Parameters())
        yield (
            measure,
            name,
            _outcome(name, Given(row, cell, parameters, tables, report_file, rulebook)),
        )


def _outcome(formula: str, given: Given) -> Outcome:
    if given.parameters.unavailable is not None:
        return Outcome(None, flags=(UNAVAILABLE,))
    return FORMULAS[formula](given)


def _actuals(outcomes: Mapping[str, Outcome]) -> pl.DataFrame:
    found = [
        (measure, o.actual, o.range_low, o.range_high, list(o.flags))
        for measure, o in outcomes.items()
    ]
    return ActualsTable.validate(pl.DataFrame(found, schema=_ACTUALS, orient="row"), lazy=True)


def _working(formula: str, outcome: Outcome, tables: Tables) -> Working:
    counted = {table: rows for table, rows in outcome.rows.items() if len(rows)}
    evidence = tuple(tables.evidence(table, rows) for table, rows in counted.items())
    return Working(formula, outcome.values, outcome.survey, evidence, outcome.sd)


def _surveys(
    tables: Tables, report_file: ReportFile, rulebook: Rulebook
) -> dict[str, SurveyStatistics]:
    return {
        name: with_applicability(
            survey_statistics(tables, name, survey, rulebook.survey), tables, survey
        )
        if form_of(tables, name) == table_of(name)
        else aggregate_statistics(tables, name, survey)
        for name, survey in report_file.surveys.items()
        if form_of(tables, name) in tables
    }


def _service_quality(
    found: Sequence[tuple[str, str, Outcome]],
    tables: Tables,
    surveys: Mapping[str, SurveyStatistics],
    report_file: ReportFile,
    rulebook: Rulebook,
) -> dict[str, ServiceQuality]:
    """Every survey that a satisfaction index reads, by the formula of the first that does."""
    read: dict[str, str] = {}
    for _, name, outcome in found:
        if name in IKM and outcome.actual is not None:
            read.setdefault(outcome.survey, name)
    return {
        survey: service_quality(
            tables, surveys[survey], report_file.surveys[survey], formula, rulebook.survey
        )
        for survey, formula in read.items()
    }
