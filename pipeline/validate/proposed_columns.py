"""Which delivered column may be the missing column, by its heading and its cells."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.proposals import Proposal, Setting, Standing
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind, Table
from pipeline.tables.budget_words import may_be
from pipeline.tables.kinds import folded
from pipeline.validate.cells import DATED, TypedCells, typed_cells
from pipeline.validate.code_columns import has_finer
from pipeline.validate.dates import NO_DATE, as_days
from pipeline.validate.promises import numbers_promised
from pipeline.validate.proposed_amounts import KINDS, proved_amount
from pipeline.validate.proposed_polarity import polarity_proposals

_LOOKED_AT = 2_000
"""Rows by which a column is judged: enough to distinguish an amount from a name."""
_MOST = 0.8
"""Share of the filled cells that must be of the column's kind: notes and totals are below."""
_MOST_PROMISED = 0.5
"""The same share for targets and actuals, some of which may be grades: `BB`, `WTP`."""
_OF_BUDGET = frozenset({"code", "name", "ceiling", "realized"})
_SURE = 2
"""The fewest known headings that make a row the row of headings."""


def column_proposals(
    column: Column, unknown: Sequence[str], raw: RawTable, source: FileSource
) -> tuple[Proposal, ...]:
    """The line that names a heading for a column that is missing.

    A heading fits if it holds the column's words, or those of one of its other names, over cells of
    its kind. A single such heading is proved. Of several the sender chooses one, or takes the sum
    of all if they are amounts.
    """
    fitting = {
        heading: cells
        for heading in unknown
        if (
            may_be_in(raw, column.name, heading)
            if _is_of_budget(column, raw)
            else _names(column, heading)
        )
        and (cells := _cells_of_kind(column, raw.frame[heading], source)) is not None
    }
    if column.kind is Kind.MONEY and _is_of_budget(column, raw):
        shown = [one for one in proved_amount(column.name, raw, source) if one in fitting]
        fitting = {one: fitting[one] for one in shown} if len(shown) == 1 else fitting
    if column.name == "measure_id":
        fitting = {one: cells for one, cells in fitting.items() if not repeats(raw.frame[one])}
    if column.name == "code" and _is_of_budget(column, raw):
        own = {one: cells for one, cells in fitting.items() if not is_worded(raw.frame[one])}
        fitting = {one: cells for one, cells in own.items() if not has_finer(raw, one)} or own
    if column.name == "name" and _is_of_budget(column, raw):
        fitting = _most_of_words(fitting)
    if not fitting and (raw.name, column.name) == ("realization", "polarity"):
        return tuple(polarity_proposals(column, unknown, raw))
    if len(fitting) == 1:
        return (_line(raw, column, next(iter(fitting))),)
    if column.kind is Kind.MONEY and (whole := _whole(fitting)):
        return (_line(raw, column, whole),)
    readings = [
        _line(raw, column, heading, _total(column, [cells])) for heading, cells in fitting.items()
    ]
    if fitting and column.kind is Kind.MONEY and _are_groups(fitting):
        total = _total(column, list(fitting.values()))
        readings.append(_line(raw, column, tuple(fitting), total))
    return tuple(readings)


def repeats(cells: pl.Series) -> bool:
    """Whether a code is in several rows, as that of a parent of the rows is."""
    return bool(cells.drop_nulls().is_duplicated().any())


def may_be_in(raw: RawTable, column: str, heading: str) -> bool:
    """Whether a heading may be that of a column of a budget; codes followed by words may be the
    names of the lines."""
    is_name = column == "name" and may_be("code", heading) and is_worded(raw.frame[heading])
    return may_be(column, heading) or is_name


def holds_figures(cells: pl.Series) -> bool:
    """Whether all filled cells are figures, so that they are no words and no codes."""
    if cells.dtype.is_numeric():
        return True
    texts = cells.head(_LOOKED_AT).cast(pl.String).drop_nulls()
    return len(texts) > 0 and bool(texts.str.contains(_FIGURE).all())


_FIGURE = r"^\s*[(+−-]?\s*[0-9][0-9.,]*\s*%?\s*\)?\s*$"


def is_worded(cells: pl.Series) -> bool:
    """Whether most cells hold words behind a code, or alone, so that they are no codes."""
    texts = cells.head(_LOOKED_AT).drop_nulls().cast(pl.String)
    return int(texts.str.contains(_WORDED).sum()) > _MOST * len(texts)


_WORDED = r"^[^0-9]*\p{Ll}{3,}[^0-9]*$|\p{L}{3,}.*[\s-]+\p{L}{2,}|[0-9]\s[\s–—-]*\p{L}{3,}"


def _is_of_budget(column: Column, raw: RawTable) -> bool:
    return raw.name == "budget" and column.name in _OF_BUDGET


def _most_of_words(fitting: Mapping[str, TypedCells]) -> dict[str, TypedCells]:
    """The last of the columns that name lines in most rows: beside a programme, which is written
    once over its activities, this column names the activities."""
    counts = {heading: cells.values.count() for heading, cells in fitting.items()}
    most = max(counts.values(), default=0)
    best = [heading for heading, count in counts.items() if count == most]
    return {heading: fitting[heading] for heading in best[-1:]}


def one_of_two(
    column: Column | None, headings: tuple[str, str], raw: RawTable, source: FileSource
) -> tuple[Proposal, ...]:
    """A line for each of two headings of a column that holds its kind: the sender chooses."""
    if column is None or ROW in headings:
        return ()
    read = ((name, _cells_of_kind(column, raw.frame[name], source)) for name in headings)
    return tuple(
        _line(raw, column, heading, _total(column, [cells]))
        for heading, cells in read
        if cells is not None
    )


def heading_row_proposal(
    raw: RawTable, table: Table, source: FileSource, known: int, fitting: int
) -> tuple[Proposal, ...]:
    """The line that names the row of the headings, where it was found by its shape: few of its
    cells are `known` headings, but most required columns have a `fitting` heading."""
    row = raw.heading_row
    required = sum(column.required for column in table.columns)
    is_told = source.header_row or source.range or source.below
    if row is None or row == 1 or is_told or known >= _SURE:
        return ()
    is_it = 2 * fitting > required
    return (Proposal(("sources", raw.name), {"header_row": row}),) if is_it else ()


def _whole(fitting: Mapping[str, TypedCells]) -> Setting:
    """The heading whose column is the sum of all others in every row, or all headings where each is
    another kind of spending; empty where neither holds."""
    values = {heading: cells.values for heading, cells in fitting.items()}
    for heading, own in values.items():
        others = pl.DataFrame(
            [cells.alias(name) for name, cells in values.items() if name != heading]
        )
        added = others.select(pl.sum_horizontal(pl.all())).to_series()
        if len(others.columns) > 1 and own.fill_null(0).equals(added.cast(own.dtype)):
            return heading
    kinds = [folded(heading).rsplit(" ", 1)[0].removeprefix("belanja ") for heading in fitting]
    if _are_groups(fitting) and set(kinds) <= KINDS and len(set(kinds)) == len(kinds):
        return tuple(fitting)
    return ""


def _line(raw: RawTable, column: Column, heading: Setting, gives: str | None = None) -> Proposal:
    keys = {"columns": {column.name: heading}}
    standing: Standing = "proved" if gives is None else "reading"
    return Proposal(("sources", raw.name), keys, standing, gives or "")


def _are_groups(headings: Iterable[str]) -> bool:
    """Whether headings end in the same word: `Operasi Anggaran`, `Modal Anggaran`."""
    return len({folded(heading).split()[-1] for heading in headings}) == 1


_ACHIEVEMENT, _OF_AN_ACHIEVEMENT = "capaian", {"target", "actual"}
"""The word for an achievement, and the columns it relates to and is not: `% Capaian terhadap
Target`."""


def _names(column: Column, heading: str) -> bool:
    words = set(folded(heading).split())
    if column.name in _OF_AN_ACHIEVEMENT and _ACHIEVEMENT in words:
        return False
    names = (column.name, *column.aliases)
    return any(set(folded(name).split()) <= words for name in names)


def _cells_of_kind(column: Column, cells: pl.Series, source: FileSource) -> TypedCells | None:
    """The cells in the column's type, if most filled cells are of its kind; None for an empty
    column."""
    texts = cells.cast(pl.String).head(_LOOKED_AT)
    if column.kind in DATED:
        texts = texts.to_frame("text").select(as_days(pl.col("text"))).to_series()
    filled = texts.count()
    if not filled:
        return None
    if column.promise:
        texts = numbers_promised(texts)
    nowhen = pl.repeat(NO_DATE, len(texts), dtype=pl.Date, eager=True)
    read = typed_cells(column, texts, None, source, nowhen)
    faults = 0 if read.faults is None else len(read.faults) - read.faults.null_count()
    most = _MOST_PROMISED if column.promise else _MOST
    is_it = read.unclear is not None or faults <= (1 - most) * filled
    return read if is_it else None


def _total(column: Column, parts: Sequence[TypedCells]) -> str:
    """The sum of amounts, `ceiling = 1234`; empty for other kinds."""
    if column.kind is not Kind.MONEY:
        return ""
    return f"{column.name} = {sum(part.values.sum() for part in parts):f}"
