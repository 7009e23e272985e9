"""Splits readings of an agency's files into settled, by proof or answer, and waiting."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.proposals import Proposal, merged

PLACE = frozenset({"file", "sheet", "range", "header_row", "transposed", "long"})
"""Keys that say where a table is: readings that differ in any of them are one question."""
_REGISTER = ("sources", "realization")
Ask = Callable[[Sequence[Proposal]], Proposal | None]
"""Chooses which of several readings is meant; None where whoever is asked does not know."""


def settled(lines: Sequence[Proposal], ask: Ask | None) -> tuple[list[Proposal], list[Proposal]]:
    """The lines that are proved or were chosen, and the readings that are still open."""
    proved = [line for line in lines if line.standing == "proved"]
    left = []
    for readings in _questions(lines):
        chosen = ask(readings) if ask else None
        if chosen is None:
            left += readings
        else:
            proved.append(replace(chosen, standing="proved"))
    return proved, left


def _questions(lines: Sequence[Proposal]) -> Iterator[list[Proposal]]:
    """Groups of readings of which only one can hold: same keys under one header, each once."""
    asked: dict[tuple[object, ...], list[Proposal]] = {}
    for line in merged(lines):
        if line.standing == "reading":
            names = ("place",) if line.keys.keys() <= PLACE else _names(line)
            asked.setdefault((line.header, *names), []).append(line)
    yield from asked.values()


def _names(line: Proposal) -> Iterator[str]:
    """The keys of a line, including those below them."""
    for key, value in line.keys.items():
        yield from (f"{key}.{inner}" for inner in value) if isinstance(value, dict) else (key,)


def ways_by_number(settings: bytes, readings: Sequence[Proposal]) -> list[Proposal]:
    """The directions of single measures in report.toml while it is open which sheets the register
    is of: measures without codes are numbered, and another sheet would use the same numbers."""
    is_open = any(line.header == _REGISTER and line.keys.keys() <= PLACE for line in readings)
    measures = tomllib.loads(settings.decode()).get("measures", {}) if is_open else {}
    return [Proposal(("measures", name), {"polarity": ""}) for name in measures]
