"""Headings that mean a column of the contract only over cells that confirm it.

`Unit` is the unit of measurement over `%` and `months`, and an office over `Secretariat`; `Standar`
is a target over `≤ 5 menit`, and a regulation over its number; `Capaian` is the actual where it is
the quotient of a numerator and a denominator beside it. `Keterangan` says who was excused over
`Cuti` and `Dinas Luar`, and not over `hujan`; `Jenis` which way is better over `Positif`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind, Table
from pipeline.tables.budget_words import words_of
from pipeline.tables.kinds import folded
from pipeline.validate.cells import typed_cells
from pipeline.validate.dates import NO_DATE
from pipeline.validate.promises import promise_of

_REGISTER = "realization"
_OF_A_MEASURE = 3
"""The fewest filled cells of a measure's row; a note has one or two."""
_LEAST = 2
"""The fewest rows that confirm a column."""
_COUNTED = {"#", "no", "no.", "nomor", "id", "ref", "ref.", "code"}
_ID = r"^\p{L}{1,8}[\s._/-]*[0-9]+([._-][0-9A-Za-z]+)*$"
_UNITS = {"unit", "units", "uom", "satuan capaian", "satuan realisasi", "satuan hasil"}
_IS_UNIT = re.compile(
    r"^(%|‰|persen\w*|per ?cent|percentage|permil|per mil|indeks|index|nilai|skor|score|poin|"
    r"points?|rasio|ratio|orang|people|persons?|jiwa|hari( kerja)?|(working )?days?|bulan|months?|"
    r"tahun|years?|jam|hours?|menit|minutes?|kali|times|dokumen|documents?|laporan|reports?|"
    r"kegiatan|activities|paket|packages|units?|predikat|grade|level|"
    r"(idr|rp|juta|miliar|ribu)\b.*)$",
    re.IGNORECASE,
)
_LONGEST_UNIT = 25
_FIGURE, _DIGIT = Column("figure", Kind.NUMBER, "a figure"), re.compile("[0-9]")
_STANDARDS = {
    "standar",
    "standard",
    "nilai standar",
    "standar mutu",
    "standar spm",
    "standar target",
}
_SERVICES = {"jenis pelayanan", "jenis layanan", "jenis pelayanan dasar", "pelayanan", "layanan"}
_ABOVE = {"numerator", "pembilang", "num", "num."}
_BELOW = {"denominator", "denumerator", "penyebut", "denum", "denum.", "den."}
RATIO = _ABOVE | _BELOW
"""Headings of the parts of a quotient, which are no figures of a measure on their own."""
_MEASURES = (" indikator", " indikator kinerja", " iku", " ik")
_KINDS, _WAYS = (
    {f"{kind}{of}" for kind in ("jenis", "sifat", "tipe") for of in ("", " data", *_MEASURES)},
    {"positif", "negatif"},
)
_REMARKS = {"ket", "ket.", "keterangan", "status", "status kehadiran", "remark", "remarks"}
_RESULT = {"capaian", "hasil", "nilai", "realisasi", "achievement", "result", "results"}
_TIMES = (1, 100, 1000)
_NEAR = 0.005
"""The difference that rounding leaves between a quotient and the figure printed for it."""


def told_by_cells(raw: RawTable, table: Table, known: Mapping[str, str]) -> Mapping[str, str]:
    """Folded heading → column, beside those that are `known`."""
    if table.name != _REGISTER:
        return _told_by_remarks(raw, table, known)
    rows = _measures(raw)
    taken = {known[folded(name)] for name in rows.columns if folded(name) in known}
    return {
        folded(heading): column
        for column, headings in (
            ("measure_id", _named(rows, _COUNTED, _are_ids)),
            ("measured_in", _named(rows, _UNITS, _are_units)),
            ("target", _named(rows, _STANDARDS, _are_targets)),
            ("objective", _named(rows, _SERVICES, _are_over_several)),
            ("actual", _quotients(rows)),
            ("polarity", _named(rows, _KINDS, _are_ways)),
        )
        if column not in taken and len(found := list(headings)) == 1
        for heading in found
    }


def _told_by_remarks(raw: RawTable, table: Table, known: Mapping[str, str]) -> Mapping[str, str]:
    """The column of remarks that answers what no other heading does: `Cuti`, `Dinas Luar`."""
    headings = [one for one in raw.frame.columns if one != ROW]
    taken = {known[folded(one)] for one in headings if folded(one) in known}
    return {
        folded(heading): column.name
        for column in table.columns
        if column.kind is Kind.YES_NO and column.also and column.name not in taken
        for heading in headings
        if folded(heading) in _REMARKS and _say(raw.frame[heading], {w for _, w in column.also})
    }


def _say(cells: pl.Series, words: Collection[str]) -> bool:
    said = cells.drop_nulls().unique().cast(pl.String)
    return any(folded(cell) in words for cell in said)


def _measures(raw: RawTable) -> pl.DataFrame:
    filled = pl.sum_horizontal(pl.all().exclude(ROW).is_not_null())
    return raw.frame.filter(filled >= _OF_A_MEASURE)


def _named(
    rows: pl.DataFrame, names: Collection[str], bear_out: Callable[[pl.Series], bool]
) -> Iterator[str]:
    for heading in rows.columns:
        cells = rows[heading].drop_nulls().cast(pl.String).str.strip_chars()
        if folded(heading) in names and len(cells) >= _LEAST and bear_out(cells):
            yield heading


def _are_ids(cells: pl.Series) -> bool:
    """Whether every cell is a code with a letter and a number, and none is repeated."""
    return bool(cells.str.contains(_ID).all()) and not cells.is_duplicated().any()


def _are_units(cells: pl.Series) -> bool:
    known = sum(bool(_IS_UNIT.match(cell)) for cell in cells)
    longest = cells.str.len_chars().max()
    is_short = isinstance(longest, int) and longest <= _LONGEST_UNIT
    return is_short and 3 * known >= len(cells)


def _are_targets(cells: pl.Series) -> bool:
    """Whether every cell is a number, with a sign and a unit or without."""
    told = [(cell, promise_of(cell)) for cell in cells]
    return all(one.number or one.ends if one else _DIGIT.search(cell) for cell, one in told)


def _are_over_several(cells: pl.Series) -> bool:
    return bool(cells.is_duplicated().any())


def _are_ways(cells: pl.Series) -> bool:
    return {folded(cell) for cell in cells} <= _WAYS


def _quotients(rows: pl.DataFrame) -> Iterator[str]:
    """The headings whose every figure is a numerator by its denominator, in percent or in mille."""
    above, below = (
        [one for one in rows.columns if folded(one) in set_] for set_ in (_ABOVE, _BELOW)
    )
    if len(above) != 1 or len(below) != 1:
        return
    parts = pl.DataFrame({"n": _numbers(rows, above[0]), "d": _numbers(rows, below[0])})
    for heading in rows.columns:
        if _RESULT & set(words_of(heading)):
            told = parts.with_columns(_numbers(rows, heading).alias("said")).drop_nulls()
            if len(told) >= _LEAST and told.select(_is_quotient().all()).item():
                yield heading


def _is_quotient() -> pl.Expr:
    quotient, said = pl.col("n") / pl.col("d"), pl.col("said")
    return pl.any_horizontal(
        (quotient * times - said).abs() <= _NEAR * said.abs() for times in _TIMES
    )


def _numbers(rows: pl.DataFrame, heading: str) -> pl.Series:
    texts = rows[heading].cast(pl.String)
    nowhen = pl.repeat(NO_DATE, len(texts), dtype=pl.Date, eager=True)
    return typed_cells(_FIGURE, texts, None, FileSource(), nowhen).values
