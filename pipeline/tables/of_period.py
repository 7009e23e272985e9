"""The delivered tables with headings that bear the year of the period.

`Target 2024` is the target in a report of 2024, and no heading of its table in a report of 2025.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from pipeline.reportfile import Period, ReportFile
from pipeline.tables.budget import BUDGET
from pipeline.tables.delivered import DELIVERED
from pipeline.tables.kinds import Column, Table, folded
from pipeline.tables.months import MONTH_NAMES
from pipeline.tables.quarter_names import quarter_headings
from pipeline.tables.realization import REALIZATION
from pipeline.tables.survey import survey_table
from pipeline.tables.years import OF_PLANS, figures_by_letter, history_headings

_FIGURES = {"target": "year_target", "actual": "actual", "published": "published"}
"""The columns whose headings may bear the year, and their columns in a part of that year."""
_FORMS = ("{0} {1}", "{0} ({1})", "{0} tahun {1}", "{0} thn {1}", "{0} th {1}", "{0} th. {1}",
          "{0} ta {1}", "{0} t.a. {1}", "{0} tahun anggaran {1}", "tahun {1} {0}",
          "{1} {0}", "{0} tahun ke {1}")  # fmt: skip
_UNTIL = ("s.d.", "s.d", "s/d", "sd", "s.d. bulan", "s/d bulan", "sampai dengan",
          "sampai dengan bulan", "sampai bulan", "hingga", "per")  # fmt: skip
_AT_THE_END, _LONGEST_PLAN = "renstra_target", 5
"""The target at the end of the Renstra, whose heading may name that year, and how far ahead."""
_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_PERCENT = " (%)"
_OF_THE_YEAR = " tahun"


def delivered_in(period: Period) -> Mapping[str, Table]:
    """Every known table, with the headings that bear the period's year."""
    if period.start.year != period.end.year:
        return DELIVERED
    year = period.end.year
    register = _of_year(year, period.is_part_of_a_year, period.end.month)
    return {**DELIVERED, "realization": register, "budget": _budget_of_year(year)}


def of_whole_year(
    register: Table, headings: Iterable[str], declared: Collection[str], period: Period
) -> Table:
    """The register of a whole year whose only target is headed `Target Tahunan` or alike: it
    becomes the target."""
    target, of_year = register.column("target"), register.column("year_target")
    given = {folded(heading) for heading in headings}
    if (
        period.is_part_of_a_year
        or {"target", "year_target"} & {*declared}
        or target is None
        or of_year is None
        or given & _folded(target)
        or len(given & _folded(of_year)) != 1
    ):
        return register
    named = {
        "target": replace(target, aliases=(*target.aliases, of_year.name, *of_year.aliases)),
        "year_target": replace(of_year, name="year_target", aliases=()),
    }
    columns = tuple(named.get(column.name, column) for column in register.columns)
    return replace(register, columns=columns)


def with_letters(register: Table, headings: Iterable[str], year: int) -> Table:
    """The register that accepts letters for the year's figures: `2024 T` and `2024 R`."""
    given = list(headings)
    named = {
        name: heading for heading, (of, name) in figures_by_letter(given).items() if of == year
    }
    columns = tuple(
        replace(column, aliases=(*column.aliases, named[column.name]))
        if column.name in ("target", "actual")
        and column.name in named
        and not _folded(column) & {folded(heading) for heading in given}
        else column
        for column in register.columns
    )
    return replace(register, columns=columns)


def _folded(column: Column) -> set[str]:
    return {folded(name) for name in (column.name, *column.aliases)}


def bears_another_year(heading: str, table: Table) -> bool:
    """Whether a heading names a year other than those in the headings of its table, so that its
    figures are of another period."""
    known = {
        year
        for column in table.columns
        for name in column.aliases
        if column.name != _AT_THE_END
        for year in _years(name)
    }
    return bool(known) and bool(_years(heading)) and not _years(heading) <= known


def _years(heading: str) -> set[str]:
    return set(_YEAR.findall(heading))


def contract_of(name: str, report_file: ReportFile) -> Table | None:
    """The contract of a table by its name: a known table or a survey; None for a declared table."""
    survey_id = name.removeprefix("survey_")
    survey = report_file.surveys.get(survey_id)
    if survey:
        return survey_table(survey_id, survey)
    return delivered_in(report_file.period).get(name)


def more_headings(name: str, period: Period) -> frozenset[str]:
    """Further headings, folded, by which a sheet is recognised besides those of its columns."""
    if name == "history":
        return history_headings(period.start.year)
    return quarter_headings() if name == "realization" else frozenset()


@cache
def _of_year(year: int, is_part: bool, month: int) -> Table:
    """The register whose headings may name this year or, up to the end of a month, the part of it
    that is reported."""
    dated = {
        (figure if is_part else name): _dated(
            REALIZATION.column(name), year, *OF_PLANS.get(name, ())
        )
        for name, figure in _FIGURES.items()
    }
    ends = range(year, year + _LONGEST_PLAN + 1)
    dated["actual"] = (*dated["actual"], *_up_to(REALIZATION.column("actual"), year, month))
    at_the_end = REALIZATION.column(_AT_THE_END)
    dated["year_target"] = (
        *dated.get("year_target", ()),
        *_dated(REALIZATION.column("year_target"), year),
    )
    dated[_AT_THE_END] = tuple(name for end in ends for name in _dated(at_the_end, end))
    columns = tuple(
        replace(column, aliases=(*column.aliases, *dated.get(column.name, ())))
        for column in REALIZATION.columns
    )
    return replace(REALIZATION, columns=columns)


@cache
def _budget_of_year(year: int) -> Table:
    """The budget whose headings may name this year: `Anggaran 2024` beside `Realisasi 2023`."""
    more = {
        "ceiling": _dated(BUDGET.column("ceiling"), year, "anggaran"),
        "realized": _dated(BUDGET.column("realized"), year),
    }
    columns = tuple(
        replace(column, aliases=(*column.aliases, *more.get(column.name, ())))
        for column in BUDGET.columns
    )
    return replace(BUDGET, columns=columns)


def _up_to(column: Column | None, year: int, month: int) -> Iterator[str]:
    """The headings of a column that name the last month of the period: `Realisasi s.d. Juni`."""
    last = monthrange(year, month)[1]
    for name in (column.name, *column.aliases) if column else ():
        for until in _UNTIL:
            for spelled in MONTH_NAMES[month - 1]:
                for day in ("", f"{last} "):
                    yield f"{name} {until} {day}{spelled}"
                    yield f"{name} {until} {day}{spelled} {year}"


def _dated(column: Column | None, year: int, *more: str) -> tuple[str, ...]:
    """The headings of a column combined with the year; a `(%)` may come before or after it.
    Headings that end in `tahun` are left out: `Target Tahun 2024` is a form of `Target`."""
    known = (column.name, *column.aliases, *more) if column else ()
    names = [name for name in known if not name.endswith(_OF_THE_YEAR)]
    shares = [name for name in names if name.endswith(_PERCENT)]
    return (
        *(form.format(name, year) for name in names for form in _FORMS),
        *(
            form.format(name.removesuffix(_PERCENT), year) + _PERCENT
            for name in shares
            for form in _FORMS
        ),
    )
