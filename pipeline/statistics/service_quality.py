"""What a satisfaction index consists of: the mean of each element, and the index of each group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from pipeline.rounding import half_up
from pipeline.rulebook import Label

CONVERSION = 25.0
"""Answers of 1–4 become an index of 25–100."""


@dataclass(frozen=True)
class ElementQuality:
    """One element: its code and name, its items, and the mean answer (NRR, 1–4).

    `converted` is the mean on the index's scale, rounded once, as it is rated; `rating` the key of
    the band. `answers` is how many the mean divides by, null in records from before it was kept.
    """

    code: str
    name: Label
    items: tuple[str, ...]
    nrr: float
    converted: float
    rating: str | None = None
    answers: int | None = None


@dataclass(frozen=True)
class GroupQuality:
    """The index of the respondents who share a value of a group column.

    Respondents and index are null where the group is too small to be shown, or would reveal a
    group that is too small.
    """

    column: str
    value: str
    respondents: int | None
    index: float | None
    rating: str | None = None
    """The key of the band that rates the rounded index."""


@dataclass(frozen=True)
class ServiceQuality:
    """One survey read as a satisfaction index. `weight` is what each element counts.

    `respondents` are those whose answers count: all who answered an item. `assumed_order` says
    that elements were named by code. `needed` is the sample the declared population asks for, null
    where none is declared.
    """

    formula: str
    weight: float
    elements: tuple[ElementQuality, ...]
    groups: tuple[GroupQuality, ...] = ()
    population: int | None = None
    needed: int | None = None
    respondents: int = 0
    assumed_order: bool = False


def element_weight(mode: str, elements: int) -> float:
    """What one element counts: its equal share exactly, or that share as a form prints it."""
    return 1 / elements if mode == "exact" else float(mode)


def weighted_index(means: Sequence[float], weight: float, digits: int | None = None) -> float:
    """Σ NRR × weight, in full or rounded to `digits` before it is converted."""
    index = fsum(mean * weight for mean in means)
    return index if digits is None else half_up(index, digits)


def printed_weights(elements: int) -> Mapping[str, float]:
    """The weights in circulation for so many elements, by the name a rulebook gives them."""
    modes = {9: ("exact", "0.111", "0.11"), 14: ("exact", "0.071")}.get(elements, ("exact",))
    return {mode: element_weight(mode, elements) for mode in modes}
