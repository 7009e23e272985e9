"""Where the facts of a measure's card go: beside its text, or on shared lines across the width.

What is side by side keeps to one page; a page may end between two such rows, and within what goes
across the width.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import MeasureCard, Ref, Remark, Run, Runs

_BESIDE, _WHOLE = (62, 37), (96, 125)
"""Characters in a line of text and of facts: side by side, and across the width."""
_PROSE_LINE, _FACTS_LINE = 14.7, 11.2
"""Points from line to line, of text and of facts."""
_GAP, _ROW_GAP = 2.5, 5.0
"""Points between two paragraphs, and between two rows."""
_APART = " · "
"""Separates two facts on a line."""

Prose = tuple[Runs | Remark, ...]


@dataclass(frozen=True)
class CardRow:
    """Text and facts, side by side or each `across` the width; `height` is their estimated height
    in points."""

    prose: Prose
    facts: tuple[Remark, ...]
    across: bool
    height: float


def card_rows(card: MeasureCard) -> tuple[CardRow, ...]:
    """The arrangement of rows with the smallest total height."""
    account: Prose = (card.account,) if card.account else ()
    prose = (*account, *card.told)
    if not prose and not card.facts:
        return ()
    ways: list[tuple[CardRow, ...]] = [(_across(prose, card.facts),)]
    if prose and card.facts:
        ways.append((_beside(prose, card.facts),))
        ways += [
            (_row(account, card.facts[:cut]), _row(card.told, card.facts[cut:]))
            for cut in range(len(card.facts) + 1)
            if account and card.told
        ]
    return min(ways, key=lambda rows: sum(row.height + _ROW_GAP for row in rows))


def _row(prose: Prose, facts: tuple[Remark, ...]) -> CardRow:
    return _beside(prose, facts) if facts else _across(prose, facts)


def _beside(prose: Prose, facts: tuple[Remark, ...]) -> CardRow:
    wide, narrow = _BESIDE
    told = _stacked(map(_said, prose), wide, _PROSE_LINE)
    known = _stacked(map(_said, facts), narrow, _FACTS_LINE)
    return CardRow(prose, facts, across=False, height=max(told, known))


def _across(prose: Prose, facts: tuple[Remark, ...]) -> CardRow:
    """The facts share lines below the text."""
    wide, narrow = _WHOLE
    shared = [_APART.join(map(_said, facts))] if facts else []
    told = _stacked(map(_said, prose), wide, _PROSE_LINE)
    known = _stacked(shared, narrow, _FACTS_LINE)
    return CardRow(prose, facts, across=True, height=told + known)


def _stacked(texts: Iterable[str], characters: int, line: float) -> float:
    return sum(-(-len(text) // characters) * line + _GAP for text in texts)


def _said(part: Runs | Remark) -> str:
    if isinstance(part, Remark):
        return f"{part.label}. {_text(part.runs)}"
    return _text(part)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.label if isinstance(run, Ref) else run for run in runs)
