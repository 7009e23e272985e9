"""How far a survey's figure is from what the whole population would have said.

Every interval is two-sided and covers the true value in the share `confidence` of surveys.
"""

from math import sqrt

import numpy as np
import polars as pl

_SEED = 20_260_101
_DRAWS = 2_000
_MOST_VALUES = 50_000
"""Distinct scores beyond which a bootstrap is not worth its cost: with so many respondents the
t interval needs no check."""


def mean_interval(
    mean: float, sd: float, n: int, population: int | None, confidence: float
) -> tuple[float, float]:
    """Student's t interval of the mean of `n` ≥ 2 values whose sample deviation is `sd`."""
    half = margin_of_error(sd, n, population, confidence)
    return mean - half, mean + half


def margin_of_error(sd: float, n: int, population: int | None, confidence: float) -> float:
    """Half the width of the mean's t interval, in the values' unit.

    A `population` of N narrows it by √((N − n) ÷ (N − 1)), to nothing where everyone was asked.
    """
    from scipy.special import stdtrit  # noqa: PLC0415  half a second most commands do not need

    t = float(stdtrit(n - 1, (1 + confidence) / 2))
    return t * sd / sqrt(n) * sqrt(finite_population(n, population))


def finite_population(n: int, population: int | None) -> float:
    """The share of a mean's variance that is left when `n` of `population` were asked, 0 to 1.

    A population of fewer than were asked cannot be right, and narrows nothing.
    """
    if population is None or population <= 1 or n > population:
        return 1.0
    return (population - n) / (population - 1)


def bootstrap_interval(
    scores: pl.Series, population: int | None, confidence: float
) -> tuple[float, float] | None:
    """Percentile interval of the mean over 2,000 resamples of the respondents' scores.

    A resample draws how often each distinct value comes up (multinomial), with a fixed seed and
    the values in rising order: neither the order of rows nor the day changes it. A known population
    draws its ends towards the mean as it does the t interval's. Null for fewer than two respondents
    or too many distinct values.
    """
    often = scores.to_frame().lazy().group_by(scores.name).len("count").sort(scores.name)
    counted, n = often.collect(engine="streaming"), scores.len()
    if n < 2 or counted.height > _MOST_VALUES:  # noqa: PLR2004  one value has no spread
        return None
    values = counted[scores.name].to_numpy()
    shares = counted["count"].to_numpy() / n
    draws = np.random.default_rng(_SEED).multinomial(n, shares, size=_DRAWS) @ values / n
    tail = (1 - confidence) / 2
    low, high = np.quantile(draws, (tail, 1 - tail))
    mean, left = float(values @ shares), sqrt(finite_population(n, population))
    return mean + left * (float(low) - mean), mean + left * (float(high) - mean)


def share_interval(
    part: int, n: int, population: int | None, confidence: float
) -> tuple[float, float]:
    """Wilson's interval of the share `part` ÷ `n`, from 0 to 1; it never leaves that range.

    With a finite population `n` counts as n ÷ (1 − sampled share), as its variance does.
    """
    left = finite_population(n, population)
    share = part / n
    if left == 0:
        return share, share
    from scipy.special import ndtri  # noqa: PLC0415  as above

    z2 = float(ndtri((1 + confidence) / 2)) ** 2
    size = n / left
    centre = (share + z2 / (2 * size)) / (1 + z2 / size)
    half = sqrt(z2 * share * (1 - share) / size + (z2 / (2 * size)) ** 2) / (1 + z2 / size)
    return max(0.0, centre - half), min(1.0, centre + half)
