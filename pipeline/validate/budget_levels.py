"""Levels that codes do not show: letters, numerals and units of an organisation above their lines.

A unit's code (`2.16.2.20.2.21.01.0000`) begins as its field of government does and is no line of a
programme. Under several units, and under letters or numerals (`A`, `I`), the code of a line is
prefixed with the code of what is above it, so that the hierarchy holds.
"""

import re

import polars as pl

from pipeline.validate.budget_codes import as_path

_UNIT = r"^[0-9]\.[0-9]{2}\.[0-9]\.[0-9]{2}\.[0-9]\.[0-9]{2}\.[0-9]{2}\.0000\.$"
"""Three fields of government, the number of the unit, and zeros for a part of the unit."""
_FIELD = r"^[0-9X]{1,2}(\.[0-9X]{2})?\.$"
_NUMERAL = re.compile(r"^(X{0,3})(IX|IV|V?I{0,3})$")
_LETTER = re.compile(r"^[A-Z]$")
_BEFORE = {"I": "H", "V": "U", "X": "W"}
"""Letters that are numerals too; after the letter given for each, it is a letter: I after H."""


def is_unit(code: pl.Expr) -> pl.Expr:
    """Whether a code is that of a unit of the organisation, as SIPD prints it."""
    return as_path(code).str.contains(_UNIT)


def with_levels(budget: pl.DataFrame) -> pl.DataFrame:
    """The lines with `code` led by those of the letters, numerals and units above them."""
    return _under_units(_under_letters(budget))


def _under_units(budget: pl.DataFrame) -> pl.DataFrame:
    """Prefix lines under units with the unit's code; a field of government ends the unit before it.

    A unit below a field that is not its own is prefixed with that field.
    """
    code, path = pl.col("code"), as_path(pl.col("code"))
    unit, is_field = is_unit(code).fill_null(value=False), path.str.contains(_FIELD)
    if budget.select(unit.any()).item() is not True:
        return budget
    field = pl.when(is_field).then(path).forward_fill()
    own = pl.when(path.str.starts_with(field) | field.is_null()).then(path).otherwise(field + path)
    under = pl.when(unit).then(own).when(is_field).then(pl.lit("")).forward_fill().fill_null("")
    led = pl.when(unit).then(under).otherwise(under + path)
    return budget.with_columns(
        code=pl.when((under == "") | code.is_null())
        .then(code)
        .otherwise(led.str.strip_chars_end("."))
    )


def _under_letters(budget: pl.DataFrame) -> pl.DataFrame:
    """Prefix numbered lines with the letters and numerals above them, if the first line has one."""
    codes = budget["code"].to_list()
    first = next((code for code in codes if code), "")
    if not _kind(first, "") or all(code is None or _kind(code, "") for code in codes):
        return budget
    open_levels: list[tuple[str, str]] = []
    kinds: list[str] = []
    led: list[str | None] = []
    for code in codes:
        letter = _bare(code)
        before = next((text for kind, text in reversed(open_levels) if kind == "letter"), "")
        if kind := _kind(letter, before):
            kinds += [] if kind in kinds else [kind]
            open_levels = [one for one in open_levels if kinds.index(one[0]) < kinds.index(kind)]
            led.append(_joined(open_levels, letter))
            open_levels = [*open_levels, (kind, letter)]
        else:
            led.append(code and _joined(_above(open_levels, code), code))
    return budget.with_columns(code=pl.Series(led, dtype=pl.String))


def _above(levels: list[tuple[str, str]], code: str) -> list[tuple[str, str]]:
    """The levels that a code does not name itself: `A.1` names `A` already."""
    names = [text for _, text in levels]
    first = _bare(code.split(".", maxsplit=1)[0])
    return levels[: names.index(first)] if first in names else levels


def _joined(levels: list[tuple[str, str]], code: str) -> str:
    return ".".join([*(text for _, text in levels), code])


def _bare(code: str | None) -> str:
    return (code or "").strip().rstrip(".)").upper()


def _kind(code: str, before: str) -> str:
    """Whether a code is one letter or a Roman numeral; empty where it is neither."""
    letter = _bare(code)
    is_next = before != "" and before == _BEFORE.get(letter)
    if letter and _NUMERAL.match(letter) and not is_next:
        return "numeral"
    return "letter" if _LETTER.match(letter) else ""
