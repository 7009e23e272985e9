"""Numbers in words and scales: where they count, and how they go on in a smaller scale."""

from collections.abc import Sequence

from pipeline.examine.prose.words.lexicon import lexicon
from pipeline.examine.prose.words.numbers import readings, spelled
from pipeline.vocabulary import Kind, vocabulary

_LONGEST = 8


def rest_of(sought: Sequence[str], place: int, above: int) -> tuple[int, int]:
    """How many words go on in a smaller scale, and what they add: *delapan miliar* enam puluh
    juta."""
    value, used = spelled(sought[place : place + _LONGEST])
    written = readings(_at(sought, place)) if not used else ()
    if written and written[0].value % 1 == 0:
        value, used = int(written[0].value), 1
    scale = vocabulary().scales.get(_at(sought, place + used)) if used else None
    if scale is None or not 0 < scale < above:
        return 0, 0
    more, rest = rest_of(sought, place + used + 1, scale)
    return used + 1 + more, value * scale + rest


def is_count(sought: Sequence[str], place: int, used: int) -> bool:
    """Whether words are a number: `satu` and `one` are articles too, but of measures, of so many,
    or of points."""
    if used > 1 or sought[place] not in {"satu", "one"}:
        return True
    if place + 1 == len(sought):
        return False
    if sought[place + 1] in ("dari", "of") and spelled(sought[place + 2 : place + 10])[1]:
        return True
    if lexicon().units.at(sought, place + 1):
        return True
    behind = lexicon().phrases.at(sought, place + 1)
    return behind is not None and behind[1] is Kind.MEASURES


def _at(sought: Sequence[str], place: int) -> str:
    return sought[place] if 0 <= place < len(sought) else ""
