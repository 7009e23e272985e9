"""An item whose wording changed midway: merge its columns into one column of answers."""

from collections.abc import Sequence

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem


def coalesced(raw: RawTable, headings: Sequence[str]) -> tuple[pl.Series, pl.Series | None]:
    """The first filled cell of these columns in each row, and whether it is stored as a number."""
    columns = [raw.frame[heading] for heading in headings]
    if len({column.dtype for column in columns}) > 1:
        columns = [column.cast(pl.String) for column in columns]
    answers, stored = columns[0], raw.stored.get(headings[0])
    for heading, column in zip(headings[1:], columns[1:], strict=True):
        flags = raw.stored.get(heading)
        if stored is not None or flags is not None:
            nowhere = pl.repeat(False, len(column), dtype=pl.Boolean, eager=True)
            first, other = (nowhere if given is None else given for given in (stored, flags))
            stored = first.zip_with(answers.is_not_null(), other)
        answers = answers.zip_with(answers.is_not_null(), column)
    return answers, stored


def answered_twice(raw: RawTable, item: str, headings: Sequence[str]) -> list[Problem]:
    """A problem for each row that answers several versions of an item."""
    filled = pl.sum_horizontal(pl.col(heading).is_not_null() for heading in headings)
    rows = raw.frame.filter(filled > 1)[ROW].to_list()
    values = {"item": item, "columns": list(headings)}
    place = (raw.source.file, raw.source.sheet)
    return [Problem("answered-twice", *place, row, headings[-1], values=values) for row in rows]
