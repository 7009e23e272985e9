"""The contracts: one for every table that is delivered, and one for each that crosses a stage."""

from pipeline.tables.delivered import DELIVERED, declared_table, survey_table
from pipeline.tables.hierarchy import leaf_lines
from pipeline.tables.kinds import Column, Kind, Table
from pipeline.tables.results import (
    ActualsTable,
    MeasureScoresTable,
    NodeScoresTable,
)

__all__ = [
    "DELIVERED",
    "ActualsTable",
    "Column",
    "Kind",
    "MeasureScoresTable",
    "NodeScoresTable",
    "Table",
    "declared_table",
    "leaf_lines",
    "survey_table",
]
