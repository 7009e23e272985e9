"""The widths of a table's columns: no figure is torn, no word above figures; text takes the rest.

Texts are measured in the bolder weight of the tables' face, which totals use. The style sheets
define the size of letters and the width of the table; where a figure came out too wide for its
column, the typesetter has reported the real sizes (`overflow.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Cell, Column, PrintedTable
from pipeline.render.fonts import Face
from pipeline.render.measures import MEASURES, POINTS
from pipeline.render.typography import is_whole, joined

LETTERS = MEASURES.table
_PADDING = POINTS * LETTERS.padding + 0.2
"""Points of a column that hold no text, including what rounding may take."""
_MANY_WRAP, _AIR = 8, 1.0
"""From how many wrapped rows figures give up room; percent they keep beyond their need."""
_LEAST = {"text": 15.0, "code": 10.0, "number": 0.0}
"""Percent of a table that a column keeps even if it needs less; other kinds keep their width."""
_WIDEST_FIGURES, _ALL_FIGURES = 17.0, 62.0
"""Most percent of a column of figures without a declared width, and of all such columns."""
_SHORTEST_CODE, _LONGEST_CODE, _PARTED_CODE = 8.0, 22.0, 16.0
"""Percent of a column of codes with no declared width: least, most, and most if it breaks."""
_CODE_PARTS = re.compile(r"(?<=[-._/])")


@dataclass(frozen=True)
class Setting:
    """Points of a table's letters and of its width; `size` 0 means the style sheet's size.

    With `dense`, letters are the smallest available.
    """

    size: float = 0
    room: float = MEASURES.page.text_width
    dense: bool = False


@dataclass(frozen=True)
class FittedTable:
    """A table with a width for each column. `dense`: in smaller letters; not `fits`: in no size."""

    table: PrintedTable
    dense: bool = False
    fits: bool = True


def fitted(table: PrintedTable, face: Face, setting: Setting | None = None) -> FittedTable:
    """The table with room for what may not break, taken from columns that can spare it.

    Columns that give way `for_size` are dropped before letters get smaller, the others only where
    the smallest letters do not fit.
    """
    given = setting or Setting()
    for largest in _narrowing(table, for_size=True):
        fit = _fit(largest, face, given)
        if fit.fits and not fit.dense:
            return fit
    for narrower in _narrowing(largest, for_size=False):
        fit = _fit(narrower, face, given)
        if fit.fits:
            break
    return fit


def _narrowing(table: PrintedTable, *, for_size: bool) -> Iterator[PrintedTable]:
    """The table, then the table without the columns that give way first, then second, and so on."""
    going = [one for one in table.columns if one.gives_way and one.for_size is for_size]
    yield table
    for turn in sorted({column.gives_way for column in going}):
        gone = [column for column in going if column.gives_way <= turn]
        yield _without(table, gone)


def _without(table: PrintedTable, gone: Sequence[Column]) -> PrintedTable:
    kept = [place for place, column in enumerate(table.columns) if column not in gone]

    def row(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        whole = len(cells) == len(table.columns)
        return tuple(cells[place] for place in kept) if whole else cells

    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(map(row, table.rows)),
        total=tuple(map(row, table.total)),
    )


def _fit(table: PrintedTable, face: Face, setting: Setting) -> FittedTable:
    many = len(table.columns) >= LETTERS.many
    usual = setting.size or (LETTERS.smaller if many else LETTERS.usual)
    for size in (LETTERS.dense,) if setting.dense else (usual, LETTERS.dense):
        rule = _Rule(face, size, setting.room)
        declared = _declared(table, rule)
        needed = _needed(table, rule)
        widths = _widened(declared, needed, table.columns)
        if widths:
            reflowed = _reflowed(widths, needed, table, rule)
            return FittedTable(_with(table, reflowed), dense=size == LETTERS.dense)
    return FittedTable(_with(table, declared), dense=True, fits=False)


@dataclass(frozen=True)
class _Rule:
    """How texts are measured: the face, the size of its letters and the table's width in points."""

    face: Face
    size: float
    room: float

    def percent(self, text: str) -> float:
        """Percent of the table that a text takes on one line, padding included."""
        return 100 * (self.size * self.face.width(text) + _PADDING) / self.room


def _reflowed(
    widths: Sequence[float], needed: Sequence[float], table: PrintedTable, rule: _Rule
) -> list[float]:
    """The widths; where the widest text column wraps in many rows, it gets what others can spare.

    A column of numbers or short texts keeps what they take on one line; only the heading above
    numbers may wrap.
    """
    texts = [place for place, column in enumerate(table.columns) if column.kind == "text"]
    if not texts:
        return list(widths)
    widest = max(texts, key=lambda place: widths[place])
    whole = _whole(table, rule)
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


def _whole(table: PrintedTable, rule: _Rule) -> list[list[float]]:
    """Percent of the table that each column's heading and cells take on one line."""
    cells = [
        [f"{cell.text} {cell.detail}" for cell in _column(table, place)]
        for place in range(len(table.columns))
    ]
    return [
        [rule.percent(text.strip()) for text in (column.heading, *texts)]
        for column, texts in zip(table.columns, cells, strict=True)
    ]


def _column(table: PrintedTable, place: int) -> list[Cell]:
    rows = (*table.rows, *table.total)
    return [row[place] for row in rows if len(row) == len(table.columns)]


def _with(table: PrintedTable, widths: Sequence[float]) -> PrintedTable:
    columns = zip(table.columns, widths, strict=True)
    return replace(table, columns=tuple(replace(column, width=width) for column, width in columns))


def _declared(table: PrintedTable, rule: _Rule) -> list[float]:
    """Declared widths; of the other columns figures and codes get a share, texts what is left."""
    open_figures = sum(one.kind == "number" and not one.width for one in table.columns)
    share = min(_WIDEST_FIGURES, _ALL_FIGURES // max(open_figures, 1))
    widths = [
        column.width
        or (share if column.kind == "number" else 0)
        or (_code_width(_column(table, place), rule) if column.kind == "code" else 0)
        for place, column in enumerate(table.columns)
    ]
    words, left = widths.count(0), max(100 - sum(widths), 0)
    return [round(width or max(left / words, _LEAST["text"]), 2) for width in widths]


def _code_width(cells: Sequence[Cell], rule: _Rule) -> float:
    longest = max((rule.percent(cell.text) for cell in cells), default=0)
    return _PARTED_CODE if longest > _LONGEST_CODE else max(longest, _SHORTEST_CODE)


def _widened(
    declared: Sequence[float], needed: Sequence[float], columns: Sequence[Column]
) -> list[float]:
    """Widths in which no column lacks room; empty where the other columns cannot spare it."""
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


def _needed(table: PrintedTable, rule: _Rule) -> list[float]:
    """Percent of the table that each column needs for its widest piece."""
    return [
        max(map(rule.percent, _pieces(column, _column(table, place), rule)))
        for place, column in enumerate(table.columns)
    ]


def _pieces(column: Column, cells: Sequence[Cell], rule: _Rule) -> Iterator[str]:
    """The pieces that may not break: figures, dates, words of a narrow heading, parts of a code."""
    yield ""
    if column.kind != "text":
        yield from (*column.heading.split(" "), f"({column.unit})" if column.unit else "")
    texts = [text for cell in cells for text in (joined(cell.text), cell.detail)]
    for word in (word for text in texts for word in text.split(" ")):
        if column.kind == "code" and rule.percent(word) > _LONGEST_CODE:
            yield from _CODE_PARTS.split(word)
        elif column.kind == "number" or is_whole(word):
            yield word
        elif column.kind == "code":
            yield from _CODE_PARTS.split(word)
