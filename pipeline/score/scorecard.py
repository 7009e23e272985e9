"""Scores of measures, and their roll-up to objectives, perspectives and the scorecard."""

from dataclasses import dataclass

import polars as pl

from pipeline.delivery import Tables
from pipeline.reportfile import ReportFile
from pipeline.results import Measured
from pipeline.rulebook import Rulebook
from pipeline.score.dropped import perspectives_dropped
from pipeline.score.measures import measure_scores
from pipeline.score.rollup import rolled_up
from pipeline.tables import MeasureScoresTable, NodeScoresTable

_CONTRACTS = {
    "measure": MeasureScoresTable,
    "objective": NodeScoresTable,
    "perspective": NodeScoresTable,
    "scorecard": NodeScoresTable,
}
"""What the rows of each level hold, in the order of `Scored`."""


@dataclass(frozen=True)
class Scored:
    """`MeasureScoresTable`, and `NodeScoresTable` for each level above."""

    measures: pl.DataFrame
    objectives: pl.DataFrame
    perspectives: pl.DataFrame
    scorecard: pl.DataFrame


def scored(
    tables: Tables,
    measured: Measured,
    report_file: ReportFile,
    rulebook: Rulebook,
) -> Scored:
    """Every measure's achievement, score and rating, and every level above."""
    scores = measure_scores(tables, measured, report_file, rulebook)
    levels = rolled_up(scores, rulebook, perspectives_dropped(tables))
    return Scored(
        *(
            table.validate(levels[level].select(table.columns.keys()), lazy=True)
            for level, table in _CONTRACTS.items()
        )
    )
