"""What a line of report.toml would settle: the keys to put under a header, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Literal

Header = tuple[str, ...]
"""The dotted name of a table of report.toml, such as `("sources", "budget")`."""
Setting = str | int | float | bool | tuple["Setting", ...] | Mapping[str, "Setting"]
Standing = Literal["proved", "reading", "choice"]
"""`proved`: the files leave no other reading. `reading`: one of several that the files allow.
`choice`: what only the sender knows, such as a waiver or why a figure is not available."""

PLACEHOLDER = "…"
"""Placeholder for words that the sender has to find; no final report accepts it."""
BLOCKS = frozenset({"accept", "lampiran"})
"""Headers that may appear more than once, each time as a block of its own: `[[accept]]`."""


@dataclass(frozen=True)
class Proposal:
    """Keys for report.toml under one header; they settle the problem that carries them.

    `gives` says what a reading would make of the file, where that distinguishes the readings;
    `because` says why it is proposed, for whoever reads the line in report.toml. `is_one` says that
    the keys below a key are one choice, like the letters of an alphabet, and go on one line.
    """

    header: Header
    keys: Mapping[str, Setting]
    standing: Standing = "proved"
    gives: str = ""
    because: str = field(default="", compare=False)
    is_one: bool = field(default=False, compare=False)

    @property
    def is_block(self) -> bool:
        return self.header[0] in BLOCKS


def as_comment(text: str) -> str:
    """A text as one line of a comment: TOML allows no control characters there."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def merged(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proved proposals, the keys of one header together; then the rest, each once.

    Proofs that contradict one another prove nothing: each becomes a reading.
    """
    proofs: dict[Header, list[Proposal]] = defaultdict(list)
    rest: list[Proposal] = []
    for proposal in proposals:
        is_proof = proposal.standing == "proved" and not proposal.is_block
        (proofs[proposal.header] if is_proof else rest).append(proposal)
    together = []
    for header, given in proofs.items():
        sure = [one for one in given if all(_agree(one.keys, other.keys) for other in given)]
        if sure:
            together.append(Proposal(header, reduce(_joined, (one.keys for one in sure), {})))
        rest += [replace(one, standing="reading") for one in given if one not in sure]
    return (*together, *_each_once(rest))


def _each_once(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(reduce(lambda kept, one: kept if one in kept else [*kept, one], proposals, []))


def _agree(one: Mapping[str, Setting], other: Mapping[str, Setting]) -> bool:
    """Whether no key has two values."""
    return all(_alike(one[key], other[key]) for key in one.keys() & other.keys())


def _alike(one: Setting, other: Setting) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _agree(one, other)
    return one == other


def _joined(one: Mapping[str, Setting], other: Mapping[str, Setting]) -> Mapping[str, Setting]:
    return {**one, **{key: _both(one.get(key), value) for key, value in other.items()}}


def _both(one: Setting | None, other: Setting) -> Setting:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _joined(one, other)
    return other
