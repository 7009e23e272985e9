"""The labels that a file keeps for its codes: do they agree with the scale, or lie outside?"""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from pipeline.delivery import RawTable
from pipeline.ingest.surveys.answer_columns import AnswerColumn
from pipeline.ingest.surveys.recoded import recoded_from
from pipeline.ingest.surveys.scales import (
    missing_phrases,
    no_answer_forms,
    not_applicable_phrases,
    recognised,
)
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Setting
from pipeline.reportfile import Questionnaire

_BOTH = ("missing", "not_applicable")


def labelled_problems(
    raw: RawTable, columns: Sequence[AnswerColumn], survey: Questionnaire
) -> Iterator[Problem]:
    """Labelled codes that are no answer on the scale, and labels that contradict the numbers."""
    survey_id = raw.name.removeprefix("survey_")
    place = (raw.source.file, raw.source.sheet, None)
    lines = tuple(_outside_lines(survey_id, survey, columns))
    for column in columns:
        for code in outside(column, survey.scale):
            values = {
                "word": column.words[code],
                "count": int((column.cells == code).sum()),
                "survey": survey_id,
            }
            yield Problem(
                "labelled-outside-scale", *place, column.heading, code, values, proposals=lines
            )
    against = {column.name: meant for column in columns if (meant := _meant(column, survey))}
    copies = {
        column.name: first
        for column in columns
        if column.name in against and (first := recoded_from(raw, column, survey))
    }
    for column in (column for column in columns if column.name in copies):
        code = min(against.pop(column.name))
        values = {"word": column.words[code], "first": copies[column.name], "survey": survey_id}
        yield Problem("labels-turned-with-answers", *place, column.heading, code, values)
    lines = tuple(_lines(survey_id, survey, columns, against))
    for column in (column for column in columns if column.name in against):
        first = min(against[column.name])
        values = {
            "word": column.words[first],
            "expected": against[column.name][first],
            "survey": survey_id,
        }
        yield Problem(
            "labels-against-scale", *place, column.heading, first, values, proposals=lines
        )


def outside(column: AnswerColumn, scale: tuple[int, int]) -> list[str]:
    """The labelled, undeclared codes in the cells that are no point of the scale, or whose label
    says that there is no answer."""
    points = _points(scale)
    none = missing_phrases() | not_applicable_phrases()
    return [
        code
        for code in column.texts
        if code in column.words
        and (code not in points or no_answer_forms(column.words[code]) & none)
        and column.standing(code) == "answer"
    ]


def _points(scale: tuple[int, int]) -> set[str]:
    return {str(point) for point in range(scale[0], scale[1] + 1)}


def _outside_lines(
    survey_id: str, survey: Questionnaire, columns: Sequence[AnswerColumn]
) -> Iterator[Proposal]:
    """Lines that declare such codes missing or not applicable; both, if a label says neither."""
    found = {c: column.words[c] for column in columns for c in outside(column, survey.scale)}
    said = {code: no_answer_forms(word) for code, word in found.items()}
    missing = [code for code, words in said.items() if words & missing_phrases()]
    apart = [code for code, words in said.items() if words & not_applicable_phrases()]
    unsaid = [code for code in found if code not in {*missing, *apart}]
    points = {code: code for code in found if code in _points(survey.scale)}
    declared = (survey.missing, survey.not_applicable)
    for key, known, before in zip(_BOTH, (missing, apart), declared, strict=True):
        header, sure = ("surveys", survey_id), (*before, *known)
        if known and not unsaid:
            yield Proposal(header, {key: sure}, "reading" if points else "proved")
        if unsaid:
            told = "; ".join(f"{code} {found[code]} = {key}" for code in (*known, *unsaid))
            yield Proposal(header, {key: (*sure, *unsaid)}, "reading", told)
    if points:
        yield Proposal(("surveys", survey_id), {"labels": points}, "reading")


def _meant(column: AnswerColumn, survey: Questionnaire) -> Mapping[str, int]:
    """The points that the labels of a column mean, where these differ from the codes.

    Empty where report.toml settles it: the item is reversed, or its codes have labels.
    """
    points = _points(survey.scale)
    words = {code: word for code, word in column.words.items() if code in points}
    item = next((item for item in survey.items if item.id == column.name), None)
    if item is None or item.reversed or len(words) < 2 or words.keys() & column.labels.keys():  # noqa: PLR2004
        return {}
    codes = recognised(list(dict.fromkeys(words.values())), *survey.scale).codes
    meant = {code: codes[word] for code, word in words.items() if word in codes}
    return {} if all(code == str(point) for code, point in meant.items()) else meant


def _lines(
    survey_id: str,
    survey: Questionnaire,
    columns: Sequence[AnswerColumn],
    against: Mapping[str, Mapping[str, int]],
) -> Iterator[Proposal]:
    """Lines to read the numbers as the labels say, or as they are, with the resulting means."""
    points = sorted(_points(survey.scale), key=int)
    concerned = [column for column in columns if column.name in against]
    if not concerned:
        return
    turned = {code: str(sum(survey.scale) - int(code)) for code in points}
    read = against[concerned[0].name]
    codes = turned if all(turned[c] == str(p) for c, p in read.items()) else {
        code: str(point) for code, point in read.items()
    }  # fmt: skip
    own = any(against[column.name].items() - read.items() for column in concerned)
    everywhere = {column.name for column in columns} <= against.keys() and not own
    for labels in (codes, dict(zip(points, points, strict=True))):
        keys: Mapping[str, Setting] = {"labels": labels}
        if not everywhere:
            keys = {"items": tuple(_items(survey, against, labels))}
        told = "; ".join(f"{c.name} = {_mean(c, labels):.2f}" for c in concerned)
        yield Proposal(("surveys", survey_id), keys, "reading", told)


def _items(
    survey: Questionnaire, against: Mapping[str, Mapping[str, int]], labels: Mapping[str, str]
) -> Iterator[Mapping[str, Setting]]:
    """The items as in report.toml, those in `against` with their own labels."""
    for item in survey.items:
        given: dict[str, Setting] = item.model_dump(exclude_defaults=True)
        yield {**given, "labels": dict(labels)} if item.id in against else given


def _mean(column: AnswerColumn, labels: Mapping[str, str]) -> float:
    codes = pl.Series([labels.get(cell) for cell in column.cells], dtype=pl.String)
    mean = codes.cast(pl.Float64, strict=False).mean()
    return mean if isinstance(mean, float) else 0.0
