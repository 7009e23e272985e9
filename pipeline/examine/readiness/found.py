"""The result of a criterion's check: proven or not, by how many rows, and the missing cells."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Literal

from pipeline.account import Account, Measure, NeededCell
from pipeline.case import Case
from pipeline.evaluation import EvaluatorSheet, Need
from pipeline.values import Message

About = Literal["measures", "objectives", "follow-ups"]
_REGISTER, _WORKBOOK = "realization", "inputs.xlsx"


@dataclass(frozen=True)
class Evaluated:
    """A case, and the sheet by which it is evaluated."""

    case: Case
    sheet: EvaluatorSheet

    @property
    def account(self) -> Account:
        return self.case.account

    @property
    def measures(self) -> Sequence[Measure]:
        return self.case.account.measures

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of all measures."""
        return ids(self.measures)


@dataclass(frozen=True, kw_only=True)
class Found:
    """Whether a criterion is proven; if it counts rows, by `met` rows out of `of`."""

    proven: bool
    met: int | None = None
    of: int | None = None
    about: About | None = None
    why: Message | None = None
    cells: tuple[NeededCell, ...] = ()


Needs = Sequence[Need]
Check = Callable[[Evaluated, Needs], Found]
"""From a case and the criterion's needs, a check returns how far the criterion is proven."""


def ids(measures: Iterable[Measure]) -> Sequence[str]:
    return [measure.id for measure in measures]


def of_report(
    evaluated: Evaluated, needs: Needs, *, proven: bool, why: Message | None = None
) -> Found:
    """The result of a criterion on the report as a whole."""
    return Found(proven=proven, why=why, cells=cells(evaluated, dict.fromkeys(needs, ())))


def of_measures(
    evaluated: Evaluated,
    lacking: Mapping[Need, Collection[str]],
    *more: NeededCell,
    short: Collection[str] = (),
) -> Found:
    """The result of a criterion on all measures: a measure proves it if it lacks nothing and is not
    among the `short`, whose missing cells are `more`."""
    needed = (*cells(evaluated, lacking, evaluated.ids), *more)
    return of_rows("measures", evaluated.ids, [*lacking.values(), short], needed)


def of_rows(
    about: About,
    rows: Sequence[str],
    lacking: Iterable[Collection[str]],
    needed: tuple[NeededCell, ...],
) -> Found:
    """A criterion on rows: the rows that lack nothing prove it; no rows prove nothing."""
    short = set(chain.from_iterable(lacking))
    met = sum(one not in short for one in rows)
    proven = met == len(rows) > 0
    return Found(proven=proven, met=met, of=len(rows), about=about, cells=needed)


def cells(
    evaluated: Evaluated, lacking: Mapping[Need, Collection[str]], of: Sequence[str] | None = None
) -> tuple[NeededCell, ...]:
    """The missing cells: by row if `of` gives the rows of the table, else for the whole table."""
    found = [
        _cell(evaluated.account, need, rows, of or ())
        for need, rows in lacking.items()
        if rows or of is None
    ]
    return tuple(_merged(found))


def _cell(account: Account, need: Need, rows: Collection[str], of: Sequence[str]) -> NeededCell:
    """A cell in the file where its table was delivered, or is expected beside the register."""
    names = (need.name,) if need.name else ()
    if not need.table:
        return NeededCell(names, section=need.section)
    file, sheet = place(account, need.table)
    known = frozenset(rows)
    lacking = tuple(one for one in of if one in known)
    every_row = len(lacking) == len(of) > 1
    return NeededCell(names, need.table, "", file, sheet, lacking, every_row=every_row)


def place(account: Account, table: str) -> tuple[str, str]:
    """The file and sheet of a table, where it was delivered or is expected."""
    if source := account.delivered.get(table):
        return source.file, source.sheet
    register = account.delivered.get(_REGISTER)
    is_workbook = register is not None and register.file == _WORKBOOK
    return (_WORKBOOK, table) if is_workbook else (f"{table}.csv", "")


def _merged(found: Iterable[NeededCell]) -> Iterator[NeededCell]:
    """Merge cells that differ only in name: columns missing in the same rows, keys of a section."""
    names: dict[NeededCell, tuple[str, ...]] = {}
    for cell in found:
        alone = replace(cell, names=())
        names[alone] = (*names.get(alone, ()), *cell.names)
    for alone, together in names.items():
        yield replace(alone, names=together)
