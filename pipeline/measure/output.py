"""Budget lines with outputs → what an output cost, and output against input."""

from math import fsum

import polars as pl

from pipeline.delivery import ROW
from pipeline.measure.budget import BUDGET, absorption, amount, lines_with, mean_achievement, money
from pipeline.measure.outcome import (
    MISSING_REALIZED,
    NO_DATA,
    NO_OUTPUT,
    ZERO_OUTPUT,
    Given,
    Number,
    Outcome,
)
from pipeline.tables import leaf_lines

STANDARD_EFFICIENCY = 1.0
"""BPOM's standard: output in proportion to input."""


def efficiency_index(given: Given) -> Outcome:
    """Output achievement ÷ spending ratio (IE); above 1, more was delivered than was spent.

    BPOM: efficient where IE reaches the standard SE = 1; TE = (IE − SE) ÷ SE. Output achievement
    is the ceiling-weighted mean over lines that have a target and an actual.
    """
    spending = absorption(given)
    lines = lines_with(given, "output")
    output = mean_achievement(lines, "output")
    rows = {BUDGET: pl.concat([spending.rows[BUDGET], lines[ROW]])}
    if output is None:
        return Outcome(None, spending.values, rows, (*spending.flags, NO_OUTPUT))
    values: dict[str, Number] = {**spending.values, "output": 100 * output}
    if not spending.actual:
        return Outcome(None, values, rows, spending.flags or (NO_DATA,))
    index = 100 * output / spending.actual
    values |= {"input": spending.actual, "te": (index - STANDARD_EFFICIENCY) / STANDARD_EFFICIENCY}
    return Outcome(index, values, rows)


def cost_per_output(given: Given) -> Outcome:
    """Σ realized ÷ Σ outputs in rupiah, over the lowest lines with an output.

    Lines are added up, so `rows` should keep lines that deliver one kind of output. The planned
    cost is Σ ceiling ÷ Σ output targets.
    """
    lines = leaf_lines(given.kept(BUDGET)).drop_nulls(["output_target", "output_actual"])
    rows = {BUDGET: lines[ROW]}
    outputs, planned = fsum(lines["output_actual"]), fsum(lines["output_target"])
    ceiling = money(lines["ceiling"])
    values: dict[str, Number] = {"outputs": outputs, "ceiling": amount(ceiling)}
    if lines["realized"].has_nulls():
        return Outcome(None, values, rows, (MISSING_REALIZED,))
    realized = money(lines["realized"])
    values["realized"] = amount(realized)
    if not outputs or not planned:
        return Outcome(None, values, rows, (NO_OUTPUT if lines.is_empty() else ZERO_OUTPUT,))
    values["planned"] = float(ceiling) / planned
    return Outcome(float(realized) / outputs, values, rows)


def output_geometric(given: Given) -> Outcome:
    """The geometric mean of output actual ÷ output target × 100 over all lines that have both.

    PMK 214/PMK.02/2017: volumes and indicators of the outputs, each a line.
    """
    return _geometric(given, 0)


def output_geometric_nested(given: Given) -> Outcome:
    """The same mean within each output, then within each programme, then over the programmes.

    PMK 22/PMK.02/2021. Codes tell what belongs together: 1.2.3 is an indicator of output 1.2 in
    programme 1.
    """
    return _geometric(given, 2)


def _geometric(given: Given, depth: int) -> Outcome:
    lines = lines_with(given, "output")
    values, rows = {"lines": lines.height}, {BUDGET: lines[ROW]}
    if lines.is_empty():
        return Outcome(None, values, rows, (NO_OUTPUT,))
    means = lines.select(
        path=pl.col("code").str.strip_chars_end(".").str.split("."),
        mean=pl.col("output_actual") / pl.col("output_target"),
    )
    for _ in range(depth):
        above = pl.col("path").list.head((pl.col("path").list.len() - 1).clip(1))
        means = means.group_by(path=above, maintain_order=True).agg(_root())
    return Outcome(100 * float(means.select(_root()).item()), values, rows)


def _root() -> pl.Expr:
    """The geometric mean; zero where one part is, for its logarithm is minus infinity."""
    return pl.col("mean").log().mean().exp()
