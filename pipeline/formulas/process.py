"""Service times and documents → how fast, how punctual, how well by the procedure."""

from dataclasses import replace
from functools import partial
from math import fsum

import polars as pl

from pipeline.delivery import ROW
from pipeline.formulas.computed import Computed, Given, count, percentage
from pipeline.formulas.formula import Formula
from pipeline.formulas.minutes import services_of
from pipeline.formulas.particulars import lacking_of
from pipeline.tables import timed
from pipeline.translatable import _


@partial(
    Formula,
    "process.time_against_standard",
    title=_("time against standard"),
    equation=_("Σ standard minutes ÷ Σ minutes × 100 = {standard} ÷ {minutes} × 100"),
    source=_("the study's service cycle efficiency: standard time ÷ actual time"),
    table="service_times",
    columns=("standard_minutes",),
    parameters={"rows": False},
    values=("standard", "minutes", "services"),
)
def time_against_standard(given: Given) -> Computed:
    """Σ standard minutes ÷ Σ minutes × 100 over the services that have both.

    The study's service cycle efficiency: the standard time over the time taken, above 100 where
    services are faster than the standard. Minutes not given are those between start and end.
    """
    kept = timed(given.kept("service_times"))
    rows = kept.drop_nulls("standard_minutes")
    standard, minutes = fsum(rows["standard_minutes"]), fsum(rows["minutes"])
    values = {"standard": standard, "minutes": minutes, "services": rows.height}
    share = percentage(standard, minutes, values, {"service_times": rows[ROW]})
    return replace(share, services=services_of(kept))


@partial(
    Formula,
    "process.cycle_effectiveness",
    title=_("cycle effectiveness"),
    equation=_("value-added ÷ all minutes × 100 = {value_added} ÷ {minutes} × 100; steps: {steps}"),
    source=_("manufacturing cycle effectiveness: processing time ÷ the whole time"),
    table="service_times",
    columns=("value_added",),
    parameters={"rows": False},
    values=("value_added", "minutes", "steps"),
)
def cycle_effectiveness(given: Given) -> Computed:
    """Minutes that add value ÷ all minutes × 100, over the steps for which this is known.

    Manufacturing cycle effectiveness: processing time over the whole time, waiting, moving and
    inspection included; 100 where nothing is waste.
    """
    kept = timed(given.kept("service_times"))
    steps = kept.drop_nulls("value_added")
    adding, minutes = fsum(steps.filter("value_added")["minutes"]), fsum(steps["minutes"])
    values = {"value_added": adding, "minutes": minutes, "steps": steps.height}
    share = percentage(adding, minutes, values, {"service_times": steps[ROW]})
    return replace(share, services=services_of(kept))


@partial(
    Formula,
    "process.on_time",
    title=_("documents on time"),
    equation=_(
        "{on_time} documents finished by their due date ÷ {due} due by the end of the period × 100"
    ),
    source=_("timeliness of documents"),
    table="documents",
    columns=("due_on", "finished_on"),
    parameters={"rows": False},
    values=("on_time", "due"),
)
def on_time(given: Given) -> Computed:
    """Documents finished by their due date ÷ documents due by the period's end × 100.

    A document that is not finished is late.
    """
    end = given.report_file.period.end
    due = given.kept("documents").filter(pl.col("due_on") <= end)
    is_punctual = (pl.col("finished_on") <= pl.col("due_on")).fill_null(value=False)
    punctual, late = count(due, is_punctual), due.filter(~is_punctual)
    values = {"on_time": punctual, "due": due.height}
    share = percentage(punctual, due.height, values, {"documents": due[ROW]})
    return replace(share, particulars=lacking_of(late, "document_id", "kind"))


@partial(
    Formula,
    "process.follows_sop",
    title=_("documents that follow procedure"),
    equation=_("{yes} documents by the procedure ÷ {filled} checked × 100"),
    source=_("accuracy against standard operating procedures"),
    table="documents",
    columns=("follows_sop",),
    parameters={"rows": False},
    values=("yes", "filled"),
)
def follows_sop(given: Given) -> Computed:
    """Documents that follow the procedure ÷ documents for which this is known × 100."""
    filled = given.kept("documents").drop_nulls("follows_sop")
    yes = count(filled, pl.col("follows_sop"))
    values = {"yes": yes, "filled": filled.height}
    share = percentage(yes, filled.height, values, {"documents": filled[ROW]})
    others = filled.filter(~pl.col("follows_sop"))
    return replace(share, particulars=lacking_of(others, "document_id", "kind"))
