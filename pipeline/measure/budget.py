"""Budget lines → absorption, economy, efficiency, effectiveness; money is summed exactly."""

from decimal import Decimal
from math import fsum

import polars as pl

from pipeline.delivery import ROW
from pipeline.measure.outcome import (
    MISSING_REALIZED,
    NO_DATA,
    NO_OUTPUT,
    Given,
    Number,
    Outcome,
    percentage,
)
from pipeline.tables import leaf_lines

BUDGET = "budget"


def absorption(given: Given) -> Outcome:
    """Σ realized ÷ Σ ceiling × 100 over the leaf lines.

    LKjIP practice, chapter III.B, on the revised ceiling (DPPA). A leaf line whose spending is
    not recorded makes the sum unknown, so there is no actual.
    """
    lines = leaf_lines(given.tables[BUDGET])
    rows = {BUDGET: lines[ROW]}
    ceiling = _money(lines["ceiling"])
    if lines["realized"].has_nulls():
        return Outcome(None, {"ceiling": _amount(ceiling)}, rows, (MISSING_REALIZED,))
    realized = _money(lines["realized"])
    values = {"realized": _amount(realized), "ceiling": _amount(ceiling)}
    return percentage(realized, ceiling, values, rows)


def economy(given: Given) -> Outcome:
    """The spending ratio, read as economy (Mahsun: realized ÷ budget, economical below 100)."""
    return absorption(given)


def efficiency(given: Given) -> Outcome:
    """The spending ratio ÷ output achievement: below 100, output cost less than was planned.

    Mahsun: input ratio over output ratio. No line with an output target and actual, no actual.
    """
    spending = absorption(given)
    lines = _lines_with(given.tables[BUDGET], "output")
    achievement = _mean_achievement(lines, "output")
    values: dict[str, Number] = {**spending.values, "lines": lines.height}
    rows = {BUDGET: pl.concat([spending.rows[BUDGET], lines[ROW]])}
    if achievement is None:
        return Outcome(None, values, rows, (*spending.flags, NO_OUTPUT))
    values["output_achievement"] = achievement
    if spending.actual is None:
        return Outcome(None, values, rows, spending.flags)
    if achievement == 0:
        return Outcome(None, values, rows, (NO_DATA,))
    return Outcome(spending.actual / achievement, values, rows)


def effectiveness(given: Given) -> Outcome:
    """The ceiling-weighted mean of outcome actual ÷ outcome target × 100.

    Mahsun and Mahmudi: realized outcome ÷ targeted outcome.
    """
    lines = _lines_with(given.tables[BUDGET], "outcome")
    achievement = _mean_achievement(lines, "outcome")
    values, rows = {"lines": lines.height}, {BUDGET: lines[ROW]}
    if achievement is None:
        return Outcome(None, values, rows, (NO_DATA,))
    return Outcome(100 * achievement, values, rows)


def _lines_with(budget: pl.DataFrame, what: str) -> pl.DataFrame:
    """Lines with a target and an actual; a target of zero promises nothing to be measured by."""
    return budget.filter(pl.col(f"{what}_target") > 0, pl.col(f"{what}_actual").is_not_null())


def _mean_achievement(lines: pl.DataFrame, what: str) -> float | None:
    """Actual ÷ target as a ratio (1 = target met), weighted by ceiling; null without a ceiling."""
    weight = _money(lines["ceiling"])
    if weight == 0:
        return None
    ratio = pl.col(f"{what}_actual") / pl.col(f"{what}_target")
    weighted = lines.select(pl.col("ceiling").cast(pl.Float64) * ratio).to_series()
    return fsum(weighted) / float(weight)


def _money(amounts: pl.Series) -> Decimal:
    return Decimal(amounts.sum())


def _amount(money: Decimal) -> Number:
    """Rupiah as a plain number, whole ones exactly."""
    return int(money) if money == money.to_integral_value() else float(money)
