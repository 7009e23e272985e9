"""Words in names of measures: English terms in all their forms, and their Indonesian meanings."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files

Meanings = Mapping[str, tuple[str, ...]]


def glossary() -> Meanings:
    """The Indonesian meanings of every form of an English term."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    source = files("pipeline.vocabulary") / "glossary.csv"
    for row in csv.DictReader(source.read_text("utf-8").splitlines()):
        meant = dict.fromkeys(row["indonesian"].split(";"))
        for term in row["english"].split(";"):
            for form in _forms(term):
                found[form] |= meant
    return {form: tuple(meant) for form, meant in found.items()}


def _forms(term: str) -> Iterator[str]:
    """A term with its last word as a noun and as a verb, in British and American spelling."""
    before, space, last = term.rpartition(" ")
    for word in {last: None, _SPELLED.sub(r"iz\1", last): None}:
        for form in (word, *_inflected(word)):
            yield before + space + form


_SPELLED = re.compile(r"is(e|ation)$")


def _inflected(word: str) -> Iterator[str]:
    """The plural, third person, past and participle of a word, as if regular. Some of these forms
    are never written."""
    stem = word.removesuffix("e")
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        stem = word[:-1]
        yield from (f"{stem}ies", f"{stem}ied", f"{word}ing")
        return
    yield f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
    yield from (f"{stem}ed", f"{stem}ing")
    if len(word) > 1 and word[-1] not in _VOWELS and word[-2] in _VOWELS:
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")


_VOWELS = "aeiou"
