"""Words by which a row says that it adds up others, or is the difference between others."""

import polars as pl

_SUM = r"(j ?u ?m ?l ?a ?h|t ?o ?t ?a ?l)"
"""The word for a sum, its letters spaced as well."""
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
"""Where amounts are in rows, a total names what it adds up."""
DERIVED = (
    r"^(?i)(jumlah |total )?(surplus|defisit|surplus ?/ ?\(? ?defisit ?\)?|pembiayaan nett?o|silpa|"
    r"(sisa lebih|sisa kurang|sisa lebih ?/ ?\(?kurang\)?) (pembiayaan|perhitungan) anggaran)"
    r"( anggaran)?( tahun (berkenaan|berjalan))?( ?\([a-z]+\))?( ?- ?lra)?\s*[.:]*$"
)
"""Rows of an account of the budget that are differences between others."""
INDEX = r"(?i)^((nilai|indeks) )?(ikm|skm|nrr|(nilai )?indeks kepuasan masyarakat)\b"
"""How a row begins that has the index of the survey whose items stand above it."""
GRADE = r"(?i)^((kategori|nilai) )?mutu( unit)?( pelayanan| layanan)?\s*[.:]*$"
"""What a row is called that has the grade of that index: `B`."""


def is_total_of_money(text: pl.Expr) -> pl.Expr:
    """Whether a cell calls its row a total of lines with amounts."""
    return text.str.contains(TOTAL) | (text.str.contains(_OF_MONEY) & ~text.str.contains(DERIVED))
