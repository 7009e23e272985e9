"""Budget lines with outputs → output achievement as the geometric means of the regulations."""

from functools import partial

import polars as pl

from pipeline.account import AchievedOutput, Flag, Particulars
from pipeline.delivery import ROW
from pipeline.formulas.budget import BUDGET, lines_with
from pipeline.formulas.computed import Computed, Given
from pipeline.formulas.formula import Formula
from pipeline.formulas.particulars import outputs_of
from pipeline.tables import INDICATOR, VOLUME, output_parts
from pipeline.translatable import _

_RATIO = pl.col("output_actual") / pl.col("output_target")


@partial(
    Formula,
    "budget.output_geometric",
    title=_("output achievement, geometric mean"),
    equation=_(
        "geometric mean over {outputs} outputs of volume ratio × geometric mean of the "
        "indicators' ratios, × 100; lines: {lines}"
    ),
    source=_("PMK 214/PMK.02/2017"),
    table="budget",
    columns=("output_target", "output_actual"),
    parameters={"rows": False},
    values=("outputs", "lines"),
)
def output_geometric(given: Given) -> Computed:
    """The geometric mean over outputs of volume ratio × geometric mean of indicator ratios × 100.

    PMK 214/PMK.02/2017. Codes show which lines make one output, `level` which of them is its
    volume; a single line is its output's ratio. An output with a missing figure is left out, as a
    line without its actual is.
    """
    lines, outputs = _achieved_outputs(output_parts(given.kept(BUDGET)))
    values, rows = {"outputs": outputs.height, "lines": lines.height}, {BUDGET: lines[ROW]}
    if outputs.is_empty():
        return Computed(None, values, rows, (Flag.NO_OUTPUT,))
    told = outputs.select("output", pl.col("volume", "indicators", "ratio") * 100)
    particulars = Particulars(
        outputs=outputs_of(lines).outputs,
        achieved_outputs=tuple(AchievedOutput(*row) for row in told.iter_rows()),
    )
    return Computed(100 * _geometric_mean(outputs["ratio"]), values, rows, particulars=particulars)


def _achieved_outputs(parts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The lines of the outputs that are known whole, and these outputs with their ratios."""
    is_alone, part = pl.len() == 1, pl.col("part")
    outputs = (
        parts.group_by("key", maintain_order=True)
        .agg(
            pl.col("output").first(),
            volume=_RATIO.filter(is_alone | (part == VOLUME)).first(),
            indicators=_root(_RATIO.filter(~is_alone & (part == INDICATOR))),
            is_known=pl.col("output_actual").null_count() == 0,
        )
        .with_columns(ratio=pl.col("volume") * pl.col("indicators").fill_null(1.0))
        .filter(pl.col("is_known") & pl.col("ratio").is_not_null())
    )
    return parts.join(outputs, on="key", how="semi", maintain_order="left"), outputs


@partial(
    Formula,
    "budget.output_geometric_nested",
    title=_("output achievement, nested geometric means"),
    equation=_(
        "geometric means of output actual ÷ output target × 100: within outputs, then "
        "programmes, then over the programmes; lines: {lines}"
    ),
    source=_("PMK 22/PMK.02/2021"),
    table="budget",
    columns=("output_target", "output_actual"),
    parameters={"rows": False},
    values=("lines",),
)
def output_geometric_nested(given: Given) -> Computed:
    """The geometric mean within each output, then within each programme, then over programmes.

    Of output actual ÷ output target × 100, over the lowest lines that have both. PMK
    22/PMK.02/2021. Codes show what belongs together: 1.2.3 is an indicator of output 1.2 in
    programme 1.
    """
    lines = lines_with(given, "output")
    values, rows = {"lines": lines.height}, {BUDGET: lines[ROW]}
    if lines.is_empty():
        return Computed(None, values, rows, (Flag.NO_OUTPUT,))
    means = lines.select(path=pl.col("code").str.strip_chars_end(".").str.split("."), mean=_RATIO)
    for _level in range(2):
        above = pl.col("path").list.head((pl.col("path").list.len() - 1).clip(1))
        means = means.group_by(path=above, maintain_order=True).agg(_root(pl.col("mean")))
    actual = 100 * _geometric_mean(means["mean"])
    return Computed(actual, values, rows, particulars=outputs_of(lines))


def _geometric_mean(ratios: pl.Series) -> float:
    return float(ratios.to_frame("ratio").select(_root(pl.col("ratio"))).item())


def _root(ratios: pl.Expr) -> pl.Expr:
    """The geometric mean; zero where any ratio is zero, as its logarithm is minus infinity."""
    return ratios.log().mean().exp()
