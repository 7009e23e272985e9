"""The column of achievements of a register whose heading no table knows: its numbers prove it.

`Capaian 2024 thd target akhir` is no heading of `published`. If every measure's number is that of
its target and actual, the column says which way is better as well as `published` does.
"""

from collections.abc import Callable
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind
from pipeline.tables.budget_words import words_of
from pipeline.validate.cells import typed_cells
from pipeline.validate.dates import NO_DATE
from pipeline.validate.typed import TypedTable

_WORDS = frozenset({"capaian", "pencapaian", "achievement", "kinerja"})
_PLAIN = frozenset({"rasio", "ratio", "perbandingan"})
"""What is divided alike for every measure, whichever way is better."""
_COLUMN = Column("published", Kind.NUMBER, "an achievement")
_LEAST = 2
"""The fewest measures that prove a column."""


def with_achievements(
    register: TypedTable, raw: RawTable | None, compared: Callable[[TypedTable], pl.DataFrame]
) -> TypedTable:
    """The register with the achievements that an unknown column holds of every measure.

    `compared` says of a register, by row, which way its achievements say is better.
    """
    if raw is None or "published" in register.headings:
        return register
    for heading in register.others:
        words = set(words_of(heading))
        if not _WORDS & words or _PLAIN & words or heading not in raw.frame.columns:
            continue
        told = _with(register, raw, heading)
        ways = compared(told)["way"]
        if len(ways) >= _LEAST and (ways != "").all():
            return told
    return register


def _with(register: TypedTable, raw: RawTable, heading: str) -> TypedTable:
    texts = raw.frame[heading].cast(pl.String)
    nowhen = pl.repeat(NO_DATE, len(texts), dtype=pl.Date, eager=True)
    read = typed_cells(_COLUMN, texts, raw.stored.get(heading), FileSource(), nowhen)
    cells = raw.frame.select(ROW).with_columns(read.values.alias("published"))
    words = raw.frame.select(ROW).with_columns(texts.alias("published"))
    frame, said = (
        whole.drop("published", strict=False).join(part, on=ROW, how="left", maintain_order="left")
        for whole, part in ((register.frame, cells), (register.texts, words))
    )
    return replace(register, frame=frame.select(register.frame.columns), texts=said)
