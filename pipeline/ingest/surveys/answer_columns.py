"""A column of answers: its item, its cells, and what its words are declared or known to mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import polars as pl

from pipeline.ingest.surveys.scales import (
    missing_phrases,
    no_answer_forms,
    not_applicable_phrases,
)
from pipeline.reportfile import Item, Questionnaire
from pipeline.tables.kinds import folded

_LETTER = re.compile(r"[^\W\d_]")
_NUMERAL = re.compile(r"^[+-]?[0-9.,]+(e[+-]?[0-9]+)?$", re.IGNORECASE)
_NOTHING = re.compile(r"^(n/?a|n\.a\.?)$", re.IGNORECASE)
Standing = Literal["label", "missing", "not applicable", "answer"]


@dataclass(frozen=True)
class AnswerColumn:
    """One column of answers. `words` are the labels that the file keeps for its codes."""

    name: str
    heading: str
    cells: pl.Series
    labels: Mapping[str, str] = field(default_factory=dict)
    not_applicable: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(self.cells.drop_nulls().unique().sort().to_list())

    def standing(self, text: str) -> Standing:
        """Whether an answer is declared, missing, not applicable, or still to be read."""
        plain = folded(text)
        if plain in self.labels:
            return "label" if self.labels[plain] else "missing"
        forms = no_answer_forms(text)
        named = forms | {folded(self.words.get(text, ""))}
        if named & self.not_applicable:
            return "not applicable"
        if named & self.missing:
            return "missing"
        if forms & not_applicable_phrases():
            return "not applicable"
        return "missing" if forms & missing_phrases() else "answer"

    def is_answer(self, text: str) -> bool:
        """Whether a text is an answer, declared or still to be read."""
        return self.standing(text) in ("label", "answer")

    def is_open(self, text: str) -> bool:
        """Whether an answer consists of words that nobody declared."""
        return (
            self.standing(text) == "answer"
            and bool(_LETTER.search(text))
            and not _NUMERAL.match(text)
            and not _NOTHING.match(text)
            and not text.startswith("#")
        )


def answer_column(
    name: str,
    heading: str,
    cells: pl.Series,
    survey: Questionnaire,
    words: Mapping[str, str],
) -> AnswerColumn | None:
    """The answers in a column of the contract; null where its cells are numbers as they are."""
    item = next((item for item in survey.items if item.id == name), Item(id=name))
    labels = {**survey.labels, **item.labels}
    apart = frozenset(map(folded, item.not_applicable or survey.not_applicable))
    missing = frozenset(map(folded, (*item.missing, *survey.missing)))
    if cells.dtype != pl.String:
        if not (labels or apart or missing or words):
            return None
        cells = _as_codes(cells)
    declared = {folded(label): code for label, code in labels.items()}
    return AnswerColumn(name, heading, cells, declared, apart, missing, words)


def _as_codes(cells: pl.Series) -> pl.Series:
    """Numbers as a person would write them: `3`, not `3.0`."""
    if not cells.dtype.is_float():
        return cells.cast(pl.String)
    whole = cells.cast(pl.Int64, strict=False)
    is_whole = (whole.cast(pl.Float64) == cells).fill_null(value=False)
    return whole.cast(pl.String).zip_with(is_whole, cells.cast(pl.String))
