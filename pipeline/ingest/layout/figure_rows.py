"""Groups the rows of a register by measure, where targets have a row and actuals the row below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import folded

TARGET, ACTUAL, SHARE = "Target", "Realisasi", "Capaian"
KINDS = (TARGET, ACTUAL, SHARE)
_WORDS = {
    **dict.fromkeys(("target", "rencana", "rencana target", "tgt", "t"), TARGET),
    **dict.fromkeys(("realisasi", "real", "actual", "actuals", "r"), ACTUAL),
    **dict.fromkeys(("capaian", "persentase capaian", "tingkat capaian", "achievement"), SHARE),
}
_FIRST = 50
"""First cells that are looked at: in a column of kinds, at least one of them is such a word."""
_BESIDE = re.compile(r"\bkinerja\b|\(.*?\)|[%:.]")
"""What a cell may hold beside its word: `Target Kinerja`, `Capaian (%)`."""


@dataclass
class Group:
    """The rows of a measure, by their places from the top: its first row, and the row of each
    kind."""

    first: int
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def places(self) -> list[int]:
        return [*dict.fromkeys((self.first, *self.rows.values()))]


def kind_of(cell: object) -> str:
    """The kind of figures that a cell says its row holds; empty where it says none."""
    return _WORDS.get(" ".join(_BESIDE.sub(" ", folded(str(cell or ""))).split()), "")


def says_kinds(cells: pl.Series) -> bool:
    """Whether every cell of a column says target or actual, and there are both."""
    if cells.dtype != pl.String:
        return False
    kinds = {kind_of(cell) for cell in cells.drop_nulls().unique()}
    return "" not in kinds and {TARGET, ACTUAL} <= kinds


def kinds_column(frame: pl.DataFrame) -> str:
    """The heading of the column that says what each row holds, on a sheet where most measures have
    a row of targets and a row of actuals; empty where there is none, or more than one."""
    found = [name for name in frame.columns if name != ROW and _tells_kinds(frame, name)]
    return found[0] if len(found) == 1 else ""


def _tells_kinds(frame: pl.DataFrame, name: str) -> bool:
    if frame.schema[name] != pl.String:
        return False
    if not any(map(kind_of, frame[name].drop_nulls().head(_FIRST))):
        return False
    others = pl.any_horizontal(pl.lit(value=False), pl.all().exclude(ROW, name).is_not_null())
    said = frame.filter(pl.col(name).is_not_null() & others)[name]
    kinds = {kind_of(cell) for cell in said.unique()}
    if "" in kinds or not {TARGET, ACTUAL} <= kinds:
        return False
    groups = [group for group in groups_in(frame, name) if group.rows]
    both = [group for group in groups if {TARGET, ACTUAL} <= group.rows.keys()]
    return 2 * len(both) > len(groups)


def groups_in(frame: pl.DataFrame, name: str) -> Iterator[Group]:
    """The rows of each measure: a group ends where a kind comes again, or where the cells before
    the column of kinds name another measure. A row of no kind is a group of its own."""
    own = [one for one in frame.columns[: frame.columns.index(name)] if one != ROW]
    group, first = None, list[object]()
    for place, (cell, *before) in enumerate(frame.select(name, *own).iter_rows()):
        kind = kind_of(cell)
        if group and kind and kind not in group.rows and not _name_two(first, before):
            group.rows[kind] = place
            continue
        if group:
            yield group
        group, first = Group(place, {kind: place} if kind else {}), before
        if not kind:
            yield group
            group = None
    if group:
        yield group


def _name_two(first: Sequence[object], before: Sequence[object]) -> bool:
    """Whether the cells before the column of kinds name different measures in two rows."""
    pairs = zip(first, before, strict=True)
    return any(
        one is not None and other is not None and folded(str(one)) != folded(str(other))
        for one, other in pairs
    )
