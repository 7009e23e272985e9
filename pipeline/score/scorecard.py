"""Scores of measures, and their roll-up to objectives, perspectives and the scorecard."""

from collections.abc import Collection, Mapping

import polars as pl

from pipeline.delivery import Tables
from pipeline.formulas import REPORTED
from pipeline.reportfile import Parameters, ReportFile
from pipeline.results import Measured, Scored
from pipeline.rounding import half_up, rounded
from pipeline.rulebook import Band, Rulebook, band_of
from pipeline.score.achievement import achievement, range_achievement
from pipeline.score.rollup import objectives, perspectives, whole
from pipeline.scorecard import Polarity
from pipeline.tables import MeasureScoresTable

MEETS = 100.0


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
    measures = _measure_scores(tables, measured, report_file, rulebook, supposing_met)
    by_objective = objectives(measures, rulebook)
    by_perspective = perspectives(measures, by_objective, rulebook)
    return Scored(
        measures=MeasureScoresTable.validate(measures, lazy=True),
        objectives=by_objective,
        perspectives=by_perspective,
        scorecard=whole(by_perspective, rulebook),
    )


def _measure_scores(
    tables: Tables,
    measured: Measured,
    report_file: ReportFile,
    rulebook: Rulebook,
    supposing_met: Collection[str],
) -> pl.DataFrame:
    actual, target = pl.col("actual"), pl.col("target")
    low, high = pl.col("target_low"), pl.col("target_high")
    ranged = low.is_not_null() & high.is_not_null()
    usable = pl.when(target != 0).then(target)
    against_target = achievement(pl.col("variant"), actual, usable)
    rows = (
        _promised(tables["realization"], report_file.measures, rulebook)
        .join(measured.actuals, on="measure_id", how="left", validate="1:1", maintain_order="left")
        .with_columns(
            achievement=pl.when(ranged)
            .then(range_achievement(actual, low, high))
            .otherwise(against_target)
        )
        .with_columns(
            achievement=pl.when(pl.col("measure_id").is_in(list(supposing_met)))
            .then(MEETS)
            .otherwise(pl.col("achievement"))
        )
        .with_columns(
            capped=pl.col("achievement").clip(rulebook.scoring.floor, rulebook.scoring.cap),
            flags=pl.concat_list("flags", _target_flags(ranged)),
        )
    )
    bands = [_band(row, rulebook) for row in rows.iter_rows(named=True)]
    return rows.with_columns(
        score=rounded(rows["capped"]),
        rating=pl.Series([band.key if band else None for band in bands], dtype=pl.String),
        met=pl.Series([band.met if band else None for band in bands], dtype=pl.Boolean),
    ).select(MeasureScoresTable.columns.keys())


def _promised(
    realization: pl.DataFrame, parameters: Mapping[str, Parameters], rulebook: Rulebook
) -> pl.DataFrame:
    """Targets with the polarity and variant that score them; the actual column is measured's."""
    formulas = realization["formula"].fill_null(REPORTED)
    overrides = {name: policy.polarity for name, policy in rulebook.formulas.items()}
    frame = realization.drop("actual").with_columns(
        formula=formulas,
        weight=pl.col("weight").fill_null(1.0),
        polarity=pl.Series(
            [
                overrides.get(formula) or own
                for formula, own in zip(formulas, realization["polarity"], strict=True)
            ],
            dtype=pl.String,
        ),
    )
    variants = [
        _variant(row["measure_id"], row["formula"], Polarity(row["polarity"]), parameters, rulebook)
        for row in frame.select("measure_id", "formula", "polarity").iter_rows(named=True)
    ]
    return frame.with_columns(variant=pl.Series(variants, dtype=pl.String))


def _variant(
    measure_id: str,
    formula: str,
    polarity: Polarity,
    parameters: Mapping[str, Parameters],
    rulebook: Rulebook,
) -> str:
    """The variant a measure names, else its formula's policy, else the rulebook's for all."""
    own = parameters.get(measure_id, Parameters()).variant
    general = {
        Polarity.MAXIMIZE: "a/t",
        Polarity.MINIMIZE: rulebook.scoring.minimize,
        Polarity.STABILIZE: rulebook.scoring.stabilize,
    }
    return own or rulebook.formula(formula).variant or general[polarity]


def _target_flags(ranged: pl.Expr) -> pl.Expr:
    """Why a target cannot be used, or that nobody stated it."""
    target, source = pl.col("target"), pl.col("target_source")
    return pl.concat_list(
        pl.when(target.is_null() & ~ranged).then(pl.lit("no-target")),
        pl.when((target == 0) & ~ranged).then(pl.lit("zero-target")),
        pl.when(target.is_not_null() & (source == "implied")).then(pl.lit("target-implied")),
    ).list.drop_nulls()


def _band(row: Mapping[str, float | str | None], rulebook: Rulebook) -> Band | None:
    """A formula's own scale rates the rounded actual; else the level's bands rate the score."""
    policy = rulebook.formula(str(row["formula"]))
    rated = _place(row, policy.scale_of) if policy.scale else _rounded(row["capped"])
    bands = policy.scale or rulebook.levels.measure.bands
    return None if rated is None else band_of(rated, bands)


def _place(row: Mapping[str, float | str | None], scale_of: str) -> float | None:
    """The rounded actual, or its place in the range an index can take, in percent."""
    actual = _rounded(row["actual"])
    if scale_of == "actual" or actual is None:
        return actual
    low, high = row["range_low"], row["range_high"]
    if not isinstance(low, float) or not isinstance(high, float) or high <= low:
        return None
    return (actual - low) / (high - low) * 100


def _rounded(value: float | str | None) -> float | None:
    return half_up(value) if isinstance(value, float) else None
