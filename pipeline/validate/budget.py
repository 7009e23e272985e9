"""A delivered budget in, its lines of spending out, with every problem of its shape."""

from collections.abc import Sequence

from pipeline.delivery import RawTable
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, Period
from pipeline.validate.budget_accounts import spending_alone
from pipeline.validate.budget_months import typed_by_month
from pipeline.validate.budget_nil import with_nil
from pipeline.validate.budget_payments import typed_with_payments
from pipeline.validate.budget_repeated import without_repeated_money
from pipeline.validate.typed import TypedTable
from pipeline.validate.units import unit_problems
from pipeline.validate.years_in_rows import with_years_told


def typed_budget(
    raw: RawTable, source: FileSource, period: Period, joined: Sequence[RawTable] = ()
) -> tuple[TypedTable, list[Problem]]:
    """Type the budget, its months or the payments of files that are `joined` summed, its dashes
    read; only what is spending stays."""
    payments = [pair for pair in zip(source.join, joined, strict=False) if pair[0].sum]
    if payments:
        typed, problems = typed_with_payments(raw, payments, source, period)
    else:
        typed, problems = typed_by_month(raw, source, period)
    typed, problems = with_nil(raw, typed, problems, source)
    spending, told = spending_alone(typed, source)
    spending, problems = without_repeated_money(spending, problems)
    told += unit_problems(raw, typed, source)
    return spending, [*with_years_told(raw, typed, problems, source, period), *told]
