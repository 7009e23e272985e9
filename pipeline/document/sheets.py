"""A sheet of a workbook before it is written: its columns, their number formats, its rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

CellValue = str | int | float | Decimal | bool | date | None
"""The value of a spreadsheet cell; None is a blank cell."""
Format = str | Sequence[str]
"""A spreadsheet's number format: the same for a whole column, or one for each of its rows."""
Sheet = tuple[str, Mapping[str, Format], Sequence[Sequence[CellValue]]]
"""A sheet's name, its columns with the number format of each, its rows."""
