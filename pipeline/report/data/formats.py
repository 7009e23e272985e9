"""How scorecard.xlsx shows numbers: each column by its kind, each measure with its own decimals.

A format changes what a spreadsheet shows; the number in the cell stays as exact as it was computed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.document.sheets import CellValue, Format

Row = Mapping[str, CellValue]
"""A row of a sheet, by column."""


@dataclass(frozen=True)
class SheetRows:
    """A sheet's name and its rows, which all have the same columns.

    `digits` are the decimals of the measure that each row is about, where rows are about measures.
    """

    name: str
    rows: Sequence[Row]
    digits: Sequence[int] = ()

    @property
    def columns(self) -> Sequence[str]:
        return tuple(self.rows[0]) if self.rows else ()


_GENERAL = "General"
"""Text, and answers, which keep the decimals they were given with."""
_MONEY, _PERCENT, _SHARE, _COEFFICIENT, _COUNT = "#,##0", "0.00", "0.0000", "0.000", "0"
_PART, _MEAN = "0.00%", "0.00"
"""A fraction of 1, which the page prints as a percentage; and a mean, an index or minutes."""

_BY_KIND: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_MONEY, (
        "ceiling_before", "ceiling", "change", "realized", "period_realized", "cost_planned",
        "cost",
    )),
    (_PERCENT, (
        "achievement", "approval", "score", "score_change", "effect", "deducted", "out_of",
        "impact",
        "change_percent", "spent_percent", "output_percent", "outcome_percent",
        "cost_change_percent", "against_standard",
        "cycle_effectiveness", "share", "ratio", "renstra_percent", "national_percent", "converted",
        "year_percent",
    )),
    (_PART, ("coverage",)),
    (_SHARE, ("weight", "weight_used", "nrr")),
    (_MEAN, (
        "minutes", "index", "index_low", "index_high", "mean", "sd", "mean_least", "mean_greatest",
        "mean_low", "mean_high", "points",
        "bootstrap_low", "bootstrap_high", "margin_of_error", "df2", "performance",
    )),
    (_COEFFICIENT, (
        "item_total_r", "item_total_p", "r_critical", "corrected_item_total_r",
        "alpha_if_deleted", "alpha", "alpha_low", "alpha_high", "standardised_alpha",
        "alpha_of_varying", "mean_inter_item_r", "statistic", "p", "hedges_g", "g_low", "g_high",
        "eta2", "r2", "adjusted_r2", "residual_sd", "f", "f_p", "durbin_watson", "b", "se", "beta",
        "t", "vif", "importance",
    )),
    (_COUNT, (
        "n", "missing", "not_applicable", "respondents", "answered", "answers", "delivered",
        "population", "df1", "row", "disclosed",
        "targets", "targets_met", "targets_missed", "not_measured", "measures_met",
        "measures_asked",
    )),
)  # fmt: skip
_FORMATS = {column: form for form, columns in _BY_KIND for column in columns}
_OF_A_MEASURE = frozenset(
    {
        *("target", "target_low", "target_high", "actual", "actual_change", "renstra_target"),
        *("target_before", "next_target", "worst", "maximum", "published"),
        *("national_standard", "period_target", "period_actual", "year_target"),
    }
)
"""Columns in the unit of the measure that `id` names."""


def formats_of(sheet: SheetRows) -> dict[str, Format]:
    """Each column of a sheet with its number format."""
    return {column: _format(column, sheet.digits) for column in sheet.columns}


def _format(column: str, digits: Sequence[int]) -> Format:
    if digits and column in _OF_A_MEASURE:
        return tuple(_of_measure(count) for count in digits)
    return _FORMATS.get(column, _GENERAL)


def _of_measure(digits: int) -> str:
    return "#,##0." + "0" * digits if digits else _MONEY
