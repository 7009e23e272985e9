"""A printed figure agrees with ours to half a unit of its last digit."""

import pytest

from pipeline.examine.printed import agrees


@pytest.mark.parametrize(
    ("printed", "ours", "same"),
    [
        (93.11, 93.10986964618249, True),
        (93.11, 93.115, True),
        (93.11, 93.1151, False),
        (93.11, 93.1049, False),
        (98.8, 98.8493, True),
        (98.8, 98.851, False),
        (44737, 44736.84, True),
        (44737, 44736.4, False),
        (1.0, 1.4, True),
        (76.475, 76.467, False),
        (103.205128205128, 103.20512820512822, True),
        (103.205128, 103.205129, False),
    ],
)
def test_half_a_unit_of_the_last_digit_is_the_limit(
    printed: float, ours: float, same: bool
) -> None:
    assert agrees(printed, ours) is same
