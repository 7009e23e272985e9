"""Units of measures of a register that has no column for them: what its cells and names say.

`4,5 hari` and `≥ 85 %` name their unit, and so do `Panjang jalan (km)` and `Persentase warga`.
A measure that says none is printed without.
"""

import re
from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.validate.promises import promise_of
from pipeline.validate.typed import TypedTable
from pipeline.validate.written import Written

UNIT = "measured_in"
_CELLS = ("target", "actual")
_IN_BRACKETS = re.compile(r"\(([^()]{1,15})\)\W*$")
_PERCENT = re.compile(r"^(persentase|prosentase|persen|percentage)\b", re.IGNORECASE)


def with_units(cells: Written, headings: Mapping[str, str]) -> tuple[Written, dict[str, str]]:
    """The cells with a column of units, and the headings with its own."""
    names = [name for name in (*_CELLS, "measure") if name in cells.texts.columns]
    rows = cells.texts.select(ROW, pl.col(names).cast(pl.String)).iter_rows(named=True)
    units = pl.Series(UNIT, [_unit(row) for row in rows], dtype=pl.String)
    return Written(cells.texts.with_columns(units), cells.stored, cells.narrow), {
        **headings,
        UNIT: UNIT,
    }


def units_problems(typed: TypedTable) -> Iterator[Problem]:
    """A warning that units were read elsewhere, and how many measures have none."""
    without = typed.frame.filter(pl.col(UNIT) == "").height
    yield typed.problem("units-read", None, "", count=without, of=typed.frame.height)


def _unit(row: Mapping[str, str | None]) -> str:
    """The only unit that a row names; empty where it names none or several."""
    told = {promise.unit for name in _CELLS if (promise := promise_of(row.get(name) or ""))}
    if len(named := told - {""}) == 1:
        return named.pop()
    measure = row.get("measure") or ""
    if found := _IN_BRACKETS.search(measure):
        return found[1].strip()
    return "%" if _PERCENT.match(measure) else ""
