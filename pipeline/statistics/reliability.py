"""Variances → Cronbach's alpha, its interval, and its lower bound."""

from collections.abc import Sequence
from math import fsum

from pipeline.rounding import half_up
from pipeline.rulebook import SurveyPolicy, band_of
from pipeline.statistics.descriptive import Moments, PairedMoments

_FEWEST_ITEMS = 2
_NOISE = 1e-9
_DIGITS = 3


def cronbach_alpha(found: Moments) -> float | None:
    """k/(k−1) · (1 − Σ item variances ÷ variance of the total) (Cronbach 1951).

    Null for fewer than two items or respondents, or when every respondent has the same total.
    It may be negative: items that contradict each other.
    """
    item_variances = [item.answers.variance or 0.0 for item in found.items.values()]
    return _alpha(item_variances, found.total.variance)


def alpha_if_deleted(found: Moments, item: str) -> float | None:
    """Cronbach's alpha of the other items; null where `cronbach_alpha` would be."""
    others = [m.answers.variance or 0.0 for name, m in found.items.items() if name != item]
    return _alpha(others, found.items[item].rest.variance)


def alpha_of_varying(found: Moments) -> float | None:
    """Cronbach's alpha of the items that vary; None where all vary, or fewer than two.

    An item without variance adds nothing but itself to the number of items.
    """
    variances = [item.answers.variance or 0.0 for item in found.items.values()]
    varying = [variance for variance in variances if variance]
    return None if len(varying) == len(variances) else _alpha(varying, found.total.variance)


def mean_inter_item_r(found: PairedMoments) -> float | None:
    """The mean of the correlations of every two items; null where an item does not vary."""
    pairs = found.correlations()
    known = [r for r in pairs if r is not None]
    return fsum(known) / len(pairs) if pairs and len(known) == len(pairs) else None


def standardised_alpha(found: PairedMoments) -> float | None:
    """Alpha of the items brought to equal spread: k·r̄ ÷ (1 + (k − 1)·r̄), r̄ their mean correlation.

    Null where the mean correlation is, or where the standardised total would not vary.
    """
    k, mean = len(found.items), mean_inter_item_r(found)
    if mean is None or 1 + (k - 1) * mean <= _NOISE:
        return None
    return k * mean / (1 + (k - 1) * mean)


def feldt_interval(alpha: float, n: int, k: int, confidence: float) -> tuple[float, float]:
    """Exact F interval of the alpha of `n` ≥ 2 respondents and `k` ≥ 2 items (Feldt 1965).

    (1 − α) ÷ (1 − α̂) is distributed as F with n − 1 and (n − 1)(k − 1) degrees of freedom.
    """
    from scipy.special import fdtri  # noqa: PLC0415  half a second most commands do not need

    freedom = (n - 1, (n - 1) * (k - 1))
    tail = (1 - confidence) / 2
    low, high = (1 - (1 - alpha) * float(fdtri(*freedom, p)) for p in (1 - tail, tail))
    return low, high


def carried_word(
    alpha: float, interval: tuple[float, float], n: int, policy: SurveyPolicy
) -> str | None:
    """The key of the rulebook's word for alpha, where the data carry it.

    Null for fewer respondents than the rulebook asks for, or where alpha's interval reaches into
    another word; such an alpha is printed with its interval and without a word.
    """
    bands = policy.reliability
    if n < policy.small_sample or not bands:
        return None
    words = {band.key for end in interval if (band := band_of(end, bands))}
    band = band_of(half_up(alpha, _DIGITS), bands)
    return band.key if band and words == {band.key} else None


def alpha_floor_if_all_valid(item_sds: Sequence[float], r_critical: float) -> float | None:
    """The least alpha of items that are all valid, i.e. correlate with the total at `r_critical`.

    The total's variance is the sum of each item's covariance with it: s_T² = Σ r_i·s_i·s_T, so
    s_T = Σ r_i·s_i, which is at least r_c·Σ s_i when every r_i ≥ r_c > 0. Put into alpha:

        alpha ≥ k/(k−1) · (1 − Σ s_i² ÷ (r_c·Σ s_i)²)

    Equal deviations (`[1.0] * k`) give the highest possible floor; where the deviations are not
    known, this floor is therefore an approximation and not a proof. None for fewer than two items,
    or when none varies.
    """
    least_total_sd = r_critical * sum(item_sds)
    return _alpha([sd**2 for sd in item_sds], least_total_sd**2)


def _alpha(item_variances: Sequence[float], total_variance: float | None) -> float | None:
    k = len(item_variances)
    if k < _FEWEST_ITEMS or not total_variance:
        return None
    return k / (k - 1) * (1 - fsum(item_variances) / total_variance)
