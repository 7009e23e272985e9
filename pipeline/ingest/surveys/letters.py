"""Answers that are letters, a to d: the points that they may be.

Forms print their answers that way. No sheet says which end of the alphabet is good.
"""

from collections.abc import Collection, Iterator, Mapping
from string import ascii_lowercase

from pipeline.ingest.surveys.scales import answer_of

_FEWEST, _MOST = 3, 7
"""The fewest and the most letters; a scale has as many points."""


def readings_of_letters(
    words: Mapping[str, int], low: int, high: int
) -> tuple[tuple[Mapping[str, str], float], ...]:
    """Both orders of the alphabet, each with the codes of its letters and the resulting mean; empty
    if an answer is no letter of it. `words` says how many cells hold each answer."""
    points = range(low, high + 1)
    cells = {word: answer_of(word).words for word in words}
    alphabet = ascii_lowercase[: len(points)]
    if not cells or len(points) > _MOST or not set(cells.values()) <= set(alphabet):
        return ()
    return tuple(_readings(words, cells, alphabet, (points, points[::-1])))


def highest_letter(texts: Collection[str]) -> int:
    """The position of the last letter if all texts are single letters near the beginning of the
    alphabet, else 0."""
    letters = {text.strip(" .)").casefold() for text in texts}
    places = [ascii_lowercase[:_MOST].find(one) + 1 if len(one) == 1 else 0 for one in letters]
    return max(places) if places and all(places) else 0


def is_scale(places: Collection[int]) -> bool:
    """Whether so many letters may be a scale: two may be yes and no."""
    return max(places, default=0) >= _FEWEST


def _readings(
    words: Mapping[str, int], cells: Mapping[str, str], alphabet: str, ways: Collection[range]
) -> Iterator[tuple[Mapping[str, str], float]]:
    for way in ways:
        codes = dict(zip(alphabet, way, strict=True))
        whole = sum(codes[cells[word]] * count for word, count in words.items())
        yield {letter: str(code) for letter, code in codes.items()}, whole / sum(words.values())
