"""How measures would be judged with other actuals: by the rule that judges the real ones."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import Tables
from pipeline.reportfile import ReportFile
from pipeline.results import Measured
from pipeline.rulebook import Rulebook
from pipeline.score.certainty import Supposed, Supposing
from pipeline.score.measures import measure_scores


def supposing(
    tables: Tables, measured: Measured, report_file: ReportFile, rulebook: Rulebook
) -> Supposing:
    """A function that judges measures, by their ids, as if they had other actuals."""

    def judged(actuals: Mapping[str, float]) -> Mapping[str, Supposed]:
        asked = pl.col("measure_id").is_in(list(actuals))
        other = pl.col("measure_id").replace_strict(actuals, return_dtype=pl.Float64)
        rows = measure_scores(
            replace(
                tables,
                frames={**tables.frames, "realization": tables["realization"].filter(asked)},
            ),
            replace(measured, actuals=measured.actuals.filter(asked).with_columns(actual=other)),
            report_file,
            rulebook,
        )
        found = rows.select("measure_id", "variant", "rating", "capped").iter_rows()
        return {measure: Supposed(way, rating, counts) for measure, way, rating, counts in found}

    return judged
