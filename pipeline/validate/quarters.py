"""A register that gives targets and actuals by quarter or month in, a register with those of the
period out.

Nothing is guessed: report.toml says whether a figure is of its quarter or month alone or of the
year up to its end. Figures of quarters alone are put together by the measure's `aggregation`.
"""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import Table
from pipeline.tables.quarters import (
    Quarters,
    quarters_in,
    register_by_quarter,
)
from pipeline.validate.columns import typed_table
from pipeline.validate.quarter_readings import (
    differing,
    quarter_readings,
    told_cumulative,
)
from pipeline.validate.quarter_rules import not_put_together
from pipeline.validate.quarter_sums import MADE, ByQuarter, Way, made
from pipeline.validate.quarters_alone import with_alone_told
from pipeline.validate.told_of_measures import with_told
from pipeline.validate.typed import TypedTable
from pipeline.validate.years_in_rows import with_years_told


def typed_register(
    raw: RawTable, table: Table, source: FileSource, report_file: ReportFile
) -> tuple[TypedTable, list[Problem]]:
    """Type the register; quarters become `target`, `actual` and the figures beside them."""
    period = report_file.period
    headings = [name for name in raw.frame.columns if name != ROW]
    quarters = quarters_in(headings, source.columns, period)
    raw = replace(raw, frame=raw.frame.drop(quarters.derived))
    typed, problems = typed_table(raw, register_by_quarter(table, quarters), source)
    problems = with_alone_told(problems, quarters, raw, typed.headings, period.end.year)
    if not typed.was_read:
        return replace(typed, table=table, frame=typed.frame.select(ROW, *_names(table))), problems
    if not quarters.columns:
        is_said = source.quarters or source.months
        nothing = [typed.problem("no-quarters", None, "")] if is_said else []
        return typed, [*with_years_told(raw, typed, problems, source, period), *nothing]
    is_given = "aggregation" in source.values or "aggregation" not in typed.headings
    typed, twice = with_told(typed, "aggregation", _rules(report_file), is_given=is_given)
    problems += twice
    way = _way(source, quarters)
    asked = ByQuarter(typed, quarters, period, way or "cumulative")
    if way is None:
        column = quarters.column(*next(iter(quarters.columns)))
        problem = typed.problem("quarters-undeclared", None, column)
        said = told_cumulative(raw, quarters)
        lines = (said,) if said else tuple(quarter_readings(asked))
        problems.append(replace(problem, proposals=lines))
    else:
        problems += [*not_put_together(asked, is_given=is_given), *differing(asked)]
    problems = with_years_told(raw, typed, problems, source, period)
    return _of_the_period(asked, table), problems


def _rules(report_file: ReportFile) -> dict[str, str]:
    """How quarters are put together, by what report.toml says of single measures."""
    given = report_file.measures.items()
    return {measure: one.aggregation for measure, one in given if one.aggregation is not None}


def _way(source: FileSource, quarters: Quarters) -> Way | None:
    """What report.toml says that the quarters, or the months, hold."""
    if quarters.by == "quarter":
        return source.quarters
    return "of_quarter" if source.months == "of_month" else source.months


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _of_the_period(asked: ByQuarter, table: Table) -> TypedTable:
    """The register in its plain contract, with the figures of the period and of the year."""
    typed, last = asked.typed, asked.last
    places = _places(asked, last)
    frame = made(asked).select(ROW, *_names(table))
    texts = _texts(asked, frame, places)
    headings = {name: heading for name, heading in typed.headings.items() if table.column(name)}
    for name, place in places.items():
        headings[name] = typed.headings.get(place, headings.get(name, name))
    promises = {name: told for name, told in typed.promises.items() if name not in MADE}
    promises |= {name: typed.promises.get(place, {}) for name, place in places.items()}
    return replace(
        typed,
        table=table,
        frame=frame,
        texts=texts,
        headings=headings,
        promises=promises,
    )


def _places(asked: ByQuarter, last: int) -> Mapping[str, str]:
    """The delivered column that holds each figure of the period: that of its last quarter."""
    part = asked.period.is_part_of_a_year
    headings = asked.typed.headings
    places = {}
    for figure in ("target", "actual"):
        plain = figure in headings and not (part and figure == "target")
        if asked.quarters.has(figure) and not plain:
            places[figure] = asked.quarters.column(figure, last)
    if part and asked.quarters.has("target") and "year_target" not in headings:
        is_plain = "target" in headings
        fourth = asked.quarters.column("target", asked.quarters.count)
        places["year_target"] = "target" if is_plain else fourth
    return {name: place for name, place in places.items() if place in headings}


def _texts(asked: ByQuarter, frame: pl.DataFrame, places: Mapping[str, str]) -> pl.DataFrame:
    """The cells as written; of a sum, the number it makes."""
    texts = asked.typed.texts
    moved = {
        name: pl.coalesce(pl.col(place).cast(pl.String), pl.lit(frame[name]).cast(pl.String))
        for name, place in places.items()
    }
    return texts.with_columns(cell.alias(name) for name, cell in moved.items())
