"""Text as written in, numbers out, by the decimal mark that was declared; nothing is guessed."""

from typing import Literal

import polars as pl

from pipeline.tables.kinds import MONEY_TYPE

Decimal = Literal[",", "."]
_OTHER: dict[Decimal, Decimal] = {",": ".", ".": ","}
_MARKED = r"^[+-]?[0-9.,]*[.,][0-9.,]*$"
_THOUSANDS = r"^[+-]?[1-9][0-9]{0,2}([.,][0-9]{3})+$"


def ambiguous(text: pl.Expr) -> pl.Expr:
    """The cells of a column whose marks could all part thousands; none if one of them cannot.

    `1.234` is 1234 or 1.234; a `5.5` in the same column settles it.
    """
    marked = text.str.contains(_MARKED).fill_null(value=False)
    thousands = text.str.contains(_THOUSANDS).fill_null(value=False)
    return marked & (thousands | ~marked).all()


def plain_text(text: pl.Expr, decimal: Decimal = ".") -> pl.Expr:
    """A number with a point and without thousands marks; null where the text is no number.

    Thousands marks count only where they part the digits by three.
    """
    mark, group = f"[{decimal}]", f"[{_OTHER[decimal]}]"
    plain = rf"^[+-]?[0-9]+({mark}[0-9]+)?([eE][+-]?[0-9]+)?$"
    grouped = rf"^[+-]?[1-9][0-9]{{0,2}}({group}[0-9]{{3}})+({mark}[0-9]+)?$"
    without = text.str.replace_all(group, "").str.replace(mark, ".")
    return pl.when(text.str.contains(f"{plain}|{grouped}")).then(without)


def number(plain: pl.Expr) -> pl.Expr:
    """A finite float; what is too large for one is null, as infinity is above every target."""
    value = plain.cast(pl.Float64, strict=False)
    return pl.when(value.is_finite()).then(value)


def count(plain: pl.Expr) -> pl.Expr:
    """A whole number; `12.0` is whole."""
    whole = plain.str.contains(r"^[+-]?[0-9]{1,18}([.]0+)?$")
    return pl.when(whole).then(plain.str.replace(r"[.]0+$", "")).cast(pl.Int64, strict=False)


def money(plain: pl.Expr) -> pl.Expr:
    """An exact amount with at most two decimals; it never passes through a float."""
    exact = plain.str.contains(r"^[+-]?[0-9]{1,36}([.][0-9]{1,2}0*)?$")
    return pl.when(exact).then(plain).cast(MONEY_TYPE, strict=False)
