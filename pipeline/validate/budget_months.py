"""A budget that gives its spending by month in, a budget with the column `realized` out.

Nothing is guessed: what the months hold is declared (`tables/months.py`), and a month that has no
amount makes what was spent unknown, unless report.toml says that an empty month is nothing spent.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, Period
from pipeline.tables import (
    Layout,
    Table,
    budget_by_month,
    delivered_in,
    is_plan_of_cash,
    layout_of,
    leaf_lines,
)
from pipeline.tables.budget_words import is_sum_of_kinds, is_sum_so_far, may_be, up_to_now
from pipeline.tables.kinds import folded
from pipeline.tables.months import is_span
from pipeline.validate.columns import typed_table
from pipeline.validate.month_ceilings import ceiling_rows, moved_ceilings, with_last_ceilings
from pipeline.validate.month_lines import (
    BUDGET,
    MonthlyBudget,
    by_line,
    cells_of,
    counted,
    without_months,
)
from pipeline.validate.month_readings import kind_by_sums, month_readings, span_readings
from pipeline.validate.month_sums import (
    Months,
    counted_rows,
    spending_problems,
    spent_by_line,
    spent_in_period,
    without_amounts,
)
from pipeline.validate.typed import TypedTable

DIFFERS = "realized-differs"


def typed_by_month(
    raw: RawTable, source: FileSource, period: Period
) -> tuple[TypedTable, list[Problem]]:
    """Type the budget; spending by month is summed to `realized`, one row per line."""
    layout, table = _layout(raw, source, period.end.year), delivered_in(period)[BUDGET.name]
    is_plan = not source.realized and is_plan_of_cash(raw.title, raw.frame.columns)
    if (source.realized == "total" or is_plan) and not layout.rows:
        by_month = [heading for names in layout.columns.values() for heading in names]
        return typed_table(replace(raw, frame=raw.frame.drop(by_month)), table, source)
    if not layout:
        typed, problems = typed_table(raw, table, source)
        nothing = (
            [typed.problem("no-months", None, "")] if source.realized and typed.was_read else []
        )
        return typed, [*problems, *nothing]
    monthly = _with_total_known(budget_by_month(layout, table), raw, layout)
    typed, problems = typed_table(raw, monthly, source)
    if layout.rows and "code" not in typed.headings:
        return without_months(typed, typed.frame.clear()), problems
    return _summed(MonthlyBudget(typed, layout, source, period), problems)


def _with_total_known(table: Table, raw: RawTable, layout: Layout) -> Table:
    """The contract that takes the only column of sums over months, if there is one, as `realized`:
    it proves what the months hold, or differs from them."""
    months = {heading for names in layout.columns.values() for heading in names}
    sums = [
        heading
        for heading in raw.frame.columns
        if heading not in months
        and (is_sum_of_kinds(heading) or up_to_now(heading))
        and (may_be("realized", heading) or is_sum_so_far(heading))
    ]
    if layout.rows or len(sums) != 1:
        return table
    columns = (
        replace(one, aliases=(*one.aliases, sums[0])) if one.name == "realized" else one
        for one in table.columns
    )
    return replace(table, columns=tuple(columns))


def _layout(raw: RawTable, source: FileSource, year: int) -> Layout:
    """The headings that name months, except those that report.toml uses for something else."""
    if source.realized is None and "realized" in source.columns:
        return Layout({})
    others = (parts for name, parts in source.columns.items() if not is_span(name))
    named = {folded(heading) for heading in (*chain.from_iterable(others), *source.where)}
    texts = [heading for heading in raw.frame.columns if heading != ROW]
    left = (heading for heading in texts if folded(heading) not in named)
    return layout_of(left, year, source.columns)


def _summed(budget: MonthlyBudget, problems: list[Problem]) -> tuple[TypedTable, list[Problem]]:
    """One row per line, with what was spent of it; null where the months do not say."""
    cells, found = cells_of(budget)
    faults = [*found, *_undeclared(budget, cells)]
    months = Months(counted(budget, cells), budget.source, budget.period)
    if not faults:
        faults = [
            _with_readings(problem, budget, cells)
            for problem in spending_problems(budget.typed, months)
        ]
    spent = spent_by_line(months)
    spent = spent.filter(~pl.col("line").is_in(_blank_headings(budget, months)))
    if any(problem.refuses and problem.kind != DIFFERS for problem in faults):
        spent = spent.clear()
    lines = by_line(budget, spent.join(spent_in_period(months), on="line", how="left"))
    if budget.layout.rows:
        lines = with_last_ceilings(lines, budget.typed, months)
        lines = replace(lines, behind=_behind(budget.typed, months))
        faults += moved_ceilings(budget, months)
    return lines, [*problems, *faults]


def _behind(typed: TypedTable, months: Months) -> dict[int, tuple[int, ...]]:
    """By the first row of a line, all rows that its spending and its ceiling were taken from."""
    ceilings = ceiling_rows(typed, months)
    rows = counted_rows(months)
    return {line: tuple(sorted({*found, ceilings.get(line, line)})) for line, found in rows.items()}


def _with_readings(problem: Problem, budget: MonthlyBudget, cells: pl.DataFrame) -> Problem:
    """The problem; if a column `realized` differs from the months, with other readings of them."""
    if problem.kind != DIFFERS:
        return problem
    return replace(problem, proposals=tuple(month_readings(budget, cells)))


def _blank_headings(budget: MonthlyBudget, months: Months) -> list[int]:
    """Lines without an amount that have lines below them: the lines below give what was spent."""
    lowest = set(leaf_lines(budget.typed.frame.drop_nulls("code"))[ROW])
    return [line for line in without_amounts(months) if line not in lowest]


def _undeclared(budget: MonthlyBudget, cells: pl.DataFrame) -> Iterator[Problem]:
    """What report.toml has to declare before anything can be counted."""
    source, typed, column = budget.source, budget.typed, budget.column
    kinds = cells["by"].unique(maintain_order=True).to_list()
    months_count = source.realized == "of_month" and "month" in kinds
    if source.realized in (None, "total"):
        problem = typed.problem("months-undeclared", None, column)
        headings = [name for names in budget.layout.columns.values() for name in names]
        told = [up_to_now(budget.typed.headings.get(one, one)) for one in headings]
        header = ("sources", BUDGET.name)
        lines: tuple[Proposal, ...]
        if told and all(told):
            lines = (Proposal(header, {"realized": "cumulative"}),)
        elif by := kind_by_sums(cells):
            lines = (Proposal(header, {"realized": "of_month", "realized_by": by}),)
        else:
            lines = tuple(month_readings(budget, cells))
        yield replace(problem, proposals=lines)
    elif source.realized_by and source.realized_by not in kinds:
        yield typed.problem("no-months", None, column)
    elif len(kinds) > 1 and not (source.realized_by or months_count):
        problem = typed.problem("months-and-quarters", None, column, kinds=kinds)
        by = kind_by_sums(cells) if source.realized == "of_month" else ""
        proved = (Proposal(("sources", BUDGET.name), {"realized_by": by}),) if by else ()
        yield replace(problem, proposals=proved or tuple(span_readings(budget, cells, kinds)))
    start, end = budget.period.start, budget.period.end
    if start.year != end.year:
        yield typed.problem("months-of-two-years", None, column, start=start, end=end)
