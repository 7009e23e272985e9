"""Tables of WordprocessingML (ISO/IEC 29500-1, 17.4): heads that repeat, rows kept whole."""

from collections.abc import Sequence
from dataclasses import dataclass

_EMPTY = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr></w:p>'


@dataclass(frozen=True)
class Box:
    """A cell: its paragraphs, how many columns it spans, its colour. A `low` box spans rows; the
    box `on` below it is its lower part."""

    content: str
    span: int = 1
    fill: str = ""
    low: bool = False
    on: bool = False


@dataclass(frozen=True)
class Line:
    """A row; a `head` is repeated on every page."""

    boxes: Sequence[Box]
    head: bool = False


def grid(
    widths: Sequence[float],
    lines: Sequence[Line],
    *,
    style: str = "Figures",
    said: str = "",
    letters: str = "TableText",
) -> str:
    """A table of columns with widths in twentieths of a point; a screen reader says `said`.

    An empty cell has a paragraph too, as the standard demands, in the style `letters`.
    """
    whole = [round(width) for width in widths]
    headed = any(line.head for line in lines)
    look = f'<w:tblLook w:val="0000" w:firstRow="{int(headed)}" w:firstColumn="1" w:noVBand="1"/>'
    caption = f"<w:tblCaption w:val={said}/>" if said else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in whole)
    rows = "".join(_row(line, whole, letters) for line in lines)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(whole)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{caption}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(line: Line, widths: Sequence[int], letters: str) -> str:
    place, cells = 0, []
    for box in line.boxes:
        cells.append(_cell(box, sum(widths[place : place + box.span]), letters))
        place += box.span
    head = "<w:tblHeader/>" if line.head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(box: Box, width: int, letters: str) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    joined = '<w:vMerge w:val="restart"/>' if box.low else "<w:vMerge/>" if box.on else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{box.fill}"/>' if box.fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{joined}{fill}</w:tcPr>'
        f"{box.content or _EMPTY.format(letters)}</w:tc>"
    )
