"""Keeps on one line a number and its unit, a day and its month, a label and its number.

Spaces become no-break spaces; no word is added or changed. The words are those of the report's
languages.
"""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from pipeline.render.glyphs import BREAK

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
_LABEL = re.compile(rf"\b({_LABELS}) (?=\d|[IVX]+\b|[A-Z]\b)|\b({_MONTHS}) (?=\d{{4}}\b)")
_IN_PARTS, _SPACE = re.compile(r"(?<!,) (?![(→])"), re.compile(" ")
_LAST_WORD = re.compile(r" (?=\S{1,4}$)")
FIGURE = re.compile(r"[^\w\s]{0,3}(?:Rp\.?)?[^\w\s]{0,3}\d[\d.,–-]{5,30}[^\w\s]{0,3}")
"""A long number or an amount in a text, with the marks around it."""
_DAY = re.compile(rf"(?:\d{{1,2}}{_JOINED})?(?:{_MONTHS}){_JOINED}\d{{4}}[^\w\s]{{0,3}}")
_AMONG_WORDS = re.compile(rf"(?<!\S)(?:\S+{_JOINED})*{FIGURE.pattern}(?!\S)")
"""Such a number with the words bound to it before: WeasyPrint breaks a text that ends in a no-break
space after its first word, line after line, where the next element does not fit."""
_NUMBER = re.compile(
    r"(?<![^ ])[^ \w]{0,4}(?:Rp\.?)?[^ \w]{0,4}\d[\d.,–-]*[^ \w]{0,4}(?:\u00a0\w{1,12})?(?![^ ])"
)
"""A number of any length, with the unit it is bound to."""
_MARKS = re.compile(r"(?<=[._/])(?=\w)")
_ONE_LINE = 32
"""Most characters of a value beside a name that keeps to one line."""
_LONG = 60
"""Characters from which a text takes more than one line, so that its last word may be alone."""


def joined(text: str) -> str:
    """The text with no-break spaces where a line may not end."""
    if " " not in text:
        return text
    bound = _LABEL.sub(rf"\1\2{_JOINED}", _PARTED.sub(_JOINED, text))
    return _LAST_WORD.sub(_JOINED, bound) if len(text) >= _LONG else bound


def in_parts(text: str) -> str:
    """The text with no-break spaces; a long text may break after a comma, before a bracket or an
    arrow."""
    return (_IN_PARTS if len(text) > _ONE_LINE else _SPACE).sub(_JOINED, text)


def parted(code: str, printable: Callable[[object], object]) -> Markup:
    """A key or path whose line may end after each of its marks; a copy of it is unchanged."""
    return Markup("<wbr/>").join(str(printable(part)) for part in _MARKS.split(code))


def figured(text: str, printable: Callable[[object], object]) -> str:
    """A cell's text of words and figures; each long figure in an element that keeps to a line."""
    return _kept(joined(text), _AMONG_WORDS, printable)


def numbered(text: str, printable: Callable[[object], object]) -> str:
    """A cell's text of figures; each, of any length, in an element that keeps to a line."""
    return _kept(joined(text), _NUMBER, printable)


def is_whole(word: str) -> bool:
    """Whether a word of a joined text is a long number or a date, which no line may break."""
    return (FIGURE.fullmatch(word) or _DAY.fullmatch(word)) is not None


def is_figure(text: str) -> bool:
    """Whether a text is one figure and nothing else."""
    return _NUMBER.fullmatch(joined(text)) is not None


def _kept(text: str, figure: re.Pattern[str], printable: Callable[[object], object]) -> str:
    """The text with each match of `figure` marked up; a text without a match is unchanged."""
    parts: list[Markup] = []
    place = 0
    for found in figure.finditer(text):
        whole = Markup('<span class="figure">{}</span>').format(printable(found[0]))
        before = text[place : found.start()]
        # WeasyPrint drops a space alone between two elements, so that a reader sees two figures as
        # a single figure; with a place to break beside it, the space is drawn.
        beside = BREAK if parts and before.isspace() else ""
        parts += [escape(printable(before)), Markup(beside), whole]
        place = found.end()
    return Markup("").join([*parts, escape(printable(text[place:]))]) if parts else text
