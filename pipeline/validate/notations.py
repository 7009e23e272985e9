"""Columns whose marks may be read two ways: a line of report.toml for each, with what it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

import polars as pl

from pipeline.proposals import Proposal
from pipeline.rounding import half_up
from pipeline.tables import Column
from pipeline.tables.choices import as_folded
from pipeline.validate.cells import AMBIGUOUS, DATED, TypedCells
from pipeline.validate.dates import DAY_FIRST, MONTH_FIRST, Order, dates
from pipeline.validate.numbers import Decimal, bare, plain_text
from pipeline.validate.typed import TypedTable

_MARKS: tuple[Decimal, Decimal] = (",", ".")
_COUNTED = {
    *("orang", "jiwa", "pegawai", "peserta", "responden", "siswa", "penduduk", "keluarga", "kk"),
    *("desa", "kelurahan", "kecamatan", "lembaga", "sekolah", "rumah", "unit usaha", "umkm"),
    *("dokumen", "laporan", "berkas", "surat", "izin", "buku", "eksemplar", "judul", "arsip"),
    *("kegiatan", "kasus", "pengaduan", "kunjungan", "ekor", "buah", "paket", "kali"),
    *("people", "persons", "person", "households", "villages", "documents", "reports", "cases"),
}
"""Units of what is counted one by one."""
_MEAN = r"\b(rata|rerata|rasio|mean|average|ratio|per)\b"
_SHOWN = 3
"""The number of columns of which a reading shows the first cell."""


def decimal_readings(
    table: str, texts: pl.DataFrame, columns: Mapping[str, TypedCells]
) -> tuple[Proposal, ...]:
    """A decimal comma and a decimal point for a source, each with what it makes of the cells; none
    where every column is clear. A mark is proved where the other makes fractions of persons, or of
    other things that are counted; the comma where other columns prove it and none has a point."""
    cells = {
        name: str(texts[name][each.unclear[1]])
        for name, each in columns.items()
        if each.unclear and each.unclear[0] == AMBIGUOUS
    }
    lines = [
        Proposal(("sources", table), {"decimal": mark}, "reading", _given(cells, mark))
        for mark in _MARKS
        if cells
    ]
    whole = [line for line in lines if not _makes_parts(texts, cells, str(line.keys["decimal"]))]
    if len(whole) > 1 and _all_have_commas(texts, [one for one in columns if one not in cells]):
        whole = whole[:1]
    return (replace(whole[0], standing="proved", gives=""),) if len(whole) == 1 else (*lines,)


def _all_have_commas(texts: pl.DataFrame, names: Iterable[str]) -> bool:
    """Whether columns have decimal commas, and no number that only a decimal point explains, such
    as those that a workbook holds as numbers."""
    digits = [bare(pl.col(name)) for name in names if texts.schema[name] == pl.String]
    comma, point = (
        pl.any_horizontal(
            pl.lit(value=False),
            *(
                (plain_text(one, mark).is_not_null() & plain_text(one, other).is_null()).any()
                for one in digits
            ),
        )
        for mark, other in (_MARKS, _MARKS[::-1])
    )
    return bool(texts.select(comma & ~point).item(0, 0)) if texts.height else False


def _makes_parts(texts: pl.DataFrame, names: Iterable[str], mark: str) -> bool:
    """Whether a decimal mark makes fractions of what is counted one by one; means may have them."""
    if not {"measured_in", "measure"} <= {*texts.columns}:
        return False
    unit, measure = (as_folded(pl.col(name)) for name in ("measured_in", "measure"))
    rows = texts.filter(unit.is_in(sorted(_COUNTED)), ~measure.str.contains(_MEAN))
    decimal: Decimal = "," if mark == "," else "."
    plain = [plain_text(bare(pl.col(name).cast(pl.String)), decimal) for name in names]
    are_parts = [text.str.contains(r"[.]0*[1-9]").fill_null(value=False) for text in plain]
    return bool(rows.select(pl.any_horizontal(are_parts).any()).item())


def date_readings(typed: TypedTable, column: Column) -> tuple[Proposal, ...]:
    """The day first and the month first, each with what it makes of a column's first day that may
    be either; nothing for a column of something else."""
    if column.kind not in DATED:
        return ()
    cells = typed.texts[column.name].drop_nulls()
    orders: tuple[Order, ...] = (DAY_FIRST, MONTH_FIRST)
    days = {order: cells.to_frame("day").select(dates(pl.col("day"), order)) for order in orders}
    apart = days[DAY_FIRST].to_series() != days[MONTH_FIRST].to_series()
    at = apart.fill_null(value=False).arg_max() or 0
    return tuple(
        Proposal(
            ("sources", typed.table.name),
            {"dates": order},
            "reading",
            f"{column.name} {cells[at]} = {days[order].item(at, 0)}",
        )
        for order in orders
    )


def _given(cells: Mapping[str, str], mark: Decimal) -> str:
    """`ceiling 1.234 = 1234`; for a number with decimals also its approximate size, as a point may
    be taken for either mark."""
    told = ((name, cell, _read(cell, mark)) for name, cell in islice(cells.items(), _SHOWN))
    return "; ".join(f"{name} {cell} = {number}" for name, cell, number in told)


def _read(cell: str, mark: Decimal) -> str:
    plain = str(pl.select(plain_text(bare(pl.lit(cell)), mark)).item() or "?")
    return f"{plain} ≈ {half_up(float(plain), 0):.0f}" if "." in plain else plain
