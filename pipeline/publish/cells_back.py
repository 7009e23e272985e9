"""The cells of a delivered column as they are written back: a number stays a number.

As text, a number might be read with another decimal mark, and a percentage as a fraction.
"""

from collections.abc import Collection, Iterator, Mapping

import polars as pl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.delivery import RawTable
from pipeline.people import WITHHELD

CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
"""Characters that a workbook may not hold."""
_LONGEST = 32_000
"""Most characters of a cell that are shown; a spreadsheet's cell holds no more than 32,767."""
_EXACT = 2**53
"""Every whole number below it is exact in a spreadsheet."""
_MARKED = {
    "error": {"bg_color": "#F6C7BE", "border": 1, "border_color": "#A5331C"},
    "warning": {"bg_color": "#FBE3A6", "border": 1, "border_color": "#8A6A00"},
}
_PERCENT = "0.##########%"
LOOKS: Mapping[str, Mapping[str, object]] = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"text_wrap": True, "valign": "top"},
    "percent": {"num_format": _PERCENT},
    **_MARKED,
    **{f"{name} percent": {**look, "num_format": _PERCENT} for name, look in _MARKED.items()},
}
Cell = str | float | None
"""The value of a cell: text, number or nothing."""


def cells_back(
    table: RawTable, heading: str, withheld: Collection[str]
) -> Iterator[tuple[Cell, bool]]:
    """Each cell, and whether it is a percentage; a number is then divided by a hundred."""
    cells = table.frame[heading]
    if heading in withheld:
        yield from ((None if cell is None else WITHHELD, False) for cell in cells)
        return
    text = pl.col(heading).cast(pl.String)
    number = text.str.strip_suffix("%").cast(pl.Float64, strict=False)
    stored = table.stored.get(heading)
    is_stored = pl.lit(cells.dtype.is_numeric()) if stored is None else pl.lit(stored)
    told = cells.to_frame().select(
        is_number=is_stored & number.is_finite() & (number.abs() < _EXACT),
        is_percent=text.str.ends_with("%"),
        number=number,
        shown=text.str.slice(0, _LONGEST).str.replace_all(CONTROL, "�"),
    )
    for is_number, is_percent, value, shown in told.iter_rows():
        yield (value / 100 if is_percent else value, is_percent) if is_number else (shown, False)


def write_back(
    sheet: Worksheet,
    at: tuple[int, int],
    cell: tuple[Cell, bool],
    look: str,
    formats: Mapping[str, Format],
) -> None:
    """Write a cell as it was delivered, marked if it has a look."""
    value, is_percent = cell
    marked = formats.get(f"{look} percent".strip() if is_percent else look)
    if isinstance(value, str):
        sheet.write_string(*at, value, marked)
    elif value is not None:
        sheet.write_number(*at, value, marked)
    elif marked is not None:
        sheet.write_blank(*at, None, marked)
