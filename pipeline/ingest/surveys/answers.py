"""Translate answers in words into codes, by declared labels or by a scale that knows them all.

Declared labels go first, `labels = { "Sangat Puas" = "5", Y = "3" }`; case and spaces make no
difference. The rest is read by one recognised scale, or not at all: then problems name the words
and offer lines for report.toml that settle them. A cell that holds a number stays a number.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from pipeline.delivery import RawTable
from pipeline.ingest.surveys.answer_columns import AnswerColumn, Standing, answer_column
from pipeline.ingest.surveys.labelled import labelled_problems, outside
from pipeline.ingest.surveys.ladders import own_ladders, told_apart
from pipeline.ingest.surveys.scales import Recognised, recognised
from pipeline.ingest.surveys.unread import no_answers, often_answers, unread_answers
from pipeline.problems import Problem
from pipeline.reportfile import Questionnaire
from pipeline.tables.kinds import folded

_SEVERAL = re.compile(r"\s*;\s*|,\s+|,(?=[^\W\d])")
_ANSWER_CODE = re.compile(r"^ao?0*([1-9][0-9]?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Worded:
    """What the answers of a survey's columns mean, by heading.

    In `codes` a cell is null if it is empty, does not apply or is faulty.
    """

    codes: Mapping[str, pl.Series] = field(default_factory=dict)
    not_applicable: Mapping[str, pl.Series] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def worded(
    raw: RawTable,
    survey: Questionnaire,
    cells: Mapping[str, tuple[str, pl.Series]],
    *,
    letters: bool,
) -> Worded:
    """Read the answers of a survey. `cells` gives heading and cells by column of the contract.

    `letters`: `A1` … `A5` are codes of answers, as LimeSurvey numbers them.
    """
    given = (
        answer_column(name, heading, column, survey, raw.labels.get(heading, {}))
        for name, (heading, column) in cells.items()
    )
    columns = [column for column in given if column is not None]
    several = {
        text
        for column in columns
        for text in column.texts
        if _is_several(text, column, survey, letters=letters)
    }
    words = sorted({t for c in columns for t in c.texts if c.is_open(t)} - several)
    found = _read(words, survey, letters=letters)
    own = own_ladders(columns, words, survey.scale) if found.unknown else {}
    found = Recognised({}) if own else found
    left_out = several | {code for column in columns for code in outside(column, survey.scale)}
    codes = {
        column.heading: _coded(column, own.get(column.heading, found.codes), left_out)
        for column in columns
    }
    return Worded(
        {heading: read for heading, read in codes.items() if read is not None},
        dict(_marked(columns, "not applicable")),
        (
            *unread_answers(raw, columns, found, several, survey),
            *told_apart(raw, columns, own),
            *labelled_problems(raw, columns, survey),
            *no_answers(raw, columns, dict(_marked(columns, "missing"))),
            *often_answers(raw, columns, found, survey),
        ),
    )


def _read(words: Sequence[str], survey: Questionnaire, *, letters: bool) -> Recognised:
    """The codes of words that nobody declared."""
    low, high = survey.scale
    numbers = {word: _ANSWER_CODE.match(word) for word in words}
    codes = {word: int(n[1]) for word, n in numbers.items() if n and int(n[1]) <= high}
    if letters and low == 1 and codes:
        unknown = tuple(word for word in words if word not in codes)
        return Recognised({} if unknown else codes, unknown)
    return recognised(words, low, high) if words else Recognised({})


def _coded(column: AnswerColumn, codes: Mapping[str, int], left_out: set[str]) -> pl.Series | None:
    """The cells with the code of each word; null for what does not apply and what is faulty.

    Null as a whole where no cell is a word.
    """
    meant: dict[str, str | None] = {}
    for text in column.texts:
        if text in left_out or not column.is_answer(text):
            meant[text] = None
        elif folded(text) in column.labels:
            meant[text] = column.labels[folded(text)]
        elif column.is_open(text):
            meant[text] = str(codes[text]) if text in codes else None
    if not meant:
        return None
    codes_of = pl.Series(list(meant.values()), dtype=pl.String)
    return column.cells.replace(pl.Series(list(meant)), codes_of)


def _marked(columns: Sequence[AnswerColumn], standing: Standing) -> Iterator[tuple[str, pl.Series]]:
    """By heading, which cells are of this kind, for columns that have any such cell."""
    for column in columns:
        phrases = [text for text in column.texts if column.standing(text) == standing]
        if phrases:
            yield column.heading, column.cells.is_in(phrases).fill_null(value=False)


def _is_several(text: str, column: AnswerColumn, survey: Questionnaire, *, letters: bool) -> bool:
    """Whether a cell holds several answers: an item takes only one, and none is picked."""
    parts = [part for part in _SEVERAL.split(text) if part.strip()]
    if len(parts) < 2 or column.standing(text) != "answer":  # noqa: PLR2004
        return False
    words = sorted({part for part in parts if column.is_open(part)})
    is_one = bool(column.is_open(text) and _read([text], survey, letters=letters).codes)
    return not is_one and (not words or bool(_read(words, survey, letters=letters).codes))
