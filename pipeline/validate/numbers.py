"""Text as written in, numbers out, by the decimal mark that was declared or that the column proves.

A number may have what officers write around it: `Rp 1.250.000,-`, `(53.737.000)`, `91,96 %`, and
the mark of a footnote, `55,10*)` or `55,10²`.
"""

from typing import Literal

import polars as pl

from pipeline.tables.kinds import MONEY_TYPE, Kind

_LONGEST = 500
Decimal = Literal[",", "."]
_OTHER: dict[Decimal, Decimal] = {",": ".", ".": ","}
_MARKED = r"^[+-]?[0-9.,]*[.,][0-9.,]*$"
_THOUSANDS = r"^[+-]?[1-9][0-9]{0,2}([.,][0-9]{3})+$"
_DOTTED = r"^[+-]?[1-9][0-9]{0,2}([.][0-9]{3})+(,[0-9]{1,2})?$"
_SIGN = r"\s*[+\-−–]?\s*"
_FIGURE = rf"{_SIGN}[0-9]+(?:[.,][0-9]+)*(?:e[+-]?[0-9]+)?"
_RUPIAH = rf"(?:Rp\.?|IDR){_FIGURE}(?:,-+)?|{_FIGURE},-+"
"""An amount in rupiah, by a word before it or a dash behind it."""
_WORN_OFF = r"(?i)[\s()%*]+|rp\.?|idr|,-+"
"""What is written around the digits and the sign of a number."""
RAISED = r"([.,][0-9]+\s?%?|[0-9]%)\s?[¹²³⁴⁵⁶⁷⁸⁹]\)?$"
"""A raised figure behind decimals is the mark of a footnote; `10²` is no 10."""
_POWER = r"^([+-]?)([0-9]+)(?:[.]([0-9]+))?[eE][+]?([0-9]{1,3})$"
_NIL = r"^(?i)\s*(rp\.?|idr)?\s*[-−–—]+\s*$"
_UNKNOWN = r"^(?i)(n/?a|n\.a\.?)$"


def _worn(*figures: str) -> str:
    """A figure, all of it in brackets or none, with the mark of a footnote or without."""
    figure = rf"{_SIGN}(?:{'|'.join(figures)})\s*"
    return rf"^(?i)(?:\({figure}\)|{figure})(?:\s*\*+\)?)?$"


_FITTING = {
    Kind.NUMBER: _worn(_FIGURE, rf"{_FIGURE}\s*%", _RUPIAH),
    Kind.COUNT: _worn(_FIGURE),
    Kind.MONEY: _worn(_FIGURE, _RUPIAH),
}
"""What each kind may be written as: rupiah are no count; a percentage is no count and no money."""


def is_blank(text: pl.Expr) -> pl.Expr:
    """Whether a cell of a number or date column only marks that there is nothing: `-`, `n/a`."""
    return is_dash(text) | text.str.contains(_UNKNOWN)


def is_dash(text: pl.Expr) -> pl.Expr:
    """Whether a cell holds a dash, as `-` or `Rp -`, in place of a number."""
    return text.str.contains(_NIL)


def short(text: pl.Expr) -> pl.Expr:
    """The text, null where it is long: no number or day is long, and the search would be slow."""
    return pl.when(text.str.len_bytes() <= _LONGEST).then(text)


def bare(text: pl.Expr, kind: Kind = Kind.NUMBER) -> pl.Expr:
    """The digits and marks of a number with its sign; null where the text is no number.

    Brackets are a minus, as accountants write it. Rupiah are no count, and a percentage is
    neither money nor a count.
    """
    written = short(text).str.replace(RAISED, "$1")
    plain = written.str.replace_all(_WORN_OFF, "").str.replace_all("[−–]", "-")
    is_in_brackets = written.str.starts_with("(")
    signed = pl.when(is_in_brackets).then("-" + plain).otherwise(plain)
    return pl.when(written.str.contains(_FITTING[kind])).then(signed)


def ambiguous(digits: pl.Expr) -> pl.Expr:
    """The cells of a column whose marks could all separate thousands; none if one mark cannot.

    `1.234` is 1234 or 1.234; a `5.5` in the same column settles it.
    """
    marked = digits.str.contains(_MARKED).fill_null(value=False)
    thousands = digits.str.contains(_THOUSANDS).fill_null(value=False)
    return marked & (thousands | ~marked).all()


def group_marks(words: pl.DataFrame) -> set[str]:
    """The mark that can only separate thousands: twice in one number, or once in rupiah.

    `words` has the columns `text` and `digits`. Empty where both marks are used, as one of them is
    a decimal mark then.
    """
    used = {mark for mark in ",." if words["digits"].str.contains(mark, literal=True).any()}
    is_rupiah = _is_rupiah(pl.col("text"))
    proves = pl.col("digits").str.contains(r"[.,][0-9]{3}[.,]") | is_rupiah
    is_proved = words.filter(pl.col("digits").str.contains(_THOUSANDS), proves).height > 0
    return used if is_proved and len(used) == 1 else set()


def in_dotted_thousands(text: pl.Expr, digits: pl.Expr) -> pl.Expr:
    """Rupiah whose dots part the digits by three: `Rp 12.500`, `Rp 1.250.000,00`."""
    return _is_rupiah(text) & digits.str.contains(_DOTTED).fill_null(value=False)


def _is_rupiah(text: pl.Expr) -> pl.Expr:
    return text.str.contains(r"(?i)(rp|idr)").fill_null(value=False)


def proves_comma(digits: pl.Expr) -> pl.Expr:
    """Whether only decimal commas fit a column: it has `1.234,5` and no cell that needs a point."""
    point, comma = (plain_text(digits, mark).is_not_null() for mark in (".", ","))
    return (comma & ~point).any() & ~(point & ~comma).any()


def plain_text(digits: pl.Expr, decimal: Decimal = ".") -> pl.Expr:
    """A number with a point and without thousands marks; null where the text is no number.

    Thousands marks count only where they part the digits by three.
    """
    mark, group = f"[{decimal}]", f"[{_OTHER[decimal]}]"
    plain = rf"^[+-]?[0-9]+({mark}[0-9]+)?([eE][+-]?[0-9]+)?$"
    grouped = rf"^[+-]?[1-9][0-9]{{0,2}}({group}[0-9]{{3}})+({mark}[0-9]+)?$"
    without = digits.str.replace_all(group, "").str.replace(mark, ".")
    return pl.when(digits.str.contains(f"{plain}|{grouped}")).then(without)


def number(plain: pl.Expr) -> pl.Expr:
    """A finite float; a number too large for a float is null, as infinity is above every target."""
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


def in_rupiah(plain: pl.Expr, unit: int) -> pl.Expr:
    """The text of an amount in a `unit` of thousands or more, converted to rupiah."""
    places = len(str(unit)) - 1
    whole = plain.str.extract(r"^([+-]?[0-9]{1,30})([.][0-9]+)?$", 1)
    decimals = plain.str.extract(r"[.]([0-9]+)$", 1).fill_null("").str.pad_end(places, "0")
    rest = decimals.str.slice(places)
    return (
        whole
        + decimals.str.slice(0, places)
        + pl.when(rest == "").then(pl.lit("")).otherwise("." + rest)
    )


def has_power(plain: pl.Expr) -> pl.Expr:
    """Whether a number is written with a power of ten: `1.2E+09`."""
    return plain.str.contains(_POWER)


def without_powers(plain: pl.Expr) -> pl.Expr:
    """The numbers, those with a power of ten written out."""
    return pl.when(has_power(plain)).then(_without_power(plain)).otherwise(plain)


def _without_power(plain: pl.Expr) -> pl.Expr:
    """`2.7000e+003` as 2700.0; null where digits before the decimal mark are not written.

    A column that is too narrow shows 1234567890 as 1.23E+09, and a file may be saved so.
    """
    sign, whole, decimals, power = (plain.str.extract(_POWER, group) for group in range(1, 5))
    places, digits = power.cast(pl.UInt32, strict=False), whole + decimals.fill_null("")
    point = whole.str.len_chars() + places
    written = sign + digits.str.slice(0, point) + "." + digits.str.slice(point) + "0"
    return pl.when(decimals.fill_null("").str.len_chars() >= places).then(written)
