"""The text of a TOML file in; out the first line with a key of too many parts.

A parser keeps every beginning of a dotted key, so that one of some thousand parts takes all the
memory there is. So such a key is found before anything is parsed.
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
"""Texts and remarks: their dots mean nothing. What is not closed ends with its line or the file."""
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
    """A letter in place of a text, with as many lines."""
    return "x" + "\n" * token[0].count("\n")
