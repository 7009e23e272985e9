"""Spending of budget lines, cost of their outputs, and revisions of their ceilings."""

import polars as pl

from pipeline.account import Shares

_MONEY = pl.Float64


def costed(lines: pl.DataFrame) -> pl.DataFrame:
    """Budget lines with their revision and cost per output; null where a part is missing.

    `change` is in rupiah (exact), `change_percent`, `spent_percent`, `output_percent`,
    `outcome_percent` and `cost_change_percent` in percent, `cost_planned` and `cost` in rupiah per
    output.
    """
    return lines.with_columns(
        change=pl.col("ceiling") - pl.col("ceiling_before"),
        change_percent=_percent_more("ceiling", "ceiling_before"),
        spent_percent=_over("realized", "ceiling") * 100,
        output_percent=_over("output_actual", "output_target") * 100,
        outcome_percent=_over("outcome_actual", "outcome_target") * 100,
        cost_planned=_over("ceiling", "output_target"),
        cost=_over("realized", "output_actual"),
    ).with_columns(cost_change_percent=_percent_more("cost", "cost_planned"))


def spent_shares(lines: pl.DataFrame) -> Shares | None:
    """Σ realized ÷ Σ ceiling, and the mean of the lines' percentages.

    None where spending is not recorded whole, or fewer than two lines have a ceiling.
    """
    share = _over("realized", "ceiling") * 100
    shares = lines.select(share.alias("share")).to_series().drop_nulls()
    if lines["realized"].has_nulls() or len(shares) < 2:  # noqa: PLR2004 -- a mean of several
        return None
    spent, ceiling = lines.select(pl.col("realized", "ceiling").sum().cast(_MONEY)).row(0)
    mean = float(shares.mean())  # type: ignore[arg-type]
    return Shares(100 * spent / ceiling, mean, len(shares))


def _over(part: str, whole: str) -> pl.Expr:
    """part ÷ whole; null where the whole is not above zero."""
    below = pl.col(whole).cast(_MONEY)
    return pl.when(below > 0).then(pl.col(part).cast(_MONEY) / below)


def _percent_more(now: str, before: str) -> pl.Expr:
    return (_over(now, before) - 1) * 100
