"""The contracts of tables passed from stage to stage. Scores and achievements are percentages."""

import polars as pl

from pipeline.contract_library import pa

_Text = pl.String
_Flags = pl.List(pl.String)


def _schema(name: str, key: str, **columns: pa.Column) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, unique=[key], strict=True, ordered=True, name=name)


def _number(low: float | None = None) -> pa.Column:
    return pa.Column(pl.Float64, checks=[] if low is None else pa.Check.ge(low), nullable=True)


ActualsTable = _schema(
    "actuals",
    "measure_id",
    measure_id=pa.Column(_Text),
    actual=_number(),
    range_low=_number(),
    range_high=_number(),
    flags=pa.Column(_Flags),
)
"""measure → score. One row for each measure of `realization`, in order. `actual` is in the unit of
its formula, null when not measured; the range is what an index could take, for relative scales."""

MeasureScoresTable = _schema(
    "measure_scores",
    "measure_id",
    measure_id=pa.Column(_Text),
    perspective=pa.Column(_Text),
    objective_id=pa.Column(_Text),
    formula=pa.Column(_Text),
    polarity=pa.Column(_Text),
    variant=pa.Column(_Text, nullable=True),
    target=_number(),
    target_source=pa.Column(_Text, nullable=True),
    actual=_number(),
    counted=_number(),
    achievement=_number(),
    capped=_number(),
    score=_number(),
    rating=pa.Column(_Text, nullable=True),
    favourable=pa.Column(pl.Boolean, nullable=True),
    weight=_number(0.0),
    weight_used=_number(0.0),
    flags=pa.Column(_Flags),
)
"""score → all later stages. `achievement` is before conversion, floor and cap, `capped` is what
rolls up, `score` is `capped` rounded once. `variant` is the rule that judged it. `counted` is the
actual that counts, which a rulebook may take from an earlier period. `favourable` is that of the
band of the rating. `weight` is as given (1 where empty), `weight_used` its share (0–1) of the node
it counts in once what is missing is left out; null where it does not count."""

NodeScoresTable = _schema(
    "node_scores",
    "id",
    id=pa.Column(_Text),
    parent=pa.Column(_Text, nullable=True),
    weight=_number(0.0),
    weight_used=_number(0.0),
    value=_number(),
    deducted=_number(0.0),
    score=_number(),
    rating=pa.Column(_Text, nullable=True),
    coverage=_number(0.0),
)
"""score → all later stages. One row for each objective, each perspective, and the scorecard.
`value` is unrounded, less what is `deducted` from the scorecard; `coverage` is the share (0–1) of
the weight below that was scored; the weights are as for measures."""
