"""Fractions among percentages: 0.93 beside 95 is probably 93 %. Warnings, as it may be right."""

from collections.abc import Iterator, Sequence

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem, few_alike
from pipeline.scorecard import REPORTED, is_fraction_beside, is_percent
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable
from pipeline.values import Number

_FIGURES = (
    "target", "actual", "target_low", "target_high", "renstra_target", "national_standard",
    "next_target",
)  # fmt: skip
_DIGITS = 9
"""Decimals to which a fraction is converted to percent."""


def fractions_do_not_stand_beside_percent(review: Review) -> Iterator[Problem]:
    """Figures of the register and of earlier periods that are a hundredth of those beside them."""
    yield from few_alike(_fractions(review))


def _fractions(review: Review) -> Iterator[Problem]:
    realization, history = review.read("realization"), review.read("history")
    if realization is None:
        return
    units = realization.frame["measured_in"].drop_nulls().unique().to_list()
    in_percent = pl.col("measured_in").is_in([unit for unit in units if is_percent(unit)])
    frame = realization.frame.with_columns(_achieved())
    for column in _FIGURES:
        others = [name for name in _FIGURES if name != column]
        yield from _beside(realization, frame.filter(in_percent), column, others)
    is_reported = pl.col("formula") == REPORTED
    yield from _beside(realization, frame.filter(is_reported), "published", ["_achieved"])
    if history is not None:
        now = frame.filter(in_percent).select(
            "measure_id", "polarity", pl.col("target").alias("_now")
        )
        past = history.frame.join(now, on="measure_id", maintain_order="left")
        past = past.with_columns(_achieved())
        yield from _beside(history, past, "target", ["actual", "_now"])
        yield from _beside(history, past, "actual", ["target", "_now"])
        yield from _beside(history, past, "achievement", ["_achieved"])


def _achieved() -> pl.Expr:
    """Roughly the achievement, in percent."""
    return (100 * pl.col("actual") / pl.col("target")).alias("_achieved")


def _beside(
    table: TypedTable, rows: pl.DataFrame, column: str, others: Sequence[str]
) -> Iterator[Problem]:
    """Cells of a column that are fractions beside another figure of their row."""
    if column not in table.headings:
        return
    cells = table.written(column, table.frame[ROW])
    small = rows.filter(pl.col(column).is_between(0, 1, closed="right"))
    for row in small.iter_rows(named=True):
        value, polarity = row[column], row["polarity"] or ""
        near = (row[other] for other in others)
        beside = next((one for one in near if is_fraction_beside(value, one, polarity)), None)
        if beside is not None:
            yield table.problem(
                "fraction-beside-percent",
                row[ROW],
                column,
                cells.get(row[ROW], ""),
                other=Number(beside, _DIGITS),
                as_percent=Number(round(100 * value, _DIGITS), _DIGITS),
            )
