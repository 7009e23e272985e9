"""Rules between the columns of one table."""

from collections.abc import Iterator

import polars as pl

from pipeline.problems import Problem
from pipeline.validate.review import Review


def spending_stays_under_the_ceiling(review: Review) -> Iterator[Problem]:
    """An agency may not spend above the revised ceiling of a line (DPPA)."""
    if budget := review.read("budget"):
        over = budget.frame.filter(
            (pl.col("ceiling") > 0) & (pl.col("realized") > pl.col("ceiling"))
        ).select("_row", "realized", "ceiling")
        yield from budget.cell_problems("over-ceiling", over, "realized", "realized", "ceiling")


def spending_has_a_ceiling(review: Review) -> Iterator[Problem]:
    if budget := review.read("budget"):
        bare = budget.frame.filter((pl.col("ceiling") == 0) & (pl.col("realized") > 0))
        yield from budget.cell_problems("zero-ceiling", bare, "ceiling")


def who_passed_took_part(review: Review) -> Iterator[Problem]:
    if training := review.read("training"):
        more = training.frame.filter(pl.col("passed") > pl.col("participants")).with_columns(
            limit=pl.col("participants")
        )
        parts = {name: training.headings.get(name, name) for name in ("passed", "participants")}
        yield from training.cell_problems(
            "more-than-whole",
            more,
            "passed",
            "limit",
            part=parts["passed"],
            whole=parts["participants"],
        )


def ends_follow_starts(review: Review) -> Iterator[Problem]:
    if times := review.read("service_times"):
        reversed_ = times.frame.filter(pl.col("finished_at") < pl.col("started_at"))
        yield from times.cell_problems("finished-before-start", reversed_, "finished_at")


def services_have_a_duration(review: Review) -> Iterator[Problem]:
    """Minutes, or a start and an end to compute them from: by column, then row by row."""
    times = review.read("service_times")
    if times is None:
        return
    if "minutes" not in times.headings and not {"started_at", "finished_at"} <= set(times.headings):
        yield times.problem("missing-column", None, "minutes")
        return
    given = {name: pl.col(name).is_not_null() for name in times.texts.columns}
    absent = pl.lit(value=False)
    span = given.get("started_at", absent) & given.get("finished_at", absent)
    without = times.texts.filter(~(given.get("minutes", absent) | span))
    column = "minutes" if "minutes" in times.headings else "finished_at"
    yield from times.cell_problems("empty-cell", without, column)


def ranges_run_upward(review: Review) -> Iterator[Problem]:
    if realization := review.read("realization"):
        fields = {"low": "target_low", "high": "target_high"}
        reversed_ = realization.frame.filter(pl.col("target_low") > pl.col("target_high"))
        yield from realization.cell_problems(
            "range-reversed",
            reversed_.with_columns(pl.col(column).alias(name) for name, column in fields.items()),
            "target_low",
            *fields,
        )
