"""How certain the rating of a survey's index is."""

from dataclasses import dataclass

Interval = tuple[float, float]


@dataclass(frozen=True)
class Certainty:
    """How certain a rating is: the interval of the actual, in its unit, and every band it reaches.

    One band: certain. None: the measure is not rated.
    """

    interval: Interval
    bands: tuple[str, ...]
    """Keys of the bands, from the lowest up."""
    counts: Interval | None = None
    """The least and the most that its achievement counts within the interval; null where it is not
    scored."""

    @property
    def certain(self) -> bool | None:
        return len(self.bands) == 1 if self.bands else None
