"""Surveys delivered as sums or counts: items named by their text or element, answers as columns."""

from collections.abc import Mapping

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.surveys.questions import question
from pipeline.ingest.surveys.scales import recognised
from pipeline.reportfile import FileSource, Questionnaire
from pipeline.tables.kinds import Table, folded


def named_items(
    raw: RawTable, table: Table, survey: Questionnaire, source: FileSource
) -> Mapping[str, pl.Series]:
    """The column of items with ids in place of the texts or elements that name them."""
    column = table.column("item")
    names = {source.headings.get("item", "item"), *(column.aliases if column else ())}
    known = {folded(name) for name in names}
    heading = next((name for name in raw.frame.columns if folded(name) in known), None)
    if heading is None or raw.frame.schema[heading] != pl.String:
        return {}
    ids = _ids(survey)
    cells = raw.frame[heading]
    meant = {
        text: ids[question(text)]
        for text in cells.drop_nulls().unique().to_list()
        if text not in survey.item_ids and question(text) in ids
    }
    return {heading: cells.replace(meant)} if meant else {}


def _ids(survey: Questionnaire) -> dict[str, str]:
    """The id of each item by every name that only this item has."""
    called: dict[str, set[str]] = {}
    for item in survey.items:
        for name in (item.id, item.text, item.element):
            called.setdefault(question(name), set()).add(item.id)
    return {name: ids.pop() for name, ids in called.items() if name and len(ids) == 1}


def answer_columns(raw: RawTable, survey: Questionnaire) -> dict[str, tuple[str, ...]]:
    """The columns that each count one answer: headed by its number, its words, or both.

    Words count where one recognised scale knows the words of every point.
    """
    low, high = survey.scale
    points = [str(point) for point in range(low, high + 1)]
    headings = [heading for heading in raw.frame.columns if heading != ROW]
    if any(folded(heading) in ("answer", "jawaban", "nilai") for heading in headings):
        return {}
    plain: dict[str, tuple[str, ...]]
    plain = {heading.strip(): (heading,) for heading in headings if heading.strip() in points}
    if len(plain) > 1:
        return plain
    for first in range(len(headings) - len(points) + 1):
        block = headings[first : first + len(points)]
        codes = recognised(block, low, high).codes
        if len(set(codes.values())) == len(points):
            return {str(code): (heading,) for heading, code in codes.items()}
    return {}
