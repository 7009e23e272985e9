"""Bands: ratings and their floors, and faults that leave a value unrated."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from pipeline.rounding import trusted
from pipeline.rulebook.model import MOST_BANDS, Bounded, Label, Part


class Band(Part):
    """A rating and its floor: `from` belongs to the band, `above` is just below it.

    The band ends where the next band begins. The first band may have neither, and then has no lower
    end.
    """

    key: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")
    """The rating as data: `A`, `very_high`."""
    label: Label
    """The rating as a reader sees it."""
    from_: Bounded | None = Field(default=None, alias="from")
    """The floor, which belongs to the band (≥)."""
    above: Bounded | None = None
    """The floor, which does not belong to the band (>)."""
    favourable: bool = False
    """Whether it is a good rating; a measure in any other band needs advice. Its former name `met`
    is still read."""
    colour: Literal["best", "good", "fair", "poor", "worst", "neutral"] = "neutral"
    """The colour it is drawn in; a traffic light has `good`, `fair` and `worst`."""

    @model_validator(mode="after")
    def _one_floor(self) -> "Band":
        if self.from_ is not None and self.above is not None:
            raise ValueError("give `from` or `above`, not both")
        return self

    @property
    def floor(self) -> float:
        if self.from_ is not None:
            return self.from_
        return float("-inf") if self.above is None else self.above

    def holds(self, value: float) -> bool:
        """Whether a value, as far as it is trusted, reaches this band's floor."""
        held = trusted(value)
        return held > self.above if self.above is not None else held >= self.floor


def _or_name(schema: dict[str, Any]) -> None:
    """Let the schema also accept the name of a list in place of the list."""
    a_list = {key: schema.pop(key) for key in ("type", "items")}
    schema["anyOf"] = [a_list, {"type": "string"}]


Bands = Annotated[tuple[Band, ...], Field(max_length=MOST_BANDS, json_schema_extra=_or_name)]
"""Ratings from the lowest up. A file may name a list of `[bands]` instead; reading the file puts
that list in place of its name."""


def band_of(value: float, bands: Sequence[Band]) -> Band | None:
    """The highest band whose floor the rounded value reaches."""
    return next((band for band in reversed(bands) if band.holds(value)), None)


Fault = tuple[str, dict[str, str]]
"""A reason of `codes.REASONS` by its name, and the values that fill it."""


def tiling_faults(bands: Sequence[Band], lowest: float | None, digits: int) -> list[Fault]:
    """Why bands leave a value unrated or rate it twice; empty when they tile.

    Floors must rise strictly. Between two neighbours no value is left out, because a band ends
    where the next begins; at one floor, `from` on the lower and `above` on the upper share the
    single value between them, which is how "exactly 100" is written. `lowest` is the lowest
    possible value; a floor may have at most the `digits` of the rounded values it is compared with.
    """
    faults = repeated_keys(bands)
    for lower, upper in itertools.pairwise(bands):
        shares_edge = lower.above is None and upper.above is not None
        rises = upper.floor > lower.floor or (upper.floor == lower.floor and shares_edge)
        if not rises:
            faults.append(("floor-not-above", {"band": upper.key, "other": lower.key}))
    if bands and lowest is not None and not bands[0].holds(lowest):
        faults.append(("floor-too-high", {"band": bands[0].key, "limit": f"{lowest:g}"}))
    faults += [
        ("floor-digits", {"band": band.key, "limit": str(digits)})
        for band in bands
        if _digits(band.floor) > digits
    ]
    return faults


def verdict_faults(bands: Sequence[Band]) -> list[Fault]:
    """Faults of a verdict's bands, which must be two: one favourable, one not."""
    two = sorted(band.favourable for band in bands) == [False, True]
    return repeated_keys(bands) + ([] if two else [("verdict-bands", {})])


def repeated_keys(bands: Sequence[Band]) -> list[Fault]:
    keys = [band.key for band in bands]
    repeated = [key for key in dict.fromkeys(keys) if keys.count(key) > 1]
    return [("band-twice", {"band": key}) for key in repeated]


def _digits(floor: float) -> int:
    exponent = Decimal(repr(floor)).normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
