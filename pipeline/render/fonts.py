"""The faces that pages are set in: the characters they have, and the width of each.

This is the only place where the width of a text is known before it is set.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

from fontTools.ttLib import TTFont

from pipeline.problems import RenderFailed
from pipeline.render.files import lies_in
from pipeline.translatable import _

ELLIPSIS = "…"
"""Ends a text that was cut short."""
_STYLE_SHEET = "shared/fonts.css"
_SANS = "Source Sans 3"
_RULE = re.compile(r"@font-face\s*\{([^}]*)\}")
_FAMILY = re.compile(r"font-family:\s*[\"']?([^;\"']+)")
_WEIGHT = re.compile(r"font-weight:\s*(\d+)")
_FILE = re.compile(r"url\([\"']?([^)\"']+\.(?:ttf|otf))[\"']?\)")


@dataclass(frozen=True)
class Face:
    """A face; `advances` are the widths of its characters, by code point, in em."""

    advances: Mapping[int, float]

    def width(self, text: str) -> float:
        """The width of a text in em; a character of another face counts as 1 em."""
        return sum(map(self.advances.get, map(ord, text), repeat(1.0)))

    def broken(self, text: str, width: float, most: int) -> tuple[str, ...]:
        """The text in at most `most` lines no wider than `width` em.

        A word is divided only where it is wider than a line; an ellipsis marks what is left out.
        """
        words = text.split()
        lines: list[str] = []
        while words:
            line, words = self._line(words, width)
            if words and len(lines) + 1 == most:
                return (*lines, self._cut(f"{line} {words[0]}", width))
            lines.append(line)
        return tuple(lines)

    def _line(self, words: list[str], width: float) -> tuple[str, list[str]]:
        """The next line, and the words that are left."""
        line = words[0]
        if self.width(line) > width:
            head = self._head(line, width)
            return head, [line[len(head) :], *words[1:]]
        for place, word in enumerate(words[1:], 1):
            if self.width(f"{line} {word}") > width:
                return line, words[place:]
            line = f"{line} {word}"
        return line, []

    def _cut(self, text: str, width: float) -> str:
        """As many whole words as fit in a line with the ellipsis, or the head of a single word."""
        mark = f" {ELLIPSIS}"
        room = width - self.width(mark)
        kept = text
        while self.width(kept) > room and " " in kept:
            kept = kept.rsplit(" ", 1)[0]
        return (kept if self.width(kept) <= room else self._head(kept, room)) + mark

    def _head(self, word: str, width: float) -> str:
        """As many characters of a word as fit in a line, at least one."""
        count = 1
        while count < len(word) and self.width(word[: count + 1]) <= width:
            count += 1
        return word[:count]


@dataclass(frozen=True)
class Sans:
    """The face of tables and drawings, in the weights of text and of headings."""

    regular: Face
    semibold: Face


@cache
def face(font: Path) -> Face:
    """The face in a font file. Raises RenderFailed where the file is no font."""
    try:
        with font.open("rb") as file, TTFont(file, lazy=True) as opened:
            units, advances = opened["head"].unitsPerEm, opened["hmtx"]
            named = opened.getBestCmap().items()
            return Face({code: advances[name][0] / units for code, name in named})
    except Exception as fault:  # fontTools can fail in any way on a file that is no font
        raise RenderFailed(_("The font {file} is damaged."), file=font.name) from fault


def sans(folders: tuple[Path, ...]) -> Sans:
    """The faces of tables and drawings as `folders` name them; earlier folders take precedence."""
    files = {weight: file for folder in reversed(folders) for weight, file in _files(folder)}
    regular, semibold = (_found(folders, files[weight]) for weight in (400, 600))
    return Sans(face(regular), face(semibold))


def _files(folder: Path) -> Iterator[tuple[int, str]]:
    """The files of the face that a folder's own style sheet names, by weight."""
    style = folder / _STYLE_SHEET
    for rule in _RULE.findall(_read(style)) if style.is_file() else ():
        family, weight, file = (part.search(rule) for part in (_FAMILY, _WEIGHT, _FILE))
        if family and weight and file and family[1].strip() == _SANS:
            yield int(weight[1]), file[1]


def _read(style: Path) -> str:
    """The text of the style sheet. Raises RenderFailed where it cannot be read as text."""
    try:
        return style.read_text("utf-8")
    except (OSError, ValueError) as fault:
        raise RenderFailed(_("The file {file} cannot be read."), file=str(style)) from fault


def _found(folders: tuple[Path, ...], file: str) -> Path:
    """The font in the first folder that has it. Raises RenderFailed where no folder does."""
    found = (folder / file for folder in folders if lies_in(folder, Path(file)))
    font = next(found, None)
    if font is None:
        raise RenderFailed(_("There is no font {file} in the templates folder."), file=file)
    return font
