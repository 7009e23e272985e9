"""A survey added up: below its items its own index, and the grade of that; no item is either."""

import polars as pl

from pipeline.tables import Kind, Table
from pipeline.tables.total_words import GRADE, INDEX
from pipeline.validate.numbers import bare


def index_rows(texts: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The rows of sums or counts that are named for the index, or for its grade where they have no
    number."""
    if table.key[:1] != ("item",) or texts.schema.get("item") != pl.String:
        return texts.clear()
    item = pl.col("item").str.strip_chars()
    figures = [
        bare(pl.col(column.name).cast(pl.String), column.kind).is_not_null()
        for column in table.columns
        if column.kind in (Kind.NUMBER, Kind.COUNT) and column.name in texts.columns
    ]
    has_figure = pl.any_horizontal(pl.lit(value=False), *figures)
    is_grade = item.str.contains(GRADE) & ~has_figure
    return texts.filter(item.str.contains(INDEX) | is_grade)
