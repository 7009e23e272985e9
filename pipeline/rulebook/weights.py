"""What part of all weight each of several has."""

from collections.abc import Iterable


def weight_shares(weights: Iterable[float]) -> list[float]:
    """Each weight as a part (0-1) of all of them; 0 where there is none."""
    given = list(weights)
    whole = sum(given) or 1.0
    return [weight / whole for weight in given]
