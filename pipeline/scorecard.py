"""The terms of the field as types: what is promised, what was achieved, how it is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from pipeline.translatable import _


class Polarity(StrEnum):
    """Which way is better: more, less, or exactly the target."""

    MAXIMIZE = "maximize"
    MINIMIZE = "minimize"
    STABILIZE = "stabilize"


class TargetSource(StrEnum):
    """Which document states the target. `implied` means none does."""

    PK = "pk"
    PK_PERUBAHAN = "pk_perubahan"
    STANDARD = "standard"
    IMPLIED = "implied"


class PkStatus(StrEnum):
    """What the revised agreement of the year (PK Perubahan) did with a measure."""

    UNCHANGED = "tetap"
    NEW = "baru"
    REVISED = "diubah"
    DROPPED = "dihapus"


class Source(StrEnum):
    """Who gave a recommendation: an earlier report of the agency, its evaluator (Lembar Hasil
    Evaluasi), its internal auditor (APIP), or the supreme one (BPK)."""

    RAPOR = "rapor"
    LHE = "lhe"
    APIP = "apip"
    BPK = "bpk"


class Progress(StrEnum):
    """How far a recommendation has been followed up."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_BEGUN = "not_begun"
    IMPOSSIBLE = "impossible"


SOURCES: Mapping[str, str] = {
    Source.RAPOR: _("earlier performance report"),
    Source.LHE: _("evaluation of the performance system (LHE)"),
    Source.APIP: _("internal auditor (APIP)"),
    Source.BPK: _("supreme audit board (BPK)"),
}
PROGRESS: Mapping[str, str] = {
    Progress.DONE: _("done"),
    Progress.IN_PROGRESS: _("in progress"),
    Progress.NOT_BEGUN: _("not begun"),
    Progress.IMPOSSIBLE: _("cannot be followed up"),
}
POLARITIES: Mapping[str, str] = {
    Polarity.MAXIMIZE: _("higher is better"),
    Polarity.MINIMIZE: _("lower is better"),
    Polarity.STABILIZE: _("on target is best"),
}
TARGET_SOURCES: Mapping[str, str] = {
    TargetSource.PK: _("performance agreement"),
    TargetSource.PK_PERUBAHAN: _("revised performance agreement"),
    TargetSource.STANDARD: _("standard"),
    TargetSource.IMPLIED: _("implied"),
}
PK_STATUSES: Mapping[str, str] = {
    PkStatus.UNCHANGED: _("unchanged"),
    PkStatus.NEW: _("new"),
    PkStatus.REVISED: _("revised"),
    PkStatus.DROPPED: _("dropped"),
}
AGGREGATIONS: Mapping[str, str] = {
    "last": _("the last part counts"),
    "sum": _("parts are added up"),
    "mean": _("plain mean of the parts"),
}
ADJUSTMENTS: Mapping[str, str] = {
    "strategy": _("strategy"),
    "policy": _("policy"),
    "activity": _("activity"),
    "budget": _("budget"),
}
"""The words that a report prints for each choice of a column; a delivery may use them too."""


REPORTED = "reported"
"""The formula of an actual that is taken as the agency reports it."""


@dataclass(frozen=True)
class Evidence:
    """Where a number comes from: a delivered file and the rows of it that were counted.

    `rows` are spreadsheet row numbers as ranges, `2-11,14`.
    """

    file: str
    sheet: str
    rows: str
    sha256: str


def is_percent(unit: str) -> bool:
    """Whether a unit of measurement, as agencies write it, is percent."""
    return unit.strip().casefold() in {"%", "persen", "percent"}


def is_per_mille(unit: str) -> bool:
    """Whether a unit of measurement is per mille."""
    return unit.strip().casefold() in {"‰", "permil", "per mil", "promil", "per mille", "per 1000"}


def is_fraction_beside(value: float | None, other: float | None, polarity: str) -> bool:
    """Whether a figure is probably a fraction, as a related percentage is far above it: 0.93 beside
    95. Where less is better that may be right, unless the fraction in percent is near the other."""
    if value is None or other is None or not 0 < value <= 1:
        return False
    if polarity == Polarity.MINIMIZE:
        return other >= _FAR / 2 and other / 2 <= 100 * value <= other * 2
    return other >= _FAR


_FAR = 20
"""Percentage from which a figure of at most 1 beside it is probably a fraction."""


def is_rupiah(unit: str) -> bool:
    """Whether a unit of measurement is rupiah, which is written before its number."""
    return unit.strip().casefold() in {"rp", "rp.", "rupiah", "idr"}


def same_unit(unit: str, other: str) -> bool:
    """Whether two units are the same, however they are written; an unknown unit fits any."""
    for is_one in (is_percent, is_per_mille, is_rupiah):
        if is_one(unit) and is_one(other):
            return True
    return not unit or not other or same_words(unit, other)


def same_words(text: str, other: str) -> bool:
    """Whether two texts differ at most in case and spacing."""
    one, two = (" ".join(words.casefold().split()) for words in (text, other))
    return one == two


def row_ranges(rows: Sequence[int] | pl.Series) -> str:
    """Row numbers as the ranges an officer reads: [2, 3, 4, 7] gives `2-4,7`."""
    numbers = pl.Series(rows, dtype=pl.UInt32).unique().sort()
    is_first = (numbers.diff() != 1).fill_null(value=True)
    is_last = is_first.shift(-1, fill_value=True)
    runs = zip(numbers.filter(is_first), numbers.filter(is_last), strict=True)
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
