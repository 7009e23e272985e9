"""Columns about the respondent or the form: what asks for no opinion on the scale, and what names a
respondent who stands in several rows."""

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
"""What counts the questions themselves: `Pertanyaan nomor 1`."""
_LONGEST_LABEL = 4
"""Words."""
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
"""Share of the rows by which a remark is known: a question of the scale is answered by most."""
_PARENTS = {"parent key", "parent index", "submission id", "submission uuid"}
"""What a form's program writes beside each repeat of a group: whose it is."""


def is_about_people(heading: str) -> bool:
    """Whether a heading asks about the respondent or the form; a whole sentence asks a question."""
    words = _NUMBERED.sub("", folded(heading))
    is_short = len(words.split()) <= _LONGEST_LABEL
    return is_short and (names_a_person(heading) or bool(_ABOUT.search(words)))


def takes_remarks(heading: str, cells: pl.Series) -> bool:
    """Whether a column asks for remarks and nothing else, and many have none: `Baik` is none on the
    scale there."""
    words = set(re.findall(r"[a-z]+", folded(heading)))
    asks = bool(words & _REMARK) and words <= _REMARK | _AROUND_A_REMARK
    empty = cells.cast(pl.String).str.strip_chars().replace("", None).null_count()
    return asks and empty >= _LEFT_EMPTY * len(cells)


def repeats_of(frame: pl.DataFrame) -> tuple[str, int] | None:
    """The heading of the respondents whose rows repeat, and their number; None where none does."""
    for heading in (name for name in frame.columns if name != ROW):
        cells = frame[heading].drop_nulls()
        if folded(heading).strip() in _PARENTS and 0 < cells.n_unique() < len(cells):
            return heading, cells.n_unique()
    return None
