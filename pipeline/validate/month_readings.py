"""What the months of a budget may hold, each reading with the share spent that it would give."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import polars as pl

from pipeline.delivery import ROW
from pipeline.proposals import Proposal, Standing
from pipeline.tables import leaf_lines
from pipeline.validate.month_ceilings import with_last_ceilings
from pipeline.validate.month_lines import BUDGET, MonthlyBudget, by_line, counted
from pipeline.validate.month_sums import Months, spent_by_line
from pipeline.validate.readings import spent_share
from pipeline.validate.typed import TypedTable

_WAYS: tuple[Literal["of_month", "cumulative"], ...] = ("of_month", "cumulative")


def month_readings(budget: MonthlyBudget, cells: pl.DataFrame) -> Iterator[Proposal]:
    """Every reading but the declared one. With a column `realized` beside months, the reading that
    this column alone counts comes first; a way that gives no total comes last. Where only one way
    yields what that column says, it is proved."""
    declared = budget.source.realized
    lines = {way: _lines(budget, cells, way).frame for way in _WAYS if way != declared}
    if not budget.layout.rows and "realized" in budget.typed.headings:
        beside = budget.typed.frame
        agreeing = [way for way, frame in lines.items() if _agree(beside, frame)]
        if len(agreeing) == 1 and declared is None:
            yield _reading(agreeing[0], "", "proved")
            return
        yield _reading("total", spent_share(beside))
    ways = [_reading(way, spent_share(frame)) for way, frame in lines.items()]
    yield from sorted(ways, key=lambda reading: not reading.gives)


def span_readings(
    budget: MonthlyBudget, cells: pl.DataFrame, kinds: Sequence[str]
) -> Iterator[Proposal]:
    """Months, quarters or semesters beside one another: each kind with the share spent that it
    gives if it is the kind that counts."""
    way = budget.source.realized
    if way is None or way == "total":
        return
    for kind in kinds:
        source = budget.source.model_copy(update={"realized_by": kind})
        frame = _lines(replace(budget, source=source), cells, way).frame
        yield Proposal(
            ("sources", BUDGET.name), {"realized_by": kind}, "reading", spent_share(frame)
        )


def kind_by_sums(cells: pl.DataFrame) -> str:
    """The kind that counts among months, quarters and semesters beside one another. Where a longer
    kind is the sum of a shorter one in every line, so that each amount is of its own span alone,
    it is the longer if that reaches as far, else the shorter; elsewhere empty."""
    reached = cells.drop_nulls("amount")["last"].max()
    there = [kind for kind in _LENGTHS if kind in cells["by"]]
    for place, long in enumerate(there):
        for short in there[:place]:
            if _are_sums(cells, long, short):
                reaches = cells.filter(pl.col("by") == long)["last"].max() == reached
                return long if reaches else short
    return ""


_LENGTHS = {"month": 1, "quarter": 3, "semester": 6}


def _are_sums(cells: pl.DataFrame, long: str, short: str) -> bool:
    """Whether in every line the amounts of the longer kind are sums of the shorter kind, and at
    least one sum has several amounts that are not zero."""
    length, amount, key = _LENGTHS[long], pl.col("amount"), ("line", "last")
    ends = (pl.col("last") - 1) // length * length + length
    parts = cells.filter(pl.col("by") == short).with_columns(last=ends)
    added = parts.group_by(key).agg(made=amount.sum(), several=(amount != 0).sum() > 1)
    wholes = cells.filter(pl.col("by") == long).select(*key, "amount")
    both = added.join(wholes, on=key, how="inner").filter(
        amount.is_not_null() | (pl.col("made") != 0)
    )
    is_sum = (both["amount"] == both["made"]).fill_null(value=False)
    return bool(both["several"].any()) and bool(is_sum.all())


def _lines(
    budget: MonthlyBudget, cells: pl.DataFrame, way: Literal["of_month", "cumulative"]
) -> TypedTable:
    """The lines with what was spent of them if the months held amounts read in this `way`."""
    source = budget.source.model_copy(update={"realized": way})
    months = Months(counted(budget, cells), source, budget.period)
    lines = by_line(budget, spent_by_line(months))
    return with_last_ceilings(lines, budget.typed, months) if budget.layout.rows else lines


def _agree(beside: pl.DataFrame, lines: pl.DataFrame) -> bool:
    """Whether the column `realized` agrees with the months in every lowest line."""
    lowest = leaf_lines(beside.drop_nulls("code")).select(ROW, said="realized")
    both = lowest.join(lines.select(ROW, "realized"), on=ROW, how="left")
    return not both.is_empty() and bool(
        (both["said"] == both["realized"]).fill_null(value=False).all()
    )


def _reading(way: str, gives: str, standing: Standing = "reading") -> Proposal:
    return Proposal(("sources", BUDGET.name), {"realized": way}, standing, gives)
