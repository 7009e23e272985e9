"""Marks words of another language in a text, so that a screen reader pronounces them correctly."""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

_WORDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "id": (
        "en",
        (
            *("balanced scorecard", "value for money", "Job Descriptive Index", "bootstrap"),
            *("manufacturing cycle effectiveness", "listwise"),
        ),
    ),
    "en": (
        "id",
        (
            *("Laporan Kinerja Instansi Pemerintah", "Perjanjian Kinerja", "Inspektorat"),
            *("Pernyataan Telah Direviu", "Rencana Strategis", "Renstra"),
        ),
    ),
}
"""By the language of a report: the other language, and words of it that its texts use."""


def spoken(text: str, language: str, printable: Callable[[object], object]) -> Markup:
    """The text with every such word in an element that names its language."""
    other, words = _WORDS[language]
    pattern = "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]") for word in words)
    parts = re.split(rf"\b({pattern})\b", text)
    return Markup("").join(
        Markup('<span lang="{}">{}</span>').format(other, part)
        if place % 2
        else escape(printable(part))
        for place, part in enumerate(parts)
    )
