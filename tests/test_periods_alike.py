"""Periods are alike by their days, and where only an id is known, by how it is written."""

from datetime import date

import pytest

from pipeline.reportfile.periods import about_as_long, days_of, of_one_kind


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2018", "2019", True),
        ("2018-S1", "2019-S1", True),
        ("2018-S2", "2019-S1", True),
        ("2018-Q4", "2019-Q1", True),
        ("2018-02", "2019-12", True),
        ("2018-S2", "2019", False),
        ("2018-S1", "2018-Q1", False),
        ("2018-12", "2019", False),
        ("2018", "2019-01-01_2019-09-30", False),
        ("2018-01-01_2018-09-30", "2019-01-01_2019-09-30", True),
        ("2018-01-01_2018-05-31", "2019-01-01_2019-09-30", False),
        ("2018-99-01_2018-99-31", "2019-01-01_2019-09-30", True),
    ],
)
def test_ids_are_compared_by_their_kind(one: str, other: str, alike: bool) -> None:
    assert of_one_kind(one, other) is alike
    assert of_one_kind(other, one) is alike


@pytest.mark.parametrize(
    ("days", "other", "alike"),
    [
        (365, 366, True),
        (364, 371, True),
        (181, 184, True),
        (90, 92, True),
        (28, 31, True),
        (365, 334, False),
        (365, 184, False),
        (184, 92, False),
        (92, 31, False),
        (7, 5, False),
    ],
)
def test_periods_may_differ_by_what_a_calendar_does(days: int, other: int, alike: bool) -> None:
    assert about_as_long(days, other) is alike
    assert about_as_long(other, days) is alike


def test_first_and_last_day_count() -> None:
    assert days_of(date(2024, 1, 1), date(2024, 12, 31)) == 366
