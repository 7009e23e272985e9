"""Bars in letters of one width: what the PDF draws of a target, a score, a share, a step.

A bar has as many letters on every page, so that a column of bars has one scale. Its numbers are
beside it or in its column's head.
"""

from pipeline.document import Bar, Bullet, Deviation, Step

_HALF = 5
_WHOLE = 12
_LINE, _FULL, _HOLLOW, _MIDDLE = "─", "█", "░", "│"


def deviation(value: Deviation) -> str:
    """A bar from its middle, which is the target: hollow to the left, solid to the right."""
    length = max(round(abs(value.share) * _HALF), 1) if value.share else 0
    rest = _LINE * (_HALF - length)
    left = right = _LINE * _HALF
    if value.share < 0:
        left = ("◄" if value.clipped else rest) + _HOLLOW * (length - value.clipped)
    elif value.share > 0:
        right = _FULL * (length - value.clipped) + ("►" if value.clipped else rest)
    return f"{left}{_MIDDLE}{right}"


def bullet(value: Bullet) -> str:
    """A score as a bar from the left, with its target."""
    return _from_the_left(value.value, value.target)


def bar(value: Bar) -> str:
    """A share as a bar from the left, with the mark it is compared with."""
    return _from_the_left(value.share, value.mark)


def step(value: Step) -> str:
    """A bar from one level to the next: solid where it rises, hollow where it falls."""
    first, last = sorted((_place(value.start), _place(value.end)))
    last = max(last, min(first + 1, _WHOLE))
    first = min(first, last - 1)
    letter = _FULL if value.is_whole or value.end > value.start else _HOLLOW
    return _LINE * first + letter * (last - first) + _LINE * (_WHOLE - last)


def _from_the_left(share: float, mark: float | None) -> str:
    filled = _place(share)
    letters = list(_FULL * filled + _LINE * (_WHOLE - filled))
    if mark is not None:
        letters.insert(_place(mark), _MIDDLE)
    return "".join(letters)


def _place(share: float) -> int:
    return round(min(max(share, 0.0), 1.0) * _WHOLE)
