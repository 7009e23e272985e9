"""What an actual comes to against other yardsticks than its target: Renstra, national standard."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import Tables
from pipeline.reportfile import ReportFile
from pipeline.results import Measured
from pipeline.rulebook import Rulebook
from pipeline.score.measures import measure_scores

YARDSTICKS = ("renstra_target", "national_standard")
"""Columns of the realization that an actual is also compared with."""


def against_yardsticks(
    tables: Tables, measured: Measured, report_file: ReportFile, rulebook: Rulebook
) -> Mapping[str, Mapping[str, float | None]]:
    """By column, every measure's achievement if that column were its target, in percent."""
    return {
        column: _against(column, tables, measured, report_file, rulebook) for column in YARDSTICKS
    }


def _against(
    column: str, tables: Tables, measured: Measured, report_file: ReportFile, rulebook: Rulebook
) -> dict[str, float | None]:
    register, nothing = tables["realization"], pl.lit(None, pl.Float64)
    if register[column].null_count() == register.height:
        return dict.fromkeys(register["measure_id"])
    promised = register.with_columns(
        target=pl.col(column), target_low=nothing, target_high=nothing, maximum=nothing
    )
    supposed = replace(tables, frames={**tables.frames, "realization": promised})
    scores = measure_scores(supposed, measured, report_file, rulebook, supposing_met=())
    return dict(zip(scores["measure_id"], scores["achievement"], strict=True))
