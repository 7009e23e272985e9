"""Text cells in, typed cells out, column by column; a cell that cannot be typed is null, and
known by the code of its fault."""

from collections.abc import Mapping

import polars as pl

from pipeline.tables import Column, Kind
from pipeline.validate.numbers import Decimal, count, money, number, plain_text

YES_NO = {
    "true": True,
    "false": False,
    "ya": True,
    "tidak": False,
    "yes": True,
    "no": False,
    "1": True,
    "0": False,
}
NO_DATE = "1970-01-01"
"""The day of a time that was given without one; only its distance to another time is used."""
CLOCK = r"^[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$"
NUMERIC = (Kind.NUMBER, Kind.COUNT, Kind.MONEY)

_FAULTS: Mapping[Kind, str] = {
    Kind.NUMBER: "not-a-number",
    Kind.COUNT: "not-whole",
    Kind.MONEY: "not-an-amount",
    Kind.DATE: "not-a-date",
    Kind.TIME: "not-a-time",
    Kind.YES_NO: "not-yes-no",
    Kind.CHOICE: "not-a-choice",
}


def typed_cells(column: Column, text: pl.Expr, decimal: Decimal, day: pl.Expr) -> pl.Expr:
    """The cells of one column in the type of its kind. `day` is the date of a bare clock time."""
    match column.kind:
        case Kind.NUMBER:
            return number(plain_text(text, decimal))
        case Kind.COUNT:
            return count(plain_text(text, decimal))
        case Kind.MONEY:
            return money(plain_text(text, decimal))
        case Kind.DATE:
            return dates(text)
        case Kind.TIME:
            return _times(text, day)
        case Kind.YES_NO:
            return text.str.to_lowercase().replace_strict(
                YES_NO, default=None, return_dtype=pl.Boolean
            )
        case Kind.CHOICE:
            words = {choice.lower(): str(choice) for choice in column.choices}
            return text.str.to_lowercase().replace_strict(
                words, default=None, return_dtype=pl.String
            )
        case Kind.TEXT | Kind.CODE:
            return text


def fault_codes(column: Column, text: pl.Expr, decimal: Decimal) -> pl.Expr:
    """What is wrong with a cell that could not be typed: no number at all, or not one like this."""
    code = pl.lit(_FAULTS.get(column.kind, ""))
    if column.kind not in NUMERIC:
        return code
    is_number = number(plain_text(text, decimal)).is_not_null()
    return pl.when(is_number).then(code).otherwise(pl.lit("not-a-number"))


def dates(text: pl.Expr) -> pl.Expr:
    """ISO dates, `2024-01-31`; a day that does not exist is null."""
    iso = text.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    return pl.when(iso).then(text).str.to_date("%Y-%m-%d", strict=False)


def _times(text: pl.Expr, day: pl.Expr) -> pl.Expr:
    """`2024-01-31 08:00[:05]`, or `08:00` on the given day."""
    dated = pl.when(text.str.contains(CLOCK)).then(day + " " + text).otherwise(text)
    parts = dated.str.extract_groups(
        r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?$"
    )
    whole = pl.format(
        "{} {}:{}:{}",
        parts.struct.field("1"),
        parts.struct.field("2").str.zfill(2),
        parts.struct.field("3"),
        parts.struct.field("4").fill_null("00"),
    )
    return whole.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False, time_unit="us")
