"""Rules of dates against the period that is reported and the day the report is issued."""

from collections.abc import Iterator

import polars as pl

from pipeline.problems import Problem
from pipeline.reportfile.periods import PERIOD_ID
from pipeline.validate.dates import NO_DATE
from pipeline.validate.review import Review


def days_lie_in_the_period(review: Review) -> Iterator[Problem]:
    """Attendance must lie in the reported period, or its shares are of another period."""
    yield from _outside(review, "attendance", "date")


def services_lie_in_the_period(review: Review) -> Iterator[Problem]:
    """A service counts on the day it ended, or began if it has no end. A bare time has no day."""
    yield from _outside(review, "service_times", "finished_at")
    yield from _outside(review, "service_times", "started_at", unless="finished_at")


def _outside(review: Review, name: str, column: str, unless: str = "") -> Iterator[Problem]:
    if table := review.read(name):
        period, day = review.report_file.period, pl.col(column).cast(pl.Date)
        since = period.counts_from
        outside = table.frame.filter(~day.is_between(since, period.end), day != NO_DATE)
        if unless:
            outside = outside.filter(pl.col(unless).is_null())
        yield from table.cell_problems(
            "outside-period", outside, column, start=since, end=period.end
        )


def documents_were_due_in_the_period(review: Review) -> Iterator[Problem]:
    """A warning for documents due before the period: they count, though few senders mean that.

    Documents due after the period do not count, and a list of running work may hold them.
    """
    if documents := review.read("documents"):
        start = review.report_file.period.counts_from
        early = documents.frame.filter(pl.col("due_on") < start)
        yield from documents.cell_problems("due-before-period", early, "due_on", start=start)


def documents_were_finished_before_the_report(review: Review) -> Iterator[Problem]:
    """A report cannot know what is finished after the day it is issued."""
    if documents := review.read("documents"):
        issued = review.report_file.report.issued_on
        late = documents.frame.filter(pl.col("finished_on") > issued)
        yield from documents.cell_problems("after-report", late, "finished_on", issued=issued)


def solutions_are_still_to_come(review: Review) -> Iterator[Problem]:
    """A warning for follow-ups planned after the period that are due before its end."""
    if realization := review.measures:
        end = review.report_file.period.end
        past = realization.frame.filter(pl.col("due") < end)
        yield from realization.cell_problems("due-before-end", past, "due", end=end)


def history_is_earlier(review: Review) -> Iterator[Problem]:
    """Rows of this or a later period, or of a period that cannot be put in order: not used."""
    if history := review.read("history"):
        own, period = review.report_file.period.id, pl.col("period")
        strange = history.frame.filter(~period.str.contains(PERIOD_ID) | (period >= own))
        yield from history.cell_problems("not-an-earlier-period", strange, "period", own=own)
