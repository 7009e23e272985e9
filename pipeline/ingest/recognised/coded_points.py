"""Finds which words that a file keeps for a column's codes are points of its scale."""

from collections.abc import Collection, Iterator, Mapping

from pipeline.ingest.recognised.answer_scales import NO_ANSWERS, Answers
from pipeline.ingest.surveys.scales import (
    answer_of,
    every_scale,
    missing_phrases,
    no_answer_forms,
    not_applicable_phrases,
    scales_of,
)

_LEAST = 2
_RUN = 3
"""From this many points without a gap on, every point of the scale has a word, and a code beyond a
gap is no point. Where fewer codes have words, these may be at the ends and in the middle only."""


def points_of(answers: Answers) -> Mapping[int, str]:
    """The words of a column's codes that are points, without words for no answer."""
    points = dict(sorted(_worded(answers.words)))
    while len(points) > _LEAST and _is_apart(points):
        del points[max(points)]
    above = {word for code, word in points.items() if code}
    if 0 in points and not _known(points[0], above) and _is_whole(above):
        del points[0]
    return points


def counted_in(answers: Answers) -> Iterator[int]:
    """The numbers in a column's cells, without codes whose word says that they are no point."""
    worded = {int(code) for code in answers.words if code.isdecimal()}
    none = worded - points_of(answers).keys()
    yield from (number for number in answers.numbers or () if number not in none)


def _worded(words: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    none = missing_phrases() | not_applicable_phrases()
    for code, word in words.items():
        if code.isdecimal() and not no_answer_forms(word) & none:
            yield int(code), answer_of(word).words


def _is_apart(points: Mapping[int, str]) -> bool:
    """Whether the highest code is no point: it is beyond a gap, or it follows all points of a known
    scale that lacks its word."""
    *rest, top = points
    gap = top - rest[-1]
    if gap > 1 and str(top) in NO_ANSWERS:
        return True
    is_run = len(rest) >= _RUN and rest[-1] - rest[0] == len(rest) - 1
    below = {points[code] for code in rest}
    return is_run and not _known(points[top], below) and (gap > 1 or _is_whole(below))


def _known(word: str, below: Collection[str]) -> bool:
    """Whether a scale that has any of the words of other points has this word too."""
    return any(
        word in scale.positions and below & scale.positions.keys() for scale in every_scale()
    )


def _is_whole(words: Collection[str]) -> bool:
    """Whether the words are exactly the points of a known scale."""
    return any(
        {scale.positions.get(word) for word in words} == set(range(scale.points))
        for scale in scales_of(len(words))
    )
