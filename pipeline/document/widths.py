"""How wide a table's columns are: no number is torn, nor a word above numbers; words take the rest.

Widths are estimated from the face that tables are set in, Source Sans 3 semibold, rather too wide
than too narrow. The table is that of the narrower paper.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document.blocks import Cell, Column, PrintedTable

_ROOM = 467.0
"""Points from margin to margin: 165 mm."""
_PADDING = 8.6
_DIGIT, _MARK, _LETTER = 0.515, 0.28, 0.56
"""Widths of a character, in em."""
_SIZE, _SMALLER, _DENSE = 8.75, 8.25, 7.25
"""Points of a table's letters: as a rule, with many columns, and where numbers find no room."""
_MANY = 7
_MANY_WRAP, _AIR = 8, 1.0
"""Rows whose text takes several lines, from which numbers give up room; percent they keep over."""
_LEAST = {"text": 15.0, "code": 10.0, "number": 0.0}
"""Percent of a table that a column keeps beyond what it needs; other kinds keep all they have."""
_NUMBER = re.compile(r"[^\w]*(?:Rp\.?)?[^\w]*\d[\d.,–-]{5,}[^\w]*")
_LONGEST_CODE = 20
"""Letters of a code of figures that does not part."""
_CODE_PARTS = re.compile(r"(?<=[-._/])")


@dataclass(frozen=True)
class Fit:
    """A table whose columns all have a width. `dense` in smaller letters; not `fits` in none."""

    table: PrintedTable
    dense: bool = False
    fits: bool = True


def fitted(table: PrintedTable) -> Fit:
    """The table with room for what may not part, taken from columns that have it to spare."""
    usual = _SMALLER if len(table.columns) >= _MANY else _SIZE
    declared = _declared(table.columns)
    for size in (usual, _DENSE):
        needed = _needed(table, size)
        widths = _widened(declared, needed, table.columns)
        if widths:
            reflowed = _reflowed(widths, needed, table, size)
            return Fit(_with(table, reflowed), dense=size == _DENSE)
    return Fit(_with(table, declared), dense=True, fits=False)


def _reflowed(
    widths: Sequence[float], needed: Sequence[float], table: PrintedTable, size: float
) -> list[float]:
    """The widths; where long texts take many lines, what other columns can spare is given to them.

    A column of numbers or of short texts keeps what they take in one line; only the heading above
    numbers may take more lines.
    """
    texts = [place for place, column in enumerate(table.columns) if column.kind == "text"]
    if not texts:
        return list(widths)
    widest = max(texts, key=lambda place: widths[place])
    whole = _whole(table, size)
    wrapping = sum(line > widths[widest] for line in whole[widest])
    if wrapping < _MANY_WRAP or 2 * wrapping < len(whole[widest]):
        return list(widths)
    least = {
        place: max(needed[place], *whole[place][column.kind == "number" :])
        for place, column in enumerate(table.columns)
        if column.kind in ("number", "text") and place != widest
    }
    kept = [
        round(min(width, least.get(place, width) + _AIR), 2) for place, width in enumerate(widths)
    ]
    kept[widest] = round(kept[widest] + sum(widths) - sum(kept), 2)
    return kept


def _whole(table: PrintedTable, size: float) -> list[list[float]]:
    """Percent of the table that each cell of each column takes in one line, and its heading."""
    rows = [row for row in (*table.rows, *table.total) if len(row) == len(table.columns)]
    cells = [
        [f"{row[place].text} {row[place].detail}" for row in rows]
        for place in range(len(table.columns))
    ]
    return [
        [_percent(_em(text.strip()), size) for text in (column.heading, *texts)]
        for column, texts in zip(table.columns, cells, strict=True)
    ]


def _percent(em: float, size: float) -> float:
    return 100 * (size * em + _PADDING) / _ROOM


def _with(table: PrintedTable, widths: Sequence[float]) -> PrintedTable:
    columns = zip(table.columns, widths, strict=True)
    return replace(table, columns=tuple(replace(column, width=width) for column, width in columns))


def _declared(columns: Sequence[Column]) -> list[float]:
    """Widths as given; columns without one share what is left."""
    open_columns = sum(not column.width for column in columns)
    left = 100 - sum(column.width for column in columns)
    return [column.width or left / open_columns for column in columns]


def _widened(
    declared: Sequence[float], needed: Sequence[float], columns: Sequence[Column]
) -> list[float]:
    """Every column at least as wide as it needs to be; empty where the others cannot spare it."""
    lacking = [max(need - width, 0.0) for width, need in zip(declared, needed, strict=True)]
    if not any(lacking):
        return list(declared)
    least = [
        max(need, min(width, _LEAST.get(column.kind, width)))
        for width, need, column in zip(declared, needed, columns, strict=True)
    ]
    spare = [max(width - low, 0.0) for width, low in zip(declared, least, strict=True)]
    if sum(lacking) > sum(spare):
        return []
    share = sum(lacking) / sum(spare)
    return [
        round(width + lack - share * extra, 2)
        for width, lack, extra in zip(declared, lacking, spare, strict=True)
    ]


def _needed(table: PrintedTable, size: float) -> list[float]:
    """Percent of the table that each column needs for its widest piece."""
    rows = [row for row in (*table.rows, *table.total) if len(row) == len(table.columns)]
    return [
        _percent(max(map(_em, _pieces(column, [row[place] for row in rows]))), size)
        for place, column in enumerate(table.columns)
    ]


def _pieces(column: Column, cells: Sequence[Cell]) -> Iterator[str]:
    """What a column may not part: numbers, the words of a narrow heading, the parts of a code."""
    yield ""
    if column.kind != "text":
        yield from (*column.heading.split(" "), f"({column.unit})" if column.unit else "")
    texts = [text for cell in cells for text in (cell.text, cell.detail)]
    for word in (word for text in texts for word in text.split(" ")):
        parted = column.kind == "code" and len(word) > _LONGEST_CODE
        if column.kind == "number" or (_NUMBER.fullmatch(word) and not parted):
            yield word
        elif column.kind == "code":
            yield from _CODE_PARTS.split(word)


def _em(piece: str) -> float:
    return sum(
        _DIGIT if letter.isdigit() else _LETTER if letter.isalpha() else _MARK for letter in piece
    )
