"""The column widths of an interim report's table: figures never wrap, names do."""

from collections.abc import Iterator, Mapping

from pipeline.document import Progress, ProgressTable
from pipeline.render.fonts import Face
from pipeline.render.measures import MEASURES, POINTS

LETTERS = MEASURES.progress
_PADDING = LETTERS.padding + 0.3
"""Millimetres before a column, including what rounding may take."""


def progress_widths(table: ProgressTable, face: Face) -> Mapping[str, float]:
    """Millimetres of each column but that of the name, which takes the rest."""
    rows = [row for group in table.groups for row in group.rows]
    words = table.words
    heads = {"own_target": words.target, "own_actual": words.actual, "target": words.target}
    heads |= {"actual": words.actual, "year_target": words.target, "year_share": ""}
    widths = {name: _width(head, face) for name, head in heads.items()}
    for row in rows:
        for name, text in _figures(row):
            widths[name] = max(widths[name], _width(text, face))
    return widths


def _figures(row: Progress) -> Iterator[tuple[str, str]]:
    if row.own:
        yield "own_target", row.own[0]
        yield "own_actual", row.own[1]
    yield "target", row.target
    yield "actual", row.actual
    yield "year_target", row.year_target
    yield "year_share", row.year_share


def _width(text: str, face: Face) -> float:
    """Width of a column for a text that may wrap at its spaces."""
    longest = max(map(face.width, text.split(" ")))
    return round(max(LETTERS.size * longest / POINTS + _PADDING, LETTERS.narrowest), 2)
