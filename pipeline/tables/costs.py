"""What the output of a budget line was to cost and did cost, and how its ceiling was revised."""

import polars as pl

_MONEY = pl.Float64


def costed(lines: pl.DataFrame) -> pl.DataFrame:
    """Budget lines with their revision and cost per output; null where a part is missing.

    `change` is in rupiah (exact), `change_percent`, `spent_percent`, `output_percent` and
    `cost_change_percent` in percent, `cost_planned` and `cost` in rupiah per output.
    """
    return lines.with_columns(
        change=pl.col("ceiling") - pl.col("ceiling_before"),
        change_percent=_percent_more("ceiling", "ceiling_before"),
        spent_percent=_over("realized", "ceiling") * 100,
        output_percent=_over("output_actual", "output_target") * 100,
        cost_planned=_over("ceiling", "output_target"),
        cost=_over("realized", "output_actual"),
    ).with_columns(cost_change_percent=_percent_more("cost", "cost_planned"))


def _over(part: str, whole: str) -> pl.Expr:
    """part ÷ whole; nothing has a share of nothing."""
    below = pl.col(whole).cast(_MONEY)
    return pl.when(below > 0).then(pl.col(part).cast(_MONEY) / below)


def _percent_more(now: str, before: str) -> pl.Expr:
    return (_over(now, before) - 1) * 100
