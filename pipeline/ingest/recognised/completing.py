"""Finds the sheets or files that have more columns for the rows of a recognised table, and writes
the line that joins them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.recognised.payments import Payments, place_in
from pipeline.ingest.recognised.pieces import CONTRACTS, Piece
from pipeline.ingest.shapes.joined import LEAST
from pipeline.proposals import Proposal, Setting
from pipeline.tables.budget_words import may_be
from pipeline.tables.kinds import folded

_KEYS: Mapping[str, tuple[str, ...]] = {
    "realization": ("measure_id", "measure"),
    "budget": ("code",),
}
"""The columns by which rows of a table are joined, the most reliable first."""
_TELLING: Mapping[str, frozenset[str]] = {
    "realization": frozenset(
        {"measure", "objective", "target", "actual", "published", "cause", "solution"}
    ),
    "budget": frozenset(
        {
            *("ceiling", "ceiling_before", "realized"),
            *("output_target", "output_actual", "outcome_target", "outcome_actual"),
        }
    ),
}
"""The columns that a file is joined for; quarterly plans and explanations alone are not enough."""
_SPENT = "realized"


@dataclass(frozen=True)
class Completing:
    """Pieces that have more columns for the rows of a table, each with the column that joins it."""

    table: str
    pieces: tuple[Piece, ...]
    by: tuple[str, ...]

    @property
    def joins(self) -> tuple[Mapping[str, Setting], ...]:
        return tuple(
            {**place_in(piece), "by": by} for piece, by in zip(self.pieces, self.by, strict=True)
        )


def join_lines(found: Sequence[Completing], payments: Payments | None) -> Iterator[Proposal]:
    """The line that joins files to each table; files of payments come last."""
    for one in found:
        if one.table != "budget" or payments is None:
            join: Setting = one.joins[0] if len(one.joins) == 1 else one.joins
            yield Proposal(("sources", one.table), {"join": join}, is_one=True)
    if payments is not None:
        yield from payments.lines([join for one in found if one.table == "budget"
                                   for join in one.joins])  # fmt: skip


def completing(
    tables: Mapping[str, Piece], others: Sequence[tuple[str, Piece]], unknown: Sequence[Piece]
) -> list[Completing]:
    """The pieces that complete each table: `others` of its kind, and pieces of no known table."""
    found = []
    for table in (name for name in tables if name in _KEYS):
        alike = [piece for name, piece in others if name == table]
        if pieces := _with_more(table, tables[table], (*alike, *unknown)):
            by = tuple(by for _, by in pieces)
            found.append(Completing(table, tuple(one for one, _ in pieces), by))
    return found


def _with_more(table: str, first: Piece, others: Iterable[Piece]) -> list[tuple[Piece, str]]:
    """The pieces with the same keys as the first, each once, that agree with it in every shared
    column and fill a column that neither it nor an earlier piece fills."""
    known, found = {*_known(first, table)}, list[tuple[Piece, str]]()
    for piece in others:
        by = _shared_key(first, piece, table)
        more = _known(piece, table).keys() - known
        if by and more & _TELLING[table] and _agree(first, piece, table, by):
            found.append((piece, by))
            known |= more
    return found


def _agree(first: Piece, other: Piece, table: str, by: str) -> bool:
    """Whether two pieces say the same in every column of the table that both fill."""
    headings = _known(first, table), _known(other, table)
    return all(
        _cells(first, table, by, headings[0][name]) == _cells(other, table, by, headings[1][name])
        for name in headings[0].keys() & headings[1].keys()
    )


def _cells(piece: Piece, table: str, by: str, heading: str) -> dict[str, str]:
    """The cells of a column by their keys."""
    rows = _data(piece, _heading(piece, table, by)).select(_heading(piece, table, by), told=heading)
    return {folded(str(key)): folded(str(cell or "")) for key, cell in rows.iter_rows() if key}


def _shared_key(first: Piece, other: Piece, table: str) -> str:
    """The key column that has the same cells in both pieces, none of them twice; else empty."""
    for name in _KEYS[table]:
        own, theirs = (_keys(piece, _heading(piece, table, name)) for piece in (first, other))
        if own and len({*own}) == len(own) == len(theirs) and {*own} == {*theirs}:
            return name
    return ""


def _keys(piece: Piece, heading: str) -> list[str]:
    """The cells of a key, folded."""
    cells = _data(piece, heading)[heading].drop_nulls() if heading else ()
    return [folded(str(cell)) for cell in cells]


def _data(piece: Piece, key: str) -> pl.DataFrame:
    """The rows that hold more than a key: signatures below the table are left out."""
    frame = piece.reading.frame
    others = pl.all().exclude(ROW, key)
    least = min(LEAST, max(frame.width - 2, 0))
    return frame.filter(pl.sum_horizontal(pl.lit(0), others.is_not_null()) >= least)


def _heading(piece: Piece, table: str, name: str) -> str:
    column = CONTRACTS[table].column(name)
    names = {folded(one) for one in (column.name, *column.aliases)} if column else set()
    return next((one for one in piece.headings if folded(one) in names), "")


def _known(piece: Piece, table: str) -> dict[str, str]:
    """The heading of each column of the table that a piece fills, by the column's name."""
    filled = {folded(one): one for one in piece.headings if piece.reading.frame[one].count() > 0}
    found = {
        column.name: filled[folded(name)]
        for column in CONTRACTS[table].columns
        for name in (*column.aliases, column.name)
        if folded(name) in filled
    }
    spent = [one for one in filled.values() if table == "budget" and may_be(_SPENT, one)]
    return {**({_SPENT: spent[0]} if spent else {}), **found}
