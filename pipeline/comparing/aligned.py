"""Aligns two texts: which line of the first became which line of the second."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product, zip_longest

from pipeline.ingest import Line

Pair = tuple[Line | None, Line | None]
"""A line of the published file and its line in the copy; None where it was added or removed."""
_ALIKE = 0.3
"""Share of common words from which two lines count as one line that was changed."""
_SEARCHED = 2_500
"""Most pairs of lines in a differing stretch among which the likeliest are searched; in a longer
stretch lines are paired in order."""


def aligned(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Pair]:
    """Pairs that hold every line of both texts once, in order."""
    left, right = ([_key(line) for line in lines] for lines in (before, after))
    matcher = SequenceMatcher(None, left, right)
    for kind, start, end, first, last in matcher.get_opcodes():
        old, new = before[start:end], after[first:last]
        if kind == "equal":
            yield from zip(old, new, strict=True)
        else:
            yield from _paired(old, new)


def _key(line: Line) -> tuple[bool, tuple[str, ...]]:
    return line.is_row, tuple(map(plain, line.texts))


def plain(text: str) -> str:
    """The text with single spaces only: other programs write other kinds of space."""
    return " ".join(text.split())


def _paired(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Pair]:
    """Pairs the lines of a differing stretch: in order where both sides have the same kinds of
    lines or there are too many to search, else by likeness."""
    in_order = [line.is_row for line in old] == [line.is_row for line in new]
    if in_order or len(old) * len(new) > _SEARCHED:
        yield from zip_longest(old, new)
        return
    left = right = 0
    for here, there in _likeliest(old, new):
        yield from ((line, None) for line in old[left:here])
        yield from ((None, line) for line in new[right:there])
        yield old[here], new[there]
        left, right = here + 1, there + 1
    yield from ((line, None) for line in old[left:])
    yield from ((None, line) for line in new[right:])


def _likeliest(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """The pairs of lines, in order, with the greatest total likeness."""
    best = [[0.0] * (len(new) + 1) for _line in range(len(old) + 1)]
    alike = [[_likeness(one, other) for other in new] for one in old]
    for here, there in product(reversed(range(len(old))), reversed(range(len(new)))):
        taken = alike[here][there] + best[here + 1][there + 1]
        passed = max(best[here + 1][there], best[here][there + 1])
        best[here][there] = max(passed, taken if alike[here][there] >= _ALIKE else 0.0)
    found, here, there = [], 0, 0
    while here < len(old) and there < len(new):
        if best[here][there] == best[here + 1][there]:
            here += 1
        elif best[here][there] == best[here][there + 1]:
            there += 1
        else:
            found.append((here, there))
            here, there = here + 1, there + 1
    return found


def _likeness(old: Line, new: Line) -> float:
    """The share of words that two lines have in common; 0 for a row and a paragraph."""
    if old.is_row is not new.is_row:
        return 0.0
    left, right = (Counter(" ".join(line.texts).split()) for line in (old, new))
    whole = left.total() + right.total()
    return 2 * (left & right).total() / whole if whole else 1.0
