"""Spending beside what it bought: saving is one thing, delivering less is another."""

from collections.abc import Iterator

import polars as pl

from pipeline.case import Case, two
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.tables import costed, leaf_lines, spent_shares

_LITTLE_SPENT = 90.0
_TARGET = 100.0


def under_delivery(case: Case) -> Iterator[Finding]:
    """Budget lines that spent under 90 % and delivered less output than promised."""
    if "budget" not in case.tables:
        return
    short = costed(leaf_lines(case.tables["budget"])).filter(
        pl.col("spent_percent") < _LITTLE_SPENT, pl.col("output_percent") < _TARGET
    )
    if short.height:
        yield Finding(
            "under-delivery",
            "budget",
            found=", ".join(short["code"]),
            values={
                "lines": [
                    case.language.say(
                        "{line} (spent {spent} %, output {output} %)",
                        line=row["name"],
                        spent=two(row["spent_percent"]),
                        output=two(row["output_percent"]),
                    )
                    for row in short.iter_rows(named=True)
                ],
                "count": short.height,
            },
        )


def mean_of_shares(case: Case) -> Iterator[Finding]:
    """A mean of the lines' percentages that differs from what was spent of all money."""
    shares = spent_shares(leaf_lines(case.tables["budget"])) if "budget" in case.tables else None
    if shares and shares.differ:
        pooled, mean = two(shares.pooled), two(shares.mean)
        yield Finding(
            "mean-of-shares",
            "budget",
            found=case.language.number(mean),
            expected=case.language.number(pooled),
            values={"pooled": pooled, "mean": mean, "lines": shares.lines},
        )


def output_not_held(case: Case) -> Iterator[Finding]:
    """An economy that is not called good, because output fell short or is not known."""
    for measure in case.of_formula("budget.economy"):
        for code in ("output-short", "output-unknown"):
            if code in measure["flags"]:
                yield Finding(
                    code,
                    measure["measure_id"],
                    found=case.language.number(two(measure["actual"])),
                    values={"measure": measure["measure"], "actual": two(measure["actual"])},
                )


VALUE_FOR_MONEY: tuple[Detector, ...] = (under_delivery, mean_of_shares, output_not_held)
