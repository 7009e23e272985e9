"""Finds the table that headings belong to."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.recognised.pieces import CONTRACTS, SURVEY_ID
from pipeline.tables import Column, Table, names_spans
from pipeline.tables.budget_words import is_of_budget, may_be
from pipeline.tables.kinds import folded

_WITHIN = 0.6
"""The score of a heading that only contains the words of a column."""
_LEAST = 1.2
"""The least score of a table's headings together: two that no other table has, or more."""
_TELLING: Mapping[str, tuple[frozenset[str], ...]] = {
    "realization": (frozenset({"measure"}), frozenset({"target", "actual", "published"})),
    "history": (frozenset({"measure_id", "period"}),),
    "budget": (frozenset({"ceiling"}),),
    "training": (
        frozenset({"training_id"}),
        frozenset({"name", "planned"}),
        frozenset({"name", "held"}),
        frozenset({"name", "participants", "passed"}),
    ),
    "attendance": (
        frozenset({"staff_id", "date", "arrived_at"}),
        frozenset({"staff_id", "date", "due_at"}),
    ),
    "documents": (frozenset({"document_id", "due_on"}),),
    f"survey_{SURVEY_ID}_totals": (frozenset({"item"}),),
    f"survey_{SURVEY_ID}_counts": (frozenset({"item"}),),
}
"""Columns that prove a table, whatever other headings it shares: all of any one set. A table that
is not listed must have its required columns."""
_SUMS = (f"survey_{SURVEY_ID}_totals", f"survey_{SURVEY_ID}_counts")
"""Tables for which the whole heading decides: `Jumlah Nilai` is a total, neither a count (`jumlah`)
nor an answer (`nilai`)."""

_FIGURES = {
    "realization": frozenset({"target", "actual", "published"}),
    "budget": frozenset({"realized"}),
}
"""The figures that a table is delivered for: of two similar tables, the table with more is read."""


@dataclass(frozen=True)
class Fit:
    """How well headings fit a table: their score, and which of its columns they name."""

    table: str
    weight: float
    columns: frozenset[str]


def fits(headings: Sequence[str]) -> list[Fit]:
    """The tables that the headings may belong to, the best first."""
    told = (_fit(table, headings) for table in CONTRACTS.values())
    found = [fit for fit in told if fit.weight >= _LEAST and _is_told(fit)]
    if not found and is_of_budget(headings, by_month=names_spans(headings)):
        names = ("code", "name", "ceiling", "realized")
        known = {one for one in names if any(may_be(one, heading) for heading in headings)}
        return [Fit("budget", _LEAST, frozenset(known))]
    return sorted(found, key=lambda fit: -fit.weight)


def figures_in(headings: Sequence[str], table: str) -> frozenset[str]:
    """Which of target, actual and achievement a register has, or whether a budget says what was
    spent; none of any other table."""
    if table not in _FIGURES:
        return frozenset()
    columns = next((fit.columns for fit in fits(headings) if fit.table == table), frozenset())
    return _FIGURES[table] & columns


def _is_told(fit: Fit) -> bool:
    telling = _TELLING.get(fit.table, (_required(CONTRACTS[fit.table]),))
    return len(fit.columns) > 1 and any(columns <= fit.columns for columns in telling)


def _required(table: Table) -> frozenset[str]:
    return frozenset(column.name for column in table.columns if column.required)


def _fit(table: Table, headings: Iterable[str]) -> Fit:
    best: dict[str, float] = {}
    for heading in headings:
        least = _most_of_sums(heading) if table.name in _SUMS else 0
        for column in table.columns:
            says = named(column, heading)
            counts = says * _rarity()[column.name] if says >= least else 0
            best[column.name] = max(best.get(column.name, 0), counts)
    columns = frozenset(name for name, counts in best.items() if counts)
    return Fit(table.name, sum(best.values()), columns)


def _most_of_sums(heading: str) -> float:
    """How well a heading names a column of sums or counts, at best."""
    return max(named(column, heading) for name in _SUMS for column in CONTRACTS[name].columns)


def named(column: Column, heading: str) -> float:
    """1 where a heading is a column's, less where it only contains its words, else 0."""
    names = [folded(name) for name in (column.name, *column.aliases)]
    if folded(heading) in names:
        return 1
    words = {one.removesuffix("nya") for one in re.findall(r"[^\s/,()]+", folded(heading))}
    return _WITHIN if any(set(name.split()) <= words for name in names) else 0


@cache
def _rarity() -> Mapping[str, float]:
    """The weight of each column: the more tables have it, the less it weighs."""
    held = Counter(column.name for table in CONTRACTS.values() for column in table.columns)
    return {name: 1 / count for name, count in held.items()}
