"""Which columns of a budget are its ceiling and what was spent, by what the amounts prove.

A print says what is left of a ceiling, or what share of it was spent: row by row only one pair of
columns gives that. What was spent up to now is what was spent before and what was spent since.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.reportfile import FileSource
from pipeline.tables import Column
from pipeline.tables.budget_words import (
    is_left_over,
    is_part_of_spending,
    is_revised,
    is_share_spent,
    is_sum_of_kinds,
    may_be,
)
from pipeline.tables.kinds import Kind, folded
from pipeline.validate.cells import typed_cells
from pipeline.validate.dates import NO_DATE

_MONEY = Column("ceiling", Kind.MONEY, "an amount")
_SHARE = Column("share", Kind.NUMBER, "a share")
_COLUMN_NUMBER = r"^[(\[]?[0-9]{1,2}[)\]]?(\s*=.*)?$"
_MOST = 0.8
"""Share of the filled cells that must be numbers: notes and headings are among them."""
_LEAST = 2
"""The fewest rows that prove something."""
_NOISE = 1e-6
KINDS = frozenset(
    {"operasi", "modal", "tidak terduga", "tak terduga", "btt", "transfer", "operating", "capital"}
)
"""The kinds of spending of a regional budget (Permendagri 77/2020): each rupiah has one kind."""


def proved_amount(column: str, raw: RawTable, source: FileSource) -> tuple[str, ...]:
    """The heading of a budget's `ceiling` or `realized` that its amounts prove; else every heading
    that may be it."""
    amounts = _amounts(raw, source)
    known = {
        name: [heading for heading in amounts if _may_be(name, heading, source)]
        for name in ("ceiling", "realized")
    }
    pairs = [*_pairs(known, amounts, raw, source)]
    position = 0 if column == "ceiling" else 1
    proved = {pair[position] for pair in pairs}
    if len(proved) == 1:
        return (*proved,)
    found = known[column]
    if column == "realized":
        added = [heading for heading in found if _is_sum_of_parts(heading, amounts)]
        return (*(added if len(added) == 1 else found),)
    whole = [heading for heading in found if _is_sum_of_kinds(heading, amounts)]
    revised = [heading for heading in found if is_revised(heading)]
    return (*(whole if len(whole) == 1 else revised if len(revised) == 1 else found),)


def _may_be(name: str, heading: str, source: FileSource) -> bool:
    if name in source.columns:
        return folded(heading) in {folded(part) for part in source.columns[name]}
    return may_be(name, heading)


def _amounts(raw: RawTable, source: FileSource) -> dict[str, pl.Series]:
    """Every column of amounts, but for the row that counts the columns."""
    rows = ~_counts_columns(raw.frame)
    found = {}
    for heading in (name for name in raw.frame.columns if name != ROW):
        values = _numbers(_MONEY, heading, raw, source, rows)
        if values is not None:
            found[heading] = values
    return found


def _counts_columns(frame: pl.DataFrame) -> pl.Series:
    cells = pl.all().exclude(ROW).cast(pl.String)
    counts = pl.all_horizontal(cells.str.contains(_COLUMN_NUMBER).fill_null(value=True))
    return frame.select((pl.int_range(pl.len()) == 0) & counts).to_series()


def _numbers(
    column: Column, heading: str, raw: RawTable, source: FileSource, rows: pl.Series
) -> pl.Series | None:
    texts = raw.frame[heading].cast(pl.String).filter(rows)
    stored = raw.stored.get(heading)
    nowhen = pl.repeat(NO_DATE, len(texts), dtype=pl.Date, eager=True)
    kept = None if stored is None else stored.filter(rows)
    read = typed_cells(column, texts, kept, source, nowhen)
    filled = len(texts) - texts.null_count()
    is_it = filled and read.unclear is None and read.values.count() >= _MOST * filled
    return read.values if is_it else None


def _pairs(
    known: Mapping[str, Sequence[str]],
    amounts: Mapping[str, pl.Series],
    raw: RawTable,
    source: FileSource,
) -> Iterator[tuple[str, str]]:
    """Ceiling and spending that give, in each row, what the print says is left or was spent."""
    rows = ~_counts_columns(raw.frame)
    left = [amounts[heading] for heading in amounts if is_left_over(heading)]
    shares = []
    for heading in (name for name in raw.frame.columns if name != ROW and is_share_spent(name)):
        values = _numbers(_SHARE, heading, raw, source, rows)
        texts = raw.frame[heading].cast(pl.String).filter(rows)
        shares += [] if values is None else [(values, texts)]
    for ceiling in known["ceiling"]:
        for realized in (one for one in known["realized"] if one != ceiling):
            pair = (amounts[ceiling], amounts[realized])
            if any(_is_left(*pair, rest) for rest in left) or any(
                _is_share(*pair, *share) for share in shares
            ):
                yield ceiling, realized


def _is_left(ceiling: pl.Series, realized: pl.Series, left: pl.Series) -> bool:
    """Whether `left` is `ceiling` − `realized`, with either sign, in every row that has all three.
    Not proved by zeros alone, or by fewer than `_LEAST` rows."""
    rows = pl.DataFrame([ceiling.alias("c"), realized.alias("r"), left.alias("l")]).drop_nulls()
    is_told = rows.select((pl.col("l") != 0).any()).item()
    rest = pl.col("c") - pl.col("r")
    fits = rows.select((rest == pl.col("l")).all() | (rest == -pl.col("l")).all()).item()
    return rows.height >= _LEAST and bool(is_told and fits)


def _is_share(ceiling: pl.Series, realized: pl.Series, share: pl.Series, texts: pl.Series) -> bool:
    """Whether `share` is `realized` in percent of `ceiling` in every row, or as a fraction."""
    rows = pl.DataFrame(
        [
            ceiling.cast(pl.Float64).alias("c"), realized.cast(pl.Float64).alias("r"),
            share.alias("s"), texts.alias("t"),
        ]
    ).drop_nulls()  # fmt: skip
    rows = rows.filter(pl.col("c") != 0)
    if rows.height < _LEAST or rows["s"].n_unique() == 1:
        return False
    decimals = pl.col("t").str.extract(r"[.,]([0-9]+)\D*$").str.len_chars().fill_null(0)
    unit = pl.lit(10.0).pow(-decimals.cast(pl.Float64)) + _NOISE
    part = pl.col("r") / pl.col("c")
    as_percent = ((100 * part - pl.col("s")).abs() <= unit).all()
    as_fraction = ((part - pl.col("s")).abs() <= 0.01).all()  # noqa: PLR2004 -- a percent
    return bool(rows.select(as_percent | as_fraction).item())


def _is_sum_of_parts(heading: str, amounts: Mapping[str, pl.Series]) -> bool:
    """Whether a column is in every row the sum of two that are parts of the spending."""
    parts = [name for name in amounts if name != heading and is_part_of_spending(name)]
    pairs = [pair for pair in permutations(parts, 2) if pair[0] < pair[1]]
    return any(_are_added(amounts[heading], [amounts[name] for name in pair]) for pair in pairs)


def _is_sum_of_kinds(heading: str, amounts: Mapping[str, pl.Series]) -> bool:
    """Whether a column is in every row the sum of the kinds of spending beside it."""
    kinds = [name for name in amounts if name != heading and _kind(name) in KINDS]
    parts = [amounts[name] for name in kinds]
    return is_sum_of_kinds(heading) and len(parts) > 1 and _are_added(amounts[heading], parts)


def _kind(heading: str) -> str:
    return folded(heading).removeprefix("belanja ")


def _are_added(whole: pl.Series, parts: Iterable[pl.Series]) -> bool:
    frame = pl.DataFrame([part.alias(str(number)) for number, part in enumerate(parts)])
    rows = frame.with_columns(whole.alias("whole")).drop_nulls()
    added = pl.sum_horizontal(pl.all().exclude("whole"))
    is_it = rows.select((added == pl.col("whole")).all() & (pl.col("whole") != 0).any()).item()
    return rows.height >= _LEAST and bool(is_it)
