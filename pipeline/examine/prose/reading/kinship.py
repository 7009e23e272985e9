"""Which words of a measure's name a sentence tells: by their stem, translated, or turned."""

from collections.abc import Iterable

from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.tokens import are_kin, plain, words
from pipeline.vocabulary import vocabulary


def kin(statement: Statement, places: Iterable[int], content: frozenset[str]) -> set[str]:
    """The words of a name of which some are told: *terbit* by *diterbitkan* or *issued*."""
    said = {
        plain(word) for at in places for meant in statement.meanings(at) for word in meant.split()
    }
    return {name for word in said for name in content if are_kin(word, name)}


def opposed(statement: Statement, places: Iterable[int], content: frozenset[str]) -> set[str]:
    """Those of which the contrary is told: *tepat waktu* by *terlambat* or *late*."""
    known = vocabulary().opposites
    contrary = (one for at in places for one in known.get(statement.word(at), ()))
    meant = {word for one in contrary for word in words(one)}
    return {name for word in meant for name in content if are_kin(word, name)}
