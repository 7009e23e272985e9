"""Questions that a file holds twice: as asked, and reversed.

A statistics file often keeps a negatively worded question beside its recoded answers. Both together
would cancel each other out in an index.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from pipeline.tables.kinds import folded

_ROWS, _ANSWERS = 10, 3
"""With fewer rows, or fewer different answers, equal sums may be chance."""
_RECODED = re.compile(
    r"^(?:r(?:ev|ec|ekode)?[_.]?)?(?P<code>.+?)(?:[_.]?(?:r|rev|rec|inv|rekode|balik))?$"
)
_SAID = re.compile(r"\b(dibalik|pembalikan|balik|reversed?|recoded?|rekode|inverted)\b")


@dataclass(frozen=True)
class Twin:
    """A question as asked and its recoded answers. If the file does not prove which is which, or
    that they are the same question, the sender has to decide."""

    first: str
    recoded: str
    is_proved: bool
    is_named: bool = True
    """Whether a name or a label says which column is the recoded one."""


def twins(
    frame: pl.DataFrame, wordings: Mapping[str, str], ends: Collection[tuple[int, int]]
) -> Iterator[Twin]:
    """The pairs of columns that are the same question: by their answers, or by their names alone.

    `ends` are the ends of the scales that the answers may be on.
    """
    numbers = {
        name: frame[name].cast(pl.String).cast(pl.Float64, strict=False) for name in frame.columns
    }
    sums = {float(low + high) for low, high in ends}
    for one, other in combinations(numbers, 2):
        is_mirror = _mirrors(numbers[one], numbers[other], sums)
        if (named := _recoded_of(one, other, wordings)) is not None:
            yield Twin(*named, is_proved=is_mirror)
        elif is_mirror:
            yield Twin(one, other, is_proved=False, is_named=False)


def says_recoded(text: str) -> bool:
    """Whether the label of a question says that its answers were reversed."""
    return bool(_SAID.search(folded(text)))


def _mirrors(one: pl.Series, other: pl.Series, sums: Collection[float]) -> bool:
    """Whether the answers of each row add up to the ends of a scale, or are both empty."""
    found = (one + other).drop_nulls()
    is_whole = len(found) == one.count() == other.count() >= _ROWS
    return is_whole and found.n_unique() == 1 and found[0] in sums and one.n_unique() >= _ANSWERS


def _recoded_of(one: str, other: str, wordings: Mapping[str, str]) -> tuple[str, str] | None:
    """The question and its recoded answers, where a name or a label says so."""
    for first, recoded in ((one, other), (other, one)):
        plain = _RECODED.match(recoded.casefold())
        by_name = plain is not None and plain["code"] == first.casefold() != recoded.casefold()
        said, asked = folded(wordings.get(recoded, "")), folded(wordings.get(first, ""))
        by_label = bool(asked) and said.startswith(asked) and _SAID.search(said[len(asked) :])
        if by_name or by_label:
            return first, recoded
    return None
