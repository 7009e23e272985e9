"""A budget of plans alone and files of payments in, the budget with what was paid per line out.

Each payment belongs to one lowest line, by its code. What came back is less than zero and counts
so; a payment outside the year, or after the period, is not counted and named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW, Beside, RawTable
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, Join, Period
from pipeline.scorecard import row_ranges
from pipeline.tables import code_key, delivered_in, layout_of, leaf_lines, lines_above
from pipeline.tables.kinds import MONEY_TYPE, folded
from pipeline.validate.budget_codes import BUDGET
from pipeline.validate.columns import typed_table
from pipeline.validate.payments import Payments, payments_in
from pipeline.validate.readings import spent_share
from pipeline.validate.typed import TypedTable

_REALIZED = "realized"


@dataclass(frozen=True)
class _Paid:
    """The payments of one file with the row of the line that each is for."""

    payments: Payments
    rows: pl.DataFrame
    """`_row`, `amount`, `line` and, where the file has days, `day`."""


def typed_with_payments(
    raw: RawTable, joined: Sequence[tuple[Join, RawTable]], source: FileSource, period: Period
) -> tuple[TypedTable, list[Problem]]:
    """Type the plan, and add up to `realized` what its payments say."""
    plan, problems = _plan(raw, source, period)
    if "code" not in plan.headings:
        return plan, problems
    found: list[_Paid] = []
    for join, other in joined:
        payments, faults = payments_in(other, join, source)
        problems += faults
        if payments is None:
            continue
        if fault := _other_key(raw, plan, join):
            return plan, [*problems, fault]
        paid, faults = _placed(payments, plan)
        problems += faults
        found.append(paid)
    problems += [fault for paid in found for fault in _outside(paid, period)]
    return _summed(plan, found, problems, source, period)


def _plan(raw: RawTable, source: FileSource, period: Period) -> tuple[TypedTable, list[Problem]]:
    """The budget without its amounts by month, which are plans; `realized` is not required."""
    table = delivered_in(period)[BUDGET]
    columns = (
        replace(one, required=False) if one.name == _REALIZED else one for one in table.columns
    )
    headings = [heading for heading in raw.frame.columns if heading != ROW]
    layout = layout_of(headings, period.end.year, source.columns)
    by_month = [heading for names in layout.columns.values() for heading in names]
    plain = replace(raw, frame=raw.frame.drop(by_month))
    return typed_table(plain, replace(table, columns=tuple(columns)), source)


def _other_key(raw: RawTable, plan: TypedTable, join: Join) -> Problem | None:
    """The problem where payments are not joined by the code of the plan's lines: only the code
    makes certain what each payment is for."""
    code = plan.headings.get("code", "")
    if code in raw.frame.columns and folded(join.by) in ("code", folded(code)):
        return None
    return plan.problem("missing-column", None, "code")


def _placed(payments: Payments, plan: TypedTable) -> tuple[_Paid, list[Problem]]:
    """The payments of known lines; a problem for each code that the plan does not have, or that
    has lines below it, as the payment may be for any of these."""
    typed = payments.typed
    rows = typed.frame.drop_nulls(["code", "amount"])
    placed = rows.with_columns(key=code_key(pl.col("code"))).join(
        _names_of_lines(plan), on="key", how="left", maintain_order="left"
    )
    lowest = leaf_lines(plan.frame.drop_nulls("code"))[ROW].implode()
    strange = placed.filter(pl.col("line").is_null())
    above = placed.filter(~pl.col("line").is_in(lowest))
    codes = plan.frame["code"].drop_nulls().to_list()
    problems: list[Problem] = []
    for code, faulty in (("join-unmatched", strange), ("join-above", above)):
        each = faulty.unique("key", keep="first", maintain_order=True)
        for problem in typed.cell_problems(code, each, "code", other=plan.source.file):
            near = {"nearest": nearest(problem.value, codes)} if code == "join-unmatched" else {}
            problems.append(replace(problem, values={**problem.values, **near}))
    return _Paid(payments, placed.filter(pl.col("line").is_in(lowest))), problems


def _names_of_lines(plan: TypedTable) -> pl.DataFrame:
    """`key` and `line`: the codes that identify each line. Besides its own code these are the code
    as written, alone or behind that of a line above, where no other line has the same."""
    written = plan.texts.select(ROW, written="code") if "code" in plan.texts.columns else None
    lines = plan.frame.select(ROW, "code")
    own = lines.select(key=code_key(pl.col("code")), line=ROW).drop_nulls()
    own = own.unique("key", keep="first", maintain_order=True)
    if written is None:
        return own
    told = lines.join(written, on=ROW, how="left", maintain_order="left")
    above = lines_above(told["code"])
    words, rows = told["written"], told[ROW]
    led = pl.DataFrame(
        {
            "above": words.gather(above["above"]).str.strip_chars_end(". "),
            "own": words.gather(above["line"]),
            "line": rows.gather(above["line"]),
        }
    )
    others = pl.concat(
        [
            told.select(key=code_key(pl.col("written")), line=ROW),
            led.select(key=code_key(pl.concat_str("above", "own", separator=".")), line="line"),
        ]
    )
    others = others.drop_nulls().unique().filter(~pl.col("key").is_in(own["key"].implode()))
    return pl.concat([own, others.unique("key", keep="none")])


def _outside(paid: _Paid, period: Period) -> Iterator[Problem]:
    """Payments of another year, or after the period: not counted."""
    if "day" not in paid.rows.columns:
        return
    left = paid.rows.filter(~_is_within(period))
    if not left.is_empty():
        yield paid.payments.typed.problem(
            "payments-outside",
            None,
            "day",
            rows=row_ranges(left[ROW].sort()),
            amount=left["amount"].sum(),
            start=period.end.replace(month=1, day=1),
            end=period.end,
        )


def _is_within(period: Period) -> pl.Expr:
    """Whether a day is in the year so far, or null: an unreadable day is reported elsewhere."""
    first = min(period.start, period.end.replace(month=1, day=1))
    return pl.col("day").is_between(first, period.end).fill_null(value=True)


def _summed(
    plan: TypedTable,
    found: Sequence[_Paid],
    problems: list[Problem],
    source: FileSource,
    period: Period,
) -> tuple[TypedTable, list[Problem]]:
    """The plan with what was paid of each line and the rows of those payments; the problems."""
    counted = [
        replace(paid, rows=paid.rows.filter(_is_within(period)))
        if "day" in paid.rows.columns
        else paid
        for paid in found
    ]
    spent = _sums(counted, "spent")
    frame = plan.frame.join(spent, left_on=ROW, right_on="line", how="left", maintain_order="left")
    if _REALIZED in plan.headings:
        problems += _differing(plan, frame, found)
    lowest = pl.col(ROW).is_in(leaf_lines(plan.frame.drop_nulls("code"))[ROW].implode())
    zero = pl.when(lowest).then(0).cast(MONEY_TYPE)
    as_zero = frame.with_columns(pl.coalesce("spent", zero).alias(_REALIZED))
    unpaid = frame.filter(lowest, pl.col("spent").is_null())
    if found and source.unpaid is None:
        problems += _unpaid(plan, unpaid, spent_share(as_zero))
    if source.unpaid == "zero":
        frame = as_zero
    else:
        frame = frame.with_columns(pl.col("spent").alias(_REALIZED))
    frame = _with_own(frame, counted, source, period, lowest)
    return _told_beside(plan, frame.select(plan.frame.columns), counted), problems


def _with_own(
    frame: pl.DataFrame,
    counted: Sequence[_Paid],
    source: FileSource,
    period: Period,
    lowest: pl.Expr,
) -> pl.DataFrame:
    """Add what was paid in the period alone, in a report of less than a year with all days."""
    if not period.is_part_of_a_year or any("day" not in paid.rows.columns for paid in counted):
        return frame
    own = [replace(paid, rows=paid.rows.filter(pl.col("day") >= period.start)) for paid in counted]
    sums = frame.join(
        _sums(own, "own"), left_on=ROW, right_on="line", how="left", maintain_order="left"
    )
    known = pl.when(lowest & pl.col(_REALIZED).is_not_null()).then(0).cast(MONEY_TYPE)
    return sums.with_columns(period_realized=pl.coalesce("period_realized", "own", known))


def _sums(found: Sequence[_Paid], name: str) -> pl.DataFrame:
    """What was paid of each line, by its row."""
    nothing = pl.DataFrame(schema={"line": pl.UInt32, "amount": MONEY_TYPE})
    rows = pl.concat([nothing, *(paid.rows.select(*nothing.columns) for paid in found)])
    return rows.group_by("line", maintain_order=True).agg(
        pl.col("amount").sum().cast(MONEY_TYPE).alias(name)
    )


def _differing(plan: TypedTable, frame: pl.DataFrame, found: Sequence[_Paid]) -> Iterator[Problem]:
    """Lines whose own amount of what was spent differs from the sum of their payments."""
    differs = frame.filter(pl.col(_REALIZED) != pl.col("spent")).select(ROW, first="spent")
    others = ", ".join(dict.fromkeys(paid.payments.typed.source.file for paid in found))
    yield from plan.cell_problems("join-differs", differs, _REALIZED, "first", other=others)


def _unpaid(plan: TypedTable, unpaid: pl.DataFrame, share: str) -> Iterator[Problem]:
    """One problem for all lines without a payment, with its readings: nothing spent, or unknown."""
    for problem in plan.rows_problem("lines-unpaid", unpaid, ""):
        readings = (("zero", share), ("unknown", ""))
        lines = tuple(
            Proposal(("sources", BUDGET), {"unpaid": meant}, "reading", gives)
            for meant, gives in readings
        )
        yield replace(problem, proposals=lines)


def _told_beside(plan: TypedTable, frame: pl.DataFrame, counted: Sequence[_Paid]) -> TypedTable:
    """The plan with its payments as the rows that `realized` was taken from."""
    beside, heading = [*plan.beside], plan.headings.get(_REALIZED, "")
    for paid in counted:
        own = paid.payments.typed
        name = own.headings["amount"]
        taken = {*plan.headings.values(), *plan.others}
        heading = heading or (_REALIZED if name in taken else name)
        rows = {
            line: tuple(sorted(each))
            for line, each in paid.rows.group_by("line", maintain_order=True).agg(ROW).iter_rows()
        }
        beside.append(Beside(own.source, frozenset({heading}), rows))
    headings = {**plan.headings, _REALIZED: heading} if heading else plan.headings
    return replace(plan, frame=frame, headings=headings, beside=tuple(beside))
