"""A survey that a satisfaction index reads → its elements, and the index of each group."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from pipeline.account import Survey
from pipeline.answers.complete import table_of
from pipeline.answers.filled import filled_answers
from pipeline.answers.forms import answered, element_sums
from pipeline.delivery import Tables
from pipeline.formulas.satisfaction import elements_of, weighted
from pipeline.reportfile import Questionnaire
from pipeline.rounding import half_up
from pipeline.rulebook import Rulebook, band_of
from pipeline.statistics.elements import goes_by_code, parts_of
from pipeline.statistics.groups import hidden_groups
from pipeline.statistics.sample_size import krejcie_morgan
from pipeline.statistics.service_quality import (
    CONVERSION,
    GroupQuality,
    ServiceQuality,
    element_weight,
)


def service_quality(
    tables: Tables, found: Survey, asked: Questionnaire, formula: str, rulebook: Rulebook
) -> ServiceQuality:
    """A survey that somebody answered, element by element and group by group, each rated."""
    policy = rulebook.survey
    parts = parts_of(formula, policy)
    sums = {item: (n, s) for item, n, s in element_sums(tables, found.id, asked).iter_rows()}
    return ServiceQuality(
        formula=formula,
        weight=element_weight(policy.weight, len(parts)),
        respondents=answered(tables, found.id, asked),
        elements=tuple(
            replace(part, rating=_rating(part.converted, formula, rulebook))
            for part in elements_of(sums, asked, formula, policy)
        ),
        groups=tuple(
            group
            for column in _columns(tables, found.id, asked)
            for group in _groups(tables, found.id, column, asked, formula, rulebook)
        ),
        assumed_order=goes_by_code(asked.items, formula, parts),
        population=asked.population,
        needed=None if asked.population is None else krejcie_morgan(asked.population),
    )


def _columns(tables: Tables, survey_id: str, asked: Questionnaire) -> Sequence[str]:
    """The delivered columns that group respondents; none where they were delivered added up."""
    name = table_of(survey_id)
    return [column for column in asked.groups if name in tables and column in tables[name].columns]


def _groups(
    tables: Tables,
    survey_id: str,
    column: str,
    asked: Questionnaire,
    formula: str,
    rulebook: Rulebook,
) -> Iterator[GroupQuality]:
    """The index of each group; null where a group is not shown, or nobody answered an element."""
    answers = filled_answers(tables, survey_id, asked, [column])
    items, policy = asked.item_ids, rulebook.survey
    sums = (
        # Gathered first: of scattered rows, threads add up fractions in an order of their own.
        answers.sort(column, maintain_order=True)
        .group_by(column, maintain_order=True)
        .agg(
            pl.len().alias("_n"),
            pl.col(items).count().name.suffix("\x00n"),
            pl.col(items).sum().name.suffix("\x00sum"),
        )
        .sort(column, nulls_last=True)
    )
    sizes = {name or "": n for name, n in sums.select(column, "_n").iter_rows()}
    hidden = hidden_groups(sizes, policy.smallest_group)
    for row in sums.drop_nulls(column).iter_rows(named=True):
        name = row[column]
        of_items = {item: (row[f"{item}\x00n"], row[f"{item}\x00sum"]) for item in items}
        elements = elements_of(of_items, asked, formula, policy)
        shown = name not in hidden
        index = weighted(elements, policy) * CONVERSION if shown and elements else None
        rating = None if index is None else _rating(half_up(index), formula, rulebook)
        yield GroupQuality(column, name, row["_n"] if shown else None, index, rating)


def _rating(index: float, formula: str, rulebook: Rulebook) -> str | None:
    band = band_of(index, rulebook.bands_of(formula))
    return None if band is None else band.key
