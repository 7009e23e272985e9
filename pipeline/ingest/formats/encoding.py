"""Converts CSV bytes to UTF-8, or names the line from which they are not text.

Excel by default saves CSV in the Windows code page, so cp1252 is read as well: where no character
is UTF-8, every byte has a meaning there, and no byte is half a UTF-8 character. Excel's “Unicode
text” is UTF-16, and begins with a mark that no other text begins with.
"""

import re
from codecs import getincrementaldecoder

from pipeline.ingest.files.content import looks_like
from pipeline.ingest.files.limits import LINE_BYTES
from pipeline.problems import Problem

_CHUNK = 1 << 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HALVES = b"\xc2\xc3\xe2"
"""First bytes of nearly all characters beyond ASCII in UTF-8; as cp1252 they read Â, Ã or â, which
no Indonesian text has."""
_UNMAPPED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def as_utf8(content: bytes, file: str) -> tuple[bytes, Problem | None]:
    """The text as UTF-8, with a warning where it was guessed; or the unchanged bytes and an
    error."""
    if content.startswith(_UTF16):
        try:
            content = content.decode("utf-16").encode()
        except UnicodeError:
            return content, Problem("encoding", file)
    if problem := _no_text(content, file):
        return content, problem
    if content.isascii():
        return content, None
    start = _invalid(content)
    if start is None:
        return content, None
    code = _verdict(content, start)
    row = _line(content, start)
    if code == "windows-encoding":
        return _transcoded(content), Problem(code, file, row=row)
    return content, Problem(code, file, row=row)


def _no_text(content: bytes, file: str) -> Problem | None:
    if found := looks_like(content):
        return Problem("wrong-ending", file, values={"found": found, "format": "CSV"})
    if (nul := content.find(b"\x00")) >= 0:
        return Problem("nul-byte", file, row=_line(content, nul))
    if (start := _long_line(content)) is not None:
        values = {"limit": LINE_BYTES}
        return Problem("line-too-long", file, row=_line(content, start), values=values)
    return None


def _verdict(content: bytes, start: int) -> str:
    """The code of the problem, if the byte at `start` is not UTF-8."""
    if start == len(content) or content[start] in _HALVES or _UNMAPPED.search(content):
        return "encoding"
    return "mixed-encodings" if _CHARACTER.search(content) else "windows-encoding"


def _transcoded(content: bytes) -> bytes:
    """Windows text as UTF-8, piece by piece: as one string it may take twice the memory."""
    pieces = range(0, len(content), _CHUNK)
    return b"".join(content[at : at + _CHUNK].decode("cp1252").encode() for at in pieces)


def _invalid(content: bytes) -> int | None:
    """The position of the first byte that is not UTF-8; the end where a character is cut off."""
    decoder, view = getincrementaldecoder("utf-8")(), memoryview(content)
    for start in range(0, len(content), _CHUNK):
        waiting = len(decoder.getstate()[0])
        try:
            decoder.decode(view[start : start + _CHUNK])
        except UnicodeDecodeError as error:
            return start - waiting + error.start
    return len(content) if decoder.getstate()[0] else None


def _long_line(content: bytes) -> int | None:
    """Where a line longer than the limit starts; None where all are shorter. It jumps from limit to
    limit instead of visiting every line; `\\r` ends a line as well."""
    start = 0
    while start + LINE_BYTES < len(content):
        end = start + LINE_BYTES
        last = content.rfind(b"\n", start, end)
        if last < 0 and (last := content.rfind(b"\r", start, end)) < 0:
            return start
        start = last + 1
    return None


def _line(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1
