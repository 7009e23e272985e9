"""Finds cells of tables that do not fit: a line wider than its cell, a figure broken over lines.

The laid-out pages are searched, whatever the templates say of letters and widths, so that neither
an estimate nor a style sheet can let an amount be torn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint.document import Document as Layout
from weasyprint.formatting_structure import boxes

from pipeline.problems import Problem, RenderFailed
from pipeline.render.typography import FIGURE
from pipeline.translatable import _

_SLACK = 0.5
"""CSS pixels that rounding may take."""
_POINTS = 0.75
"""Points per CSS pixel."""
_CODE = "cell-code"


@dataclass(frozen=True)
class Overflow:
    """A cell whose text does not fit, and the points of its table's letters and width."""

    table: str
    caption: str
    said: str
    size: float
    room: float
    dense: bool


class DoesNotFit(RenderFailed):
    """Tables with cells whose text does not fit."""

    def __init__(self, cells: Sequence[Overflow]) -> None:
        self.cells = cells
        first = cells[0]
        super().__init__(
            _(
                "The table “{table}” has a column too narrow for “{said}”: set its letters "
                "smaller or the page wider."
            ),
            table=first.caption,
            said=first.said,
        )

    def problems(self, file: str) -> list[Problem]:
        """The same as problems of a delivery, with `file` as its register."""
        return [
            Problem(
                "figure-too-long",
                file,
                value=cell.said,
                values={"table": cell.caption or cell.table},
            )
            for cell in self.cells
        ]


@dataclass
class _Cell:
    """A cell over all the pages it spans: its figures, its lines, and whether a line is too wide.

    Lines are kept only for a cell with figures.
    """

    table: Any
    element: Any
    figures: Sequence[str]
    lines: list[str] = field(default_factory=list)
    too_wide: bool = False

    @property
    def is_whole(self) -> bool:
        torn = (not any(figure in line for line in self.lines) for figure in self.figures)
        return not self.too_wide and not any(torn)


def overflowing(layout: Layout) -> list[Overflow]:
    """The first such cell of each table, in the order of the pages."""
    cells: dict[int, _Cell] = {}
    for page in layout.pages:
        for table in _tables(page._page_box):
            for cell in table.descendants():
                if isinstance(cell, boxes.TableCellBox):
                    element = cell.element
                    if id(element) not in cells:
                        cells[id(element)] = _Cell(table, element, _figures(element))
                    _look(cell, cells[id(element)])
    found: dict[int, Overflow] = {}
    for cell in cells.values():
        if not cell.is_whole:
            found.setdefault(id(cell.table.element), _overflow(cell))
    return list(found.values())


def _tables(page: Any) -> Iterator[Any]:
    """The tables of a page, without the rows of drawings that are only laid out like tables."""
    for box in page.descendants():
        if isinstance(box, boxes.TableBox) and box.element_tag == "table":
            yield box


def _look(box: Any, cell: _Cell) -> None:
    for line in box.descendants():
        if isinstance(line, boxes.LineBox):
            wider = line.width > box.width + _SLACK
            cell.too_wide = cell.too_wide or (wider and bool(_text(line)))
            if cell.figures:
                cell.lines.append(_text(line))


def _figures(element: Any) -> Sequence[str]:
    """The figures of a cell that no line may break; a code may break at its marks."""
    if _is_code(element):
        return ()
    return [word for word in _said(element) if FIGURE.fullmatch(word) and not _parts(word)]


def _text(line: Any) -> str:
    return "".join(one.text for one in line.descendants() if isinstance(one, boxes.TextBox))


def _said(element: Any) -> list[str]:
    return "".join(_texts(element)).split()


def _texts(element: Any) -> Iterator[str]:
    """The printed texts of an element; the title of a drawing is not printed."""
    yield element.text or ""
    for part in element:
        if not str(part.tag).endswith("svg"):
            yield from _texts(part)
        yield part.tail or ""


def _parts(word: str) -> bool:
    """Whether a line may end within the word, after a dash."""
    return any(dash in word.strip("-–") for dash in "-–")


def _is_code(element: Any) -> bool:
    return _CODE in element.get("class", "").split()


def _overflow(cell: _Cell) -> Overflow:
    table = cell.table
    caption = table.element.find("caption")
    return Overflow(
        table.element.get("id", ""),
        "" if caption is None else " ".join(_said(caption)),
        " ".join(_said(cell.element)),
        _POINTS * table.style["font_size"],
        _POINTS * table.width,
        "dense" in table.element.get("class", "").split(),
    )
