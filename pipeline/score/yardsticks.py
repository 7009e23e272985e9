"""Achievement against other yardsticks than the target: Renstra, national standard, the year's."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import Tables
from pipeline.reportfile import ReportFile
from pipeline.results import Measured
from pipeline.rulebook import Rulebook
from pipeline.score.grades import promising
from pipeline.score.measures import measure_scores

Achievements = Mapping[str, float | None]
"""Percent, by measure; null where nothing can be compared."""


def against_yardsticks(
    tables: Tables, measured: Measured, report_file: ReportFile, rulebook: Rulebook
) -> tuple[Achievements, Achievements, Achievements]:
    """Every measure's achievement if the Renstra's end target, the national standard, or the
    target of the whole year were its target."""
    renstra, national, year = (
        _against(column, tables, measured, report_file, rulebook)
        for column in ("renstra_target", "national_standard", "year_target")
    )
    return renstra, national, year


def _against(
    column: str, tables: Tables, measured: Measured, report_file: ReportFile, rulebook: Rulebook
) -> Achievements:
    register, nothing = tables["realization"], pl.lit(None, pl.Float64)
    tables = promising(tables, column)
    in_grades = any(graded.target for graded in tables.graded.values())
    if register[column].null_count() == register.height and not in_grades:
        return dict.fromkeys(register["measure_id"])
    promised = register.with_columns(
        target=pl.col(column), target_low=nothing, target_high=nothing, maximum=nothing
    )
    supposed = replace(tables, frames={**tables.frames, "realization": promised})
    scores = measure_scores(supposed, measured, report_file, rulebook)
    return dict(zip(scores["measure_id"], scores["achievement"], strict=True))
