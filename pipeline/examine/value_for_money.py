"""Spending compared with output: delivering less is not saving."""

from collections.abc import Iterator

from pipeline.account import BudgetLine, Flag
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.translatable import _
from pipeline.values import Message

_LITTLE_SPENT = 90.0
_TARGET = 100.0


def under_delivery(case: Case) -> Iterator[Finding]:
    """Budget lines that spent under 90 % and delivered less output than promised."""
    budget = case.account.budget
    short = [
        (line.code, told) for line in (budget.lines if budget else ()) if (told := _short(line))
    ]
    if short:
        yield Finding(
            "under-delivery",
            "budget",
            found=[code for code, _told in short],
            values={"lines": [told for _code, told in short], "count": len(short)},
        )


def _short(line: BudgetLine) -> Message | None:
    """The finding's text for a line that fell short in both; null for any other line."""
    spent, output = line.spent_percent, line.output_percent
    if spent is None or output is None or spent >= _LITTLE_SPENT or output >= _TARGET:
        return None
    return Message(
        _("{line} (spent {spent} %, output {output} %)"),
        {"line": line.name, "spent": half_up(spent), "output": half_up(output)},
    )


def mean_of_shares(case: Case) -> Iterator[Finding]:
    """A mean of the lines' percentages that differs from the share of all money that was spent."""
    shares = case.account.budget.shares if case.account.budget else None
    if shares and shares.differ:
        pooled, mean = half_up(shares.pooled), half_up(shares.mean)
        yield Finding(
            "mean-of-shares",
            "budget",
            found=mean,
            expected=pooled,
            values={"pooled": pooled, "mean": mean, "lines": shares.lines},
        )


def output_not_held(case: Case) -> Iterator[Finding]:
    """An economy that is not called good because output fell short or is not known."""
    for measure in case.account.of_formula("budget.economy"):
        for flag in (Flag.OUTPUT_SHORT, Flag.OUTPUT_UNKNOWN):
            if flag in measure.flags and measure.actual is not None:
                actual = half_up(measure.actual)
                yield Finding(
                    flag.value,
                    measure.id,
                    found=actual,
                    values={"measure": measure.name, "actual": actual},
                    about=(measure.id,),
                )


VALUE_FOR_MONEY: tuple[Detector, ...] = (under_delivery, mean_of_shares, output_not_held)
