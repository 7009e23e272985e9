"""Dates and times as officers write them in, dates and times out; an ambiguous day is null.

`2024-01-31`, `31 Januari 2024`, `31/12/2024`, `2024/03/12 9:05:33 PM GMT+7`. Excel's 45322 is
reported, and the problem names the day that it means.
"""

from datetime import date
from typing import Literal

import polars as pl

from pipeline.tables import MONTH_NAMES
from pipeline.validate.numbers import short

Order = Literal["d/m/y", "m/d/y"]
DAY_FIRST: Order = "d/m/y"
MONTH_FIRST: Order = "m/d/y"
MONTHS = {name: f"{number:02}" for number, names in enumerate(MONTH_NAMES, 1) for name in names}
_WEEKDAY = (
    r"^(?i)(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)\s*,?\s+"
)
_ISO = r"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$"
_NUMERIC = r"^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$"
_WORDED = r"^([0-9]{1,2})[\s\-/]+([a-z]+)\.?[\s\-/,]+([0-9]{4})$"
_AMERICAN = r"^([a-z]+)\.?\s+([0-9]{1,2}),?\s+([0-9]{4})$"
_SERIAL = r"^[2-7][0-9]{4}([.][0-9]+)?$"
"""Excel's count of days, 1954 to 2123; a bare year has four digits."""
_UTC = (
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.][0-9]+)?)?"
    r"\s*(?:[Zz]|UTC|GMT|[+-]00:?00)$"
)
_MIDNIGHT_IN_UTC = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ](1[567]:00)(?::00(?:[.]0+)?)?$"
_CLOCK = r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.][0-9]+)?)?\s*([ap]m)?"
_ZONE = r"(?:\s*(?:gmt|utc)?\s*[+]0?[789](?::?00)?|\s*(?:wib|wita|wit))?"
"""Local time of Indonesia; another zone would move the day and is refused."""
CLOCK = rf"(?i)^{_CLOCK}{_ZONE}$"
"""A time of day without a day."""
_LAST_MONTH, _HOURS, _SIXTY = 12, 24, 60
NO_DATE = date(1970, 1, 1)
"""The day of a time that was given without a day; only its distance to another time is used."""


def as_days(text: pl.Expr, *, since_1904: bool = False) -> pl.Expr:
    """A spreadsheet's count of days as the day that it means, its fraction as the time of day."""
    count = pl.when(text.str.contains(_SERIAL)).then(text.cast(pl.Float64, strict=False))
    first = pl.datetime(1904, 1, 1) if since_1904 else pl.datetime(1899, 12, 30)
    moment = first + pl.duration(seconds=(count * 86_400).round().cast(pl.Int64))
    told = moment.dt.strftime("%Y-%m-%d %H:%M:%S").str.strip_suffix(" 00:00:00")
    return pl.coalesce(told, text)


def in_utc(text: pl.Expr) -> pl.Expr:
    """Whether a text is a moment in UTC, as programs write it: `2025-06-10T17:00:00.000Z`."""
    return short(text).str.contains(_UTC)


def in_jakarta(text: pl.Expr) -> pl.Expr:
    """The moment in Jakarta that a moment in UTC is, as a text to the minute."""
    moment = short(text).str.extract(_UTC, 1).str.replace("[Tt]", " ")
    utc = moment.str.to_datetime("%Y-%m-%d %H:%M", strict=False)
    return (utc + pl.duration(hours=7)).dt.strftime("%Y-%m-%d %H:%M")


def midnight_elsewhere(text: pl.Expr) -> pl.Expr:
    """The time of a text that is a day at 17:00, 16:00 or 15:00: midnight in one of the zones of
    Indonesia, written in UTC."""
    return short(text).str.extract(_MIDNIGHT_IN_UTC, 1)


def dates(text: pl.Expr, order: str = "") -> pl.Expr:
    """The day a text names; null where it names none, or where the order of day and month could
    be either."""
    day_text = _day(text)
    iso, numeric = _groups(day_text, _ISO), _groups(day_text, _NUMERIC)
    worded, american = _groups(day_text, _WORDED), _groups(day_text, _AMERICAN)
    readings = [
        _date(*iso),
        _date(worded[2], _month(worded[1]), worded[0]),
        _date(american[2], _month(american[0]), american[1]),
        _numeric_date(numeric, order),
    ]
    return pl.coalesce(readings)


def times(text: pl.Expr, order: str = "") -> pl.Expr:
    """The day and the time of day that a text names; null without a day."""
    day, *clock = _day_and_clock(text)
    seconds = pl.duration(seconds=_seconds(*clock))
    return dates(day, order).cast(pl.Datetime("us")) + seconds


def clock_seconds(text: pl.Expr) -> pl.Expr:
    """Seconds since midnight of a time of day without a day."""
    day, *clock = _day_and_clock(text)
    return pl.when(day.is_null()).then(_seconds(*clock))


def _day_and_clock(text: pl.Expr) -> list[pl.Expr]:
    """The part that names the day, null where there is none; hour, minute, second, am or pm."""
    lower = short(text).str.to_lowercase().str.strip_chars()
    return _groups(lower, rf"^(?:(.*?)(?:\s+|t))?{_CLOCK}{_ZONE}$")


def day_order(text: pl.Expr) -> pl.Expr:
    """How a column writes `03/12/2024`, if one of its cells proves it; else empty.

    `31/12/2024` proves that days come first, where no cell proves the contrary.
    """
    first, second, _ = _groups(_day(text), _NUMERIC)
    day_first = (first.cast(pl.Int8, strict=False) > _LAST_MONTH).any()
    month_first = (second.cast(pl.Int8, strict=False) > _LAST_MONTH).any()
    return (
        pl.when(day_first)
        .then(pl.lit(DAY_FIRST))
        .when(month_first)
        .then(pl.lit(MONTH_FIRST))
        .otherwise(pl.lit(""))
    )


def two_days(text: pl.Expr) -> pl.Expr:
    """Whether a text names another day when the day comes first than when the month does."""
    return dates(text, DAY_FIRST).ne_missing(dates(text, MONTH_FIRST))


def _day(text: pl.Expr) -> pl.Expr:
    """The part of a text that names the day: no weekday, no time, in lower case."""
    without_time = short(text).str.to_lowercase().str.replace(rf"(?:\s+|t){_CLOCK}{_ZONE}$", "")
    return without_time.str.replace(_WEEKDAY, "").str.strip_chars()


def _groups(text: pl.Expr, pattern: str) -> list[pl.Expr]:
    found = text.str.extract_groups(pattern)
    number = pattern.replace("(?:", "").count("(")
    return [found.struct.field(str(position + 1)) for position in range(number)]


def _month(name: pl.Expr) -> pl.Expr:
    return name.replace_strict(MONTHS, default=None, return_dtype=pl.String)


def _date(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """The date; null for a day that does not exist."""
    iso = pl.format("{}-{}-{}", year, month.str.zfill(2), day.str.zfill(2))
    return iso.str.to_date("%Y-%m-%d", strict=False)


def _numeric_date(parts: list[pl.Expr], order: str) -> pl.Expr:
    first, second, year = parts
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if order:
        return day_first if order == DAY_FIRST else month_first
    one_reading = pl.coalesce(day_first, month_first)
    return pl.when(day_first.is_null() | month_first.is_null() | (first == second)).then(
        one_reading
    )


def _seconds(hour: pl.Expr, minute: pl.Expr, second: pl.Expr, half: pl.Expr) -> pl.Expr:
    """Seconds since midnight; null for a time that does not exist."""
    h, m = hour.cast(pl.Int64, strict=False), minute.cast(pl.Int64, strict=False)
    s = second.fill_null("0").cast(pl.Int64, strict=False)
    is_minute = (m < _SIXTY) & (s < _SIXTY)
    on_twelve = h % 12 + pl.when(half == "pm").then(12).otherwise(0)
    is_real = pl.when(half.is_null()).then(h < _HOURS).otherwise(h.is_between(1, 12))
    in_day = pl.when(half.is_null()).then(h).otherwise(on_twelve)
    return pl.when(is_real & is_minute).then(in_day * 3600 + m * 60 + s)
