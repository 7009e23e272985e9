"""Measures whose figures are grades: how far down their scale target and actual are."""

from dataclasses import replace

import polars as pl

from pipeline.account import Flag, Measure
from pipeline.delivery import Tables
from pipeline.grades import Graded, GradeScale
from pipeline.reportfile import ReportFile
from pipeline.rulebook import Rulebook

GRADE_MISSED = Flag.GRADE_MISSED.value
_PLACES = {"measure_id": pl.String, "target_place": pl.Int64, "actual_place": pl.Int64}


def with_places(
    rows: pl.DataFrame,
    tables: Tables,
    report_file: ReportFile,
    rulebook: Rulebook,
    *,
    supposing_met: bool,
) -> pl.DataFrame:
    """Rows with the groups of target and actual in their scale, the best 0; null for numbers.

    Where measures are supposed to meet their targets, the actual is where the target is.
    """
    scales, found = rulebook.grade_scales(report_file.scales), []
    for measure, graded in tables.graded.items():
        places = scales[graded.scale].places
        target, actual = (
            None if grade is None else places[grade] for grade in (graded.target, graded.actual)
        )
        found.append((measure, target, target if supposing_met else actual))
    known = pl.DataFrame(found, schema=_PLACES, orient="row")
    return rows.join(known, on="measure_id", how="left", validate="1:1", maintain_order="left")


def promising(tables: Tables, column: str) -> Tables:
    """The tables as if another yardstick of the register were the targets."""
    graded = {
        measure: replace(one, target=one.of(column)) for measure, one in tables.graded.items()
    }
    return replace(tables, graded=graded)


def with_grades(measure: Measure, graded: Graded, scale: GradeScale) -> Measure:
    """The measure with its figures as grades."""
    return replace(
        measure,
        scale=graded.scale,
        grades=scale.groups,
        target_grade=graded.target,
        actual_grade=graded.actual,
        renstra_grade=graded.renstra_target,
        national_grade=graded.national_standard,
        grade_before=graded.target_before,
        next_step=replace(measure.next_step, target_grade=graded.next_target),
        cumulative=measure.cumulative
        and replace(
            measure.cumulative,
            is_position=graded.period_target is None and graded.period_actual is None,
            period_target_grade=graded.period_target,
            period_actual_grade=graded.period_actual,
            year_grade=graded.year_target,
        ),
    )
