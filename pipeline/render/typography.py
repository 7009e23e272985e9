"""What a line may not part: a number from its unit, a day from its month, a label from its number.

Spaces become no-break spaces; no word is added or changed. The words are those of the languages
a report is written in.
"""

import re

from markupsafe import Markup

_JOINED = "\N{NO-BREAK SPACE}"
_UNITS = (
    "%|‰|persen|percent|poin|points?|menit|minutes?|jam|hours?|hari|days?|bulan|months?|orang|unit|"
    "ribu|juta|miliar|triliun|thousand|million|billion|trillion"
)
_MONTHS = (
    "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|"
    "January|February|March|May|June|July|August|October|December"
)
_LABELS = "Tabel|Gambar|Bab|Lampiran|Pasal|Nomor|Table|Figure|Chapter|Annex|Article"
_PARTED = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS})(?!\w))"
    rf"|(?<=\b\d) (?=(?:{_MONTHS})\b)|(?<=\b\d\d) (?=(?:{_MONTHS})\b)"
    rf"|(?<=[÷×=±≥≤<>]) (?=\d)"
    rf"|(?<=\)) (?=[=<>] )|(?<=\d;) (?=\d+\))"
)
_LABEL = re.compile(rf"\b({_LABELS}) (?=\d|[IVX]+\b|[A-Z]\b)")
_LAST_WORD = re.compile(r" (?=\S{1,4}$)")
_MARKS = re.compile(r"(?<=[._/])(?=\w)")
_LONG = 60
"""Characters from which a text takes up more than one line, so that its last may be lonely."""


def joined(text: str) -> str:
    """The text with no-break spaces where a line may not end."""
    if " " not in text:
        return text
    bound = _LABEL.sub(rf"\1{_JOINED}", _PARTED.sub(_JOINED, text))
    return _LAST_WORD.sub(_JOINED, bound) if len(text) >= _LONG else bound


def parted(code: str) -> Markup:
    """A key or a path, that a line may end after each of its marks; copied, it is as it was."""
    return Markup("<wbr/>").join(_MARKS.split(code))
