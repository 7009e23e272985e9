"""Problems of answers that cannot be read, each at its cell, with the lines that settle them."""

import re
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from pipeline.codes import PROBLEMS
from pipeline.delivery import ROW, RawTable
from pipeline.ingest.surveys.answer_columns import AnswerColumn
from pipeline.ingest.surveys.scales import Recognised
from pipeline.ingest.surveys.wordings import (
    ambiguous_lines,
    differing_lines,
    scale_line,
    unknown_lines,
)
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import Questionnaire

_MOST_NAMED, _MOST_OFFERED = 12, 14
_MOST_CELLS = 20
_LONG = 60
_WITHHELD = "(withheld)"
_PERSONAL = re.compile(r"[0-9]{7}|@")


def unread_answers(
    raw: RawTable,
    columns: Sequence[AnswerColumn],
    found: Recognised,
    several: set[str],
    survey: Questionnaire,
) -> Iterator[Problem]:
    """Cells with several answers; words of another scale, of none, of two, or of another number."""
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
        place = (raw.source.file, raw.source.sheet)
        scale = (survey.scale[0], survey.scale[0] + found.other_points - 1)
        line = scale_line(survey_id, words, scale)
        yield Problem("answers-of-other-scale", *place, values=values, proposals=(line,))
    named = [text for text in found.unknown[:_MOST_OFFERED] if _shown(text) == text]
    held = {text: sum(int((c.cells == text).sum()) for c in columns) for text in named}
    lines = tuple(unknown_lines(survey_id, held, found, survey))
    for text in found.unknown[:_MOST_NAMED]:
        yield from _of_cells(raw, columns, "unknown-answer", text, lines, {"survey": survey_id})
    lines = ambiguous_lines(survey_id, found)
    for text, codes in (found.ambiguous or {}).items():
        choices = [str(code) for code in codes]
        told = {"choices": choices, "survey": survey_id}
        yield from _of_cells(raw, columns, "ambiguous-answer", text, lines, told)
    lines = differing_lines(survey_id, found.contradicting or {})
    for text, (number, expected) in (found.contradicting or {}).items():
        differing = {"number": number, "expected": expected, "survey": survey_id}
        yield from _of_cells(raw, columns, "answer-number-differs", text, lines, differing)


def no_answers(
    raw: RawTable, columns: Sequence[AnswerColumn], marked: Mapping[str, pl.Series]
) -> Iterator[Problem]:
    """A warning that counts the cells that say in words that no answer was given."""
    said = {
        _shown(column.words.get(text, text))
        for column in columns
        for text in column.texts
        if column.standing(text) == "missing"
    }
    if said:
        values = {
            "count": sum(int(cells.sum()) for cells in marked.values()),
            "words": sorted(said)[:_MOST_NAMED],
        }
        yield Problem("no-answer-given", raw.source.file, raw.source.sheet, values=values)


def often_answers(
    raw: RawTable, columns: Sequence[AnswerColumn], found: Recognised, survey: Questionnaire
) -> Iterator[Problem]:
    """A warning where all answers say how often something happens: never may be the best answer."""
    items = {item.id for item in survey.items}
    asked = {column.name for column in columns if any(map(column.is_open, column.texts))}
    is_turned = any(item.reversed for item in survey.items)
    if found.codes and found.how_often and items <= asked and not is_turned:
        values = {"survey": raw.name.removeprefix("survey_")}
        yield Problem("answers-how-often", raw.source.file, raw.source.sheet, values=values)


def _of_cells(
    raw: RawTable,
    columns: Sequence[AnswerColumn],
    code: str,
    text: str,
    lines: tuple[Proposal, ...] = (),
    values: Mapping[str, object] | None = None,
) -> Iterator[Problem]:
    """A problem at every cell that holds a text; where there are many, only at the first."""
    cells = [
        (column.heading, row)
        for column in columns
        if text in column.texts
        for row in raw.frame[ROW].filter((column.cells == text).fill_null(value=False))
    ]
    place = (code, raw.source.file, raw.source.sheet)
    told = dict(values or {})
    if "count" in PROBLEMS[code].fields:
        told["count"] = len(cells)
    for heading, row in cells if len(cells) <= _MOST_CELLS else cells[:1]:
        yield Problem(*place, row, heading, value=_shown(text), values=told, proposals=lines)


def _shown(text: str) -> str:
    """An answer as a message may print it, without long texts and possible personal numbers."""
    return _WITHHELD if _PERSONAL.search(text) or len(text) > _LONG else text
