"""The difference of two means in standard deviations, with its interval."""

from math import sqrt

_FINE = 1e-13


def cohens_d(difference: float, one: tuple[int, float], other: tuple[int, float]) -> float:
    """A difference of means by the pooled deviation of two groups, each its n and deviation."""
    (n1, s1), (n2, s2) = one, other
    return difference / sqrt(((n1 - 1) * s1**2 + (n2 - 1) * s2**2) / (n1 + n2 - 2))


def hedges_g(d: float, n1: int, n2: int) -> float:
    """Cohen's d without its upward bias in small groups (Hedges 1981)."""
    return d * (1 - 3 / (4 * (n1 + n2) - 9))


def effect_interval(d: float, n1: int, n2: int, confidence: float) -> tuple[float, float]:
    """The interval of the true d, by the noncentral t whose tails the observed t just reaches.

    Steiger and Fouladi (1997); exact for normal groups of equal spread. R's psych gives the same
    as `cohen.d.ci`.
    """
    if d < 0:
        low, high = effect_interval(-d, n1, n2, confidence)
        return -high, -low
    scale, tail = sqrt(n1 * n2 / (n1 + n2)), (1 - confidence) / 2
    low = _centre(d * scale, n1 + n2 - 2, 1 - tail, -1.0)
    high = _centre(d * scale, n1 + n2 - 2, tail, 1.0)
    return low / scale, high / scale


def _centre(t: float, freedom: int, below: float, step: float) -> float:
    """The noncentrality of which the share `below` lies under t, sought from t in steps that grow.

    The distribution cannot be computed far out in its tails, so they are not searched.
    """
    from scipy.optimize import brentq  # noqa: PLC0415  half a second most reports do not need
    from scipy.special import nctdtr  # noqa: PLC0415  as above

    def off(centre: float) -> float:
        return float(nctdtr(freedom, centre, t)) - below

    near, far = t, t + step
    while off(far) * step > 0:
        near, far, step = far, far + 2 * step, 2 * step
    return float(brentq(off, near, far, xtol=_FINE))
