"""A correlation → whether an item is valid, by the critical value of Pearson's r, and its p."""

from math import sqrt


def critical_r(n: int, significance: float) -> float | None:
    """The least r of `n` pairs that is significant in a two-tailed test: 0.632 for n = 10, 5 %.

    From Student's t with n − 2 degrees of freedom: r = t ÷ √(n − 2 + t²). Null for n < 3.
    """
    freedom = n - 2
    if freedom < 1:
        return None
    from scipy.special import stdtrit  # noqa: PLC0415  half a second most commands do not need

    t = float(stdtrit(freedom, 1 - significance / 2))
    return t / sqrt(freedom + t**2)


def p_of_r(r: float | None, n: int) -> float | None:
    """The two-tailed p of a correlation of `n` pairs, by t = r·√((n − 2) ÷ (1 − r²)).

    Null without r, or for n < 3.
    """
    freedom = n - 2
    if r is None or freedom < 1:
        return None
    from scipy.special import stdtr  # noqa: PLC0415  as above

    left = (1 - r) * (1 + r)
    return 2 * float(stdtr(freedom, -abs(r) * sqrt(freedom / left))) if left > 0 else 0.0


def is_valid(r: float | None, r_critical: float | None) -> bool | None:
    """Whether an item–total correlation reaches the critical value; None if either is unknown."""
    if r is None or r_critical is None:
        return None
    return r >= r_critical
