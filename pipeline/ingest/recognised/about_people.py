"""Columns about the respondent or the form: those that ask for no opinion on the scale, and the
column that names a respondent who has several rows."""

import re

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import folded
from pipeline.tables.personal import names_a_person

_ABOUT = re.compile(
    r"\b(usia|umur|age|kelamin|gender|sex|pendidikan|education|pekerjaan|profesi|occupation"
    r"|agama|suku|status|frekuensi|berapa kali|kali ke|tahun|bulan|tanggal|jam"
    r"|waktu (mulai|selesai)|start|end|penghasilan|income|jumlah|total|rata ?-? ?rata|mean|skor"
    r"|score|nilai akhir|durasi|duration|progress|umr|rt|rw|jenis (layanan|pelayanan)"
    r"|layanan yang|unit|kelas|golongan|masa kerja|lama bekerja|no|nomor|id|edits|deviceid"
    r"|formversion|lastpage|last page|attachments(present|expected))\b"
)
"""What a heading asks about the respondent or the form, and not for an opinion."""
_NUMBERED = re.compile(r"\b(pertanyaan|pernyataan|soal|butir|question|item) (nomor|no|number)\b")
"""Headings that number the questions themselves: `Pertanyaan nomor 1`."""
_LONGEST_LABEL = 4
"""Words of a heading; a longer heading is a sentence that asks a question."""
_REMARK = {
    *("saran", "masukan", "kritik", "komentar", "pesan", "kesan", "harapan", "catatan", "keluhan"),
    *("suggestion", "suggestions", "comment", "comments", "remark", "remarks", "feedback"),
}
_AROUND_A_REMARK = {
    *("apa", "apakah", "adakah", "ada", "anda", "saudara", "bapak", "ibu", "kami", "dan", "atau"),
    *("untuk", "bagi", "demi", "perbaikan", "peningkatan", "pelayanan", "layanan", "lain"),
    *("tuliskan", "tulis", "berikan", "sampaikan", "mohon", "silakan", "silahkan", "opsional"),
    *("jika", "bila", "tambahan", "lainnya", "terbuka", "your", "any", "other", "further", "and"),
    *("or", "do", "you", "have", "please", "for", "us", "our", "service", "services", "optional"),
}
_LEFT_EMPTY = 0.25
"""Least share of empty rows in a column of remarks: a question of the scale has fewer."""
_PARENTS = {"parent key", "parent index", "submission id", "submission uuid"}
"""Columns that a form's program writes beside each repeat of a group, to say whose it is."""


def is_about_people(heading: str) -> bool:
    """Whether a heading asks about the respondent or the form; a whole sentence asks a question."""
    words = _NUMBERED.sub("", folded(heading))
    is_short = len(words.split()) <= _LONGEST_LABEL
    return is_short and (names_a_person(heading) or bool(_ABOUT.search(words)))


def takes_remarks(heading: str, cells: pl.Series) -> bool:
    """Whether a column asks for remarks only, and many rows are empty: `Baik` there is no answer on
    the scale."""
    words = set(re.findall(r"[a-z]+", folded(heading)))
    asks = bool(words & _REMARK) and words <= _REMARK | _AROUND_A_REMARK
    empty = cells.cast(pl.String).str.strip_chars().replace("", None).null_count()
    return asks and empty >= _LEFT_EMPTY * len(cells)


def repeats_of(frame: pl.DataFrame) -> tuple[str, int] | None:
    """The column of a form's parent keys, and how many respondents it names; None if none
    repeats."""
    for heading in (name for name in frame.columns if name != ROW):
        cells = frame[heading].drop_nulls()
        if folded(heading).strip() in _PARENTS and 0 < cells.n_unique() < len(cells):
            return heading, cells.n_unique()
    return None
