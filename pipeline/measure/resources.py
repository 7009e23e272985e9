"""Budget lines → what the lines, programmes and objectives of an agency were given and spent."""

import re
from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from pipeline.account import Amounts, Budget, BudgetLine, ObjectiveCost, Programme
from pipeline.delivery import Tables
from pipeline.formulas.budget import lowest_with, mean_achievement
from pipeline.reportfile import Period
from pipeline.rounding import half_up
from pipeline.tables import costed, leaf_lines, lines_above, programmes_of, spent_shares
from pipeline.tables.kinds import MONEY_TYPE

_LINE = (
    "code", "name", "level", "ceiling_before", "ceiling", "change", "change_percent",
    "realized", "period_realized", "spent_percent",
    "output_target", "output_actual", "output_percent", "outcome_target", "outcome_actual",
    "outcome_percent", "cost_planned", "cost", "cost_change_percent",
)  # fmt: skip


def budget_of(tables: Tables, period: Period) -> Budget | None:
    """The budget that was delivered; null where there is none. Only the lowest lines are counted.

    An objective has no score yet: the stage `score` adds it.
    """
    if "budget" not in tables:
        return None
    budget = tables["budget"].with_columns(period_realized=_spent_in(period))
    serves, top = _serves(budget), programmes_of(budget)
    lowest = leaf_lines(budget.with_columns(serves=serves, top=top))
    programmes = tuple(_programmes(budget, lowest))
    known, told = (
        set(budget["code"]),
        {_told_apart(one)[0] for one in lowest["programme"].drop_nulls()},
    )
    whole = _amounts(lowest)
    return Budget(
        ceiling_before=whole.ceiling_before,
        ceiling=whole.ceiling,
        realized=whole.realized,
        period_realized=whole.period_realized,
        spent_percent=whole.spent_percent,
        lines=tuple(_lines(lowest)),
        parts="programmes"
        if all(p.code in known or p.code in told for p in programmes)
        else "sub-activities",
        programmes=programmes,
        linked=tuple(_linked(budget.with_columns(serves=serves), lowest, tables.register)),
        unlinked=_total(lowest.filter(pl.col("serves").is_null()), "ceiling"),
        shares=spent_shares(lowest),
        output_percent=_output_percent(budget),
        is_revised=bool(lowest.select((_CEILING != _BEFORE).any()).item()),
    )


def _spent_in(period: Period) -> pl.Expr:
    """What was spent in a part of a year alone: in its first part all that was spent so far."""
    own = pl.col("period_realized")
    if not period.is_part_of_a_year:
        return pl.lit(None, MONEY_TYPE)
    return pl.coalesce(own, "realized") if period.opens_the_year else own


_CODED = re.compile(r"\s*((?:[0-9X]{1,4}\.)+[0-9A-Z]{1,4})\.?[\s:–—-]+(.+)")
_CEILING, _BEFORE = pl.col("ceiling"), pl.col("ceiling_before")


def _lines(lowest: pl.DataFrame) -> Iterator[BudgetLine]:
    for row in costed(lowest).select(_LINE).iter_rows(named=True):
        yield BudgetLine(**row)


def _programmes(budget: pl.DataFrame, lowest: pl.DataFrame) -> Iterator[Programme]:
    """The programmes with the lowest lines below them, in the order of these lines.

    Lines that name their programme are grouped by it, other lines by the highest line above them,
    and lines without any line above by the sub-activity that they name.
    """
    names = dict(zip(budget["code"], budget["name"], strict=True))
    levels = dict(zip(budget["code"], budget["level"], strict=True))
    is_alone = pl.col("top") == pl.col("code")
    by_code = pl.when(is_alone).then(pl.coalesce("activity", "top")).otherwise("top")
    part = pl.coalesce("programme", by_code).alias("part")
    for (code,), below in lowest.group_by(part, maintain_order=True):
        whole = _amounts(below)
        own, named = _told_apart(below["programme"][0] or "")
        yield Programme(
            code=own or str(code),
            name=named or names.get(str(code)),
            level=levels.get(str(code)),
            ceiling_before=whole.ceiling_before,
            ceiling=whole.ceiling,
            realized=whole.realized,
            period_realized=whole.period_realized,
            spent_percent=whole.spent_percent,
            lines=tuple(_lines(below)),
        )


def _told_apart(programme: str) -> tuple[str, str]:
    """The code and the name of a programme that are written in one cell; the name for both if it
    has no code."""
    found = _CODED.fullmatch(programme)
    return (found[1], found[2]) if found else (programme, programme)


def _linked(
    budget: pl.DataFrame, lowest: pl.DataFrame, realization: pl.DataFrame
) -> Iterator[ObjectiveCost]:
    """What the lines that serve an objective were given and spent, in the objectives' order."""
    serving = {
        str(objective): below
        for (objective,), below in lowest.drop_nulls("serves").group_by(
            "serves", maintain_order=True
        )
    }
    objectives = dict(zip(realization["objective_id"], realization["objective"], strict=True))
    for objective, name in objectives.items():
        if objective in serving:
            whole = _amounts(serving[objective])
            yield ObjectiveCost(
                id=objective,
                name=name,
                ceiling_before=whole.ceiling_before,
                ceiling=whole.ceiling,
                realized=whole.realized,
                spent_percent=whole.spent_percent,
                output_percent=_output_percent(budget.filter(pl.col("serves") == objective)),
            )


def _output_percent(lines: pl.DataFrame) -> float | None:
    """Output achievement in percent, over the lowest lines with an output target and actual."""
    told = lowest_with(lines, "output")
    achieved = None if told.is_empty() else mean_achievement(told, "output")
    return None if achieved is None else half_up(achieved * 100)


def _amounts(lines: pl.DataFrame) -> Amounts:
    realized, ceiling = _total(lines, "realized"), _total(lines, "ceiling")
    share = half_up(float(realized / ceiling * 100)) if realized is not None and ceiling else None
    return Amounts(
        ceiling_before=_total(lines, "ceiling_before"),
        ceiling=ceiling,
        realized=realized,
        period_realized=_total(lines, "period_realized"),
        spent_percent=share,
    )


def _total(lines: pl.DataFrame, column: str) -> Decimal | None:
    """The exact sum; None without lines, or where any line is unknown."""
    if lines.is_empty() or lines[column].null_count():
        return None
    return Decimal(lines[column].sum())


def _serves(budget: pl.DataFrame) -> pl.Series:
    """The objective of each line: its own, else that of the nearest line above that has one."""
    above = lines_above(budget["code"])
    named = above.with_columns(objective=budget["objective_id"].gather(above["above"]))
    nearest = named.drop_nulls("objective").group_by("line").agg(pl.col("objective").last())
    return (
        budget.with_row_index("line")
        .join(nearest, on="line", how="left", maintain_order="left")
        .select(pl.coalesce("objective_id", "objective"))
        .to_series()
    )
