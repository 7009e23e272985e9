"""Service times and documents → how fast, how punctual, how well by the procedure."""

from math import fsum

import polars as pl

from pipeline.delivery import ROW
from pipeline.measure.outcome import Given, Outcome, count, percentage


def time_against_standard(given: Given) -> Outcome:
    """Σ standard minutes ÷ Σ minutes × 100 over the services that have both.

    The study's service cycle efficiency: the standard time over the time taken, above 100 where
    services are faster than the standard. Minutes not given are those between start and end.
    """
    taken = pl.coalesce("minutes", _minutes_between("started_at", "finished_at"))
    timed = (
        given.kept("service_times")
        .with_columns(minutes=taken)
        .drop_nulls(["minutes", "standard_minutes"])
    )
    standard, minutes = fsum(timed["standard_minutes"]), fsum(timed["minutes"])
    values = {"standard": standard, "minutes": minutes, "services": timed.height}
    return percentage(standard, minutes, values, {"service_times": timed[ROW]})


def on_time(given: Given) -> Outcome:
    """Documents finished by their due date ÷ documents due by the period's end × 100.

    A document that is not finished is late.
    """
    end = given.report_file.period.end
    due = given.kept("documents").filter(pl.col("due_on") <= end)
    punctual = count(due, pl.col("finished_on") <= pl.col("due_on"))
    values = {"on_time": punctual, "due": due.height}
    return percentage(punctual, due.height, values, {"documents": due[ROW]})


def follows_sop(given: Given) -> Outcome:
    """Documents that follow the procedure ÷ documents of which that is known × 100."""
    filled = given.kept("documents").drop_nulls("follows_sop")
    yes = count(filled, pl.col("follows_sop"))
    values = {"yes": yes, "filled": filled.height}
    return percentage(yes, filled.height, values, {"documents": filled[ROW]})


def _minutes_between(start: str, end: str) -> pl.Expr:
    return (pl.col(end) - pl.col(start)).dt.total_microseconds() / 60_000_000
