"""Divide a text into paragraphs and sentences without splitting a number or an abbreviation."""

import re
from collections.abc import Iterator

LONGEST = 2_000
"""The most characters of a sentence that is read; a longer text is hardly a sentence."""

_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]{0,2}(?=\s)|\n(?=\s{0,8}(?:[-•*–]|\d{1,3}[.)]|[a-z][.)])\s)")
# A full stop after these does not end a sentence: abbreviations, initials, the number of a list.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:no|nos|rp|dr|drs|dra|ir|prof|hj?|st|tn|ny|sdr|bpk|yth|tgl|hlm|hal|dst|dll|dsb|dkk|"
    r"s\.d|a\.n|u\.b|i\.e|e\.g|cf|vs|approx|art|vol|jl|kab|kec|kel|kep|per|jo|[a-z]|\d{1,3})$",
    re.IGNORECASE,
)
_LOOKED_BACK = 10


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, which blank lines separate."""
    return (part.strip() for part in _PARAGRAPHS.split(text) if part.strip())


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph, as written; a list item is a sentence of its own."""
    begin = 0
    for end in _ENDS.finditer(paragraph):
        if _is_abbreviated(paragraph, end):
            continue
        if sentence := paragraph[begin : end.end()].strip():
            yield sentence
        begin = end.end()
    if rest := paragraph[begin:].strip():
        yield rest


def _is_abbreviated(paragraph: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to the word before it, by how the text continues."""
    if end.group()[0] != ".":
        return False
    before = paragraph[max(0, end.start() - _LOOKED_BACK) : end.start()]
    if not (found := _ABBREVIATION.search(before)):
        return False
    word, after = found.group().strip(' ("“\n\t'), paragraph[end.end() : end.end() + 3].lstrip()
    if word.isdigit():
        # "1. Target": the number of a list. Elsewhere a number may well end its sentence.
        begin = end.start() - len(word)
        line = paragraph[max(0, begin - _LOOKED_BACK) : begin].rstrip(" \t")
        return line.endswith("\n") or (not line and begin < _LOOKED_BACK)
    return bool(after) and (len(word) > 1 or not after[0].isupper() or word.isupper())
