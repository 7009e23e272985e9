"""Which periods may be compared: those of about the same length."""

import re
from datetime import date

PERIOD_ID = r"^[0-9]{4}(-(S[12]|Q[1-4]|[0-9]{2})|(-[0-9]{2}){2}_[0-9]{4}(-[0-9]{2}){2})?$"
"""How the id of a period is written: 2018, 2024-S1, 2024-Q3, 2024-07, or its two dates."""
_DIGIT = re.compile("[0-9]")
_SHARE, _MOST_DAYS = 0.1, 14
"""Months have 28 to 31 days, and years up to 53 weeks; but eleven months are no year."""


def days_of(start: date, end: date) -> int:
    """The number of days of a period, including its first and its last."""
    return (end - start).days + 1


def about_as_long(days: int, other: int) -> bool:
    """Whether the lengths of two periods, in days, differ by no more than calendars do."""
    return abs(days - other) <= min(_SHARE * max(days, other), _MOST_DAYS)


def parts_before(period: str) -> tuple[str, ...]:
    """The earlier parts of the year of the same length: Q1 and Q2 of 2024 before 2024-Q3."""
    year, _dash, part = period.partition("-")
    if match := re.fullmatch(r"([SQ]?)([0-9]{1,2})", part):
        kind, width = match[1], len(match[2])
        return tuple(f"{year}-{kind}{place:0{width}}" for place in range(1, int(match[2])))
    return ()


def parts_of(year: str) -> tuple[tuple[str, ...], ...]:
    """The halves, the quarters and the months of a year: `2024-S1` and `2024-S2` of 2024; none for
    a year that does not begin in January."""
    if not year.isdecimal():
        return ()
    return tuple(
        tuple(f"{year}-{kind}{place:0{width}}" for place in range(1, count + 1))
        for kind, width, count in (("S", 1, 2), ("Q", 1, 4), ("", 2, 12))
    )


def of_one_kind(period: str, other: str) -> bool:
    """Whether two ids are both of years, halves, quarters or months, or of dates as far apart."""
    if _DIGIT.sub("0", period) != _DIGIT.sub("0", other):
        return False
    days, other_days = _days_between(period), _days_between(other)
    return days is None or other_days is None or about_as_long(days, other_days)


def _days_between(period: str) -> int | None:
    """The number of days of an id of two dates; null for any other id, and for impossible dates."""
    start, _, end = period.partition("_")
    try:
        return days_of(date.fromisoformat(start), date.fromisoformat(end))
    except ValueError:
        return None
