"""A column of texts in, what they mean out: each distinct text is read once, however often met.

Answers, days and words repeat; parsing them is slow, and looking them up is not.
"""

import polars as pl

TEXT = "text"


def words_of(texts: pl.Series) -> pl.DataFrame:
    """The distinct texts of a column, in the column `text`."""
    return texts.drop_nulls().unique(maintain_order=True).to_frame(TEXT)


def first_of(texts: pl.Series, found: pl.Series, among: pl.Series | None = None) -> int | None:
    """The position of the first text that is in `found`, looking only at those `among` marks."""
    if found.is_empty():
        return None
    is_found = texts.is_in(found.implode()).fill_null(value=False)
    return (is_found if among is None else is_found & among).arg_max()


def looked_up(texts: pl.Series, words: pl.DataFrame, column: str) -> pl.Series:
    """For each text its value in `words`; null for a text that is not in `words`."""
    return texts.to_frame(TEXT).select(meaning(words, column)).to_series().alias(texts.name)


def meaning(words: pl.DataFrame, column: str) -> pl.Expr:
    """The value in `words` of each cell of the column `text`; null for other texts."""
    meant = words[column]
    if words.is_empty():
        return pl.lit(None, meant.dtype).alias(column)
    return (
        pl.col(TEXT)
        .replace_strict(words[TEXT], meant, default=None, return_dtype=meant.dtype)
        .alias(column)
    )
