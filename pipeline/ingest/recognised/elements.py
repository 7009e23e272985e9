"""Whether the questions of a survey ask about the nine elements of a service."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipeline.ingest.recognised.pieces import Piece
from pipeline.ingest.recognised.questions import Questions
from pipeline.ingest.recognised.tables import Recognition
from pipeline.reportfile import Item
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.elements import (
    IKM_2017,
    Part,
    part_named,
    part_of,
    parts_by_text,
    parts_of,
)

_FOUR_POINTS = (1, 4)
_LONGEST = 60
"""Distinct texts of a column that are looked at."""


def lists_elements(piece: Piece, policy: SurveyPolicy) -> bool:
    """Whether the rows of a sheet of sums or counts are the nine elements, each once."""
    parts, frame = parts_of(IKM_2017, policy), piece.reading.frame
    for name in frame.select(pl.selectors.string()).columns:
        texts = frame[name].drop_nulls().unique(maintain_order=True).to_list()[:_LONGEST]
        items = [Item(id=f"row {n}", text=text) for n, text in enumerate(texts) if text.strip()]
        named = parts_by_text(items, IKM_2017, parts).values()
        if len({part.code for part in named}) == len(parts) == len(named):
            return True
    return False


def asks_elements(asked: Questions, policy: SurveyPolicy) -> bool:
    """Whether each of the nine elements is asked about, by its code or its name, on four points:
    only then can the index of PermenPAN-RB 14/2017 be computed."""
    return asked.scales == (_FOUR_POINTS,) and _names_all(asked, policy)


def with_elements(recognition: Recognition, policy: SurveyPolicy) -> Recognition:
    """The same recognition; the questions of a survey of the nine elements are matched to them."""
    tables = tuple(
        replace(one, questions=_of_elements(one.questions, policy)) if one.questions else one
        for one in recognition.tables
    )
    return replace(recognition, tables=tables)


def _of_elements(asked: Questions, policy: SurveyPolicy) -> Questions:
    """The questions, with the element of each item whose words name another than its number does,
    as forms print the last two in either order. The scale is the regulation's four points, if the
    answers allow it."""
    elements = _named_otherwise(asked, policy)
    is_of_four = _FOUR_POINTS in asked.scales and _names_all(asked, policy)
    scales = (_FOUR_POINTS,) if is_of_four else asked.scales
    return replace(asked, elements=elements or asked.elements, scales=scales)


def _names_all(asked: Questions, policy: SurveyPolicy) -> bool:
    """Whether each of the nine elements is asked about, by its code or its name."""
    items = [Item(id=code, text=text) for code, text in asked.items.values()]
    parts = parts_of(IKM_2017, policy)
    by_code = [part for item in items if (part := part_of(item, IKM_2017, parts))]
    named = {part.code for part in (*by_code, *parts_by_text(items, IKM_2017, parts).values())}
    return named == {part.code for part in parts}


def _named_otherwise(asked: Questions, policy: SurveyPolicy) -> Mapping[str, str]:
    """The element of each item that its words name, where the items cover the nine once each."""
    items = [Item(id=code, text=text) for code, text in asked.items.values()]
    parts = parts_of(IKM_2017, policy)
    named = {item.id: part for item in items if (part := part_named(item, IKM_2017, parts))}
    coded = {item.id: part for item in items if (part := part_of(item, IKM_2017, parts))}
    codes = [part.code for part in {**coded, **named}.values()]
    if len(codes) != len(items) or {*codes} != {part.code for part in parts}:
        return {}
    return {item: _name(part) for item, part in named.items()} if len(codes) == len(parts) else {}


def _name(part: Part) -> str:
    """The official name, in the first language that gives one."""
    return part.label if isinstance(part.label, str) else next(iter(part.label.values()))
