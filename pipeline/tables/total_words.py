"""Words by which a row says that it is a sum of others, or a difference between others."""

import polars as pl

_SUM = r"(j ?u ?m ?l ?a ?h|t ?o ?t ?a ?l)"
"""The word for a sum, also with spaces between its letters."""
TOTAL = (
    rf"^(?i)(sub[ -]?|grand )?{_SUM}"
    r"( (total|semua|seluruh(nya)?|keseluruhan|umum|besar))?\s*[.:]*$"
)
_OF_MONEY = (
    rf"^(?i)(sub[ -]?|grand )?{_SUM} (b ?e ?l ?a ?n ?j ?a|anggaran|alokasi|pagu|pendapatan|program|"
    r"((penerimaan|pengeluaran) )?pembiayaan|"
    r"kegiatan|sub[ -]?kegiatan|skpd|opd|satker|satuan kerja|dinas|badan|kantor|unit kerja|"
    r"instansi|budget|expenditure)([ :].*)?$"
)
"""A total of amounts, which names what it adds up."""
DERIVED = (
    r"^(?i)(jumlah |total )?(surplus|defisit|surplus ?/ ?\(? ?defisit ?\)?|pembiayaan nett?o|silpa|"
    r"(sisa lebih|sisa kurang|sisa lebih ?/ ?\(?kurang\)?) (pembiayaan|perhitungan) anggaran)"
    r"( anggaran)?( tahun (berkenaan|berjalan))?( ?\([a-z]+\))?( ?- ?lra)?\s*[.:]*$"
)
"""Rows of a budget account that are differences between other rows."""
INDEX = r"(?i)^((nilai|indeks) )?(ikm|skm|nrr|(nilai )?indeks kepuasan masyarakat)\b"
"""How a row begins that holds the index of the survey whose items are above it."""
GRADE = r"(?i)^((kategori|nilai) )?mutu( unit)?( pelayanan| layanan)?\s*[.:]*$"
"""The name of a row that holds the grade of that index: `B`."""


def is_total_of_money(text: pl.Expr) -> pl.Expr:
    """Whether a cell marks its row as a total of lines with amounts."""
    return text.str.contains(TOTAL) | (text.str.contains(_OF_MONEY) & ~text.str.contains(DERIVED))
