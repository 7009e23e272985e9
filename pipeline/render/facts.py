"""Where the facts of a measure's card part: beside its account, or beside what the agency says.

A page may end between the two; each keeps to one page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import MeasureCard, Ref, Remark, Run

_PROSE, _FACTS = 62, 38
"""Characters in a line of either column."""
_PROSE_LINE, _FACTS_LINE, _GAP = 14.7, 11.2, 3.0
"""Points from line to line, and between two remarks."""


@dataclass(frozen=True)
class CardRows:
    """The facts beside the account, and those beside what is told; all beside the one there is."""

    first: tuple[Remark, ...]
    second: tuple[Remark, ...]


def card_rows(card: MeasureCard) -> CardRows:
    """The cut by which both rows are least high."""
    if not card.told or not card.account:
        return CardRows(card.facts, ())
    cut = min(range(len(card.facts) + 1), key=lambda place: _height(card, place))
    return CardRows(card.facts[:cut], card.facts[cut:])


def _height(card: MeasureCard, cut: int) -> float:
    account = _lines("".join(map(_text, card.account)), _PROSE) * _PROSE_LINE
    told = _stacked(card.told, _PROSE, _PROSE_LINE)
    return max(account, _stacked(card.facts[:cut], _FACTS, _FACTS_LINE)) + max(
        told, _stacked(card.facts[cut:], _FACTS, _FACTS_LINE)
    )


def _stacked(remarks: Sequence[Remark], characters: int, line: float) -> float:
    texts = [one.label + "".join(map(_text, one.runs)) for one in remarks]
    return sum(_lines(text, characters) * line + _GAP for text in texts)


def _lines(text: str, characters: int) -> int:
    return -(-len(text) // characters)


def _text(run: Run) -> str:
    return run.label if isinstance(run, Ref) else run
