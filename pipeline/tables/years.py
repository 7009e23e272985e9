"""Figures of several years side by side: the names of their columns, and the contract.

`Target 2022 | Realisasi 2022 | Target 2023 …`, or plain years, which are actuals.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from pipeline.tables.kinds import Table, folded
from pipeline.tables.realization import REALIZATION
from pipeline.tables.registers import HISTORY

YearFigure = tuple[int, str]
"""A year, and the column of `history` that a heading names for that year."""
_AS = {"target": "target", "actual": "actual", "published": "achievement"}
"""Columns of the register, with the names of the same columns in `history`."""
_BESIDE = re.compile(r"\b(tahun anggaran|tahun ke|tahun|thn|th|ta|t\.a|year)\b\.?|[()]")
"""Words beside a year that add no meaning."""
OF_PLANS = {
    "target": ("target renstra perangkat daerah", "target renstra pd", "target renstra opd",
               "target renstra skpd"),
    "actual": ("realisasi capaian", "realisasi renstra"),
}  # fmt: skip
"""Headings above the years of a plan side by side, as in table T-C.23 of Permendagri 86/2017;
without a year they are not recognised."""
_LETTERS = {"t": "target", "r": "actual"}
"""The letters for target and realisasi, where a year has both."""
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)")
_LAST = re.compile(
    r"\b(?:tahun|thn|th|ta)\b\.? ?(?:yang )?(?:lalu|sebelumnya|kemarin|n ?[-–]? ?1)\b|"
    r"\b(?:last|previous) year\b"
)
"""Words for the year before the period's."""
ANY_YEAR = 2000
"""Serves as the year of the period where it does not matter which year is last year."""
_BACK = 15
"""How many years before the period a heading row is recognised by."""


@cache
def _names() -> Mapping[str, str]:
    """What a heading may say besides its year, with the column of `history` that it means."""
    columns = {_AS[name]: REALIZATION.column(name) for name in _AS}
    names = {
        _bare(alias): name
        for name, column in columns.items()
        for alias in ((column.name, *column.aliases) if column else ())
    }
    of_plans = {alias: _AS[name] for name, aliases in OF_PLANS.items() for alias in aliases}
    return {**names, **of_plans, "achievement": "achievement", "%": "achievement", "": "actual"}


def _bare(heading: str) -> str:
    """A heading without its year, brackets and the words that add no meaning."""
    return folded(_BESIDE.sub(" ", _YEAR.sub(" ", folded(heading))))


def figures_of(headings: Iterable[str], period: int = 0) -> dict[str, YearFigure]:
    """The headings that name a year's figure, in words or by a letter; also those of last year
    where `period`, the year of the period, is given."""
    given = list(headings)
    found = {heading: figure_of(heading, period) for heading in given}
    return {name: figure for name, figure in found.items() if figure} | figures_by_letter(given)


def figure_of(heading: str, period: int = 0) -> YearFigure | None:
    """The year and the figure that a heading names; None for neither, or for two years."""
    told = _LAST.sub(str(period - 1), folded(heading)) if period else heading
    years = _YEAR.findall(told)
    name = _names().get(_bare(told)) if len(years) == 1 else None
    return (int(years[0]), name) if name else None


def figures_by_letter(headings: Iterable[str]) -> dict[str, YearFigure]:
    """The headings of a year and a letter, `2024 T` and `2024 R`; none unless every year has both
    letters."""
    found: dict[str, YearFigure] = {}
    for heading in headings:
        told, letter = _YEAR.findall(heading), _bare(heading)
        if len(told) == 1 and letter in _LETTERS:
            found[heading] = (int(told[0]), _LETTERS[letter])
    years = {year for year, _ in found.values()}
    pairs = {(year, name) for year in years for name in _LETTERS.values()}
    return found if {*found.values()} == pairs else {}


def earlier_figures(headings: Iterable[str], before: int) -> dict[str, YearFigure]:
    """The headings that name a figure of an earlier year."""
    found = figures_of(headings, before)
    return {name: figure for name, figure in found.items() if figure[0] < before}


def names_a_period(headings: Iterable[str]) -> bool:
    """Whether a table has a column that states the period of each row."""
    period = HISTORY.column("period")
    names = {folded(name) for name in (period.name, *period.aliases)} if period else set()
    return any(folded(heading) in names for heading in headings)


def history_by_year(figures: Mapping[str, YearFigure], *, by_id: bool) -> Table:
    """The contract of a sheet with one row for each measure and these columns of earlier years."""
    told = tuple(
        replace(
            column,
            name=year_column(*figure),
            aliases=(heading,),
        )
        for heading, figure in figures.items()
        if (column := HISTORY.column(figure[1]))
    )
    keys = [REALIZATION.column("measure_id") if by_id else None, REALIZATION.column("measure")]
    first = tuple(replace(key, required=True) for key in keys[:1] if key)
    words = tuple(replace(key, required=not by_id) for key in keys[1:] if key)
    key = ("measure_id",) if by_id else ()
    return replace(HISTORY, columns=(*first, *words, *told), key=key, open=True)


def year_column(year: int, figure: str) -> str:
    """The name of a column with its year: `actual_2022`."""
    return f"{figure}_{year}"


@cache
def history_headings(year: int) -> frozenset[str]:
    """Headings, folded, by which a sheet of earlier years is known, besides those of `history`."""
    words = (REALIZATION.column(name) for name in ("measure", "measured_in", "objective"))
    names = {name for one in words if one for name in (one.name, *one.aliases)}
    dated = {
        form.format(name, earlier)
        for name in _names()
        for earlier in range(year - _BACK, year)
        for form in ("{} {}", "{} tahun {}", "{} ({})")
    }
    last = {f"{name} {words}" for name in _names() for words in ("tahun lalu", "tahun sebelumnya")}
    return frozenset(map(folded, names | dated | last))
