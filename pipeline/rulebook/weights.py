"""The share of each of several weights in their sum."""

from collections.abc import Iterable


def weight_shares(weights: Iterable[float]) -> list[float]:
    """Each weight as a share (0–1) of all weights; 0 where all are zero."""
    given = list(weights)
    whole = sum(given) or 1.0
    return [weight / whole for weight in given]
