"""Answers in words in, their codes out: by declared labels, or by a scale that knows them all.

Declared labels go first, `labels = { "Sangat Puas" = "5", Y = "3" }`; case and spaces make no
difference. The rest is read by one recognised scale, or not at all: then the words are named,
with the line for report.toml. A cell that holds a number is left as a number.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from pipeline.codes import PROBLEMS
from pipeline.delivery import ROW, RawTable
from pipeline.ingest.surveys.scales import (
    Recognised,
    answer_of,
    not_applicable_phrases,
    recognised,
)
from pipeline.problems import Problem
from pipeline.reportfile import Item, Questionnaire
from pipeline.tables.kinds import folded

_MOST_NAMED = 12
_MOST_CELLS = 20
_LONG = 60
_WITHHELD = "(withheld)"
_LETTER = re.compile(r"[^\W\d_]")
_NUMERAL = re.compile(r"^[+-]?[0-9.,]+(e[+-]?[0-9]+)?$", re.IGNORECASE)
_NOTHING = re.compile(r"^(n/?a|n\.a\.?)$", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*;\s*|,\s+|,(?=[^\W\d])")
_ANSWER_CODE = re.compile(r"^ao?0*([1-9][0-9]?)$", re.IGNORECASE)
_PERSONAL = re.compile(r"[0-9]{7}|@")


@dataclass(frozen=True)
class Worded:
    """What the answers of a survey's text columns stand for, by heading.

    In `codes` cells are null that are empty, do not apply or are at fault.
    """

    codes: Mapping[str, pl.Series] = field(default_factory=dict)
    not_applicable: Mapping[str, pl.Series] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Column:
    """One column of answers: its item, its cells, and what is declared of their words."""

    heading: str
    cells: pl.Series
    labels: Mapping[str, str]
    not_applicable: frozenset[str]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(self.cells.drop_nulls().unique().sort().to_list())

    def is_applicable(self, text: str) -> bool:
        return folded(text) in self.labels or not (
            folded(text).strip(" .") in self.not_applicable
            or answer_of(text).words in self.not_applicable
        )

    def is_open(self, text: str) -> bool:
        """Whether an answer is words that nobody declared."""
        return (
            folded(text) not in self.labels
            and self.is_applicable(text)
            and bool(_LETTER.search(text))
            and not _NUMERAL.match(text)
            and not _NOTHING.match(text)
            and not text.startswith("#")
        )


def worded(
    raw: RawTable,
    survey: Questionnaire,
    cells: Mapping[str, tuple[str, pl.Series]],
    *,
    letters: bool,
) -> Worded:
    """Read the text columns of a survey. `cells` is column of the contract → heading and cells.

    `letters` says that `A1` … `A5` are codes of answers, as LimeSurvey numbers them.
    """
    columns = [
        _column(name, heading, column, survey)
        for name, (heading, column) in cells.items()
        if column.dtype == pl.String
    ]
    several = {
        text
        for column in columns
        for text in column.texts
        if _is_several(text, column, survey, letters=letters)
    }
    words = sorted({t for c in columns for t in c.texts if c.is_open(t)} - several)
    found = _read(words, survey, letters=letters)
    given = {column.heading: _coded(column, found.codes, several) for column in columns}
    return Worded(
        {heading: codes for heading, codes in given.items() if codes is not None},
        dict(_marked(columns)),
        tuple(_problems(raw, columns, found, several)),
    )


def _column(name: str, heading: str, cells: pl.Series, survey: Questionnaire) -> _Column:
    item = next((item for item in survey.items if item.id == name), Item(id=name))
    labels = {**survey.labels, **item.labels}
    declared = item.not_applicable or survey.not_applicable
    return _Column(
        heading,
        cells,
        {folded(label): code for label, code in labels.items()},
        frozenset(folded(phrase) for phrase in declared) | not_applicable_phrases(),
    )


def _read(words: Sequence[str], survey: Questionnaire, *, letters: bool) -> Recognised:
    """The codes of words that nobody declared."""
    low, high = survey.scale
    numbers = [_ANSWER_CODE.match(word) for word in words]
    if letters and low == 1 and words and all(n and int(n[1]) <= high for n in numbers):
        return Recognised({word: int(n[1]) for word, n in zip(words, numbers, strict=True) if n})
    return recognised(words, low, high) if words else Recognised({})


def _coded(column: _Column, codes: Mapping[str, int], several: set[str]) -> pl.Series | None:
    """The cells with a code for each word; null for what does not apply and what is at fault.

    Nothing where no cell is a word.
    """
    meant: dict[str, str | None] = {}
    for text in column.texts:
        if text in several or not column.is_applicable(text):
            meant[text] = None
        elif folded(text) in column.labels:
            meant[text] = column.labels[folded(text)]
        elif column.is_open(text):
            meant[text] = str(codes[text]) if text in codes else None
    if not meant:
        return None
    codes_of = pl.Series(list(meant.values()), dtype=pl.String)
    return column.cells.replace(pl.Series(list(meant)), codes_of)


def _marked(columns: Sequence[_Column]) -> Iterator[tuple[str, pl.Series]]:
    """The columns in which an item does not apply to some respondent, and which cells these are."""
    for column in columns:
        phrases = [text for text in column.texts if not column.is_applicable(text)]
        if phrases:
            yield column.heading, column.cells.is_in(phrases).fill_null(value=False)


def _is_several(text: str, column: _Column, survey: Questionnaire, *, letters: bool) -> bool:
    """Whether a cell holds more than one answer: an item takes one, and none is chosen."""
    parts = [part for part in _SEVERAL.split(text) if part.strip()]
    if len(parts) < 2 or folded(text) in column.labels or not column.is_applicable(text):  # noqa: PLR2004
        return False
    words = sorted({part for part in parts if column.is_open(part)})
    is_one = bool(column.is_open(text) and _read([text], survey, letters=letters).codes)
    return not is_one and (not words or bool(_read(words, survey, letters=letters).codes))


def _problems(
    raw: RawTable, columns: Sequence[_Column], found: Recognised, several: set[str]
) -> Iterator[Problem]:
    """What keeps the answers from being read, each word where it is."""
    survey_id = raw.name.removeprefix("survey_")
    for text in sorted(several):
        yield from _of_cells(raw, columns, "several-answers", text)
    if found.other_points is not None:
        words = sorted({t for column in columns for t in column.texts if column.is_open(t)})
        values = {
            "found": found.other_points,
            "words": [_shown(word) for word in words[:_MOST_NAMED]],
            "survey": survey_id,
        }
        yield Problem("answers-of-other-scale", raw.source.file, raw.source.sheet, values=values)
    ambiguous, contradicting = found.ambiguous or {}, found.contradicting or {}
    line = _line([*found.unknown, *ambiguous][:_MOST_NAMED])
    for text in found.unknown[:_MOST_NAMED]:
        yield from _of_cells(raw, columns, "unknown-answer", text, survey=survey_id, line=line)
    for text, codes in ambiguous.items():
        told: dict[str, object] = {
            "choices": [str(code) for code in codes],
            "line": line,
            "survey": survey_id,
        }
        yield from _of_cells(raw, columns, "ambiguous-answer", text, **told)
    for text, (number, expected) in contradicting.items():
        told = {"number": number, "expected": expected, "survey": survey_id}
        yield from _of_cells(raw, columns, "answer-number-differs", text, **told)


def _of_cells(
    raw: RawTable, columns: Sequence[_Column], code: str, text: str, **values: object
) -> Iterator[Problem]:
    """A problem at every cell that holds a text; where there are many, at the first."""
    cells = [
        (column.heading, row)
        for column in columns
        if text in column.texts
        for row in raw.frame[ROW].filter((column.cells == text).fill_null(value=False))
    ]
    place = (code, raw.source.file, raw.source.sheet)
    if "count" in PROBLEMS[code].fields:
        values = {"count": len(cells), **values}
    for heading, row in cells if len(cells) <= _MOST_CELLS else cells[:1]:
        yield Problem(*place, row, heading, value=_shown(text), values=values)


def _line(words: Sequence[str]) -> str:
    """The line for report.toml, with the numbers that the words bear themselves."""
    quoted = ((json.dumps(_shown(word), ensure_ascii=False), answer_of(word)) for word in words)
    pairs = (f'{word} = "{answer.number or "…"}"' for word, answer in quoted)
    return f"labels = {{ {', '.join(pairs)} }}"


def _shown(text: str) -> str:
    """An answer as a message may print it: what looks like a number of a person is not shown."""
    return _WITHHELD if _PERSONAL.search(text) or len(text) > _LONG else text
