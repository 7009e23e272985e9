"""Reads a large, clean CSV of answers straight into narrow types; None if it is not clean.

Millions of answers are read as fast as without checks, in less memory. Whatever needs a closer look
(words, blanks, totals, notes, quotation marks) makes it a file to be read as text.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import islice

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.files.limits import TEXT_CELLS
from pipeline.ingest.formats.csv_lines import Heading, heading_of, rows_below
from pipeline.ingest.formats.encoding import as_utf8
from pipeline.ingest.layout.headings import as_name
from pipeline.ingest.layout.reading import Sought
from pipeline.tables.kinds import PolarsType, all_differ, distinct, folded

NARROW_FROM = 1_000_000
"""Bytes; a smaller file takes hardly any time to read as text."""
_IDENTITY_DIGITS = 16
"""A code of this length may be a NIK or a NIP, which validation replaces."""
_IDENTITY = 10 ** (_IDENTITY_DIGITS - 1)
HEAD = 1 << 16
"""Bytes in which the heading must be; the line they end in is part of the head."""
_MARK = r"[\x00\x22]"
_GROUPS, _TEXTS = pl.selectors.categorical(), pl.selectors.string()
_TOTAL = r"^(?i)\s*(sub|grand|jumlah|total)"


def narrow_rows(content: bytes, header_row: int | None, sought: Sought) -> pl.DataFrame | None:
    """`_row` and the delivered columns, those of whole numbers and groups in narrow types.

    None unless every heading appears once, every narrow column parses, every row has an answer and
    a code, and no code may be an identity number: then every row is a respondent, and no row is
    blank, a repeated heading, a total or a note. Only the head is examined as text; below it polars
    refuses whatever is neither a whole number nor UTF-8.
    """
    if len(content) < NARROW_FROM or sought.names_letters:
        return None
    head = content[: content.find(b"\n", HEAD) + 1] or content
    heading = _plain_heading(head, header_row, sought)
    if heading is None:
        return None
    types = {
        name: dtype
        for name in heading.cells
        if (dtype := sought.narrow.get(folded(name))) is not None
    }
    texts = sum(name not in types for name in heading.cells)
    is_large = content.count(b"\n") * max(texts, 1) > TEXT_CELLS
    if pl.Int8 not in types.values() or is_large:
        return None
    frame = _parsed(content, heading, _types_as_spelt(head, heading, types))
    if frame is None or not _is_clean(frame, types):
        return None
    spelt = {group.name: distinct(group).cast(pl.String) for group in frame.select(_GROUPS)}
    if _have_marks([*spelt.values(), *frame.select(_TEXTS)]):
        return None
    stripped = _TEXTS.str.strip_chars().replace("", None)
    groups = (_stripped(frame[name], words) for name, words in spelt.items())
    return frame.with_columns(stripped, *groups).with_row_index(ROW, heading.row + 1)


def _plain_heading(head: bytes, header_row: int | None, sought: Sought) -> Heading | None:
    """The heading, where the head is UTF-8 without a quotation mark, so that a line is a row."""
    utf8, warning = as_utf8(head, "")
    if warning or utf8 is not head or b'"' in head or b"\n" not in head:
        return None
    heading = heading_of(head, header_row, sought)
    if heading is None or not all(cell and as_name(cell) == cell for cell in heading.cells):
        return None
    return heading if len({ROW, *heading.cells}) > len(heading.cells) else None


def _parsed(
    content: bytes, heading: Heading, types: Mapping[str, PolarsType]
) -> pl.DataFrame | None:
    """The columns in these types, all others as text; None where a cell does not fit."""
    schema = [types.get(name, pl.String) for name in heading.cells]
    try:
        frame = rows_below(content, heading, schema)
    except pl.exceptions.ComputeError:
        return None
    frame.columns = list(heading.cells)
    return frame


def _types_as_spelt(
    head: bytes, heading: Heading, types: Mapping[str, PolarsType]
) -> Mapping[str, PolarsType]:
    """The types, with text for columns of codes whose first code is not a number."""
    first = dict(zip(heading.cells, _first_row(head, heading), strict=False))
    return {
        name: dtype if dtype != pl.Int64 or first.get(name, "0").isdigit() else pl.String()
        for name, dtype in types.items()
    }


def _first_row(head: bytes, heading: Heading) -> list[str]:
    """The cells of the row below the heading, where a line is a row."""
    lines = islice(BytesIO(head), heading.lines_above + 1, None)
    return next(lines, b"").decode().rstrip("\r\n").split(heading.separator)


def _is_clean(frame: pl.DataFrame, types: Mapping[str, PolarsType]) -> bool:
    """Whether every row is a respondent's: it has an answer, and its codes are valid."""
    answers = [name for name, dtype in types.items() if dtype == pl.Int8]
    codes = [frame[name] for name, dtype in types.items() if dtype == pl.Int64]
    if frame.is_empty() or not all(map(_are_codes, codes)):
        return False
    if not all(frame[name].has_nulls() for name in answers):
        return True
    is_blank = pl.all_horizontal(pl.col(answers).is_null())
    return not frame.select(is_blank.any()).item()


def _are_codes(codes: pl.Series) -> bool:
    """Whether every row has a code, and no code is an identity number or the name of a total.

    Codes that are numbers must also differ: `7` and `007` are two codes but a single number.
    """
    if codes.has_nulls():
        return False
    if codes.dtype == pl.String:
        longest = codes.str.len_bytes().max()
        is_short = isinstance(longest, int) and longest < _IDENTITY_DIGITS
        return is_short and not codes.str.contains(_TOTAL).any()
    least, most = codes.min(), codes.max()
    are_short = isinstance(least, int) and isinstance(most, int) and 0 <= least <= most < _IDENTITY
    return are_short and all_differ(codes.to_frame())


def _have_marks(columns: Iterable[pl.Series]) -> bool:
    """Whether a cell holds a quotation mark, which may enclose a separator or a line's end, or a
    NUL byte, which is no text."""
    return any(texts.str.contains(_MARK).any() for texts in columns)


def _stripped(groups: pl.Series, spelt: pl.Series) -> pl.Series:
    """A column of groups treated as text is: without outer white space, empty cells null.

    A group is repeated in thousands of rows, so each spelling is handled once.
    """
    plain = spelt.str.strip_chars().replace("", None)
    if spelt.equals(plain):
        return groups
    told = groups.cast(pl.String).replace_strict(spelt, plain, default=None)
    return told.cast(pl.Categorical)
