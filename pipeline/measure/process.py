"""Service times and documents → how fast, how punctual, how well by the procedure."""

from math import fsum

import polars as pl

from pipeline.delivery import ROW
from pipeline.measure.outcome import Given, Outcome, count, percentage
from pipeline.tables import timed


def time_against_standard(given: Given) -> Outcome:
    """Σ standard minutes ÷ Σ minutes × 100 over the services that have both.

    The study's service cycle efficiency: the standard time over the time taken, above 100 where
    services are faster than the standard. Minutes not given are those between start and end.
    """
    rows = timed(given.kept("service_times")).drop_nulls("standard_minutes")
    standard, minutes = fsum(rows["standard_minutes"]), fsum(rows["minutes"])
    values = {"standard": standard, "minutes": minutes, "services": rows.height}
    return percentage(standard, minutes, values, {"service_times": rows[ROW]})


def cycle_effectiveness(given: Given) -> Outcome:
    """Minutes that add value ÷ all minutes × 100, over the steps of which that is known.

    Manufacturing cycle effectiveness: processing time over the whole time, waiting, moving and
    inspection included; 100 where nothing is waste.
    """
    steps = timed(given.kept("service_times")).drop_nulls("value_added")
    adding, minutes = fsum(steps.filter("value_added")["minutes"]), fsum(steps["minutes"])
    values = {"value_added": adding, "minutes": minutes, "steps": steps.height}
    return percentage(adding, minutes, values, {"service_times": steps[ROW]})


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
