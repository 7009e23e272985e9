"""Figures of groups of respondents, and whether the groups differ, by how much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Literal

from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import Moments
from pipeline.statistics.effect_size import cohens_d, effect_interval, hedges_g
from pipeline.statistics.reliability import cronbach_alpha


@dataclass(frozen=True)
class Group:
    """Respondents who share a value: their mean answer, its deviation, and the means of the items.

    A suppressed group is only its value: so few would be recognised.
    """

    value: str
    n: int | None = None
    mean: float | None = None
    sd: float | None = None
    alpha: float | None = None
    items: Mapping[str, float] | None = None
    """The mean answer by item."""
    suppressed: bool = False


@dataclass(frozen=True)
class Difference:
    """A test of equal means over the groups named, and the size of the effect.

    Of two groups that is Hedges' g with its interval, of more eta², of which there is none.
    """

    test: Literal["welch", "anova"]
    compared: tuple[str, ...]
    statistic: float
    freedom: tuple[float, float]
    p: float
    hedges_g: float | None = None
    eta2: float | None = None
    effect_interval: tuple[float, float] | None = None

    @property
    def effect(self) -> float:
        """Hedges' g or eta², whichever the test has."""
        return (self.hedges_g if self.eta2 is None else self.eta2) or 0.0


@dataclass(frozen=True)
class Grouping:
    """Respondents by a column. `ungrouped` respondents left it empty; `difference` is None where
    fewer than two groups are large enough to be compared, or nothing varies."""

    column: str
    groups: tuple[Group, ...]
    ungrouped: int | None
    difference: Difference | None


def grouping(
    column: str, found: Mapping[str, Moments], ungrouped: int, policy: SurveyPolicy
) -> Grouping:
    """Small groups suppressed with their complement, large ones compared, as the rulebook says."""
    sizes = {name: moments.n for name, moments in found.items()}
    hidden = hidden_groups({**sizes, "": ungrouped} if ungrouped else sizes, policy.smallest_group)
    groups = tuple(
        Group(name, suppressed=True) if name in hidden else _group(name, moments)
        for name, moments in found.items()
    )
    least = policy.compare_at_least
    large = [group for group in groups if group.n is not None and group.n >= least]
    apart = difference(large, policy.confidence)
    return Grouping(column, groups, None if "" in hidden else ungrouped, apart)


def hidden_groups(sizes: Mapping[str, int], smallest: int) -> set[str]:
    """Groups too small to show; where these hide too few respondents, the next smallest as well.

    A single hidden group would be the total less the others.
    """
    hidden = {name for name, n in sizes.items() if n < smallest}
    shown = sorted((n, name) for name, n in sizes.items() if name not in hidden)
    while hidden and shown and (len(hidden) == 1 or sum(map(sizes.__getitem__, hidden)) < smallest):
        hidden.add(shown.pop(0)[1])
    return hidden


def _group(name: str, found: Moments) -> Group:
    k = len(found.items)
    return Group(
        name,
        found.n,
        found.total.mean / k,
        None if found.total.sd is None else found.total.sd / k,
        cronbach_alpha(found),
        {name: item.answers.mean for name, item in found.items.items()},
    )


def difference(groups: Sequence[Group], confidence: float) -> Difference | None:
    """Welch's t for two groups, one-way analysis of variance for more; None where none varies."""
    names = tuple(group.value for group in groups)
    figures = [(group.n or 0, group.mean or 0.0, group.sd or 0.0) for group in groups]
    within = fsum((n - 1) * sd**2 for n, _, sd in figures)
    if len(groups) < 2 or within <= 0:  # noqa: PLR2004  one group differs from nothing
        return None
    if len(groups) == 2:  # noqa: PLR2004  Welch's test is for two
        return _welch(names, figures[0], figures[1], confidence)
    return _anova(names, figures, within)


Figures = tuple[int, float, float]


def _welch(names: tuple[str, ...], one: Figures, other: Figures, confidence: float) -> Difference:
    """Welch's t with Satterthwaite's degrees of freedom, and Hedges' g with its interval."""
    from scipy.special import stdtr  # noqa: PLC0415  half a second most reports do not need

    (n1, m1, s1), (n2, m2, s2) = one, other
    v1, v2 = s1**2 / n1, s2**2 / n2
    t = (m1 - m2) / sqrt(v1 + v2)
    freedom = (v1 + v2) ** 2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
    d = cohens_d(m1 - m2, (n1, s1), (n2, s2))
    ends = effect_interval(d, n1, n2, confidence)
    p = 2 * float(stdtr(freedom, -abs(t)))
    g = hedges_g(d, n1, n2)
    return Difference("welch", names, t, (1.0, freedom), p, g, effect_interval=ends)


def _anova(names: tuple[str, ...], figures: Sequence[Figures], within: float) -> Difference:
    """F of the means' spread over the spread within groups, and eta², their share of it all."""
    from scipy.special import fdtrc  # noqa: PLC0415  as above

    n = sum(size for size, _, _ in figures)
    centre = fsum(size * mean for size, mean, _ in figures) / n
    between = fsum(size * (mean - centre) ** 2 for size, mean, _ in figures)
    freedom = (float(len(figures) - 1), float(n - len(figures)))
    f = between / freedom[0] / (within / freedom[1])
    p = float(fdtrc(*freedom, f))
    eta2 = between / (between + within)
    return Difference("anova", names, f, freedom, p, eta2=eta2)
