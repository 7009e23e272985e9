"""What a piece of advice is worth: the points gained if its measure just met its target."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import polars as pl

from pipeline.results import Scored
from pipeline.rounding import half_up

Rescore = Callable[[Collection[str]], Scored]
TARGET_MET = 100.0


def impact(
    measure: Mapping[str, Any], scored: Scored, rescore: Rescore
) -> tuple[float | None, str]:
    """Points gained, and the node that gains them: the scorecard, else the perspective.

    Null where nothing was scored or the target is met already.
    """
    if measure["achievement"] is None or measure["achievement"] >= TARGET_MET:
        return None, ""
    supposed = rescore([measure["measure_id"]])
    for node, before, after in (
        ("scorecard", scored.scorecard, supposed.scorecard),
        (measure["perspective"], scored.perspectives, supposed.perspectives),
    ):
        now, then = _value(before, node), _value(after, node)
        if now is not None and then is not None:
            return half_up(then - now), node
    return None, ""


def _value(nodes: pl.DataFrame, node: str) -> float | None:
    value: float | None = nodes.row(by_predicate=pl.col("id") == node, named=True)["value"]
    return value
