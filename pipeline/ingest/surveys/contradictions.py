"""Headings with the code of one item and the text of another: which item is meant?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.delivery import RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Standing

Columns = Mapping[str, str]
"""The heading of each item that has one."""


@dataclass(frozen=True)
class Meant:
    """What a heading names: items by its code, and items by its text."""

    heading: str
    by_code: frozenset[str]
    by_text: frozenset[str]

    @property
    def is_contradiction(self) -> bool:
        return bool(self.by_code and self.by_text) and self.by_code.isdisjoint(self.by_text)


def contradictions(
    raw: RawTable, names: Mapping[str, str], meant: Sequence[Meant]
) -> tuple[Columns, list[Problem]]:
    """The columns by the texts, if every item has one; and a problem for each contradiction.

    `names` are the items that are looked for, each with its text. A heading may contradict itself,
    or two headings divide an item: one has its code, the other its text.
    """
    by_text = _columns(names, ((one.heading, one.by_text) for one in meant))
    by_code = _columns(names, ((one.heading, one.by_code) for one in meant))
    own = [one for one in meant if one.is_contradiction]
    divided = [name for name in names if _is_divided(name, by_code, by_text, meant)]
    if not own and not divided:
        return {}, []
    readings = list(_readings(raw.name, names, by_text, by_code))
    place = (raw.source.file, raw.source.sheet, None)
    problems = [
        Problem(
            "column-of-two-items",
            *place,
            column=one.heading,
            values={"items": sorted(one.by_code | one.by_text), "table": raw.name},
            proposals=tuple(readings),
        )
        for one in own
    ] + [
        Problem(
            "item-in-two-columns",
            *place,
            column=by_text[name],
            values={
                "item": name, "columns": [by_code[name], by_text[name]], "table": raw.name
            },
            proposals=tuple(readings),
        )
        for name in divided
        if not own
    ]  # fmt: skip
    return by_text if len(by_text) == len(names) else {}, problems


def _columns(
    names: Iterable[str], headings: Iterable[tuple[str, frozenset[str]]]
) -> dict[str, str]:
    """The heading of each item that exactly one heading names, if it names no other item."""
    naming: dict[str, list[str]] = {}
    for heading, items in headings:
        if len(items) == 1:
            naming.setdefault(next(iter(items)), []).append(heading)
    return {name: naming[name][0] for name in names if len(naming.get(name, ())) == 1}


def _is_divided(name: str, by_code: Columns, by_text: Columns, meant: Sequence[Meant]) -> bool:
    """Whether one heading has an item's code and another text, and another heading has its text."""
    if by_code.get(name, "") == by_text.get(name, "") or not {name} <= by_code.keys() & by_text:
        return False
    coded = next(one for one in meant if one.heading == by_code[name])
    return name not in coded.by_text


def _readings(
    table: str, names: Mapping[str, str], by_text: Columns, by_code: Columns
) -> Iterator[Proposal]:
    """The readings by the texts and by the codes, each if it gives every item a column."""
    whole = [columns for columns in (by_text, by_code) if len(columns) == len(names)]
    standing: Standing = "proved" if len(whole) == 1 and whole[0] == by_text else "reading"
    for columns in whole:
        gives = "; ".join(f"{name} {text} = {columns[name]}" for name, text in names.items())
        yield Proposal(("sources", table), {"columns": dict(columns)}, standing, gives)
