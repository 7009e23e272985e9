"""Where the minutes of a service go: per service and overall, and step by step."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl
from polars.dataframe.group_by import GroupBy

from pipeline.case import Case, two
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.tables import timed

_FORMULAS = ("process.time_against_standard", "process.cycle_effectiveness")
_BOTH = pl.col("standard_minutes").is_not_null()
_KNOWN = pl.col("value_added").is_not_null()
_FIGURES = (
    pl.col("minutes").sum(),
    pl.when(_BOTH.any())
    .then(
        pl.col("standard_minutes").filter(_BOTH).sum() / pl.col("minutes").filter(_BOTH).sum() * 100
    )
    .alias("against_standard"),
    pl.when(_KNOWN.any())
    .then(
        pl.col("minutes").filter(pl.col("value_added")).sum()
        / pl.col("minutes").filter(_KNOWN).sum()
        * 100
    )
    .alias("cycle_effectiveness"),
)


def service_minutes(case: Case) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Every service and then the whole (service null); and every step with its share of minutes.

    Ratios are percentages, over the rows that have both of their parts; null where none has.
    """
    if "service_times" not in case.tables:
        return [], []
    rows = timed(case.tables["service_times"])
    if not rows["minutes"].sum():
        return [], []
    services = _gathered(rows, "service").agg(*_FIGURES)
    whole = rows.select(pl.lit(None, pl.String).alias("service"), *_FIGURES).head(1)
    steps = (
        _gathered(rows.drop_nulls("step"), "step")
        .agg(pl.col("minutes").sum(), pl.col("value_added").first())
        .with_columns(share=pl.col("minutes") / pl.col("minutes").sum() * 100)
    )
    return _plain(pl.concat([services, whole])), _plain(steps)


def _gathered(rows: pl.DataFrame, name: str) -> GroupBy:
    """The rows group by group, as each first appears.

    Of scattered rows, threads would add up fractions in an order of their own, and the last bits of
    a sum would differ from run to run.
    """
    first = pl.int_range(pl.len()).min().over(name)
    return rows.sort(first, maintain_order=True).group_by(name, maintain_order=True)


def _plain(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows; what was divided by no minutes at all has no ratio."""
    floats = [name for name, dtype in frame.schema.items() if dtype.is_float()]
    return frame.with_columns(
        pl.when(pl.col(name).is_finite()).then(pl.col(name)).alias(name) for name in floats
    ).to_dicts()


def service_minutes_blocks(measure_id: str, case: Case) -> Iterator[Block]:
    """The tables behind the first measure that counts minutes."""
    workings = case.measured.workings.items()
    first = next((key for key, working in workings if working.formula in _FORMULAS), None)
    services, steps = service_minutes(case) if first == measure_id else ([], [])
    if not services:
        return
    yield paragraph(
        case.language,
        "{table} gives the minutes of each service and of all together.",
        table=Ref("service-minutes"),
    )
    yield _services(services, case)
    if steps:
        yield paragraph(
            case.language,
            "{table} gives the minutes of each step and its share of them all.",
            table=Ref("service-steps"),
        )
        yield _steps(steps, case)


def _services(services: list[dict[str, Any]], case: Case) -> PrintedTable:
    language = case.language
    *each, whole = services
    return PrintedTable(
        "service-minutes",
        language.say("Minutes by service"),
        (
            Column(language.say("Service"), width=40),
            Column(language.say("Minutes"), kind="number", width=18),
            Column(language.say("Time against standard"), unit="%", kind="number", width=21),
            Column(language.say("Cycle effectiveness"), unit="%", kind="number", width=21),
        ),
        tuple(_service(row, row["service"], case) for row in each),
        total=(_service(whole, language.say("All services"), case),),
    )


def _service(row: Mapping[str, Any], name: str, case: Case) -> tuple[Cell, ...]:
    return (
        Cell(name),
        Cell(case.language.short(two(row["minutes"]))),
        number_cell(row["against_standard"], case.language),
        number_cell(row["cycle_effectiveness"], case.language),
    )


def _steps(steps: list[dict[str, Any]], case: Case) -> PrintedTable:
    language = case.language
    return PrintedTable(
        "service-steps",
        language.say("Minutes by step"),
        (
            Column(language.say("Step"), width=40),
            Column(language.say("Adds value"), width=20),
            Column(language.say("Minutes"), kind="number", width=20),
            Column(language.say("Share of minutes"), unit="%", kind="number", width=20),
        ),
        tuple(
            (
                Cell(row["step"]),
                Cell("–" if row["value_added"] is None else language.shown(row["value_added"])),
                Cell(language.short(two(row["minutes"]))),
                number_cell(row["share"], language),
            )
            for row in steps
        ),
    )
