"""A register whose objectives and perspectives are in rows of their own above their measures.

`Sasaran / Indikator` is then one column: a row without any figure heads the rows below it.
`[sources.realization] sections` names that column.
"""

import re

import polars as pl

from pipeline.delivery import ROW

_PERSPECTIVE = r"(?i)\b(perspektif|perspective)\b"
_BESIDE = (
    r"(?i)\b(perspektif|perspective)\b|\(?\s*\d+([.,]\d+)?\s*%\s*\)?|^\s*([ivx]+|[a-z]|\d+)[.)]\s"
)
"""What accompanies the name of a perspective: the word itself, its weight, its number."""
_NAMED = r"(?i)^\W*(sasaran|tujuan|goal|strategic objective|objective)\b"
_BEFORE = (
    r"(?i)^\W*(sasaran|tujuan|goal|strategic objective|objective)( strategis)?\s*"
    r"(\d+([.]\d+)*|[ivx]+)?\s*[:.–-]\s*"
)
"""The text before the name of an objective: `Sasaran Strategis 1:`."""
_NONE, _OBJECTIVE = "", "sasaran"
_OF_A_MEASURE = 2
"""How many columns after its words a measure fills at least: a unit and a figure."""


def heads_others(frame: pl.DataFrame, words: str) -> pl.Series:
    """Which rows are headings: words, no cell in the columns after them, and measures below. A note
    above the names of those who sign is no heading."""
    has_figures = _has_figures(frame, words)
    is_above = (has_figures & _is_within(frame, words)).reverse().cum_max().reverse()
    return frame.select(~has_figures & is_above & _said(frame, words).is_not_null()).to_series()


def are_sections(frame: pl.DataFrame, words: str) -> bool:
    """Whether a table begins with such a heading row, so that every other row has one above it."""
    if frame.schema[words] != pl.String or frame.is_empty():
        return False
    if any(cell is not None for cell in frame.row(0)[frame.columns.index(words) + 1 :]):
        return False
    heads = heads_others(frame, words)
    return bool(heads[0]) and not heads.all()


def name_perspectives(frame: pl.DataFrame, words: str) -> bool:
    """Whether a table begins with such a heading row, and one of them names a perspective."""
    if not are_sections(frame, words):
        return False
    said = frame.filter(heads_others(frame, words)).select(_said(frame, words)).to_series()
    return bool(said.str.contains(_PERSPECTIVE).any())


def names_an_objective(text: str) -> bool:
    """Whether a title says that it is an objective or a perspective."""
    return bool(re.search(_NAMED, text) or re.search(_PERSPECTIVE, text))


def name_objectives(frame: pl.DataFrame, words: str) -> bool:
    """Whether a table begins with such a heading row, and all say that they are objectives or
    perspectives."""
    if not are_sections(frame, words):
        return False
    said = frame.filter(heads_others(frame, words)).select(_said(frame, words)).to_series()
    return all(map(names_an_objective, said)) and bool(said.str.contains(_NAMED).any())


def with_sections(frame: pl.DataFrame, words: str) -> pl.DataFrame:
    """The rows without the heading rows, each with the headings above it: `perspective`,
    `objective` and, if the table has a column before the words, the objective's code."""
    heads = heads_others(frame, words)
    said = _said(frame, words)
    is_perspective = said.str.contains(_PERSPECTIVE)
    cells = {
        "perspective": pl.when(is_perspective).then(_name(said)),
        "objective": pl.when(is_perspective).then(pl.lit(_NONE)).otherwise(_objective(said)),
    }
    code = next(iter(_before(frame, words)[::-1]), None)
    if code is not None:
        own = pl.when(is_perspective | pl.col(words).is_null()).then(pl.lit(_NONE))
        cells["objective_id"] = own.otherwise(pl.col(code).cast(pl.String))
    if _has_no_objectives(frame, words):
        cells["objective"] = _name(said)
    is_measure = _has_figures(frame, words) & _is_within(frame, words)
    above = [
        pl.when(is_measure)
        .then(pl.when(pl.lit(heads)).then(cell).forward_fill().replace(_NONE, None))
        .alias(name)
        for name, cell in cells.items()
        if name not in frame.columns
    ]
    found = frame.with_columns(above).filter(~heads)
    return found.drop([cell.name for cell in found.select(cells.keys()) if not cell.count()])


def _has_no_objectives(frame: pl.DataFrame, words: str) -> bool:
    """Whether only perspectives head the measures, and no column holds objectives: then each
    perspective is also the objective."""
    if any(_OBJECTIVE in name.casefold() for name in frame.columns):
        return False
    said = frame.filter(heads_others(frame, words)).select(_said(frame, words)).to_series()
    return bool(said.str.contains(_PERSPECTIVE).all())


def _has_figures(frame: pl.DataFrame, words: str) -> pl.Expr:
    """Whether any column after the words has a cell."""
    behind = frame.columns[frame.columns.index(words) + 1 :]
    return pl.any_horizontal(pl.lit(value=False), *(pl.col(name).is_not_null() for name in behind))


def _is_within(frame: pl.DataFrame, words: str) -> pl.Expr:
    """Whether a row is at or above the last row that fills several columns after the words: the
    rows below hold the names of those who sign."""
    behind = frame.columns[frame.columns.index(words) + 1 :]
    filled = pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_not_null() for name in behind))
    return (filled >= min(_OF_A_MEASURE, len(behind))).reverse().cum_max().reverse()


def _before(frame: pl.DataFrame, words: str) -> list[str]:
    return [name for name in frame.columns[: frame.columns.index(words)] if name != ROW]


def _said(frame: pl.DataFrame, words: str) -> pl.Expr:
    """The text of a row: its words or, if a cell is merged across the table, its first cell."""
    before = [pl.col(name).cast(pl.String) for name in _before(frame, words)]
    return pl.coalesce(pl.col(words), *before)


def _objective(said: pl.Expr) -> pl.Expr:
    """The words of an objective without its number; a text of only a number stays."""
    words = said.str.replace(_BEFORE, "")
    return pl.when(words.str.contains(r"\p{L}")).then(words).otherwise(said)


def _name(said: pl.Expr) -> pl.Expr:
    return said.str.replace_all(_BESIDE, " ").str.strip_chars(" :–-")
