"""Finds files of payments for a plan, and writes the line that adds up what was paid for each line
of the plan.

A register of payments has a day and an amount in each row, and codes that are lines of the plan.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

import polars as pl

from pipeline.ingest.layout.reading import told_as_text
from pipeline.ingest.recognised.pieces import CONTRACTS, Piece
from pipeline.proposals import Proposal, Setting, Standing
from pipeline.tables.budget_words import may_be, words_of
from pipeline.tables.hierarchy import code_key, leaf_lines
from pipeline.tables.joined import days_alone
from pipeline.tables.kinds import folded

_BUDGET = "budget"
_DAYS = {"tanggal", "tgl", "date"}
_AMOUNTS = {
    *("nilai", "jumlah", "nominal", "bruto", "netto", "neto", "realisasi", "pembayaran"),
    *("pengeluaran", "sp2d", "spm", "rp", "rupiah", "amount", "paid"),
}
_NO_AMOUNTS = {
    *("no", "nomor", "kode", "kd", "uraian", "nama", "jenis", "status", "potongan", "pajak"),
    *("ppn", "pph", "sisa", "saldo", "pagu", "anggaran", "rekening", "bank", "terbilang"),
    *_DAYS,
}
_GROSS_OR_NET = {"bruto", "netto", "neto"}
_PLANNED = {"pagu", "anggaran", "dpa", "dppa", "dipa", "rka", "alokasi", "plafon", "budget"}
_PAID_ON = "sp2d"
"""If a payment has several days and amounts, as of its request and order, the order's count."""
_DAY = r"^\d{4}-\d{2}-\d{2}|^\d{1,2}[-/. ]\s?[A-Za-z0-9]{1,9}[-/. ]\s?\d{2,4}"
_AMOUNT = r"^\(?\s*-?\s*(?i:rp\.?)?\s*-?[\d.,]*\d\)?(,-)?$"
_MOST = 0.5
"""Share of a column's cells that must be days, or amounts; others may be totals or signatures."""
_SHARED = 0.5
"""Share of the register's codes that must be lines of the plan; reading it names the others."""
_ACCOUNT = re.compile(r"5(\.|$)")
_MOST_READINGS = 6


@dataclass(frozen=True)
class Payments:
    """Registers of payments for the lines of a plan, and the keys of each possible reading."""

    pieces: tuple[Piece, ...]
    readings: tuple[Mapping[str, Setting], ...]

    def lines(self, before: Sequence[Mapping[str, Setting]] = ()) -> Iterator[Proposal]:
        """The line that joins the registers after other files, or one line for each reading."""
        standing: Standing = "proved" if len(self.readings) == 1 else "reading"
        for reading in self.readings:
            own = ({**place_in(piece), "by": "code", **reading} for piece in self.pieces)
            joins = (*before, *own)
            join: Setting = joins[0] if len(joins) == 1 else joins
            gives = " / ".join(str(reading[key]) for key in ("sum", "day"))
            told = gives if standing == "reading" else ""
            yield Proposal(("sources", _BUDGET), {"join": join}, standing, told, is_one=True)


def place_in(piece: Piece) -> Mapping[str, Setting]:
    """The keys that say where a joined file or sheet is."""
    place: dict[str, Setting] = {"file": piece.file}
    if not piece.is_alone:
        place["sheet"] = piece.sheet
    if piece.reading.heading_row and piece.reading.heading_row > 1:
        place["header_row"] = piece.reading.heading_row
    return place


def payments_for(budgets: Sequence[Piece], pieces: Sequence[Piece]) -> Payments | None:
    """The payments for the lines of budgets that have no spending of their own."""
    plans = [_codes(one) for one in budgets if not says_spending(one)]
    codes = frozenset[str]().union(*plans)
    found = [(piece, each) for piece in pieces if codes and (each := _readings(piece, codes))]
    paying = [piece for piece, _ in found]
    if not found or any(says_spending(one) for one in budgets if one not in paying):
        return None
    first = found[0][1]
    return Payments(tuple(piece for piece, each in found if each == first), first)


def says_spending(piece: Piece) -> bool:
    """Whether a budget has a filled column of what was spent."""
    return any(
        may_be("realized", heading) and piece.reading.frame[heading].count() > 0
        for heading in piece.headings
    )


def _readings(piece: Piece, codes: frozenset[str]) -> tuple[Mapping[str, Setting], ...]:
    """The keys that may add up the payments of a piece; none where it is no register of
    payments."""
    if any(_PLANNED & {*words_of(heading)} for heading in piece.headings):
        return ()
    days, amounts = _days(piece), _amounts(piece)
    key = _key(piece, codes) if days and amounts else None
    if key is None:
        return ()
    both = [*product(amounts, days)][:_MOST_READINGS]
    return tuple({"key": key, "sum": amount, "day": day} for amount, day in both)


def _days(piece: Piece) -> list[str]:
    named = [heading for heading in piece.headings if _DAYS & {*words_of(heading)}]
    paid = [heading for heading in named if _PAID_ON in words_of(heading)]
    told = paid if len(paid) == 1 else named
    return [heading for heading in told if _are_mostly(days_alone(_cells(piece, heading)), _DAY)]


def _amounts(piece: Piece) -> list[str]:
    found = []
    for heading in piece.headings:
        words = {*words_of(heading)}
        if words & _AMOUNTS and not words & _NO_AMOUNTS and _mostly(piece, heading, _AMOUNT):
            found.append(heading)
    words = {word for heading in found for word in words_of(heading)}
    paid = [heading for heading in found if _PAID_ON in words_of(heading)]
    return paid if len(paid) == 1 and not words & _GROSS_OR_NET else found


def _mostly(piece: Piece, heading: str, form: str) -> bool:
    """Whether at least half of the cells of a column match a pattern."""
    return _are_mostly(_cells(piece, heading), form)


def _cells(piece: Piece, heading: str) -> pl.Series:
    return told_as_text(piece.reading.frame[heading]).drop_nulls().str.strip_chars()


def _are_mostly(cells: pl.Series, form: str) -> bool:
    return len(cells) > 0 and cells.str.contains(form).sum() >= _MOST * len(cells)


def _key(piece: Piece, codes: frozenset[str]) -> Setting | None:
    """The heading whose codes are lines of the plan, or the two headings that together give
    them."""
    coded = [heading for heading in piece.headings if may_be("code", heading)]
    choices = [*((one,) for one in coded), *permutations(coded, 2)]
    shares = {choice: _shared(piece, choice, codes) for choice in choices}
    best = max(shares, key=shares.__getitem__, default=())
    if not best or shares[best] < _SHARED:
        return None
    return best[0] if len(best) == 1 else best


def _shared(piece: Piece, choice: tuple[str, ...], codes: frozenset[str]) -> float:
    """The share of the codes under these headings that the plan has."""
    own = {*_keys(_together(piece, choice))}
    return len(own & codes) / len(own) if own else 0


def _together(piece: Piece, headings: Sequence[str]) -> pl.Series:
    """The parts of a code, joined by dots."""
    parts = [
        told_as_text(piece.reading.frame[one]).str.strip_chars_end(". ").alias(str(number))
        for number, one in enumerate(headings)
    ]
    whole = pl.concat_str(pl.all(), separator=".").alias("code")
    return pl.DataFrame(parts).select(whole).to_series()


def _keys(codes: pl.Series) -> Iterator[str]:
    """Codes in the form in which they are compared, without empty codes."""
    keys = pl.DataFrame({"code": codes}).select(code_key(pl.col("code"))).to_series()
    yield from keys.drop_nulls()


def _codes(plan: Piece) -> frozenset[str]:
    """The codes of the plan's lowest lines; codes of accounts follow the code of their activity."""
    code, activity = (_heading(plan, name) for name in ("code", "activity"))
    if code and activity:
        return frozenset(_keys(_together(plan, (activity, code))))
    heading = code or activity or next((h for h in plan.headings if may_be("code", h)), "")
    if not heading:
        return frozenset()
    told, last = [], ""
    for key in _keys(_together(plan, (heading,))):
        is_account = bool(_ACCOUNT.match(key))
        told.append(f"{last}.{key}" if is_account and last else key)
        last = last if is_account else key
    lowest = leaf_lines(pl.DataFrame({"code": told}, schema={"code": pl.String}))
    return frozenset(lowest["code"])


def _heading(piece: Piece, name: str) -> str:
    """The piece's heading for a column of the budget; empty where it has none."""
    column = CONTRACTS[_BUDGET].column(name)
    names = {folded(one) for one in (column.name, *column.aliases)} if column else set()
    return next((one for one in piece.headings if folded(one) in names), "")
