"""Each measure: its target, the variant that judges it, its achievement, score and rating."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from pipeline.account import is_unearned
from pipeline.delivery import Tables
from pipeline.reportfile import Parameters, ReportFile
from pipeline.results import Measured
from pipeline.rounding import half_up, rounded
from pipeline.rulebook import Band, Rulebook, band_of
from pipeline.score.deduction import set_apart
from pipeline.score.grades import GRADE_MISSED, with_places
from pipeline.score.missing import with_counted, with_missing
from pipeline.score.ways import MAXIMUM, counts_for, flags_at_zero, with_achievements
from pipeline.scorecard import REPORTED, Polarity


def measure_scores(
    tables: Tables,
    measured: Measured,
    report_file: ReportFile,
    rulebook: Rulebook,
    *,
    supposing_met: bool = False,
) -> pl.DataFrame:
    """One row per measure, not rolled up: all of `MeasureScoresTable` but its share of weight.

    `supposing_met` scores them as if each just met its target: what advice could be worth.
    """
    scoring = rulebook.scoring
    promised = _promised(tables["realization"], report_file.measures, rulebook).join(
        measured.actuals, on="measure_id", how="left", validate="1:1", maintain_order="left"
    )
    if supposing_met:
        promised = promised.with_columns(actual=pl.coalesce("target_low", "target", "actual"))
    placed = with_places(promised, tables, report_file, rulebook, supposing_met=supposing_met)
    rows = with_counted(placed, tables, report_file.period.id, scoring)
    return _rated(judged(rows, rulebook), rulebook)


def judged(rows: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    """Rows with `achievement` and `capped`, what it counts, and what kept either from being known.

    Needs `measure_id`, `actual`, `supplied`, `weight`, and what `with_achievements` needs.
    """
    scoring = rulebook.scoring
    known = with_missing(set_apart(with_achievements(rows, scoring), rulebook), scoring)
    if scoring.achievement_digits is not None:
        exact = known["achievement"]
        known = known.with_columns(rounded(exact, scoring.achievement_digits))
    return known.with_columns(capped=counts_for(pl.col("achievement"), scoring))


def _promised(
    realization: pl.DataFrame, parameters: Mapping[str, Parameters], rulebook: Rulebook
) -> pl.DataFrame:
    """Targets with the polarity and variant that score them; the actual is that of `measure`."""
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
        parameters.get(row["measure_id"], Parameters()).variant
        or rulebook.variant(Polarity(row["polarity"]), row["formula"])
        for row in frame.select("measure_id", "formula", "polarity").iter_rows(named=True)
    ]
    return frame.with_columns(variant=pl.Series(variants, dtype=pl.String))


def _rated(rows: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    bands = [_band(row, rulebook) for row in rows.iter_rows(named=True)]
    implied = pl.col("target").is_not_null() & (pl.col("target_source") == "implied")
    told = pl.concat_list(
        "flags",
        "obstacles",
        "supplied",
        pl.when(pl.col("way") == MAXIMUM).then(pl.lit("at-maximum")),
        *flags_at_zero(),
        pl.when(implied).then(pl.lit("target-implied")),
    )
    return rows.with_columns(
        score=rounded(rows["capped"], rulebook.levels.measure.digits),
        rating=pl.Series([band.key if band else None for band in bands], dtype=pl.String),
        favourable=pl.when(told.list.contains(GRADE_MISSED))
        .then(pl.lit(value=False))
        .otherwise(
            pl.Series([band.favourable if band else None for band in bands], dtype=pl.Boolean)
        ),
        flags=told.list.drop_nulls(),
        variant=pl.coalesce("way", "variant"),
    )


def _band(row: Mapping[str, Any], rulebook: Rulebook) -> Band | None:
    """A formula's own scale rates the rounded actual; else the level's bands rate the score."""
    policy = rulebook.formula(str(row["formula"]))
    level = rulebook.levels.measure
    rated = _place(row, policy.scale_of) if policy.scale else _rounded(row["capped"], level.digits)
    bands = policy.scale or level.bands
    band = None if rated is None else band_of(rated, bands)
    return None if band is not None and band.favourable and is_unearned(row["flags"]) else band


def _place(row: Mapping[str, float | str | None], scale_of: str) -> float | None:
    """The rounded actual, or its position in the range an index can take, in percent."""
    actual = _rounded(row["counted"])
    if scale_of == "actual" or actual is None:
        return actual
    low, high = row["range_low"], row["range_high"]
    if not isinstance(low, float) or not isinstance(high, float) or high <= low:
        return None
    return half_up((actual - low) / (high - low) * 100)


def _rounded(value: float | str | None, digits: int = 2) -> float | None:
    return half_up(value, digits) if isinstance(value, float) else None
