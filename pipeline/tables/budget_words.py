"""Words by which the headings of a budget suggest what a column is, where none is certain.

`Pagu Revisi` may be the ceiling and `Lock Pagu` is not; `Realisasi Fisik` is no money. This module
decides what a heading may be; the cells decide what it is.
"""

import re
from collections.abc import Sequence

from pipeline.tables.kinds import folded

_PARTIAL = {"ini", "lalu", "bulan", "bln", "minggu", "sebelumnya"}
"""Words for a part of the period: `Realisasi bulan ini`, `Periode lalu`."""
_WHOLE = {"sd", "total", "jumlah", "akumulasi", "kumulatif", "until"}
_LEFT = {
    "balance",
    "remaining",
    "sisa",
    "selisih",
    "lebih",
    "kurang",
    "saldo",
    "bertambah",
    "berkurang",
}
_SHARE = {
    "%",
    "absorption",
    "percent",
    "persen",
    "persentase",
    "prosentase",
    "serapan",
    "capaian",
    "fisik",
    "tanggal",
}
_CODE = {"kode", "kd", "rekening", "rek", "akun", "mak", "code"}
_NAMES = {
    *("uraian", "nama", "nm", "kegiatan", "program", "rincian"),
    *("name", "description", "programme", "activity", "item", "particulars"),
}
_OTHERS = {
    *("satker", "skpd", "opd", "unit", "dana", "lokasi", "bank", "sasaran", "pejabat", "pptk"),
    *("penyedia", "penerima", "pegawai", "kpa", "ppk", "pelaksana", "bendahara", "jenis"),
}
"""Words of columns about a person, an office or a thing other than the budget line."""
_PLANNED = {
    "pagu",
    "anggaran",
    "dpa",
    "dppa",
    "dipa",
    "rka",
    "alokasi",
    "plafon",
    "ceiling",
    "budget",
}
_NOT_PLANNED = {
    "lock",
    "blokir",
    "kas",
    "sumber",
    "tahun",
    "perkiraan",
    "sebelum",
    "semula",
    "awal",
}
_SPENT = {
    *("realisasi", "terserap", "penyerapan", "sp2d", "spj"),
    *("spent", "realized", "realised", "actual", "actuals", "expenditure", "spending", "disbursed"),
}
_TOTALS = {"jumlah", "total", "jml"}
_SO_FAR = {"sd", "periode", "bulan", "ini", "rp", "spj", *_TOTALS}
"""Words of a heading that means spending so far without naming it: `s.d. Periode Ini`."""
_REVISED = {"perubahan", "revisi", "setelah", "menjadi", "revised"}
_ACCOUNTS = {"rekening", "rek", "akun", "program", "kegiatan", "belanja"}
"""Words that only lists with money have among their headings."""


def words_of(heading: str) -> list[str]:
    """The words of a heading; `s.d.` and `s/d` are one word, and `NMAKUN` is two."""
    apart = re.sub(r"\bnm(?=[a-z]{3})", "nm ", folded(heading))
    together = re.sub(r"(?<![a-z])s\s?[./]?\s?d(?![a-z])\.?|sampai dengan", " sd ", apart)
    return re.findall(r"[a-z0-9]+|%", together)


def may_be(column: str, heading: str) -> bool:
    """Whether a heading may be that of this column of a budget, by its words alone."""
    words = set(words_of(heading))
    match column:
        case "code":
            is_number = {"no", "nomor"} & words and {"rekening", "rek", "akun"} & words
            is_named = words & {"nama", "nm", "uraian", "name"}
            return bool(words & _CODE or is_number) and not (is_named or words & _OTHERS)
        case "name":
            is_code = words & {"kode", "kd", "no", "nomor", "pagu", "code"}
            is_money = words & (_PLANNED | _SPENT)
            return bool(words & _NAMES) and not (is_code or is_money or words & _OTHERS)
        case "ceiling":
            amounts = _TOTALS | _REVISED
            planned = words & _PLANNED or (words & amounts and words <= amounts | {"rp", "rupiah"})
            other = _NOT_PLANNED - ({"kas"} if words & _TOTALS else set())
            return bool(planned) and not words & (_SPENT | _LEFT | _SHARE | other)
        case "realized":
            is_part = bool(words & _PARTIAL) and not ("sd" in words and "ini" in words)
            is_spent = words & _SPENT or ("sd" in words and words <= _SO_FAR)
            return bool(is_spent) and not (
                is_part or words & (_LEFT | _SHARE | {"rencana", "target"})
            )
    return False


def up_to_now(heading: str) -> bool:
    """Whether a heading includes everything up to its month: `Realisasi s.d. Maret`."""
    return bool({"sd", "kumulatif", "cumulative", "ytd", "akumulasi"} & set(words_of(heading)))


def is_sum_so_far(heading: str) -> bool:
    """Whether a heading of sums says up to when, but not of what: `Jumlah s.d. Desember`."""
    words = set(words_of(heading))
    other = _LEFT | _SHARE | _PLANNED | {"rencana", "target"}
    return bool(words & _TOTALS) and up_to_now(heading) and not words & other


def is_part_of_spending(heading: str) -> bool:
    """Whether a heading may name spending before the period, or in a part of it."""
    words = set(words_of(heading))
    return bool(words & _PARTIAL) and not words & (_LEFT | _SHARE | _PLANNED | {"rencana"})


def is_left_over(heading: str) -> bool:
    """Whether a heading names the remainder of a ceiling, or what was spent beyond it."""
    words = set(words_of(heading))
    return bool(words & _LEFT) and not words & ({"sebelum", "bertambah", "berkurang"} | _SHARE)


def is_share_spent(heading: str) -> bool:
    """Whether a heading may name the share of a ceiling that was spent, in percent."""
    words = set(words_of(heading))
    return bool(words & (_SHARE - {"fisik", "tanggal"})) and not words & {"fisik", *_LEFT}


def is_revised(heading: str) -> bool:
    """Whether a heading names the ceiling after a revision."""
    return bool(set(words_of(heading)) & _REVISED)


def is_sum_of_kinds(heading: str) -> bool:
    """Whether a heading has a word for a sum."""
    return bool(set(words_of(heading)) & _TOTALS)


def speaks_of_money(headings: Sequence[str]) -> bool:
    """Whether any heading has a word for what was planned or spent."""
    words = {word for heading in headings for word in words_of(heading)}
    return bool(words & (_PLANNED | _SPENT | {"rp", "rupiah"}))


def is_of_budget(headings: Sequence[str], *, by_month: bool = False) -> bool:
    """Whether headings are those of a budget: lines with a name or a code, and money for each line
    or, `by_month`, for each month."""
    planned = [heading for heading in headings if may_be("ceiling", heading)]
    named = [heading for heading in headings if may_be("name", heading) or may_be("code", heading)]
    spent = [heading for heading in headings if may_be("realized", heading)]
    is_coded = any(may_be("code", heading) for heading in headings)
    words = {word for heading in headings for word in words_of(heading)}
    is_measured = words & {"indikator", "iku", "target"}
    is_money = words & (_PLANNED | _ACCOUNTS)
    return (
        bool(planned and named and (spent or is_coded or by_month) and is_money) and not is_measured
    )
