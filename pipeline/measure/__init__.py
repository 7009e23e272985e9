"""Typed tables → actuals: for each measure the formula its row names, with its working."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import polars as pl

from pipeline.account import Flag, Past, Survey
from pipeline.answers.complete import table_of
from pipeline.answers.forms import form_of
from pipeline.delivery import ROW, Tables
from pipeline.formulas import CATALOGUE, Computed, Given
from pipeline.measure.aggregates import aggregate_statistics
from pipeline.measure.applicability import with_applicability
from pipeline.measure.approved import with_approval
from pipeline.measure.cumulative import YearSoFar, since_january
from pipeline.measure.few import beside_index, is_of_few, withheld
from pipeline.measure.filled import with_filled_answers
from pipeline.measure.of_parts import year_of_parts
from pipeline.measure.questionnaire import survey_statistics
from pipeline.measure.resources import budget_of
from pipeline.measure.responses import answered_alike, repeated
from pipeline.measure.service_quality import service_quality
from pipeline.reportfile import Parameters, Questionnaire, ReportFile
from pipeline.results import Measured, Working
from pipeline.rulebook import Rulebook
from pipeline.scorecard import REPORTED, Evidence
from pipeline.statistics.elements import IKM
from pipeline.tables import ActualsTable

_ACTUALS: dict[str, pl.DataType] = {
    "measure_id": pl.String(),
    "actual": pl.Float64(),
    "range_low": pl.Float64(),
    "range_high": pl.Float64(),
    "flags": pl.List(pl.String),
}


def measured(
    tables: Tables,
    report_file: ReportFile,
    rulebook: Rulebook,
    past: Sequence[Past] = (),
    parts: Sequence[Past] = (),
) -> Measured:
    """The actual of every measure in `realization`, how it came about, every survey, the budget.

    A measure that report.toml calls unavailable has no actual and an empty working. `past` are
    earlier finals, which give what the earlier parts of the year achieved; `parts` are the finals
    of the parts of a year that is reported.
    """
    computed = list(_computed_measures(tables, report_file, rulebook))
    actuals = {key: one.actual for key, _, one in computed}
    so_far = since_january(tables, report_file, past, actuals)
    so_far = so_far or year_of_parts(tables, report_file, parts, actuals)
    computed = [(key, name, _made_of_parts(one, so_far.get(key))) for key, name, one in computed]
    surveys = _surveys(computed, tables, report_file, rulebook)
    found = [(key, name, beside_index(one, name, surveys)) for key, name, one in computed]
    return Measured(
        actuals=_actuals({measure: computed for measure, _, computed in found}),
        workings={
            measure: _working(measure, name, computed, tables) for measure, name, computed in found
        },
        surveys=surveys,
        budget=budget_of(tables, report_file.period),
        cumulative={key: one.cumulative for key, one in so_far.items()},
    )


def _made_of_parts(computed: Computed, so_far: YearSoFar | None) -> Computed:
    """Fill the empty actual of a measure with what the parts of the year make."""
    if so_far is None or computed.actual is not None or so_far.actual is None:
        return computed
    known = tuple(flag for flag in computed.flags if flag is not Flag.NO_ACTUAL)
    return replace(computed, actual=so_far.actual, values={"actual": so_far.actual}, flags=known)


def _computed_measures(
    tables: Tables, report_file: ReportFile, rulebook: Rulebook
) -> Iterator[tuple[str, str, Computed]]:
    """Each measure with its formula; a measure that counted no row gets its row of the register."""
    formula = pl.col("formula").fill_null(REPORTED)
    asked = tables["realization"].select("measure_id", formula, ROW, "actual")
    for measure, name, row, cell in asked.iter_rows():
        parameters = report_file.measures.get(measure, Parameters())
        grade = tables.graded[measure].actual if measure in tables.graded else None
        given = Given(row, cell, parameters, tables, report_file, rulebook, grade)
        found = _computed(name, given)
        if not any(len(rows) for rows in found.rows.values()):
            found = replace(found, rows={"realization": pl.Series(ROW, [row])})
        yield measure, name, found


def _computed(formula: str, given: Given) -> Computed:
    if given.parameters.unavailable is not None:
        return Computed(None, flags=(Flag.UNAVAILABLE,))
    found = CATALOGUE[formula](given)
    return withheld(found) if is_of_few(found, formula, given) else found


def _actuals(computed: Mapping[str, Computed]) -> pl.DataFrame:
    found = [
        (measure, one.actual, one.range_low, one.range_high, list(one.flags))
        for measure, one in computed.items()
    ]
    return ActualsTable.validate(pl.DataFrame(found, schema=_ACTUALS, orient="row"), lazy=True)


def _working(measure: str, formula: str, computed: Computed, tables: Tables) -> Working:
    counted = {table: rows for table, rows in computed.rows.items() if len(rows)}
    evidences = [*chain.from_iterable(tables.evidences(*place) for place in counted.items())]
    if source := tables.taken.get(measure):
        evidences.append(Evidence(source.file, source.sheet, "", source.sha256))
    return Working(
        formula,
        computed.values,
        computed.survey,
        tuple(evidences),
        computed.sd,
        computed.denominator,
        computed.services,
        computed.particulars,
    )


def _surveys(
    found: Sequence[tuple[str, str, Computed]],
    tables: Tables,
    report_file: ReportFile,
    rulebook: Rulebook,
) -> dict[str, Survey]:
    """Every survey that was delivered, with the elements of those that an index reads."""
    read: dict[str, str] = {}
    for _, name, computed in found:
        if name in IKM and computed.actual is not None:
            read.setdefault(computed.survey, name)
    surveys = {
        name: with_approval(_survey(name, asked, tables, rulebook, by_elements=name in read))
        for name, asked in report_file.surveys.items()
        if form_of(tables, name) in tables
    }
    return {
        name: replace(
            survey,
            service_quality=service_quality(
                tables, survey, report_file.surveys[name], read[name], rulebook
            ),
        )
        if name in read
        else survey
        for name, survey in surveys.items()
    }


def _survey(
    name: str, asked: Questionnaire, tables: Tables, rulebook: Rulebook, *, by_elements: bool
) -> Survey:
    if form_of(tables, name) != table_of(name):
        return aggregate_statistics(tables, name, asked, rulebook.survey)
    statistics = survey_statistics(tables, name, asked, rulebook.survey)
    if by_elements:
        statistics = with_filled_answers(statistics, tables, asked, rulebook.survey)
    statistics = with_applicability(statistics, tables, asked)
    if not statistics.items:
        return statistics
    return replace(
        statistics,
        answered_alike=answered_alike(tables[table_of(name)], asked),
        repeated=repeated(tables, table_of(name)),
    )
