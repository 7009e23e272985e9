"""Turns text as people deliver it into text that the report's fonts can print.

Invisible characters (zero width, changes of direction, controls) are left out; a character that no
face has, such as an emoji, is printed as an open square: its place is visible and no font of the
machine at hand is used, so the same text gives the same pages everywhere. A word of hundreds of
characters gets places to break, so close that the few characters WeasyPrint tries first contain
one: otherwise it sets the whole rest of the word for every line.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from markupsafe import Markup

from pipeline.render.fonts import ELLIPSIS, face

MISSING = "□"
BREAK = "\u200b"
_ENDLESS = re.compile(r"\S{200,}")
_PICTURE = "data:image/"


def printable(folders: tuple[Path, ...]) -> Callable[[object], object]:
    """A function that keeps of a text what the fonts in `folders` print; markup is unchanged."""
    fonts = tuple(sorted(font for folder in folders for font in folder.glob("shared/fonts/*.ttf")))

    def of(value: object) -> object:
        if not isinstance(value, str) or isinstance(value, Markup) or value.startswith(_PICTURE):
            return value
        known = value if _plain(value) else _known(value, fonts) or MISSING
        return _ENDLESS.sub(_with_breaks, known)

    return of


def shortened(text: str, most: int) -> str:
    """The text in at most `most` characters; an ellipsis marks what is left out."""
    if len(text) <= most:
        return text
    whole_words = text[: most - 1].rsplit(" ", 1)[0]
    return (whole_words if len(whole_words) > most // 2 else text[: most - 1]).rstrip(
        " ,;:"
    ) + ELLIPSIS


_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_]{4}[.!?])|(?<=[\d%)”][.!?]))\s+(?=[^\W\d_a-z])"
)  # A word of fewer letters may be an abbreviation: Kab., No., dr.
_LONG = 400
"""Characters above which even a first sentence may be cut."""


def in_sentences(text: str, most: int) -> str:
    """As many whole sentences as fit in `most` characters, but always the first, unless it alone is
    very long."""
    first, *others = _SENTENCE.split(text)
    if len(text) <= most or len(first) > max(most, _LONG):
        return shortened(text, most)
    kept = first
    for sentence in others:
        if len(kept) + 1 + len(sentence) > most:
            break
        kept = f"{kept} {sentence}"
    return kept


def _with_breaks(word: re.Match[str]) -> str:
    return re.sub(r"(\S{4})", rf"\1{BREAK}", word[0])


def _known(text: str, fonts: tuple[Path, ...]) -> str:
    known = _characters(fonts)
    return "".join(_printed(one, known) for one in unicodedata.normalize("NFC", text))


def _plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _printed(character: str, known: frozenset[int]) -> str:
    if character.isspace():
        return character if ord(character) in known else " "
    category = unicodedata.category(character)
    if category[0] == "C" and category not in {"Cn", "Co"}:
        return ""
    if ord(character) in known:
        return character
    return "" if category[0] == "M" else MISSING


@cache
def _characters(fonts: tuple[Path, ...]) -> frozenset[int]:
    """The code points that any of the fonts has; a style sheet names the faces as fallbacks."""
    return frozenset().union(*(face(font).advances for font in fonts))
