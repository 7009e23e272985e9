"""Finds the sheets or files of one shape whose rows form one table."""

from collections import Counter
from collections.abc import Sequence

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import told_as_text
from pipeline.ingest.recognised.pieces import CONTRACTS, Piece
from pipeline.ingest.shapes.stacked import repeating
from pipeline.tables.kinds import folded

_REGISTER = "realization"
_NAMES = ("measure", "name")
"""Columns of words that distinguish rows where a table came without its codes."""


def are_alike(one: Piece, other: Piece) -> bool:
    """Whether two sheets have the same headings and the same orientation."""
    same = {folded(name) for name in one.headings} == {folded(name) for name in other.headings}
    return same and one.is_transposed == other.is_transposed


def one_table(pieces: Sequence[Piece], table: str) -> tuple[Piece, ...]:
    """The sheets whose rows can be stacked, without any that repeats the others; none where rows of
    several have the same key, as budgets of two months name the same lines. In registers without
    codes, half of a sheet's measures may be shared: each office has its own absorption."""
    gone = repeating([piece.reading.frame for piece in pieces])
    left = tuple(piece for number, piece in enumerate(pieces) if number not in gone)
    keys = [_keys(piece, table) for piece in left]
    told = Counter(key for own in keys for key in own)
    shared = {key for key, count in told.items() if count > 1}
    is_by_words = table == _REGISTER and not any(_has_codes(piece, table) for piece in left)
    own_alone = [2 * len(own - shared) >= len(own) > 0 for own in keys]
    return left if not shared or (is_by_words and all(own_alone)) else ()


def _has_codes(piece: Piece, table: str) -> bool:
    return any(_heading(piece, table, name) for name in CONTRACTS[table].key)


def _keys(piece: Piece, table: str) -> set[tuple[str, ...]]:
    """The keys that distinguish the rows of a sheet, each once."""
    contract = CONTRACTS.get(table)
    names = contract.key if contract else ()
    headings = [heading for name in names if (heading := _heading(piece, table, name))]
    if len(headings) < max(len(names), 1):
        headings = [heading for name in _NAMES if (heading := _heading(piece, table, name))][:1]
    frame = piece.reading.frame.select(told_as_text(piece.reading.frame[one]) for one in headings)
    return {tuple(map(folded, row)) for row in frame.drop_nulls().unique().iter_rows()}


def _heading(piece: Piece, table: str, name: str) -> str | None:
    """A piece's heading for a column of the contract; None where it has none."""
    contract = CONTRACTS.get(table)
    column = contract.column(name) if contract else None
    names = {folded(one) for one in (column.name, *column.aliases)} if column else set()
    return next((one for one in piece.headings if folded(one) in names and one != ROW), None)
