"""A register whose objectives, and perspectives, stand in rows of their own above their measures.

`Sasaran / Indikator` is one column then: a row without any figure heads the rows below it.
`[sources.realization] sections` names that column.
"""

import re

import polars as pl

from pipeline.delivery import ROW

_PERSPECTIVE = r"(?i)\b(perspektif|perspective)\b"
_BESIDE = (
    r"(?i)\b(perspektif|perspective)\b|\(?\s*\d+([.,]\d+)?\s*%\s*\)?|^\s*([ivx]+|[a-z]|\d+)[.)]\s"
)
"""What stands beside the name of a perspective: the word itself, its weight, its number."""
_NAMED = r"(?i)^\W*(sasaran|tujuan|goal|strategic objective|objective)\b"
_BEFORE = (
    r"(?i)^\W*(sasaran|tujuan|goal|strategic objective|objective)( strategis)?\s*"
    r"(\d+([.]\d+)*|[ivx]+)?\s*[:.–-]\s*"
)
"""What stands before the name of an objective: `Sasaran Strategis 1:`."""
_NONE, _OBJECTIVE = "", "sasaran"
_OF_A_MEASURE = 2
"""So many columns behind its words a measure fills: a unit and a figure."""


def heads_others(frame: pl.DataFrame, words: str) -> pl.Series:
    """Which rows only head others: words, nothing in the columns behind them, measures below: a
    note above the names of those who sign heads none."""
    has_figures = _has_figures(frame, words)
    is_above = (has_figures & _is_within(frame, words)).reverse().cum_max().reverse()
    return frame.select(~has_figures & is_above & _said(frame, words).is_not_null()).to_series()


def are_sections(frame: pl.DataFrame, words: str) -> bool:
    """Whether such rows begin a table, so that every other row has one above it."""
    if frame.schema[words] != pl.String or frame.is_empty():
        return False
    if any(cell is not None for cell in frame.row(0)[frame.columns.index(words) + 1 :]):
        return False
    heads = heads_others(frame, words)
    return bool(heads[0]) and not heads.all()


def name_perspectives(frame: pl.DataFrame, words: str) -> bool:
    """Whether such rows begin a table, and one of them names a perspective."""
    if not are_sections(frame, words):
        return False
    said = frame.filter(heads_others(frame, words)).select(_said(frame, words)).to_series()
    return bool(said.str.contains(_PERSPECTIVE).any())


def names_an_objective(text: str) -> bool:
    """Whether a title says that it is that of an objective, or a perspective."""
    return bool(re.search(_NAMED, text) or re.search(_PERSPECTIVE, text))


def name_objectives(frame: pl.DataFrame, words: str) -> bool:
    """Whether such rows begin a table, and every one of them says that it is an objective or a
    perspective."""
    if not are_sections(frame, words):
        return False
    said = frame.filter(heads_others(frame, words)).select(_said(frame, words)).to_series()
    return all(map(names_an_objective, said)) and bool(said.str.contains(_NAMED).any())


def with_sections(frame: pl.DataFrame, words: str) -> pl.DataFrame:
    """The rows that head no others, each with what heads it: `perspective`, `objective`, and the
    objective's code, of a table that has a column before the words."""
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
    """Whether only perspectives head the measures, and no column holds objectives: each stands for
    its perspective's own then."""
    if any(_OBJECTIVE in name.casefold() for name in frame.columns):
        return False
    said = frame.filter(heads_others(frame, words)).select(_said(frame, words)).to_series()
    return bool(said.str.contains(_PERSPECTIVE).all())


def _has_figures(frame: pl.DataFrame, words: str) -> pl.Expr:
    """Whether any column behind the words has a cell."""
    behind = frame.columns[frame.columns.index(words) + 1 :]
    return pl.any_horizontal(pl.lit(value=False), *(pl.col(name).is_not_null() for name in behind))


def _is_within(frame: pl.DataFrame, words: str) -> pl.Expr:
    """Whether a row stands no lower than the last one that fills several columns behind the words:
    below it stand the names of those who sign."""
    behind = frame.columns[frame.columns.index(words) + 1 :]
    filled = pl.sum_horizontal(pl.lit(0), *(pl.col(name).is_not_null() for name in behind))
    return (filled >= min(_OF_A_MEASURE, len(behind))).reverse().cum_max().reverse()


def _before(frame: pl.DataFrame, words: str) -> list[str]:
    return [name for name in frame.columns[: frame.columns.index(words)] if name != ROW]


def _said(frame: pl.DataFrame, words: str) -> pl.Expr:
    """What a row says: its words; of one that is merged over the table, its first cell."""
    before = [pl.col(name).cast(pl.String) for name in _before(frame, words)]
    return pl.coalesce(pl.col(words), *before)


def _objective(said: pl.Expr) -> pl.Expr:
    """The words of an objective without its number; what is nothing else stays."""
    words = said.str.replace(_BEFORE, "")
    return pl.when(words.str.contains(r"\p{L}")).then(words).otherwise(said)


def _name(said: pl.Expr) -> pl.Expr:
    return said.str.replace_all(_BESIDE, " ").str.strip_chars(" :–-")
