"""What the names of sheets mean: which table a sheet holds, and which sheets hold none."""

from collections.abc import Iterable, Sequence

from pipeline.tables.kinds import folded

_NOTES = ("readme", "petunjuk", "catatan", "notes", "instructions")
"""How the names of sheets begin that hold explanations, not a table."""
_APART = "_"
"""How the names of sheets begin that serve other sheets, such as the words of drop-downs."""
LONGEST_SHEET = 31
"""The most characters of a sheet's name; a table's name may be longer."""
LISTS = ("problems", "masalah")
"""The sheet of corrections.xlsx that lists what to correct; it may come back with the rest."""
_ALSO = {"history": ("riwayat", "history_2")}
"""Other names for the sheet of a table: Excel reserves History and does not accept it."""


def sheet_of(table: str, names: Iterable[str]) -> str | None:
    """The sheet named after a table."""
    by_name = {folded(name): name for name in reversed(list(names))}
    wanted = (table, *_ALSO.get(table, ()), table[:LONGEST_SHEET])
    return next((by_name[folded(name)] for name in wanted if folded(name) in by_name), None)


def named_sheet(table: str, declared: str, names: Sequence[str]) -> str | None:
    """The sheet that report.toml names, else the sheet named after the table. In a workbook that
    was sent back with faults marked, every sheet has its table's name."""
    if not declared or is_sent_back(names):
        return sheet_of(declared, names) or sheet_of(table, names)
    return sheet_of(declared, names)


def sheet_for(table: str) -> str:
    """The sheet name under which a table is sent out."""
    return _ALSO.get(table, (table,))[0]


def explains(name: str) -> bool:
    """Whether a sheet, by its name, holds no table."""
    is_apart = name.lstrip().startswith(_APART)
    return is_apart or folded(name).startswith(_NOTES) or folded(name) in LISTS


def is_sent_back(names: Iterable[str]) -> bool:
    """Whether a workbook was sent back with its faults marked."""
    return any(folded(name) in LISTS for name in names)
