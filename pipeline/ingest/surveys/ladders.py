"""Answers whose words differ between columns, as for the nine elements of a public service: each
group of columns is read by its own scale of the same length."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.delivery import RawTable
from pipeline.ingest.surveys.answer_columns import AnswerColumn
from pipeline.ingest.surveys.scales import Recognised, answer_of, matters, recognised
from pipeline.problems import Problem

Codes = Mapping[str, Mapping[str, int]]
"""The code of each word, by heading."""


def own_ladders(
    columns: Sequence[AnswerColumn], words: Sequence[str], scale: tuple[int, int]
) -> Codes:
    """The codes of each column, if every group of columns that share words is read by one scale;
    empty if any group cannot be read, or if some say how often and others how good."""
    given = {column.heading: [text for text in column.texts if text in words] for column in columns}
    parts = _parts({heading: texts for heading, texts in given.items() if texts})
    read = [recognised([*texts], *scale) for texts, _ in parts]
    if len(parts) < 2 or not all(one.codes for one in read) or not _are_alike(read):  # noqa: PLR2004
        return {}
    return {
        heading: one.codes
        for (_, headings), one in zip(parts, read, strict=True)
        for heading in headings
    }


def _parts(given: Mapping[str, Sequence[str]]) -> list[tuple[Sequence[str], list[str]]]:
    """Groups of columns that share words, each with all its words."""
    parts: list[tuple[dict[str, None], list[str]]] = []
    for heading, texts in given.items():
        said = {answer_of(text).words for text in texts}
        same = [part for part in parts if said & {answer_of(text).words for text in part[0]}]
        words = dict.fromkeys([*(text for part in same for text in part[0]), *texts])
        headings = [*(one for part in same for one in part[1]), heading]
        parts = [*(part for part in parts if part not in same), (words, headings)]
    return [([*words], headings) for words, headings in parts]


def _are_alike(read: Sequence[Recognised]) -> bool:
    """Whether all scales, or none, say how often something happens, and how much it matters."""
    often = {one.how_often for one in read}
    heavy = {matters([answer_of(text).words for text in one.codes]) for one in read}
    return len(often) == len(heavy) == 1


def told_apart(raw: RawTable, columns: Sequence[AnswerColumn], codes: Codes) -> Iterator[Problem]:
    """A warning that states how the words of each group of columns are read."""
    said: dict[str, list[str]] = {}
    for column in columns:
        if column.heading in codes:
            rising = sorted(codes[column.heading].items(), key=lambda one: one[1])
            told = "; ".join(f"{text} = {code}" for text, code in rising)
            said.setdefault(told, []).append(column.name)
    place = (raw.source.file, raw.source.sheet)
    for told, names in said.items():
        values = {"survey": raw.name.removeprefix("survey_"), "items": names}
        yield Problem("words-of-their-own", *place, value=told, values=values)
