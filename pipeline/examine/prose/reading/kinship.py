"""Which words of a measure's name a sentence tells: by their stem, translated, or turned."""

from collections.abc import Iterable, Sequence

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
    meant = {word for at in places for one in contrary(statement, at) for word in words(one)}
    return {name for word in meant for name in content if are_kin(word, name)}


def contrary(statement: Statement, place: int) -> Sequence[str]:
    """The words of which a piece tells the contrary; none where it turns nothing."""
    known, word = vocabulary().opposites, statement.word(place)
    return known.get(word, ()) or known.get(word.removesuffix("nya"), ())
