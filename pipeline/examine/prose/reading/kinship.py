"""Which words of a measure's name a sentence contains: by stem, in translation, or as opposites."""

from collections.abc import Iterable, Sequence

from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.tokens import are_kin, plain, words
from pipeline.vocabulary import vocabulary


def kin(statement: Statement, places: Iterable[int], content: frozenset[str]) -> set[str]:
    """The words of a name that pieces contain in some form: *terbit* in *diterbitkan*, *issued*."""
    said = {
        plain(word) for at in places for meant in statement.meanings(at) for word in meant.split()
    }
    return {name for word in said for name in content if are_kin(word, name)}


def opposed(statement: Statement, places: Iterable[int], content: frozenset[str]) -> set[str]:
    """The words of a name whose opposite is said: *tepat waktu* by *terlambat* or *late*."""
    meant = {word for at in places for one in contrary(statement, at) for word in words(one)}
    return {name for word in meant for name in content if are_kin(word, name)}


def contrary(statement: Statement, place: int) -> Sequence[str]:
    """The words of which a piece says the opposite; none for most pieces."""
    known, word = vocabulary().opposites, statement.word(place)
    return known.get(word, ()) or known.get(word.removesuffix("nya"), ())
