"""Roll-up on unrounded capped achievements: weighted means, coverage, ratings of nodes.

Missing weight is left out and the rest renormalised; coverage tells how much was scored. A node
nobody scored has no value: the sum of nothing is not zero.
"""

import polars as pl

from pipeline.rounding import rounded
from pipeline.rulebook import Level, Rulebook, band_of
from pipeline.tables import NodeScoresTable

_SCORED = pl.col("value").is_not_null()
_VALUE = (pl.col("value") * pl.col("weight")).filter(_SCORED).sum() / pl.col("weight").filter(
    _SCORED
).sum()
_COVERAGE = (pl.col("coverage") * pl.col("weight")).sum() / pl.col("weight").sum()


def objectives(measures: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    """One row an objective: the weighted mean of its measures."""
    rolled = (
        _as_children(measures, "objective_id")
        .group_by("parent", maintain_order=True)
        .agg(value=_mean(), coverage=_COVERAGE, above=pl.col("perspective").first())
        .rename({"parent": "id", "above": "parent"})
        .with_columns(weight=pl.lit(1.0))
    )
    return _rated(rolled, rulebook.levels.objective)


def perspectives(
    measures: pl.DataFrame, by_objective: pl.DataFrame, rulebook: Rulebook
) -> pl.DataFrame:
    """One row a perspective of the rulebook, in its order: the mean of objectives or measures."""
    level = rulebook.levels.perspective
    children = (
        _as_children(measures, "perspective")
        if level.aggregate == "measures"
        else by_objective.select("parent", "value", "weight", "coverage")
    )
    sides = pl.DataFrame(
        {
            "id": [side.id for side in rulebook.perspectives],
            "weight": [float(side.weight) for side in rulebook.perspectives],
        }
    )
    rolled = sides.join(
        children.group_by("parent").agg(value=_mean(), coverage=_COVERAGE),
        left_on="id",
        right_on="parent",
        how="left",
        validate="1:1",
        maintain_order="left",
    ).with_columns(coverage=pl.col("coverage").fill_null(0.0), parent=pl.lit("scorecard"))
    if level.verdict == "all_met":
        return _contracted(_with_verdicts(_scored(rolled), measures, level))
    return _rated(rolled, level)


def whole(by_perspective: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    """The scorecard in one row; no score where the rulebook withholds it or coverage is short."""
    level = rulebook.levels.scorecard
    rolled = by_perspective.select(
        id=pl.lit("scorecard"),
        parent=pl.lit(None, pl.String),
        weight=pl.lit(1.0),
        value=_mean(),
        coverage=_COVERAGE,
    ).head(1)
    enough = (pl.col("coverage") >= rulebook.minimum_coverage) & (level.aggregate != "none")
    return _rated(rolled.with_columns(value=pl.when(enough).then(pl.col("value"))), level)


def _as_children(measures: pl.DataFrame, parent: str) -> pl.DataFrame:
    return measures.select(
        "perspective",
        parent=pl.col(parent),
        value=pl.col("capped"),
        weight=pl.col("weight"),
        coverage=pl.col("capped").is_not_null().cast(pl.Float64),
    )


def _mean() -> pl.Expr:
    """The weighted mean over what was scored; null where that weighs nothing."""
    return pl.when((_SCORED & (pl.col("weight") > 0)).any()).then(_VALUE)


def _scored(nodes: pl.DataFrame) -> pl.DataFrame:
    return nodes.with_columns(score=rounded(nodes["value"]))


def _rated(nodes: pl.DataFrame, level: Level) -> pl.DataFrame:
    scores = _scored(nodes)
    bands = [None if s is None else band_of(s, level.bands) for s in scores["score"]]
    ratings = [band.key if band else None for band in bands]
    return _contracted(scores.with_columns(rating=pl.Series(ratings, dtype=pl.String)))


def _with_verdicts(nodes: pl.DataFrame, measures: pl.DataFrame, level: Level) -> pl.DataFrame:
    """Rate each perspective by whether every rated measure in it is in a band that is `met`.

    A perspective without a rated measure has no verdict (all of nothing is not a success).
    """
    all_met = measures.group_by("perspective").agg(
        all_met=pl.when(pl.col("met").is_not_null().any()).then(pl.col("met").drop_nulls().all())
    )
    key = {band.met: band.key for band in level.bands}
    return nodes.join(
        all_met,
        left_on="id",
        right_on="perspective",
        how="left",
        validate="1:1",
        maintain_order="left",
    ).with_columns(
        rating=pl.when(pl.col("all_met"))
        .then(pl.lit(key[True]))
        .when(~pl.col("all_met"))
        .then(pl.lit(key[False]))
    )


def _contracted(nodes: pl.DataFrame) -> pl.DataFrame:
    return NodeScoresTable.validate(
        nodes.with_columns(pl.col("parent").cast(pl.String)).select(NodeScoresTable.columns.keys()),
        lazy=True,
    )
