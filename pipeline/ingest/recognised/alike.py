"""Finds the columns that are answered in the same words, among those that may ask a question.

Where a form has questions on several scales, those on the commonest scale are one survey, and the
others are kept apart.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.ingest.recognised.answer_scales import (
    SOME,
    Answers,
    Scale,
    scales_of_numbers,
)
from pipeline.ingest.recognised.ladders import asks_what_matters, joined
from pipeline.ingest.surveys.letters import highest_letter, is_scale
from pipeline.ingest.surveys.scales import (
    Scale as Words,
)
from pipeline.ingest.surveys.scales import answer_of, every_scale

_MOST = 0.7
_NONE = "-"
_LEAST = 2
"""Columns that make a survey, and words shared with it that are no coincidence."""


@dataclass(frozen=True)
class Alike:
    """The columns that belong together, the scales they may be on, and the columns on another
    scale; of the chosen columns, those that are `doubtful`, as they may be on another scale too,
    and those that are `turned`, as the form says that their lowest number is the best answer."""

    chosen: Sequence[Answers]
    scales: tuple[Scale, ...]
    elsewhere: Sequence[Answers] = ()
    doubtful: Sequence[Answers] = ()
    turned: Sequence[Answers] = ()


def by_words(asked: Sequence[Answers]) -> Alike | None:
    """The columns of words on the known scale that most columns share; None where fewer than two
    do.

    A column also belongs to them where most of its words are theirs: leaving out a question would
    change the index unnoticed, while a column too many is refused for its unknown words.
    """
    worded = [answers for answers in asked if not answers.words and answers.numbers is None]
    whole = {answers.heading: _scales_of(answers) for answers in worded}
    known = [one for one in worded if whole[one.heading]]
    apart = [one for one in known if asks_what_matters(one)]
    apart = apart if len(known) - len(apart) >= _LEAST else []
    left = [one for one in worded if one not in apart]
    series = _largest(left, whole)
    if len(series) < _LEAST:
        return None
    fitting = [
        words for words in every_scale() if all(words in whole[one.heading] for one in series)
    ]
    words = {answer_of(text).words for answers in series for text in answers.answers}
    chosen = [one for one in left if one in series or _shares(one, words)]
    lengths = _lengths(_agreeing(fitting, series), words)
    others = [one for one in left if whole[one.heading] and one not in chosen]
    found = joined(_parts(others), whole, fitting, lengths)
    chosen = [one for one in asked if one in (*chosen, *found.sure, *found.doubtful)]
    elsewhere = [one for one in known if one not in chosen]
    low = 0 if _begins_at_zero(series) else 1
    scales = tuple((low, low + length - 1) for length in sorted(lengths))
    return Alike(chosen, scales, elsewhere, found.doubtful)


def _lengths(fitting: Sequence[Words], given: Collection[str]) -> set[int]:
    """The numbers of points that the scale may have. Where the answers use every point of a scale,
    scales at least two points longer than it are left out, as with numbers."""
    lengths = {words.points for words in fitting}
    whole = [words.points for words in fitting if len(_used(words, given)) == words.points]
    return {length for length in lengths if not whole or length <= min(whole) + 1}


def _scales_of(answers: Answers) -> list[Words]:
    """The scales that know every answer of a column; else those that know nearly all of them."""
    shares = [(_share(answers, words), words) for words in every_scale()]
    most = max((share for share, _ in shares), default=0)
    return [words for share, words in shares if share == most and share >= _MOST]


def _share(answers: Answers, words: Words) -> float:
    """The share of the answers that a scale knows."""
    given = {text: answers.cells[text] for text in answers.answers}
    read = {text: answer_of(text) for text in given}
    in_words = words.known(read.values())
    known = [text for text in given if read[text].words in in_words]
    return sum(given[text] for text in known) / sum(given.values()) if given else 0


def _largest(worded: Sequence[Answers], whole: Mapping[str, Sequence[Words]]) -> Sequence[Answers]:
    """The columns on the commonest scale, without those that use every point of a shorter scale."""
    groups = [[one for one in worded if words in whole[one.heading]] for words in every_scale()]
    most = max(map(len, groups), default=0)
    group = next(group for group in groups if len(group) == most)
    parts = _parts(group)
    apart = [part for part in parts if _is_shorter(part, group, whole)]
    if not apart or len(parts) == 1:
        return group
    first = max(parts, key=len)
    return [one for one in group if one in first or not any(one in part for part in apart)]


def _parts(group: Sequence[Answers]) -> list[list[Answers]]:
    """Columns grouped by the words that they share."""
    parts: list[tuple[set[str], list[Answers]]] = []
    for one in group:
        words = {answer_of(text).words for text in one.answers}
        same = [part for part in parts if part[0] & words]
        joined = (words.union(*(part[0] for part in same)), [*(c for p in same for c in p[1]), one])
        parts = [*(part for part in parts if part not in same), joined]
    return [part for _, part in parts]


def _is_shorter(
    part: Sequence[Answers], group: Sequence[Answers], whole: Mapping[str, Sequence[Words]]
) -> bool:
    """Whether several columns skip a point inside the scale that the others use, and use every
    point of a shorter scale."""
    given = {answer_of(text).words for one in part for text in one.answers}
    others = {answer_of(text).words for one in group if one not in part for text in one.answers}
    shared = [w for w in every_scale() if all(w in whole[one.heading] for one in group)]
    own = [w for w in every_scale() if all(w in whole[one.heading] for one in part)]
    return len(part) >= _LEAST and any(
        short.points < long.points
        and len(_used(short, given)) == short.points
        and _skips(long, given, others)
        for long in shared
        for short in own
    )


def _skips(words: Words, given: Collection[str], others: Collection[str]) -> bool:
    """Whether answers skip a point between their lowest and highest that other answers use."""
    used = _used(words, given)
    return any(min(used) < point < max(used) for point in _used(words, others) - used)


def _used(words: Words, given: Collection[str]) -> set[int]:
    """The points of a scale that the answers use; words unknown to the scale are ignored."""
    return {words.positions[word] for word in given if word in words.positions}


def _shares(answers: Answers, known: set[str]) -> bool:
    """Whether most words of a column, and many of its cells, are answers to the other questions."""
    shared = [text for text in answers.answers if answer_of(text).words in known]
    given = sum(answers.cells[text] for text in answers.answers)
    return (
        len(shared) >= _LEAST
        and 2 * len(shared) >= len(answers.answers)
        and sum(answers.cells[text] for text in shared) >= SOME * given
    )


def _agreeing(fitting: Sequence[Words], chosen: Sequence[Answers]) -> Sequence[Words]:
    """The scales on which the numbers written with the words are the points; else those on which
    the numbers are in order; else all scales."""
    given = [answer_of(text) for answers in chosen for text in answers.answers]
    low = 0 if _begins_at_zero(chosen) else 1
    begins = [
        {
            one.number - words.positions[one.words]
            for one in given
            if one.number is not None and one.words in words.positions
        }
        for words in fitting
    ]
    read = list(zip(fitting, begins, strict=True))
    exact = [words for words, first in read if first == {low}]
    return exact or [words for words, first in read if len(first) <= 1] or fitting


def _begins_at_zero(chosen: Sequence[Answers]) -> bool:
    return 0 in {answer_of(text).number for answers in chosen for text in answers.answers}


def by_letters(asked: Sequence[Answers]) -> Alike | None:
    """The columns whose answers are letters from a on; None where these may mean yes and no."""
    places = {
        one.heading: place
        for one in asked
        if not one.words and (place := highest_letter([t for t in one.answers if t != _NONE]))
    }
    chosen = [one for one in asked if one.heading in places]
    if len(chosen) < _LEAST or not is_scale(places.values()):
        return None
    return Alike(chosen, scales_of_numbers(1, max(places.values()), chosen))
