"""Codes of a register that are its office's, no measure's: `kode_opd`, the same in every row."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.budget_words import words_of

_CODE = {"kode", "kd", "id", "code", "nama", "name"}
_OFFICE = {
    *("opd", "skpd", "pd", "satker", "satuan", "instansi", "urusan", "perangkat", "dinas"),
    *("unit", "kabupaten", "kota", "provinsi", "daerah", "pemda", "organisasi"),
    *("agency", "office", "organisation", "organization", "department"),
}


_OWN = {ROW, "measure_id", "objective_id"}
_OBJECTIVE = {"sasaran", "ss", "tujuan", "objective", "goal"}


def is_of_the_office(frame: pl.DataFrame, heading: str) -> bool:
    """Whether a column of codes is the office's: by the words of its heading, or because all rows
    have the same code and the heading names no objective."""
    words = set(words_of(heading))
    if heading in _OWN or not _CODE & words:
        return False
    cells = frame[heading].drop_nulls()
    is_one = len(cells) > 1 and cells.n_unique() == 1 and not _OBJECTIVE & words
    return bool(_OFFICE & words) or is_one
