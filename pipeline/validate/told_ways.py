"""Which way is better, as the rows of a register say it in words: `semakin rendah semakin baik`.

A remark beside a measure is about that measure; a note below the table, about the measure it names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.scorecard import Polarity
from pipeline.tables.kinds import folded
from pipeline.tables.realization import LESS, MORE
from pipeline.validate.typed import TypedTable

_IS_BETTER = r"\b(?:se)?makin\s+(?:{})\b[^.;]{{0,40}}?\b(?:se)?makin\s+baik\b|\b{} is better\b"
_WORDS = {
    Polarity.MAXIMIZE: re.compile(_IS_BETTER.format("|".join(MORE), "(?:higher|more)")),
    Polarity.MINIMIZE: re.compile(_IS_BETTER.format("|".join(LESS), "(?:lower|less)")),
}
_DENIED = re.compile(r"\b(?:bukan|tidak|not)\b")
_SENTENCE = re.compile(r"[.;]\s|\n")
_IN_ITS_ROW = ("measure", "definition")
_SHORTEST = 8
"""Letters of a measure's name by which a note is known to speak of it."""


def way_told(text: str) -> Polarity | None:
    """The way that words say is better; None where they say none, or both, or deny it."""
    plain = folded(text)
    found = [way for way, words in _WORDS.items() if words.search(plain)]
    return found[0] if len(found) == 1 and not _DENIED.search(plain) else None


def ways_told(raw: RawTable | None, register: TypedTable) -> Mapping[int, str]:
    """By the row of a measure, the way that its remarks or a note say; empty where two differ."""
    if raw is None:
        return {}
    told: dict[int, set[str]] = {}
    for row, way in (*_beside(raw, register), *_below(raw, register)):
        told.setdefault(row, set()).add(way)
    return {row: next(iter(ways)) if len(ways) == 1 else "" for row, ways in told.items()}


def _beside(raw: RawTable, register: TypedTable) -> Iterator[tuple[int, str]]:
    own = [register.headings[name] for name in _IN_ITS_ROW if name in register.headings]
    names = [one for one in (*register.others, *own) if one in raw.frame.columns and one != ROW]
    rows = raw.frame.filter(pl.col(ROW).is_in(register.frame[ROW].implode()))
    for row, texts in _texts(rows, names):
        yield from ((row, way.value) for text in texts if (way := way_told(text)))


def _below(raw: RawTable, register: TypedTable) -> Iterator[tuple[int, str]]:
    """By row, which way is better for a measure, by a sentence outside the register that names it
    and no other."""
    if "measure" not in register.headings:
        return
    rows = register.frame.select(ROW, "measure").drop_nulls().iter_rows()
    measures = {row: folded(name) for row, name in rows if len(name) >= _SHORTEST}
    others = raw.frame.filter(~pl.col(ROW).is_in(register.frame[ROW].implode()))
    for _, texts in _texts(others, [name for name in others.columns if name != ROW]):
        for sentence in (part for text in texts for part in _SENTENCE.split(text)):
            way, named = way_told(sentence), _named(folded(sentence), measures)
            if way and named is not None:
                yield named, way.value


def _named(text: str, measures: Mapping[int, str]) -> int | None:
    """The row of the only measure that a text names; of names within one another the longest."""
    found = {row: name for row, name in measures.items() if name in text}
    longest = [row for row, name in found.items() if not _is_within(name, found.values())]
    return longest[0] if len(longest) == 1 else None


def _is_within(name: str, others: Iterable[str]) -> bool:
    return any(name in other and name != other for other in others)


def _texts(rows: pl.DataFrame, names: list[str]) -> Iterator[tuple[int, list[str]]]:
    texts = [name for name in names if rows.schema[name] == pl.String]
    for row, *cells in rows.select(ROW, *texts).iter_rows():
        yield row, [cell for cell in cells if cell]
