"""A column that may say which way is better, though its heading does not: by its words.

`semakin rendah semakin baik` says it under any heading; `naik` and `turun` may be what came of a
measure since the year before, so that they are asked about.
"""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.delivery import RawTable
from pipeline.proposals import Proposal
from pipeline.tables import Column
from pipeline.tables.budget_words import words_of
from pipeline.tables.choices import accepted_choices
from pipeline.tables.kinds import folded
from pipeline.validate.told_ways import way_told

_HEADING = frozenset({"arah", "tren", "trend", "naik", "turun", "sifat", "kecenderungan", "polar"})


def polarity_proposals(column: Column, unknown: Iterable[str], raw: RawTable) -> Iterator[Proposal]:
    """The line for each heading whose every cell says a way; proved where it can mean no other."""
    accepted = accepted_choices(column)
    plain = {folded(one) for one in (*column.choices, *(word for _, word in column.printed))}
    for heading in unknown:
        said = _said(raw, heading)
        if not said or not said <= accepted.keys():
            continue
        keys = {"columns": {column.name: heading}}
        if all(word in plain or way_told(word) for word in said):
            yield Proposal(("sources", raw.name), keys)
        elif _HEADING & set(words_of(heading)):
            yield Proposal(("sources", raw.name), keys, "reading", _gives(said, accepted))


def _said(raw: RawTable, heading: str) -> set[str]:
    """The words of a column; none unless more than half of its rows are filled."""
    cells = raw.frame[heading].drop_nulls()
    is_it = 2 * len(cells) > raw.frame.height
    return {folded(str(cell)) for cell in cells} if is_it else set()


def _gives(said: Iterable[str], accepted: Mapping[str, str]) -> str:
    return "; ".join(f"{word} = {accepted[word]}" for word in sorted(said))
