"""Budget lines with outputs → what an output cost, and output against input."""

from functools import partial
from math import fsum

import polars as pl

from pipeline.account import Flag
from pipeline.delivery import ROW
from pipeline.formulas.budget import BUDGET, absorption, amount, lines_with, mean_achievement, money
from pipeline.formulas.computed import (
    Computed,
    Given,
    Number,
)
from pipeline.formulas.formula import Formula
from pipeline.formulas.particulars import outputs_of
from pipeline.scorecard import Polarity
from pipeline.tables import leaf_lines
from pipeline.translatable import _

STANDARD_EFFICIENCY = 1.0
"""BPOM's standard: output in proportion to input."""


@partial(
    Formula,
    "budget.efficiency_index",
    title=_("efficiency index"),
    equation=_(
        "output achievement ÷ (Σ realized ÷ Σ ceiling × 100) = {output} ÷ {input} "
        "({realized} of {ceiling}); TE = {te}"
    ),
    source=_("BPOM: % output ÷ % input, efficient from the standard 1; TE = (IE − 1) ÷ 1"),
    unit=_("ratio"),
    table="budget",
    columns=("output_target", "output_actual"),
    parameters={"rows": False},
    values=("realized", "ceiling", "output", "input", "te"),
)
def efficiency_index(given: Given) -> Computed:
    """Output achievement ÷ spending ratio (IE); above 1, more was delivered than was spent.

    BPOM: efficient where IE reaches the standard SE = 1; TE = (IE − SE) ÷ SE. Output achievement
    is the ceiling-weighted mean over lines that have a target and an actual.
    """
    spending = absorption(given)
    lines = lines_with(given, "output")
    output = mean_achievement(lines, "output")
    rows = {BUDGET: pl.concat([spending.rows[BUDGET], lines[ROW]])}
    if output is None:
        return Computed(None, spending.values, rows, (*spending.flags, Flag.NO_OUTPUT))
    values: dict[str, Number] = {**spending.values, "output": 100 * output}
    if not spending.actual:
        return Computed(None, values, rows, spending.flags or (Flag.NO_DATA,))
    index = 100 * output / spending.actual
    values |= {"input": spending.actual, "te": (index - STANDARD_EFFICIENCY) / STANDARD_EFFICIENCY}
    return Computed(index, values, rows, particulars=outputs_of(lines))


@partial(
    Formula,
    "budget.cost_per_output",
    title=_("cost per output"),
    equation=_("Σ realized ÷ Σ outputs = {realized} ÷ {outputs} (planned {planned} of {ceiling})"),
    source=_("unit cost; planned: revised ceiling ÷ output target"),
    polarity=Polarity.MINIMIZE,
    unit=_("rupiah per output"),
    table="budget",
    columns=("output_target", "output_actual"),
    parameters={"rows": False},
    values=("realized", "outputs", "ceiling", "planned"),
)
def cost_per_output(given: Given) -> Computed:
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
        return Computed(None, values, rows, (Flag.MISSING_REALIZED,))
    realized = money(lines["realized"])
    values["realized"] = amount(realized)
    if not outputs or not planned:
        return Computed(
            None, values, rows, (Flag.NO_OUTPUT if lines.is_empty() else Flag.ZERO_OUTPUT,)
        )
    values["planned"] = float(ceiling) / planned
    actual = float(realized) / outputs
    return Computed(actual, values, rows, particulars=outputs_of(lines))
