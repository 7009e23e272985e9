"""Shares of a whole, printed side by side: each is rounded once, and none is adjusted to fit."""

from collections.abc import Sequence
from math import fsum

from pipeline.language import Language
from pipeline.rounding import half_up


def printed_sum(shares: Sequence[float]) -> float:
    """The sum of shares in percent, each rounded as it is printed."""
    return half_up(fsum(map(half_up, shares)))


def off_the_whole(shares: Sequence[float], language: Language) -> str:
    """A note that printed shares do not add up to 100 %; empty where they do."""
    told = printed_sum(shares)
    if not shares or told == 100:  # noqa: PLR2004 -- percent
        return ""
    return language.say(
        "Each share is rounded once; as printed they add up to {sum} %.", sum=language.number(told)
    )
