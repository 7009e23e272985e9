"""Roll-up on unrounded capped achievements: weighted means, coverage, shares, ratings of nodes.

Missing weight is left out and the rest renormalised; coverage is the share that was scored. A node
without a scored part has no value: the sum of nothing is not zero.
"""

from collections.abc import Collection

import polars as pl

from pipeline.account import WHOLE
from pipeline.rounding import rounded, trusted_values
from pipeline.rulebook import LEVELS, Level, Rulebook, band_of
from pipeline.score.deduction import weighs_nothing, with_deduction

_value, _coverage = pl.col("value"), pl.col("coverage")
_favourable = pl.col("favourable")
_scored = _value.is_not_null()
_weight = pl.col("weight") / pl.col("weight").max()
"""Relative to the heaviest, so that no sum of weights can overflow."""


def rolled_up(
    measures: pl.DataFrame, rulebook: Rulebook, dropped: Collection[str] = ()
) -> dict[str, pl.DataFrame]:
    """One frame per level; each names its nodes above: `objective`, `perspective`, `scorecard`.

    The revised agreement left the perspectives `dropped` without a measure: their weight counts
    nowhere.
    """
    frames = {
        "measure": measures.with_columns(
            objective=pl.col("objective_id"),
            scorecard=pl.lit(WHOLE),
            value=pl.col("capped"),
            coverage=pl.col("capped").is_not_null().cast(pl.Float64),
        )
    }
    nodes = {
        "objective": _objectives(measures, rulebook),
        "perspective": _perspectives(rulebook).filter(~pl.col("id").is_in(list(dropped))),
        "scorecard": pl.DataFrame(
            {"id": [WHOLE], "parent": [None], "weight": [1.0]},
            schema_overrides={"parent": pl.String},
        ),
    }
    for name, frame in nodes.items():
        children = frames[rulebook.levels.below(name)]
        joined = _joined(frame, _rolled(children, name, rulebook.levels.of(name)))
        given = with_deduction(_withheld(joined, name, rulebook), name, measures, rulebook)
        frames[name] = _rated(given, name, measures, rulebook)
    return {name: _with_shares(frame, name, rulebook) for name, frame in frames.items()}


def _objectives(measures: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    found = measures.unique("objective_id", keep="first", maintain_order=True)
    nothing = weighs_nothing(measures)
    weights = [
        0.0 if objective in nothing else rulebook.objective_weight(objective)
        for objective in found["objective_id"]
    ]
    return found.select(
        "perspective",
        id=pl.col("objective_id"),
        parent=pl.col("perspective"),
        scorecard=pl.lit(WHOLE),
        weight=pl.Series(weights, dtype=pl.Float64),
    )


def _perspectives(rulebook: Rulebook) -> pl.DataFrame:
    """The rulebook's perspectives in its order, those without a measure included."""
    perspectives = rulebook.perspectives
    return pl.DataFrame(
        {
            "id": [perspective.id for perspective in perspectives],
            "weight": [float(perspective.weight) for perspective in perspectives],
        }
    ).with_columns(parent=pl.lit(WHOLE), scorecard=pl.lit(WHOLE))


def _rolled(children: pl.DataFrame, name: str, level: Level) -> pl.DataFrame:
    """Value and coverage of each node of a level; no value where what was scored weighs nothing."""
    values, weights = _value.filter(_scored), _weight.filter(_scored)
    whole = weights.sum()
    arithmetic = (values * weights).sum() / whole
    weighs = weights > 0
    logs = values.filter(weighs).log() * weights.filter(weighs)
    mean = (logs.sum() / whole).exp() if level.mean == "geometric" else arithmetic
    coverage = (_coverage * _weight).sum() / _weight.sum()
    return children.group_by(pl.col(name).alias("id"), maintain_order=True).agg(
        value=pl.when((_scored & (pl.col("weight") > 0)).any()).then(mean),
        coverage=pl.when((pl.col("weight") > 0).any()).then(coverage),
    )


def _joined(nodes: pl.DataFrame, rolled: pl.DataFrame) -> pl.DataFrame:
    joined = nodes.join(rolled, on="id", how="left", validate="1:1", maintain_order="left")
    return joined.with_columns(_coverage.fill_null(0.0))


def _withheld(nodes: pl.DataFrame, name: str, rulebook: Rulebook) -> pl.DataFrame:
    """Values within the level's limits; none where the rulebook gives none or too little counts."""
    level = rulebook.levels.of(name)
    least = rulebook.minimum_coverage if name == WHOLE else 0.0
    enough = trusted_values(nodes["coverage"]) >= least
    given = pl.lit(enough) & pl.lit(level.aggregate != "none")
    return nodes.with_columns(value=pl.when(given).then(_value.clip(level.floor, level.cap)))


def _rated(
    nodes: pl.DataFrame, name: str, measures: pl.DataFrame, rulebook: Rulebook
) -> pl.DataFrame:
    level = rulebook.levels.of(name)
    scores = nodes.with_columns(score=rounded(nodes["value"], level.digits))
    if level.verdict == "all_met":
        return _with_verdicts(scores, measures, level)
    bands = [None if s is None else band_of(s, level.bands) for s in scores["score"]]
    ratings = [band.key if band else None for band in bands]
    return scores.with_columns(rating=pl.Series(ratings, dtype=pl.String))


def _with_verdicts(nodes: pl.DataFrame, measures: pl.DataFrame, level: Level) -> pl.DataFrame:
    """Rate each perspective by whether every rated measure in it is in a favourable band.

    A perspective without a rated measure has no verdict (all of nothing is not a success).
    """
    all_met = measures.group_by(pl.col("perspective").alias("id"), maintain_order=True).agg(
        all_met=pl.when(_favourable.is_not_null().any()).then(_favourable.drop_nulls().all())
    )
    key = {band.favourable: band.key for band in level.bands}
    rated = nodes.join(all_met, on="id", how="left", validate="1:1", maintain_order="left")
    return rated.with_columns(
        rating=pl.when(pl.col("all_met"))
        .then(pl.lit(key[True]))
        .when(~pl.col("all_met"))
        .then(pl.lit(key[False]))
    )


def _with_shares(nodes: pl.DataFrame, name: str, rulebook: Rulebook) -> pl.DataFrame:
    """`weight_used`: a node's share (0–1) of the node it counts in, after what is missing was
    left out; null for a node that counts nowhere."""
    parent = counts_in(name, rulebook)
    if parent is None:
        return nodes.with_columns(weight_used=pl.lit(None, pl.Float64))
    counted = pl.col("weight_used")
    share = counted / counted.sum().over(parent)
    return nodes.with_columns(weight_used=pl.when(_scored).then(_weight)).with_columns(
        weight_used=pl.when(share.is_finite()).then(share)
    )


def counts_in(name: str, rulebook: Rulebook) -> str | None:
    """The highest level that is a mean of this level; None where that level withholds its score."""
    above = [level for level in LEVELS[1:] if rulebook.levels.below(level) == name]
    highest = above[-1] if above else None
    return highest if highest and rulebook.levels.of(highest).aggregate != "none" else None
