"""Headings of targets and actuals by quarter or month, and the names of such columns."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from pipeline.tables.kinds import folded
from pipeline.tables.months import MONTH_NAMES, span_of

QuarterFigure = tuple[str, int]
"""`target` or `actual`, and the number of the quarter or, in a register by months, of the month."""
PartOfYear = Literal["quarter", "month"]
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
_KINDS = ("tw", "triwulan", "tri wulan", "q", "kuartal")
_BULAN = ("", "bulan ")
_NUMERALS = ("1", "2", "3", "4", "i", "ii", "iii", "iv")
_MONEY = {"anggaran", "keuangan", "rp", "kas", "fisik"}
"""Words that make it a quarter of something else."""
_BY_NAME = re.compile(r"^(target|actual)_(?:(q)([1-4])|(m)(0[1-9]|1[0-2]))$")
_NOISE = re.compile(r"\bke\b|\(\s*%\s*\)|%|\(?\b(non )?kumulatif\b\)?")
"""What a heading may contain besides its figure and its quarter."""
_TWICE = re.compile(r"\btriwulan (?=(tw|triwulan)\b)")
LENGTHS: Mapping[PartOfYear, int] = {"quarter": 3, "month": 1}


def is_quarter_column(column: str) -> bool:
    """Whether a column's name is that of a figure by quarter or month: `target_q1`."""
    return _BY_NAME.match(column) is not None


def quarter_column(figure: str, part: int, by: PartOfYear = "quarter") -> str:
    """The name of the column for a quarter or month: `actual_q2`, `actual_m06`."""
    return f"{figure}_q{part}" if by == "quarter" else f"{figure}_m{part:02}"


def by_name(column: str, by: PartOfYear) -> QuarterFigure | None:
    """The figure and the part of the year in a column's own name."""
    found = _BY_NAME.match(column.strip().lower())
    if found is None:
        return None
    part = found[3] if by == "quarter" else found[5]
    return (found[1], int(part)) if part else None


def quarter_of(heading: str, year: int, by: PartOfYear = "quarter") -> QuarterFigure | None:
    """The figure and the quarter, or month, of `year` that a heading names; the figure is empty
    where only the quarter is named."""
    if own := by_name(heading, by):
        return own
    text = re.sub(r"\btri wulan\b", "triwulan", folded(heading))
    text = _TWICE.sub("", " ".join(_NOISE.sub(" ", text).split()))
    if _MONEY & set(re.findall(r"[a-z]+", text)):
        return None
    figure, rest = _figure(text)
    span = span_of(rest, year)
    if span is None or span.by != by:
        return None
    return figure, span.last // LENGTHS[by]


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


@cache
def quarter_headings() -> frozenset[str]:
    """Headings of quarters and months, folded, by which a heading in two rows is recognised."""
    quarters = [f"{kind} {numeral}" for kind in _KINDS for numeral in _NUMERALS]
    months = [f"{bulan}{name}" for names in MONTH_NAMES for name in names for bulan in _BULAN]
    return frozenset(
        folded(f"{name} {part}")
        for names in _FIGURES.values()
        for name in names
        for part in (*quarters, *months)
    )
