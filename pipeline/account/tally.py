"""How many of the promised targets were met."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.account.measure import Measure
from pipeline.account.verdict import MetReason


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Measures with a target, counted by their result: `of` is the sum of the first four."""

    met: int
    missed: int
    unmeasured: int
    """Without an actual."""
    withheld: int
    """With an actual that would reveal data about single persons, and is not shown."""
    unscored: int
    """How many of those met or missed have no score."""
    of: int


def tallied(measures: Iterable[Measure]) -> Tally:
    """Count the measures that have a target, by their result."""
    promised = [measure for measure in measures if measure.has_target]
    verdicts = Counter(measure.met for measure in promised)
    withheld = sum(measure.met_reason is MetReason.WITHHELD for measure in promised)
    return Tally(
        met=verdicts[True],
        missed=verdicts[False],
        unmeasured=verdicts[None] - withheld,
        withheld=withheld,
        unscored=sum(m.met is not None and m.score is None for m in promised),
        of=len(promised),
    )
