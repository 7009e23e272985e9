"""Targets and actuals as written in, their numbers out, with what was written around them.

`≥ 95`, `min. 95`, `≤ 5 hari` and `12 laporan` are a sign, a number and a unit; `WTP` is a word, and
may be a grade. What is none of these stays as it was, and is typed as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables import Table
from pipeline.validate.cells import FAILED
from pipeline.validate.distinct import TEXT, words_of
from pipeline.validate.numbers import RAISED, short
from pipeline.validate.written import Written

AT_LEAST, AT_MOST = "≥", "≤"
_SIGNS = {
    AT_LEAST: r"≥|>=|=>|min(?:imal|imum)?\b\.?|paling sedikit|sekurang-kurangnya|at least",
    AT_MOST: r"≤|<=|=<|maks(?:imal|imum)?\b\.?|max(?:imum)?\b\.?|paling banyak|at most",
}
_STRICT = {
    AT_LEAST: r">|lebih (?:besar )?dari|di atas|more than",
    AT_MOST: r"<|kurang dari|di bawah|less than",
}
_NUMBER = r"(?:rp\.?|idr)?\s*[+\-−–]?\s*(?:rp\.?|idr)?\s*\d+(?:[.,]\d+)*"
_PLAIN = re.compile(
    rf"^\(?\s*{_NUMBER}(?:e[+-]?\d+)?(?:,-+)?\s*(?P<percent>%)?\s*\)?$", re.IGNORECASE
)
_WITH_UNIT = re.compile(rf"^(?P<number>{_NUMBER})\s*(?P<unit>[^\W\d_%].*|%.+)$", re.IGNORECASE)
_CALLED = re.compile(
    rf"^(?P<number>{_NUMBER})\s*\((?:(?:sangat|amat|cukup|kurang|tidak|very)\s)?"
    r"(?:baik|memuaskan|puas|memadai|tinggi|sedang|rendah|cukup|kurang|buruk|good|excellent)\)$",
    re.IGNORECASE,
)
"""`85,50 (Sangat Baik)`: a number with what its office calls it."""
_LEVEL = re.compile(rf"^(?:level|tingkat|skor|nilai)\s*:?\s*(?P<number>{_NUMBER})$", re.IGNORECASE)
"""`Level 3`: a number of points, unless a scale has it as a grade."""
_NOT_YET = re.compile(
    r"^(n/?a\b|belum (di)?(rilis|terbit|tersedia)|data belum|menunggu rilis)", re.IGNORECASE
)
"""How a cell says that a figure is not known yet, and often by when."""
_FOOTNOTE = re.compile(r"(?<=[\w%)])\s*\*+\)?$")
_RAISED = re.compile(RAISED)
_END = r"\d+(?:[.,]\d+)*"
_RANGE = re.compile(
    rf"^(?P<low>{_END})\s*%?\s*(?:[-–—−]|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga|to)\s*"
    rf"(?P<high>{_END})\s*(?:[^\W\d_].*|%.*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Promise:
    """What a cell says besides a plain number, or in its place.

    `number` is the text of the number; `strict` excludes it from what the sign allows. `ends` are
    those of a range. `word` is what is no number at all, `spelled` a number that a scale may have
    as a grade: `Level 3`, `85,50 (Sangat Baik)`.
    """

    number: str | None = None
    sign: str = ""
    strict: bool = False
    unit: str = ""
    ends: tuple[str, str] | None = None
    word: str = ""
    spelled: str = ""


Promises = Mapping[str, Mapping[int, Promise]]
"""By column and row; cells that hold a plain number have no promise."""


def promised(cells: Written, table: Table) -> tuple[Written, Promises]:
    """The cells with the numbers alone where more was written, and what that was."""
    texts, found = cells.texts, {}
    for name in (column.name for column in table.columns if column.promise):
        if name not in texts.columns or texts.schema[name] != pl.String:
            continue
        told = _told(texts[name])
        if told:
            numbers = {text: promise.number for text, promise in told.items()}
            rows = texts.select(ROW, name).filter(pl.col(name).is_in(list(told))).iter_rows()
            found[name] = {row: told[text] for row, text in rows}
            texts = texts.with_columns(pl.col(name).replace(numbers))
    return replace(cells, texts=texts), found


def numbers_promised(texts: pl.Series) -> pl.Series:
    """Cells with the number alone where they promise a number, or the lower end of a range."""
    told = {
        text: promise.number or (promise.ends or ("",))[0] for text, promise in _told(texts).items()
    }
    return texts.replace({text: number for text, number in told.items() if number})


def _told(texts: pl.Series) -> Mapping[str, Promise]:
    words = words_of(texts).select(short(pl.col(TEXT))).to_series().drop_nulls()
    read = {text: _promise(text) for text in words if text not in FAILED}
    return {text: promise for text, promise in read.items() if promise is not None}


def _promise(text: str) -> Promise | None:
    return Promise() if _NOT_YET.match(text) else promise_of(text)


def promise_of(text: str) -> Promise | None:
    """What a text says besides a plain number; None if it is a plain number or not understood."""
    rest = _RAISED.sub(r"\1", _FOOTNOTE.sub("", " ".join(text.split())))
    for signs, strict in ((_SIGNS, False), (_STRICT, True)):
        for sign, spellings in signs.items():
            if signed := re.match(rf"(?:{spellings})\s*:?\s*(.+)$", rest, re.IGNORECASE):
                inner = _unsigned(signed[1]) or Promise(signed[1])
                return replace(inner, sign=sign, strict=strict)
    return _unsigned(rest)


def _unsigned(text: str) -> Promise | None:
    if plain := _PLAIN.match(text):
        return Promise(text, unit="%") if plain["percent"] else None
    if ends := _RANGE.match(text):
        return Promise(ends=(ends["low"], ends["high"]))
    if called := _CALLED.match(text):
        return Promise(called["number"].strip(), spelled=text)
    if level := _LEVEL.match(text):
        return Promise(level["number"].strip(), spelled=text)
    if parts := _WITH_UNIT.match(text):
        return Promise(parts["number"].strip(), unit=parts["unit"].strip())
    return Promise(word=text) if any(letter.isalpha() for letter in text) else None
