"""Which periods may stand side by side: those about as long as each other."""

import re
from datetime import date

PERIOD_ID = r"^[0-9]{4}(-(S[12]|Q[1-4]|[0-9]{2})|(-[0-9]{2}){2}_[0-9]{4}(-[0-9]{2}){2})?$"
"""How the id of a period is written: 2018, 2024-S1, 2024-Q3, 2024-07, or its two dates."""
_DIGIT = re.compile("[0-9]")
_SHARE, _MOST_DAYS = 0.1, 14
"""A month may have 28 days or 31, and a year 53 weeks; eleven months are no year."""


def days_of(start: date, end: date) -> int:
    """The days of a period, its first and its last among them."""
    return (end - start).days + 1


def about_as_long(days: int, other: int) -> bool:
    """Whether two periods of so many days differ by no more than a calendar does."""
    return abs(days - other) <= min(_SHARE * max(days, other), _MOST_DAYS)


def parts_before(period: str) -> tuple[str, ...]:
    """The parts of the year before one, each as long as it: Q1 and Q2 of 2024 before 2024-Q3."""
    year, _dash, part = period.partition("-")
    if match := re.fullmatch(r"([SQ]?)([0-9]{1,2})", part):
        kind, width = match[1], len(match[2])
        return tuple(f"{year}-{kind}{place:0{width}}" for place in range(1, int(match[2])))
    return ()


def parts_of(year: str) -> tuple[tuple[str, ...], ...]:
    """The halves, the quarters and the months of a year: `2024-S1` and `2024-S2` of 2024; none of
    a year that does not begin in January."""
    if not year.isdecimal():
        return ()
    return tuple(
        tuple(f"{year}-{kind}{place:0{width}}" for place in range(1, count + 1))
        for kind, width, count in (("S", 1, 2), ("Q", 1, 4), ("", 2, 12))
    )


def of_one_kind(period: str, other: str) -> bool:
    """Whether two ids are of years, halves, quarters or months; two dates must lie as far apart."""
    if _DIGIT.sub("0", period) != _DIGIT.sub("0", other):
        return False
    days, other_days = _days_between(period), _days_between(other)
    return days is None or other_days is None or about_as_long(days, other_days)


def _days_between(period: str) -> int | None:
    """The days of an id that is two dates; null for any other, and where no calendar has them."""
    start, _, end = period.partition("_")
    try:
        return days_of(date.fromisoformat(start), date.fromisoformat(end))
    except ValueError:
        return None
