"""Answers, each item by its weight → how far the respondents' own indices lie apart."""

from collections.abc import Mapping

import polars as pl

from pipeline.answers.complete import complete_answers, table_of
from pipeline.answers.forms import form_of
from pipeline.formulas.computed import Given


def spread_of(
    weights: Mapping[str, float], given: Given, scores: Mapping[str, pl.Expr] | None = None
) -> float | None:
    """The sample deviation of Σ weight × answer over the complete respondents.

    `scores` say how an answer counts where it does not count as it is. Null where the survey was
    delivered without its respondents, or for a single one.
    """
    name, survey = given.survey
    if form_of(given.tables, name) != table_of(name):
        return None
    counted = scores or {item: pl.col(item) for item in weights}
    own = pl.sum_horizontal(
        counted[item].cast(pl.Float64) * weight for item, weight in weights.items()
    )
    found = complete_answers(given.tables, name, survey).select(own.std()).item()
    return None if found is None else float(found)
