"""Columns about the respondent or the form: what asks for no opinion, and what names a respondent
who stands in several rows."""

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
_PARENTS = {"parent key", "parent index", "submission id", "submission uuid"}
"""What a form's program writes beside each repeat of a group: whose it is."""


def is_about_people(heading: str) -> bool:
    """Whether a heading asks about the respondent or the form; a whole sentence asks a question."""
    words = _NUMBERED.sub("", folded(heading))
    is_short = len(words.split()) <= _LONGEST_LABEL
    return is_short and (names_a_person(heading) or bool(_ABOUT.search(words)))


def repeats_of(frame: pl.DataFrame) -> tuple[str, int] | None:
    """The heading of the respondents whose rows repeat, and their number; None where none does."""
    for heading in (name for name in frame.columns if name != ROW):
        cells = frame[heading].drop_nulls()
        if folded(heading).strip() in _PARENTS and 0 < cells.n_unique() < len(cells):
            return heading, cells.n_unique()
    return None
