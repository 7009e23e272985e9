"""Targets and actuals by quarter, as a rencana aksi gives them: how their columns are called.

`[sources.realization] quarters` says what they hold: `of_quarter`, each quarter alone, or
`cumulative`, the year up to its end.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.reportfile import Period
from pipeline.tables.kinds import Column, Table, folded
from pipeline.tables.months import span_of
from pipeline.tables.realization import REALIZATION

QuarterFigure = tuple[str, int]
"""`target` or `actual`, and the quarter."""
_FIGURES = {
    "target": (
        "target",
        "target kinerja",
        "rencana",
        "rencana aksi",
        "target rencana aksi",
        "tgt",
        "trg",
        "trgt",
    ),
    "actual": ("realisasi", "realisasi kinerja", "actual", "real", "rls", "reals"),
    "published": (
        "capaian",
        "capaian kinerja",
        "persentase capaian",
        "tingkat capaian",
        "capaian terhadap target",
        "capaian terhadap target tahunan",
        "capaian thd target",
        "capaian thd target tahunan",
        "achievement",
    ),
}
_LETTERS = {"t": "target", "r": "actual"}
"""What stands for target and realisasi, where a quarter has both."""
_KINDS = ("tw", "triwulan", "tri wulan", "q", "kuartal")
_NUMERALS = ("1", "2", "3", "4", "i", "ii", "iii", "iv")
_MONEY = {"anggaran", "keuangan", "rp", "kas", "fisik"}
"""Words of a quarter of something else."""
_BY_NAME = re.compile(r"^(target|actual)_q([1-4])$")
_NOISE = re.compile(r"\bke\b|\(\s*%\s*\)|%|\(?\b(non )?kumulatif\b\)?")
"""What a heading may say beside its figure and its quarter."""
_UP_TO = re.compile(
    r"\bs\s?[./]?\s?d\b|\bsampai\b|\bhingga\b|kumulatif|\bcumulative|\bup to\b|\bytd\b|year to date"
)
_DENIED = re.compile(r"\b(non|bukan|tidak|not)\b")
_TWICE = re.compile(r"\btriwulan (?=(tw|triwulan)\b)")
_OF_A_QUARTER = 3
"""Months."""


def is_quarter_column(column: str) -> bool:
    """Whether a column's name is that of a figure by quarter: `target_q1`."""
    return _BY_NAME.match(column) is not None


def quarter_column(figure: str, quarter: int) -> str:
    """What a column is called by its quarter: `actual_q2`."""
    return f"{figure}_q{quarter}"


def quarter_of(heading: str, year: int) -> QuarterFigure | None:
    """The figure and the quarter of `year` that a heading names; the figure is empty where it names
    the quarter alone."""
    if by_name := _BY_NAME.match(heading.strip().lower()):
        return by_name[1], int(by_name[2])
    text = re.sub(r"\btri wulan\b", "triwulan", folded(heading))
    text = _TWICE.sub("", " ".join(_NOISE.sub(" ", text).split()))
    if _MONEY & set(re.findall(r"[a-z]+", text)):
        return None
    figure, rest = _figure(text)
    span = span_of(rest, year)
    if span is None or span.by != "quarter":
        return None
    return figure, span.last // _OF_A_QUARTER


def _figure(text: str) -> tuple[str, str]:
    """The figure that a heading begins or ends with, and the rest of it."""
    names = sorted(
        ((name, figure) for figure, names in _FIGURES.items() for name in names),
        key=lambda pair: -len(pair[0]),
    )
    for name, figure in names:
        if text.startswith(f"{name} "):
            return figure, text.removeprefix(name)
        if text.endswith(f" {name}"):
            return figure, text.removesuffix(name)
    return "", text


@dataclass(frozen=True)
class Quarters:
    """The headings of a register by figure and quarter; those of a quarter alone; those of an
    achievement, which follows from the others."""

    columns: Mapping[QuarterFigure, str] = field(default_factory=dict)
    alone: Mapping[int, str] = field(default_factory=dict)
    derived: tuple[str, ...] = ()

    def has(self, figure: str) -> bool:
        return any(name == figure for name, _ in self.columns)


def quarters_in(
    headings: Sequence[str], declared: Mapping[str, tuple[str, ...]], period: Period
) -> Quarters:
    """The quarters that headings name, or report.toml does: `columns = { target_q1 = "TW I" }`."""
    named = {
        folded(parts[0]): (match[1], int(match[2]))
        for name, parts in declared.items()
        if (match := _BY_NAME.match(name)) and len(parts) == 1
    }
    taken = {folded(part) for parts in declared.values() for part in parts} - named.keys()
    found = {
        heading: named.get(folded(heading)) or quarter_of(heading, period.end.year)
        for heading in headings
        if folded(heading) not in taken
    }
    known = {heading: figure for heading, figure in found.items() if figure}
    known |= _by_letter([one for one in headings if one not in known], taken, period.end.year)
    told = {figure for figure, _ in known.values()}
    return Quarters(
        {figure: heading for heading, figure in known.items() if figure[0] in ("target", "actual")},
        {figure[1]: heading for heading, figure in known.items() if not figure[0]},
        tuple(
            heading
            for heading, figure in known.items()
            if figure[0] == "published" and _is_of_actuals(heading, told)
        ),
    )


def _is_of_actuals(heading: str, told: Collection[str]) -> bool:
    """Whether an achievement of a quarter is one of actuals by quarter: beside targets by quarter,
    or as it says of a target itself."""
    is_of_a_target = "target" in folded(heading)
    return "actual" in told and (is_of_a_target or "target" in told)


def say_up_to(heading: str) -> bool:
    """Whether the heading of a quarter says that it holds the year up to its end."""
    text = folded(heading)
    return bool(_UP_TO.search(text)) and not _DENIED.search(text)


def _by_letter(
    headings: Sequence[str], taken: Collection[str], year: int
) -> Mapping[str, QuarterFigure]:
    """The headings that name figure and quarter by letters, `TW I T` and `TW I R`, of quarters that
    have one of each."""
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


def is_of_quarters(period: Period) -> bool:
    """Whether a period is whole quarters of one year."""
    start, end = period.start, period.end
    begins = start.day == 1 and start.month % _OF_A_QUARTER == 1
    return begins and start.year == end.year and _ends_a_quarter(period)


def _ends_a_quarter(period: Period) -> bool:
    return (period.end.month, period.end.day) in ((3, 31), (6, 30), (9, 30), (12, 31))


def quarters_of(period: Period) -> tuple[int, int]:
    """The first and the last quarter of such a period."""
    return (period.start.month + 2) // _OF_A_QUARTER, period.end.month // _OF_A_QUARTER


def register_by_quarter(register: Table, quarters: Quarters) -> Table:
    """The contract of a register with these columns; a target is not needed with its quarters."""
    cells = {name: REALIZATION.column(name) for name in ("target", "actual")}
    more = tuple(
        replace(
            cell,
            name=quarter_column(figure, quarter),
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


@cache
def quarter_headings() -> frozenset[str]:
    """Headings of quarters, folded, by which a heading of two rows is known."""
    return frozenset(
        folded(f"{name} {kind} {numeral}")
        for names in _FIGURES.values()
        for name in names
        for kind in _KINDS
        for numeral in _NUMERALS
    )
