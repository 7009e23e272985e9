"""What a measure discloses about its data, after GAO-15-788: five items, each stated or not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import TypeGuard

from pipeline.people import WITHHELD

_NOTHING = frozenset(
    {
        *("n/a", "na", "n.a", "nil", "none", "null", "no", "yes", "x", "tbd", "unknown", "same"),
        *("not available", "not applicable", "not known", "no limitation", "no limitations"),
        *("tidak", "tidak ada", "tidak tersedia", "tidak diketahui", "tidak berlaku", "ya", "ada"),
        *("tidak ada keterbatasan", "belum", "belum ada", "belum tersedia", "nihil", "kosong"),
        *("sama", "idem", WITHHELD.strip("()")),
    }
)
"""Words that fill a cell but state nothing, folded."""


def states(text: str | None) -> TypeGuard[str]:
    """Whether a text states anything: a dash, `n/a` or `tidak ada` does not."""
    folded = " ".join((text or "").casefold().strip(" .,;:-–—_?*/()").split())
    return bool(folded) and folded not in _NOTHING


def own_texts(texts: Sequence[str | None]) -> Sequence[bool]:
    """For each text whether it states something, other than a text repeated for every measure."""
    folded = [" ".join((text or "").casefold().split()) for text in texts]
    times = Counter(folded)
    return [
        states(text) and (len(texts) == 1 or times[one] < len(texts))
        for text, one in zip(texts, folded, strict=True)
    ]


@dataclass(frozen=True)
class Disclosures:
    """Which of the five items are stated. One text repeated for every measure states nothing."""

    source: bool = False
    """Where its data come from: column `source`."""
    collected: bool = False
    """How often they are collected: column `collected`."""
    verified: bool = False
    """Who verified them: column `verified_by`, a unit or a role."""
    accuracy: bool = False
    """How exact the figure is: the interval of a survey's index, or that it was computed from the
    delivered rows. For a figure taken as reported this is false."""
    limits: bool = False
    """What the data do not show and how that is made up for: column `limitation`."""

    @property
    def count(self) -> int:
        """How many of the five are stated."""
        return sum(astuple(self))

    @property
    def whole(self) -> bool:
        """Whether all five are stated."""
        return all(astuple(self))
