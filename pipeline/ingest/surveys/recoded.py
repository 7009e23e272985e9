"""Copies of questions that an analyst reversed together with their labels: their numbers are right.

If 1 is “Sangat tidak setuju” in the original question, 5 is in the copy. The labels then contradict
the scale, although each respondent's answer keeps its label.
"""

from collections.abc import Mapping

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.surveys.answer_columns import AnswerColumn
from pipeline.ingest.surveys.scales import recognised
from pipeline.ingest.surveys.turned_round import says_recoded, twins
from pipeline.reportfile import Questionnaire


def recoded_from(raw: RawTable, column: AnswerColumn, survey: Questionnaire) -> str:
    """The question that a column is a reversed copy of; empty unless the file proves it: by the
    answers of every row, by its name or label, and by labels reversed with the answers."""
    points = [str(point) for point in range(survey.scale[0], survey.scale[1] + 1)]
    own = {code: word for code, word in column.words.items() if code in points}
    for other in raw.frame.columns:
        theirs = {code: word for code, word in raw.labels.get(other, {}).items() if code in points}
        if other in (ROW, column.heading) or not _are_turned(own, theirs, sum(survey.scale)):
            continue
        if _is_along(theirs, survey.scale) and _is_copy(raw.frame, other, column, survey):
            return other
    return ""


def _are_turned(own: Mapping[str, str], theirs: Mapping[str, str], ends: int) -> bool:
    return bool(own) and {str(ends - int(code)): word for code, word in own.items()} == theirs


def _is_along(words: Mapping[str, str], scale: tuple[int, int]) -> bool:
    """Whether the labels agree with the numbers of the scale."""
    codes = recognised(list(dict.fromkeys(words.values())), *scale).codes
    return bool(codes) and all(str(codes[word]) == code for code, word in words.items())


def _is_copy(frame: pl.DataFrame, other: str, column: AnswerColumn, survey: Questionnaire) -> bool:
    """Whether the answers of every row add up to the ends of the scale, and a name or label says
    that this column is the copy."""
    pair = frame.select(other, column.heading)
    found = next(iter(twins(pair, {}, (survey.scale,))), None)
    if found is None:
        return False
    named = found.is_proved and found.recoded == column.heading
    return named or (not found.is_named and says_recoded(survey.text_of(column.name)))
