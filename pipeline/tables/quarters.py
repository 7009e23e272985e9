"""Columns of targets and actuals by quarter or month, as a rencana aksi has them.

`[sources.realization] quarters` says what they hold: `of_quarter`, each quarter alone, or
`cumulative`, the year up to its end; `months` says the same of months: `of_month` or `cumulative`.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.reportfile import Period
from pipeline.tables.kinds import Column, Table, folded
from pipeline.tables.quarter_names import (
    LENGTHS,
    PartOfYear,
    QuarterFigure,
    by_name,
    quarter_column,
    quarter_of,
)
from pipeline.tables.realization import REALIZATION

_LETTERS = {"t": "target", "r": "actual"}
"""The letters for target and realisasi, where a quarter has both."""
_OF_A_YEAR = 12
_SEVERAL = 2
"""So many months of a figure are needed: one alone is only the last month of the period."""
_UP_TO = re.compile(
    r"\bs\s?[./]?\s?d\b|\bsampai\b|\bhingga\b|kumulatif|\bcumulative|\bup to\b|\bytd\b|year to date"
)
_DENIED = re.compile(r"\b(non|bukan|tidak|not)\b")


@dataclass(frozen=True)
class Quarters:
    """The headings of a register by figure and quarter; `alone`, those without a figure; `derived`,
    achievements, which follow from the others. `by` says whether the parts are months."""

    columns: Mapping[QuarterFigure, str] = field(default_factory=dict)
    alone: Mapping[int, str] = field(default_factory=dict)
    derived: tuple[str, ...] = ()
    by: PartOfYear = "quarter"

    @property
    def count(self) -> int:
        """How many quarters, or months, a year has."""
        return _OF_A_YEAR // LENGTHS[self.by]

    def column(self, figure: str, part: int) -> str:
        return quarter_column(figure, part, self.by)

    def has(self, figure: str) -> bool:
        return any(name == figure for name, _ in self.columns)


def quarters_in(
    headings: Sequence[str], declared: Mapping[str, tuple[str, ...]], period: Period
) -> Quarters:
    """The quarters that headings name or report.toml declares, `columns = { target_q1 = "TW I" }`;
    if there are none, the months."""
    given = [_parts_in(headings, declared, period, by) for by in LENGTHS if is_of(period, by)]
    return next((found for found in given if found.columns or found.alone), Quarters())


def _parts_in(
    headings: Sequence[str],
    declared: Mapping[str, tuple[str, ...]],
    period: Period,
    by: PartOfYear,
) -> Quarters:
    named = {
        folded(parts[0]): figure
        for name, parts in declared.items()
        if (figure := by_name(name, by)) and len(parts) == 1
    }
    taken = {folded(part) for parts in declared.values() for part in parts} - named.keys()
    found = {
        heading: named.get(folded(heading)) or quarter_of(heading, period.end.year, by)
        for heading in headings
        if folded(heading) not in taken
    }
    known = {heading: figure for heading, figure in found.items() if figure}
    if by == "quarter":
        known |= _by_letter([one for one in headings if one not in known], taken, period.end.year)
    elif len({part for _, part in known.values()}) < _SEVERAL:
        return Quarters()
    told = {figure for figure, _ in known.values()}
    shares = [one for one, figure in known.items() if _is_share(one, figure, known.values())]
    return Quarters(
        {figure: heading for heading, figure in known.items() if figure[0] in ("target", "actual")},
        {figure[1]: one for one, figure in known.items() if not figure[0] and one not in shares},
        tuple(
            heading
            for heading, figure in known.items()
            if heading in shares or (figure[0] == "published" and _is_of_actuals(heading, told))
        ),
        by,
    )


def _is_share(heading: str, figure: QuarterFigure, known: Collection[QuarterFigure]) -> bool:
    """Whether a heading, for a quarter with target and actual, says only percent."""
    both = {(name, figure[1]) for name in _LETTERS.values()}
    return not figure[0] and both <= {*known} and "%" in heading


def _is_of_actuals(heading: str, told: Collection[str]) -> bool:
    """Whether an achievement by quarter belongs to actuals by quarter: there are targets by quarter
    as well, or its heading mentions the target."""
    is_of_a_target = "target" in folded(heading)
    return "actual" in told and (is_of_a_target or "target" in told)


def say_up_to(heading: str) -> bool:
    """Whether the heading of a quarter says that it includes the year up to its end."""
    text = folded(heading)
    return bool(_UP_TO.search(text)) and not _DENIED.search(text)


def _by_letter(
    headings: Sequence[str], taken: Collection[str], year: int
) -> Mapping[str, QuarterFigure]:
    """The headings that name figure and quarter by letters, `TW I T` and `TW I R`, for quarters
    that have both."""
    found: dict[str, QuarterFigure] = {}
    for heading in headings:
        *words, letter = folded(heading).split() or [""]
        figure = quarter_of(" ".join(words), year) if letter in _LETTERS else None
        if figure and not figure[0] and folded(heading) not in taken:
            found[heading] = (_LETTERS[letter], figure[1])
    named = set(found.values())
    return {
        heading: figure
        for heading, figure in found.items()
        if {(name, figure[1]) for name in _LETTERS.values()} <= named
    }


def is_of(period: Period, by: PartOfYear) -> bool:
    """Whether a period consists of whole quarters, or months, of one year."""
    start, end, length = period.start, period.end, LENGTHS[by]
    is_begin = start.day == 1 and (start.month - 1) % length == 0
    is_end = end.day == monthrange(end.year, end.month)[1] and end.month % length == 0
    return is_begin and is_end and start.year == end.year


def parts_of_period(period: Period, by: PartOfYear) -> tuple[int, int]:
    """The first and the last quarter, or month, of such a period."""
    length = LENGTHS[by]
    return (period.start.month - 1) // length + 1, period.end.month // length


def register_by_quarter(register: Table, quarters: Quarters) -> Table:
    """The contract of a register with these columns; `target` is optional beside its quarters."""
    cells = {name: REALIZATION.column(name) for name in ("target", "actual")}
    more = tuple(
        replace(
            cell,
            name=quarters.column(figure, quarter),
            aliases=(heading,),
            required=False,
        )
        for (figure, quarter), heading in quarters.columns.items()
        if (cell := cells[figure])
    )
    columns: tuple[Column, ...] = register.columns
    if quarters.has("target"):
        columns = tuple(
            replace(column, required=False) if column.name == "target" else column
            for column in columns
        )
    return replace(register, columns=(*columns, *more))
