"""Scores of measures, and their roll-up to objectives, perspectives and the scorecard."""

from collections.abc import Collection

import polars as pl

from pipeline.delivery import Tables
from pipeline.reportfile import ReportFile
from pipeline.results import Measured, Scored
from pipeline.rulebook import Rulebook
from pipeline.score.measures import measure_scores
from pipeline.score.rollup import rolled_up
from pipeline.tables import MeasureScoresTable, NodeScoresTable


def scored(
    tables: Tables,
    measured: Measured,
    report_file: ReportFile,
    rulebook: Rulebook,
    *,
    supposing_met: Collection[str] = (),
) -> Scored:
    """Every measure's achievement, score and rating, and every level above.

    `supposing_met` names measures to be scored as if each just met its target: what a piece of
    advice could be worth.
    """
    scores = measure_scores(tables, measured, report_file, rulebook, supposing_met)
    levels = rolled_up(scores, rulebook)
    return Scored(
        measures=MeasureScoresTable.validate(
            levels["measure"].select(MeasureScoresTable.columns.keys()), lazy=True
        ),
        objectives=_contracted(levels["objective"]),
        perspectives=_contracted(levels["perspective"]),
        scorecard=_contracted(levels["scorecard"]),
    )


def _contracted(nodes: pl.DataFrame) -> pl.DataFrame:
    columns = NodeScoresTable.columns.keys()
    return NodeScoresTable.validate(nodes.select(columns), lazy=True)
