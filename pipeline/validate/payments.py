"""A file of payments in, each with its code, its amount and its day out, and every fault of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, Join
from pipeline.tables.joined import PAYMENTS, days_alone
from pipeline.tables.kinds import folded
from pipeline.tables.total_words import is_total_of_money
from pipeline.validate.columns import typed_table
from pipeline.validate.totals import totals_compared
from pipeline.validate.typed import TypedTable
from pipeline.validate.units import unit_problems

_BUDGET = "budget"
_NO_WORD = pl.lit(None, pl.String)
_BEGINS = r"^(?i)\s*(sub[ -]?|grand )?(jumlah|total|jml)\b"
"""How a row without a code begins that adds up others: `Jumlah Januari`."""
_UNDONE = (
    r"^(?i)(di)?(batal|tolak|retur|kembali)(kan)?(\s+\S+)?$|^(?i)(pembatalan|pengembalian|void|"
    r"reversal|cancell?ed|[ck]ontra ?pos(t|ting)?)(\s+(belanja|sp2d))?$"
)
"""Cells that say that a payment was not made, or came back; sentences say what it was for."""


@dataclass(frozen=True)
class Payments:
    """The rows of one file of payments: `_row`, `code`, `amount` and, where it has days, `day`."""

    typed: TypedTable
    join: Join


def payments_in(
    raw: RawTable, join: Join, source: FileSource
) -> tuple[Payments | None, list[Problem]]:
    """What a file says was paid; nothing where a column of it is missing or it has no rows."""
    if raw.frame.width == 1:
        return None, []
    named = {folded(heading): heading for heading in raw.frame.columns if heading != ROW}
    asked = [*join.keys, join.sum, *([join.day] if join.day else [])]
    absent = [name for name in asked if folded(name) not in named]
    if absent:
        return None, [_absent(raw, name, [*named.values()]) for name in absent]
    keys, amount = [named[folded(name)] for name in join.keys], named[folded(join.sum)]
    own = _with_one_code(raw, keys)
    day = named[folded(join.day)] if join.day else None
    kept = [ROW, *dict.fromkeys(name for name in (keys[-1], amount, day) if name)]
    headings = {"code": (keys[-1],), "amount": (amount,)} | ({"day": (day,)} if day else {})
    shape = FileSource(columns=headings, unit=join.unit, decimal=source.decimal, dates=source.dates)
    table = replace(PAYMENTS, columns=tuple(c for c in PAYMENTS.columns if c.name in headings))
    rows, totals = _apart(own, _words(raw), keys[-1], amount)
    frame = rows.frame.select(kept)
    frame = frame.with_columns(days_alone(frame[day])) if day else frame
    lines = replace(rows, frame=frame)
    typed, problems = typed_table(lines, table, shape)
    problems += [*unit_problems(own, typed, shape)]
    problems += _of_totals(typed, own, totals, shape)
    problems += _undone(typed, raw)
    return Payments(typed, join), [*map(_of_budget, problems)]


def _absent(raw: RawTable, name: str, headings: list[str]) -> Problem:
    values = {"nearest": nearest(name, headings)}
    return Problem("missing-column", raw.source.file, raw.source.sheet, column=name, values=values)


def _with_one_code(raw: RawTable, keys: list[str]) -> RawTable:
    """The table with the parts of each code put together under the heading of the last."""
    if len(keys) == 1:
        return raw
    parts = [pl.col(key).cast(pl.String).str.strip_chars_end(". ") for key in keys]
    code = pl.concat_str(parts, separator=".").alias(keys[-1])
    stored = {name: flags for name, flags in raw.stored.items() if name != keys[-1]}
    frame = raw.frame.with_columns(code)
    return replace(raw, frame=frame, stored=stored)


def _words(raw: RawTable) -> pl.DataFrame:
    """`_row` and the word that marks a row as a total; null where it has none."""
    texts = [pl.col(name) for name in raw.frame.select(pl.selectors.string()).columns]
    words = [
        pl.when(is_total_of_money(text) | text.str.contains(_BEGINS)).then(text) for text in texts
    ]
    word = pl.coalesce(_NO_WORD, *words)
    return raw.frame.select(pl.col(ROW).cast(pl.UInt32), word=word)


def _apart(
    raw: RawTable, words: pl.DataFrame, code: str, amount: str
) -> tuple[RawTable, pl.DataFrame]:
    """The rows of payments, and those that add up others: without a code, a word says so. Rows
    with neither a code nor an amount are headings and signatures."""
    key = pl.col(code).cast(pl.String)
    is_keyless = key.is_null() | is_total_of_money(key) | key.str.contains(_BEGINS)
    is_paid = raw.frame.select(is_keyless & pl.col(amount).is_not_null()).to_series()
    totals = words.filter(is_paid).drop_nulls("word")
    is_row = pl.col(code).is_not_null() | pl.col(amount).is_not_null()
    is_total = pl.col(ROW).is_in(totals[ROW].implode())
    return raw.only(raw.frame.select(is_row & ~is_total).to_series()), totals


def _of_totals(
    typed: TypedTable, raw: RawTable, totals: pl.DataFrame, shape: FileSource
) -> Iterator[Problem]:
    """A warning for each total that was left out, and for each that is no sum of the payments."""
    if totals.height:
        yield from totals_compared(typed, raw, totals[ROW], "amount", shape)
    for row, word in totals.iter_rows():
        yield typed.problem("totals-row", row, "", word)


def _undone(typed: TypedTable, raw: RawTable) -> Iterator[Problem]:
    """Payments above zero beside a word that says that they were not made, or came back."""
    taken = {*typed.headings.values(), ROW}
    texts = raw.frame.select(pl.selectors.string())
    words = [
        pl.when(pl.col(name).str.strip_chars().str.contains(_UNDONE)).then(pl.col(name))
        for name in texts.columns
        if name not in taken
    ]
    said = raw.frame.select(pl.col(ROW).cast(pl.UInt32), word=pl.coalesce(_NO_WORD, *words))
    paid = typed.frame.filter(pl.col("amount") > 0).select(ROW)
    found = paid.join(said.drop_nulls(), on=ROW, maintain_order="left")
    yield from typed.cell_problems("payment-undone", found, "amount", "word")


def _of_budget(problem: Problem) -> Problem:
    """The problem with its lines put under the budget's source: payments have no own source."""
    lines = tuple(
        Proposal(("sources", _BUDGET), line.keys, line.standing, line.gives, line.because)
        for line in problem.proposals
        if "unit" not in line.keys
    )
    values: Mapping[str, object] = problem.values
    if values.get("table"):
        values = {**values, "table": _BUDGET}
    return replace(problem, proposals=lines, values=values)
