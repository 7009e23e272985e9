"""Rows of a register that may be the second line of the measure above, as converted prints have
them: read as they are, they would be measures that nobody measures."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_TABLE, _WORDS = "realization", "measure"
_FIGURES = ("target", "actual", "published", "year_target", "target_before")
_ABOVE = frozenset(
    {"objective", "perspective", "programme", "objective_id", "polarity", "aggregation", "formula"}
)
"""Columns that may repeat the row above: filled down, or the same for all measures."""
_MADE = re.compile(r"(IKU|S)-\d+$")
"""An id that was made because the sheet had none."""
_LEAST = 2
"""The fewest measures with figures beside which a measure without any is strange."""


def rows_are_measures(review: Review) -> Iterator[Problem]:
    """A row under a measure with words alone, where every other measure has figures."""
    register = review.read(_TABLE)
    source = review.report_file.sources.get(_TABLE)
    if register is None or (source and source.wrapped):
        return
    line = Proposal(("sources", _TABLE), {"wrapped": True}, "reading")
    for problem in register.cell_problems("row-goes-on", _going_on(register), _WORDS):
        yield replace(problem, proposals=(line,))


def _going_on(register: TypedTable) -> pl.DataFrame:
    texts = register.texts
    figures = [name for name in _FIGURES if name in register.headings and name in texts.columns]
    if _WORDS not in register.headings or not figures or texts.height <= _LEAST:
        return register.frame.clear()
    named = texts.filter(pl.col(_WORDS).is_not_null())
    has_figures = pl.any_horizontal(pl.col(figures).is_not_null())
    bare = named.filter(~has_figures)
    if bare.is_empty() or named.height - bare.height < max(_LEAST, bare.height / 2):
        return register.frame.clear()
    lines = _second_lines(register)
    found = {row: own for row in bare[ROW] if (own := lines.get(row))}
    is_told = len(found) == bare.height and {_WORDS} in found.values()
    return register.frame.filter(pl.col(ROW).is_in([*found] if is_told else []))


def _second_lines(register: TypedTable) -> dict[int, set[str]]:
    """The rows right below a measure that add only words of a measure, an objective, or both: by
    row, the columns that hold them. Words of an objective may begin the next objective."""
    own = [name for name in register.headings if name in register.texts.columns]
    rows = register.texts.select(ROW, *own).to_dicts()
    found = dict[int, set[str]]()
    for above, row in pairwise(rows):
        alike = {name for name in _ABOVE & {*own} if row[name] == above[name]}
        left = {name for name in own if row[name] and not _MADE.match(str(row[name]))} - alike
        if left <= {_WORDS, "objective"} and row[ROW] == above[ROW] + 1 and above.get(_WORDS):
            found[row[ROW]] = left
    return found
