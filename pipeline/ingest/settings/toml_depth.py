"""The first line of a TOML text with a key of too many parts.

A parser keeps every prefix of a dotted key, so that a key of some thousand parts exhausts the
memory. Such a key is therefore found before parsing.
"""

import re

from pipeline.ingest.files.limits import TOML_DEPTH

_TOKEN = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?(?:"""|\Z)'
    r"|'''[\s\S]*?(?:'''|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*"
)
"""Texts and comments, whose dots mean nothing. An unclosed text ends with its line or the file."""
_BLANKS = str.maketrans("", "", " \t")
_KEY = re.compile(r"[\w.\-]+")


def deep_line(text: str) -> int:
    """The number of that line; 0 where there is none."""
    bare = _TOKEN.sub(_as_long, text).translate(_BLANKS)
    for key in _KEY.finditer(bare):
        if key[0].count(".") > TOML_DEPTH:
            return bare.count("\n", 0, key.start()) + 1
    return 0


def _as_long(token: re.Match[str]) -> str:
    """A single character in place of a text, with the same number of lines."""
    return "x" + "\n" * token[0].count("\n")
