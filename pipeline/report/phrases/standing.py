"""Bullet bars beside scores: how each node and measure did."""

from itertools import pairwise
from typing import Literal

from pipeline.account import Measure, Node
from pipeline.case import Case
from pipeline.document import Bullet, Zone
from pipeline.report.phrases.wording import colour_of
from pipeline.rounding import half_up
from pipeline.rulebook import Band, Scoring

_MET = 100.0


def node_bullet(
    node: Node, case: Case, of: Literal["objective", "perspective"] = "perspective"
) -> Bullet | None:
    """A node's score over the bands of its level; None where it has no score."""
    level = case.rulebook.levels.of(of)
    bands = () if level.verdict else level.bands
    band = case.node_band(of, node.rating)
    return _bullet(node.score, bands, band, case)


def measure_bullet(measure: Measure, case: Case) -> Bullet | None:
    """A measure's score against its target, over the bands of measures; None without a score."""
    own_scale = bool(case.rulebook.formula(measure.formula).scale)
    bands = () if own_scale else case.rulebook.levels.measure.bands
    return _bullet(measure.score, bands, case.band_of(measure), case)


def _bullet(
    score: float | None, bands: tuple[Band, ...], band: Band | None, case: Case
) -> Bullet | None:
    """A bar from the floor to the cap; the target's mark is at the score of a target just met."""
    if score is None:
        return None
    low, high = case.rulebook.scoring.floor, case.rulebook.scoring.cap

    def place(value: float) -> float:
        return min(max((value - low) / (high - low), 0.0), 1.0)

    floors = [place(part.floor) for part in bands] + [1.0]
    zones = tuple(
        Zone(floors[i], floors[i + 1], part.colour)
        for i, part in enumerate(bands)
        if floors[i] < floors[i + 1]
    )
    target = score_of_met(case.rulebook.scoring)
    alt = case.language.say(
        "Score {score} of at most {cap}; the target is {target}.",
        score=score,
        cap=case.language.short(high),
        target=case.language.short(half_up(target)),
    )
    return Bullet(place(score), place(target), zones, colour_of(band), alt)


def score_of_met(scoring: Scoring) -> float:
    """The score of a target that is just met: 100, or its value on the rulebook's scale."""
    for (before, low), (after, high) in pairwise(scoring.conversion):
        if before <= _MET <= after:
            return low + (_MET - before) * (high - low) / (after - before)
    return scoring.conversion[-1][1] if scoring.conversion else _MET
