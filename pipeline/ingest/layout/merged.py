"""Repeats each text that is merged over several rows in every one of these rows.

Numbers are not repeated: an amount would count twice.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.blocks import Area
from pipeline.tables.kinds import Column, Kind

REPEATED = frozenset({Kind.TEXT, Kind.CODE, Kind.CHOICE, Kind.DATE, Kind.TIME, Kind.YES_NO})
"""Kinds of columns whose cells are repeated even where they hold digits."""
ALMOST_A_NUMBER = r"^(?i)[^\p{L}\d]*(rp\.?|idr)?[^\p{L}\d]*\d[\d.,\s]*[^\p{L}\d]*(\p{L}+)?\.?$"
"""A number, with its currency or its unit: `1.000.000`, `Rp 5.000`, `95 %`, `12 laporan`."""


def filled_below(
    body: pl.DataFrame,
    stored: pl.DataFrame,
    areas: Sequence[Area],
    columns: Mapping[str, Column],
) -> pl.DataFrame:
    """The rows below a heading, with each text that is merged over several of them in every one.

    `columns` gives the column of the table at a position, where it is known. A row without a cell
    of its own is no row of data, however far a merged area reaches over it.
    """
    down: dict[str, list[Area]] = {}
    for area in areas:
        name = str(area.first_column)
        if area.last_row > area.first_row and name in body.columns:
            down.setdefault(name, []).append(area)
    if not down or body.is_empty():
        return body
    is_row = pl.any_horizontal(_is_filled(pl.col(name)) for name in body.columns if name != ROW)
    own = body.select(is_row).to_series()
    return body.with_columns(
        _repeated(body, stored, name, over, columns.get(name))
        .set(~own, None)
        .zip_with(~_filled(body[name]), body[name])
        for name, over in down.items()
    )


def _repeated(
    body: pl.DataFrame,
    stored: pl.DataFrame,
    name: str,
    areas: Sequence[Area],
    column: Column | None,
) -> pl.Series:
    """The text that each cell of a column is merged into; null where it is not merged."""
    texts = pl.DataFrame(
        {
            "first": body[ROW],
            name: body[name].set(~_is_repeated(body[name], stored[name], column), None),
        }
    )
    spans = pl.DataFrame(
        {"first": [area.first_row for area in areas], "last": [area.last_row for area in areas]},
        schema={"first": body.schema[ROW], "last": body.schema[ROW]},
    ).sort("first")
    tops = spans.join(texts, on="first", how="left", maintain_order="left")
    below = body.select(ROW).join_asof(tops, left_on=ROW, right_on="first", strategy="backward")
    inside = pl.when(pl.col(ROW) <= pl.col("last")).then(pl.col(name))
    return below.select(inside).to_series()


def _is_repeated(cells: pl.Series, stored: pl.Series, column: Column | None) -> pl.Series:
    """Whether a cell holds for every row that it is merged over: a text, or a code."""
    has_letter = cells.str.contains(r"\p{L}").fill_null(value=False)
    if column is not None and column.kind in REPEATED:
        return cells.is_not_null() & (~stored | (column.kind is Kind.CODE))
    if column is not None:
        return has_letter & ~stored & ~cells.str.contains(r"\d").fill_null(value=False)
    return has_letter & ~stored & ~cells.str.contains(ALMOST_A_NUMBER).fill_null(value=False)


def _filled(cells: pl.Series) -> pl.Series:
    return cells.to_frame().select(_is_filled(pl.first())).to_series()


def _is_filled(cells: pl.Expr) -> pl.Expr:
    return (cells.str.strip_chars() != "").fill_null(value=False)
