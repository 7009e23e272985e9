"""What ingest knew of a survey's responses in; out the same for the rows that were kept."""

from collections.abc import Mapping

import polars as pl

from pipeline.delivery import ROW, Delivery
from pipeline.validate.typed import TypedTable


def inapplicable(
    delivery: Delivery, tables: Mapping[str, TypedTable]
) -> Mapping[str, pl.DataFrame]:
    """By table `_row` and a Boolean column an item that does not apply to somebody."""
    found = {}
    for name, table in tables.items():
        raw = delivery.tables[name]
        marks = [
            raw.not_applicable[heading].alias(column)
            for column, heading in table.headings.items()
            if heading in raw.not_applicable
        ]
        if marks:
            marked = raw.frame.select(pl.col(ROW).cast(pl.UInt32), *marks)
            found[name] = table.frame.select(ROW).join(
                marked, on=ROW, how="left", validate="1:1", maintain_order="left"
            )
    return found


def repeated(delivery: Delivery, tables: Mapping[str, TypedTable]) -> Mapping[str, tuple[int, ...]]:
    """By table the rows that repeat an earlier submission."""
    return {
        name: rows
        for name, table in tables.items()
        if (rows := _kept(delivery.tables[name].repeated, table))
    }


def _kept(rows: tuple[int, ...], table: TypedTable) -> tuple[int, ...]:
    kept = set(table.frame[ROW]) if rows else set()
    return tuple(row for row in rows if row in kept)
