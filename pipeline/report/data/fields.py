"""A column of a published table, as a field of a Table Schema."""

from collections.abc import Mapping

from pipeline.language import Language
from pipeline.report.data.descriptor import Constraints, FieldOfTable
from pipeline.report.data.in_both import in_both
from pipeline.tables import Column, Kind
from pipeline.tables.headings import heading_of
from pipeline.tables.realization import MEASURED_IN

_TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.CODE: "string",
    Kind.CHOICE: "string",
    Kind.NUMBER: "number",
    Kind.COUNT: "integer",
    Kind.MONEY: "number",
    Kind.DATE: "date",
    Kind.TIME: "datetime",
    Kind.YES_NO: "boolean",
}
_FORMATS: Mapping[Kind, str] = {Kind.DATE: "%Y-%m-%d", Kind.TIME: "%Y-%m-%d %H:%M:%S"}
_RUPIAH = "IDR"


def field_of(column: Column, words: Language, *, is_key: bool) -> FieldOfTable:
    """The field; `is_key` where the column alone is the table's key."""
    is_of_its_row = column.unit == MEASURED_IN
    unit = _RUPIAH if column.kind is Kind.MONEY else column.unit
    rules = _constraints(column, is_key=is_key)
    return FieldOfTable(
        name=column.name,
        title=heading_of(column, words),
        **in_both("description", column.about, words),
        type=_TYPES[column.kind],
        format=_FORMATS.get(column.kind),
        unit=None if is_of_its_row else unit or None,
        unit_field=MEASURED_IN if is_of_its_row else None,
        constraints=None if rules == Constraints() else rules,
    )


def _constraints(column: Column, *, is_key: bool) -> Constraints:
    return Constraints(
        required=True if column.filled else None,
        unique=True if is_key else None,
        enum=tuple(map(str, column.choices)) if column.kind is Kind.CHOICE else None,
        minimum=_plain(column.low),
        maximum=_plain(column.high),
    )


def _plain(limit: float | None) -> float | None:
    """A whole limit as a whole number, as a column of whole numbers requires."""
    return int(limit) if limit is not None and float(limit).is_integer() else limit
