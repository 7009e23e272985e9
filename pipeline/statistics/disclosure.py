"""Which groups of few persons are revealed by figures, alone or by subtraction.

The figure of a group and that of a part of it give the figure of the rest; so do a whole and all
parts but one. In general a group is given away if it is a sum or difference of groups with a
figure: its indicator is a linear combination of theirs, over the parts into which they cut the
table.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import polars as pl
from numpy.typing import NDArray

Counts = NDArray[np.float64]
"""For each part of a table whether it is counted, as 1 and 0."""
_MOST_PARTS = 24
"""Up to so many small parts, every union is examined; of more, only single parts and pairs."""
_NOISE = 1e-9
_PERSON = "\x00person"
"""A column name that no figure has."""


def given_away(
    groups: Mapping[str, pl.Series], persons: pl.Series, least: int
) -> Iterator[tuple[str, ...]]:
    """The figures that together give away a group of fewer than `least` of these persons.

    `groups` holds for each figure, by its name, which rows it counts (Booleans); `persons` whose
    each row is. A figure that counts nobody reveals nobody; a figure of everybody may be shown. As
    few figures are named as suffice, the figure of the fewest rows last.
    """
    names = sorted(groups, key=lambda name: -int(groups[name].sum()))
    if not names:
        return
    parts = (
        pl.DataFrame({**groups, _PERSON: persons})
        .group_by(names, maintain_order=True)
        .agg(pl.col(_PERSON).unique())
        .filter(pl.any_horizontal(names))
    )
    counted = {name: parts[name].to_numpy().astype(float) for name in names}
    least = min(least, persons.n_unique())
    for union in _small_unions(parts[_PERSON].to_list(), least):
        wanted = np.isin(np.arange(parts.height), union).astype(float)
        left = dict(counted)
        while _adds_up(wanted, left):
            told = _fewest(wanted, left)
            yield told
            del left[told[-1]]


def _adds_up(wanted: Counts, figures: Mapping[str, Counts]) -> bool:
    """Whether a group is a linear combination of those that figures count."""
    if not figures:
        return False
    columns = np.column_stack(list(figures.values()))
    factors, *_ = np.linalg.lstsq(columns, wanted, rcond=None)
    return bool(np.allclose(columns @ factors, wanted, atol=_NOISE))


def _fewest(wanted: Counts, figures: Mapping[str, Counts]) -> tuple[str, ...]:
    """The figures that suffice: each in turn is left out if the others add up without it."""
    needed = dict(figures)
    for name in figures:
        others = {other: counts for other, counts in needed.items() if other != name}
        if _adds_up(wanted, others):
            needed = others
    return tuple(needed)


def _small_unions(parts: Sequence[Sequence[object]], least: int) -> Iterator[list[int]]:
    """The unions of parts that hold fewer than `least` persons, small ones first."""
    small = [index for index, people in enumerate(parts) if len(people) < least]
    most = len(small) if len(small) <= _MOST_PARTS else 2
    for size in range(1, min(most, least - 1) + 1):
        for union in combinations(small, size):
            if len({person for index in union for person in parts[index]}) < least:
                yield list(union)
