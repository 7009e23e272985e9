"""Rules of outputs that are put together of a volume and indicators."""

from collections.abc import Iterator

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.tables import VOLUME, keeps, output_parts
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.realization_rules import computed_measures
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

GEOMETRIC = "budget.output_geometric"


def outputs_have_one_volume(review: Review) -> Iterator[Problem]:
    """Of several lines of an output, exactly one is marked as the volume, the others indicators."""
    realization, budget = review.read("realization"), review.read(BUDGET)
    if realization is None or budget is None:
        return
    for _row, measure, formula in computed_measures(realization):
        if formula == GEOMETRIC and not review.is_unavailable(measure):
            rows = review.parameters(measure).rows
            if {"output_target", *(rows or {})} <= budget.headings.keys():
                yield from _faulty_parts(budget, budget.frame.filter(keeps(budget.frame, rows)))


def _faulty_parts(budget: TypedTable, kept: pl.DataFrame) -> Iterator[Problem]:
    in_output = {
        "lines": pl.len().over("key"),
        "volumes": (pl.col("part") == VOLUME).sum().over("key"),
        "unsaid": pl.col("part").is_null().any().over("key"),
    }
    several = output_parts(kept).with_columns(**in_output).filter(pl.col("lines") > 1)
    unsaid = several.filter(pl.col("part").is_null())
    yield from budget.cell_problems("output-part", unsaid, "level", "output", "lines")
    uneven = several.filter(~pl.col("unsaid") & (pl.col("volumes") != 1))
    first = uneven.unique("key", keep="first", maintain_order=True).sort(ROW)
    yield from budget.cell_problems("output-volume", first, "level", "output", "lines", "volumes")
