"""A column of days or times as written in, days and times out, by one order for the column."""

from dataclasses import dataclass

import polars as pl

from pipeline.validate.dates import clock_seconds, dates, day_order, times, two_days
from pipeline.validate.distinct import TEXT, first_of, looked_up, words_of


@dataclass(frozen=True)
class Days:
    """The days or times of a column. Where they may be two, `unclear` is the first such cell."""

    values: pl.Series
    unclear: int | None = None


def days(texts: pl.Series, order: str = "") -> Days:
    """Read a column of days by the declared order of day and month, or by the order it proves."""
    words = words_of(texts)
    order = order or words.select(day_order(pl.col(TEXT))).item()
    read = words.with_columns(day=dates(pl.col(TEXT), order))
    return Days(looked_up(texts, read, "day"), _first_unclear(texts, words, order))


def moments(texts: pl.Series, day: pl.Series, order: str = "") -> Days:
    """Read a column of times alike; a time without a day is of the day given for its row."""
    words = words_of(texts)
    order = order or words.select(day_order(pl.col(TEXT))).item()
    read = words.with_columns(
        moment=times(pl.col(TEXT), order), seconds=clock_seconds(pl.col(TEXT))
    )
    seconds = looked_up(texts, read, "seconds")
    on_day = pl.DataFrame({"day": day, "seconds": seconds}).select(
        pl.col("day").cast(pl.Datetime("us")) + pl.duration(seconds="seconds")
    )
    dated = looked_up(texts, read, "moment")
    values = dated.zip_with(dated.is_not_null(), on_day.to_series())
    return Days(values, _first_unclear(texts, words, order))


def _first_unclear(texts: pl.Series, words: pl.DataFrame, order: str) -> int | None:
    return None if order else first_of(texts, words.filter(two_days(pl.col(TEXT)))[TEXT])
