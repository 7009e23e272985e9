"""Scores of measures, and their roll-up to objectives, perspectives and the scorecard."""

from collections.abc import Collection

import pandera.polars as pa
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
    advice could be worth. What is only supposed is not printed, and held against no contract.
    """
    scores = measure_scores(tables, measured, report_file, rulebook, supposing_met)
    levels = rolled_up(scores, rulebook)
    contracts = {"measure": MeasureScoresTable}
    measures, objectives, perspectives, scorecard = (
        _told(levels[level], contracts.get(level, NodeScoresTable), is_supposed=bool(supposing_met))
        for level in ("measure", "objective", "perspective", "scorecard")
    )
    return Scored(measures, objectives, perspectives, scorecard)


def _told(nodes: pl.DataFrame, contract: pa.DataFrameSchema, *, is_supposed: bool) -> pl.DataFrame:
    told = nodes.select(contract.columns.keys())
    return told if is_supposed else contract.validate(told, lazy=True)
