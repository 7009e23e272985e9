"""Budget lines → absorption, economy, efficiency, effectiveness; money is summed exactly."""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import fsum

import polars as pl

from pipeline.account import Flag
from pipeline.delivery import ROW
from pipeline.formulas.computed import (
    Computed,
    Given,
    Number,
    percentage,
)
from pipeline.formulas.formula import Formula
from pipeline.formulas.particulars import outcomes_of, outputs_of
from pipeline.scorecard import Polarity
from pipeline.tables import leaf_lines
from pipeline.translatable import _

BUDGET = "budget"
_NOISE = 1e-9


@partial(
    Formula,
    "budget.absorption",
    title=_("budget absorption"),
    equation=_("Σ realized ÷ Σ ceiling × 100 = {realized} ÷ {ceiling} × 100"),
    source=_("LKjIP practice, chapter III.B; revised ceiling (DPPA)"),
    table="budget",
    parameters={"rows": False},
    values=("realized", "ceiling"),
)
def absorption(given: Given) -> Computed:
    """Σ realized ÷ Σ ceiling × 100 over the leaf lines.

    LKjIP practice, chapter III.B, on the revised ceiling (DPPA). A leaf line whose spending is
    not recorded makes the sum unknown, so there is no actual.
    """
    lines = leaf_lines(given.kept(BUDGET))
    rows = {BUDGET: lines[ROW]}
    ceiling = money(lines["ceiling"])
    if lines["realized"].has_nulls():
        return Computed(None, {"ceiling": amount(ceiling)}, rows, (Flag.MISSING_REALIZED,))
    realized = money(lines["realized"])
    values = {"realized": amount(realized), "ceiling": amount(ceiling)}
    return percentage(realized, ceiling, values, rows)


@partial(
    Formula,
    "budget.economy",
    title=_("economy"),
    equation=_("Σ realized ÷ Σ ceiling × 100 = {realized} ÷ {ceiling} × 100"),
    source=_("Mahsun: realized ÷ budget, economical below 100"),
    polarity=Polarity.MINIMIZE,
    table="budget",
    parameters={"rows": False},
    values=("realized", "ceiling"),
)
def economy(given: Given) -> Computed:
    """The spending ratio, read as economy (Mahsun: realized ÷ budget, economical below 100).

    Less spent is thrift only where output held at its target: a flag says where it did not, or
    where that is not known.
    """
    spending = absorption(given)
    if spending.actual is None:
        return spending
    achieved = mean_achievement(lines_with(given, "output"), "output")
    if achieved is None:
        return replace(spending, flags=(Flag.OUTPUT_UNKNOWN,))
    return replace(spending, flags=(Flag.OUTPUT_SHORT,)) if achieved < 1 - _NOISE else spending


@partial(
    Formula,
    "budget.efficiency",
    title=_("efficiency"),
    equation=_(
        "(Σ realized ÷ Σ ceiling) ÷ output achievement × 100 = "
        "({realized} ÷ {ceiling}) ÷ {output_achievement} × 100"
    ),
    source=_("spending ratio over output achievement, below 100 is efficient"),
    polarity=Polarity.MINIMIZE,
    table="budget",
    columns=("output_target", "output_actual"),
    parameters={"rows": False},
    values=("realized", "ceiling", "output_achievement", "lines"),
)
def efficiency(given: Given) -> Computed:
    """The spending ratio ÷ output achievement: below 100, output cost less than was planned.

    Mahsun: input ratio over output ratio. No line with an output target and actual, no actual.
    """
    spending = absorption(given)
    lines = lines_with(given, "output")
    achievement = mean_achievement(lines, "output")
    values: dict[str, Number] = {**spending.values, "lines": lines.height}
    rows = {BUDGET: pl.concat([spending.rows[BUDGET], lines[ROW]])}
    if achievement is None:
        return Computed(None, values, rows, (*spending.flags, Flag.NO_OUTPUT))
    values["output_achievement"] = achievement
    if spending.actual is None:
        return Computed(None, values, rows, spending.flags)
    if achievement == 0:
        return Computed(None, values, rows, (Flag.ZERO_OUTPUT,))
    actual = spending.actual / achievement
    return Computed(actual, values, rows, particulars=outputs_of(lines))


@partial(
    Formula,
    "budget.effectiveness",
    title=_("effectiveness"),
    equation=_(
        "mean of (outcome actual ÷ outcome target × 100), weighted by ceiling; lines: {lines}"
    ),
    source=_("Mahsun and Mahmudi: realized outcome ÷ targeted outcome"),
    table="budget",
    columns=("outcome_target", "outcome_actual"),
    parameters={"rows": False},
    values=("lines",),
)
def effectiveness(given: Given) -> Computed:
    """The ceiling-weighted mean of outcome actual ÷ outcome target × 100.

    Mahsun and Mahmudi: realized outcome ÷ targeted outcome.
    """
    lines = lines_with(given, "outcome")
    achievement = mean_achievement(lines, "outcome")
    values, rows = {"lines": lines.height}, {BUDGET: lines[ROW]}
    if achievement is None:
        return Computed(None, values, rows, (Flag.NO_DATA,))
    return Computed(100 * achievement, values, rows, particulars=outcomes_of(lines))


def lines_with(given: Given, what: str) -> pl.DataFrame:
    """The lowest of a measure's lines with a target and an actual of output or outcome."""
    return lowest_with(given.kept(BUDGET), what)


def lowest_with(lines: pl.DataFrame, what: str) -> pl.DataFrame:
    """The lowest lines with a target and an actual, so that money counts once.

    A line above others that have both says the same of the same money. A target of zero promises
    nothing to be measured by.
    """
    has_both = (pl.col(f"{what}_target") > 0) & pl.col(f"{what}_actual").is_not_null()
    return leaf_lines(lines.filter(has_both))


def mean_achievement(lines: pl.DataFrame, what: str) -> float | None:
    """Actual ÷ target as a ratio (1 = target met), weighted by ceiling; null without a ceiling."""
    weight = money(lines["ceiling"])
    if weight == 0:
        return None
    ratio = pl.col(f"{what}_actual") / pl.col(f"{what}_target")
    weighted = lines.select(pl.col("ceiling").cast(pl.Float64) * ratio).to_series()
    return fsum(weighted) / float(weight)


def money(amounts: pl.Series) -> Decimal:
    """The exact sum of amounts."""
    return Decimal(amounts.sum())


def amount(money: Decimal) -> Number:
    """Rupiah as a plain number, whole amounts exactly."""
    return int(money) if money == money.to_integral_value() else float(money)
