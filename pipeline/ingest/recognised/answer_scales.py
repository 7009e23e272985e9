"""Reads a column of a survey as answers, and says which scales they may be on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from pipeline.ingest.surveys.scales import (
    missing_phrases,
    no_answer_forms,
    not_applicable_phrases,
)

Scale = tuple[int, int]
_MOST_ANSWERS = 40
"""Distinct cells; a column with more is a text, not an answer on a scale."""
SOME = 0.25
"""Share of the answers that must be answers to the other questions too. Leaving out a column would
change the index unnoticed, while a column too many is refused for its unknown words."""
_HIGHEST = 10
_ELEMENT = re.compile(r"(?:^|[/(-])\s*u([1-9])(?![0-9])")
"""The code of an element, after the groups of a form or in brackets after its name."""
NO_ANSWERS = frozenset({"-", "9", "99", "98", "97", "77", "88", "-1", "-9", "-99", "999"})
"""Codes that mean no answer where they are apart from the others."""

_NOTHING = frozenset({"n/a", "na", "n.a", "t/a"})
"""What programs write beside numbers to say that there is no answer."""


@dataclass(frozen=True)
class Answers:
    """One column that may ask a question: its distinct cells, counted, and their words."""

    heading: str
    cells: Mapping[str, int]
    words: Mapping[str, str]
    asks: str
    """The question, where the file has it beside the heading; else the heading."""

    @cached_property
    def numbers(self) -> tuple[int, ...] | None:
        """The answers as whole numbers, without codes for no answer; None where any is no
        number."""
        letters = {cell[0] for cell in self.answers if cell[0].isalpha()}
        shape = rf"{letters.pop()}\d{{1,2}}" if len(letters) == 1 else r"-?\d{1,3}([.,]0+)?"
        if not all(re.fullmatch(shape, cell) for cell in self.answers):
            return None
        read = sorted(
            {
                int(re.split("[.,]", cell.lstrip(cell[0] if cell[0].isalpha() else ""))[0])
                for cell in self.answers
            }
        )
        apart = {int(code) for code in NO_ANSWERS if code != "-"}
        while len(read) > 1 and read[-1] in apart and read[-1] - read[-2] > 1:
            read = read[:-1]
        read = [number for number in read if number >= 0]
        return tuple(read) if read and read[-1] <= _HIGHEST and len(self.answers) else None

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The cells, without those that say that there is no answer."""
        none = missing_phrases() | not_applicable_phrases()
        given = (cell for cell in self.cells if cell.casefold().strip(" .#") not in _NOTHING)
        return tuple(cell for cell in given if not no_answer_forms(cell) & none)


def answers_in(
    cells: pl.Series, words: Mapping[str, str], asks: str | None = None
) -> Answers | None:
    """A column as its distinct cells; None where it is empty or has too many of them."""
    texts = cells.cast(pl.String).str.strip_chars().replace("", None).drop_nulls()
    if cells.dtype.is_float():
        texts = texts.str.replace(r"\.0$", "")
    if texts.is_empty() or texts.n_unique() > _MOST_ANSWERS:
        return None
    counted = texts.value_counts(sort=True)
    return Answers(cells.name, dict(counted.rows()), words, asks or cells.name)


def scales_of_numbers(low: int, high: int, asked: Sequence[Answers]) -> tuple[Scale, ...]:
    """The usual scales that hold all the numbers; only the shortest where its highest point is used
    and no usual scale is one point longer."""
    lowest = min(low, 1)
    if are_elements(asked) and high <= 4:  # noqa: PLR2004
        return ((1, 4),)
    if lowest == 0:
        is_short = high <= _LONGEST_FROM_ONE
        without = scales_of_numbers(1, high, asked) if is_short and _are_few(asked, "0") else ()
        with_zero = tuple((0, end) for end in (3, 4, 5, 10) if end >= high)
        return (*without, *with_zero[: 2 if high != _HIGHEST else 1])
    if high == 5:  # noqa: PLR2004
        return ((1, 5),)
    if high == 7:  # noqa: PLR2004
        return ((1, 7),)
    if high > 7:  # noqa: PLR2004
        return ((1, 10), (0, 10))
    return tuple((1, end) for end in (4, 5, 6, 7) if end >= high)[:2]


def _are_few(asked: Sequence[Answers], cell: str) -> bool:
    """Whether an answer is so rare that it may mean no answer."""
    given = sum(sum(answers.cells.values()) for answers in asked)
    return sum(answers.cells.get(cell, 0) for answers in asked) < _FEW * given


_FEW = 0.1
_LONGEST_FROM_ONE = 7
"""Longer scales begin at zero as often as not."""


def are_elements(asked: Sequence[Answers]) -> bool:
    """Whether the columns are the nine elements of a public satisfaction survey, U1 to U9, which
    PermenPAN-RB 14/2017 has answered from 1 to 4."""
    found = (_ELEMENT.search(answers.heading.casefold()) for answers in asked)
    return {one[1] for one in found if one} >= {str(number) for number in range(1, 10)}
