"""The labels of bands, and where a sentence writes them beside a word for a rating."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.tokens import tokens, words
from pipeline.rulebook import Band

Words = tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """A band's label, as a text may write it."""

    words: Words
    key: str


def labels(bands: Sequence[Band]) -> list[Label]:
    """The labels of bands in every language, the longest first; each part of `B (Baik)` counts
    too."""
    found: dict[Words, str] = {}
    for band in bands:
        texts = [band.label] if isinstance(band.label, str) else list(band.label.values())
        for text in texts:
            outer, _mark, inner = text.partition("(")
            for part in (text, outer, inner.rstrip(") ")):
                if part_words := words(part):
                    found.setdefault(part_words, band.key)
    ordered = sorted(found.items(), key=lambda one: -len(one[0]))
    return [Label(phrase, key) for phrase, key in ordered]


_BETWEEN = frozenset(
    {"yang", "sebagai", "dengan", "pada", "dalam", "predikat", "kategori", "kriteria",
     "as", "the", "a", "an", "in", "of", "“", "\"", "'", "(", "*", ":", "‘", "nilai", "mutu",
     "berada", "peringkat", "pelayanan", "category", "rating", "only", "merely", "still", "just",
     "hanya", "masih", "baru", "kinerja", "at", "is"}
)  # fmt: skip
_LOOKED = 4


def label_behind(
    statement: Statement, place: int, known: Sequence[Label]
) -> tuple[Label, str] | None:
    """The label that follows the word for a category, and how the text writes it."""
    found = tokens(statement.text[statement.pieces[place].end :])
    shift = statement.pieces[place].end
    for begin in range(min(_LOOKED, len(found))):
        sought = tuple(token.word for token in found if token.word)
        for label in known:
            if sought[begin : begin + len(label.words)] == label.words:
                last = found[begin + len(label.words) - 1]
                return label, statement.text[shift + found[begin].start : shift + last.end]
        if found[begin].word not in _BETWEEN:
            return None
    return None


def label_before(
    statement: Statement, place: int, known: Sequence[Label]
) -> tuple[Label, str] | None:
    """The label right before the word for a category: `in the Low band`."""
    found = tokens(statement.text[: statement.pieces[place].start])
    for label in known:
        size = len(label.words)
        if statement.word(place) in NOUNS and label.words == tuple(
            token.word for token in found[-size:]
        ):
            return label, statement.text[found[-size].start : found[-1].end]
    return None


NOUNS = frozenset({"band", "bracket", "category", "rating", "grade"})
"""Words for a rating that may also follow its label."""
