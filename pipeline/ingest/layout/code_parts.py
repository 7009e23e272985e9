"""Joins a code that a print spreads over several columns under one heading, where the rows prove
that it is one code: each deeper part follows the parts of a row above, or every row of an export
has all parts and no two rows have the same code."""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby, pairwise

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.budget_words import may_be
from pipeline.tables.kinds import folded

_PART = re.compile(r"[0-9A-Za-z]{1,4}(\.[0-9A-Za-z]{1,4})*")
CODED = frozenset({"", "budget"})
"""Tables whose codes may be spread: a budget, and a table that is not yet known."""
_NUMBER = re.compile(r"[(\[]?([0-9]{1,2})[)\]]?(\s*=.*)?")
_LEVELS = {
    *("urusan", "bidang", "bidang urusan", "program", "kegiatan", "sub kegiatan", "subkegiatan"),
    *("akun", "kelompok", "jenis", "objek", "rincian objek", "sub rincian objek"),
    *("kro", "ro", "output", "sub output", "suboutput", "komponen", "sub komponen", "subkomponen"),
}
_CODE = "Kode"
_CODED, _WORDS = r"^\s*[0-9A-Z]{1,6}(\.[0-9A-Z]{1,6})*\.?\s*$", r"\p{L}{3,}"
_MOST = 0.9
_LEAST = 3
"""Least number of rows with a part below another part: fewer may be a coincidence."""


def with_whole_codes(
    body: pl.DataFrame, stored: pl.DataFrame, headings: Sequence[str]
) -> tuple[pl.DataFrame, pl.DataFrame, list[str]]:
    """The rows with each whole code in the first column of its parts, and the headings left."""
    names = [name for name in body.columns if name != ROW]
    left = _with_codes_named(body.select(names), headings)
    for first, last in _spans(left):
        parts = names[first : last + 1]
        cells = body.select(parts).rows()
        whole = _joined(cells) or _staggered(cells) or _flat(cells)
        if whole is None:
            continue
        gone = parts[1:]
        left[first] = left[first] if may_be("code", left[first]) else _CODE
        body = body.with_columns(pl.Series(parts[0], whole, dtype=pl.String)).drop(gone)
        stored = stored.with_columns(pl.lit(value=False).alias(parts[0])).drop(gone)
        left[first + 1 : last + 1] = []
        break
    return body, stored, left


def counts_columns(cells: Sequence[str | None]) -> bool:
    """Whether a row counts the columns from one: `1 2 3 4`, `(1) (2) (3)`."""
    found = [_NUMBER.fullmatch(cell.strip()) for cell in cells if cell and cell.strip()]
    numbers = [int(one[1]) for one in found if one]
    rise = all(then > now for now, then in pairwise(numbers))
    return len(numbers) == len(found) >= _LEAST and numbers[0] == 1 and rise


def _with_codes_named(body: pl.DataFrame, headings: Sequence[str]) -> list[str]:
    """The headings; where a heading of names spans several columns, the first of codes and the last
    of words, the first is named `Kode`."""
    left = list(headings)
    for first, last in _runs(headings, "name"):
        codes, words = (_filled(body.to_series(place)) for place in (first, last))
        is_coded = codes.str.contains(_CODED).sum() >= _MOST * len(codes) > 0
        if is_coded and words.str.contains(_WORDS).sum() >= _MOST * len(words) > 0:
            left[first] = _CODE
            left[first + 1 : last] = [""] * (last - first - 1)
    return left


def _filled(cells: pl.Series) -> pl.Series:
    return cells.filter(cells.str.strip_chars() != "")


def _spans(headings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and last place of each heading of codes that spans several columns."""
    yield from _runs(headings, "code")
    yield from _levels(headings)


def _runs(headings: Sequence[str], column: str) -> Iterator[tuple[int, int]]:
    """The first and last place of each heading that may be this column's over several columns."""
    for first, heading in enumerate(headings):
        if not heading or not may_be(column, heading) or heading in headings[:first]:
            continue
        last = first
        while last + 1 < len(headings) and headings[last + 1] in ("", heading):
            last += 1
        if last > first:
            yield first, last


def _levels(headings: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and last place of headings that are consecutive levels of a code: a DPPA has its
    parts under `Urusan`, `Bidang Urusan`, `Program`, `Kegiatan` and `Sub Kegiatan`."""
    place = 0
    for is_level, run in groupby(map(_is_level, headings)):
        count = len(list(run))
        if is_level and count >= _LEAST:
            yield place, place + count - 1
        place += count


def _is_level(heading: str) -> bool:
    words = [word for word in folded(heading).split() if word not in {"kode", "no", "nomor"}]
    return " ".join(words) in _LEVELS


def _joined(rows: Sequence[tuple[str | None, ...]]) -> list[str | None] | None:
    """Each row's code; None where the parts do not prove to be parts of one code.

    A print may begin below the highest levels: the levels above its first row have no rows
    themselves.
    """
    seen: set[tuple[str, ...]] = set()
    found: list[str | None] = []
    deeper = strange = 0
    for row in rows:
        cells = [(cell or "").strip() for cell in row]
        if not found and cells == [str(number) for number in range(1, len(cells) + 1)]:
            found.append(cells[0])
            continue
        parts = tuple(cell.rstrip(".") for cell in cells if cell)
        if any(cells[len(parts) :]) or (len(parts) > 1 and not all(map(_PART.fullmatch, parts))):
            return None
        if len(parts) > 1:
            strange += parts[:-1] not in seen
            deeper += parts[:-1] in seen
        seen |= {parts[:depth] for depth in range(1, len(parts) + 1)}
        found.append(_whole(parts) if len(parts) > 1 else cells[0] or None)
    return found if deeper >= _LEAST and strange <= 1 else None


def _whole(parts: Sequence[str]) -> str:
    """The parts as one code; a part that repeats the code above it is not written twice."""
    return reduce(
        lambda head, part: part if part.startswith(f"{head}.") else f"{head}.{part}", parts
    )


def _staggered(rows: Sequence[tuple[str | None, ...]]) -> list[str | None] | None:
    """The same where each row has only its own part, in the column of its depth; the part may
    repeat the code above it."""
    over: list[str] = []
    found: list[str | None] = []
    deeper = 0
    for row in rows:
        own = [(depth, cell.strip()) for depth, cell in enumerate(row) if cell and cell.strip()]
        if not own:
            found.append(None)
            continue
        depth, part = own[0]
        if len(own) > 1 or depth > len(over) or (depth and not _PART.fullmatch(part.rstrip("."))):
            return None
        over[depth:] = [_whole([*over[depth - 1 : depth], part.rstrip(".")])]
        deeper += depth > 0
        found.append(over[depth])
    return found if deeper >= _LEAST else None


def _flat(rows: Sequence[tuple[str | None, ...]]) -> list[str | None] | None:
    """The same for an export, where each row has all parts; None unless all codes differ."""
    found: list[str | None] = []
    for row in rows:
        parts = [cell.strip().rstrip(".") for cell in row if cell and cell.strip()]
        if parts and not (len(parts) == len(row) and all(map(re.compile(_CODED).match, parts))):
            return None
        found.append(_whole(parts) if parts else None)
    codes = [code for code in found if code]
    return found if len(codes) >= _LEAST and len({*codes}) == len(codes) else None
