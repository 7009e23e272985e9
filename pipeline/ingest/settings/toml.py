"""Parse TOML into nested keys, and merge the keys of two files."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard

from pipeline.ingest.files.limits import TOML_BYTES, TOML_DEPTH
from pipeline.ingest.settings.toml_depth import deep_line
from pipeline.problems import Problem, Reason

Keys = dict[str, Any]
_BITS = 64

_REASONS = (
    ("Unterminated string", "toml-text"),
    ("Expected '='", "toml-equals"),
    ("twice", "toml-twice"),
    ("Cannot overwrite", "toml-twice"),
    ("Cannot redefine", "toml-twice"),
    ("Cannot mutate", "toml-twice"),
    ("Duplicate", "toml-twice"),
    ("Unclosed", "toml-bracket"),
    ("Expected ']", "toml-bracket"),
    ("Invalid value", "toml-bare"),
    ("date", "toml-date"),
    ("character", "toml-character"),
)
"""What tomllib's messages mean, as keys of `codes.REASONS`; the first match counts."""


def parsed(content: bytes, file: str) -> Keys | Problem:
    """The keys of a TOML file, or the problem of its first line that is not TOML."""
    if len(content) > TOML_BYTES:
        return _too_large(file)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        if row := deep_line(text):
            return _syntax(file, row, "toml-deep")
        keys = tomllib.loads(text)
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return _syntax(file, row, "toml-encoding")
    except tomllib.TOMLDecodeError as error:
        row = _line(str(error), content)
        if first := _same_header(text.split("\n"), row):
            reason = Reason("toml-header-twice", {"line": first})
            return Problem("toml-syntax", file, row=row, values={"reason": reason})
        return _syntax(file, row, _reason(str(error)))
    except RecursionError:
        return _syntax(file, 1, "toml-deep")
    except ValueError:  # a number of more digits than Python reads, or a date that does not exist
        return _syntax(file, _row_of_number(content), "toml-number")
    if _is_deep(keys):
        return _syntax(file, 1, "toml-deep")
    return _syntax(file, _row_of_number(content), "toml-number") if _is_huge(keys) else keys


def toml_content(file: Path, label: str) -> bytes | Problem:
    """The bytes of a TOML file, or the problem that keeps it from being read."""
    try:
        return _too_large(label) if file.stat().st_size > TOML_BYTES else file.read_bytes()
    except OSError:
        values = {"format": "TOML", "reason": Reason("permission")}
        return Problem("unreadable-file", label, values=values)


def _too_large(file: str) -> Problem:
    values = {"reason": Reason("bytes", {"limit": TOML_BYTES})}
    return Problem("too-large", file, values=values)


def _is_deep(keys: Keys) -> bool:
    """Whether tables and lists are nested too deep."""
    layer: list[object] = [keys]
    for _ in range(TOML_DEPTH):
        layer = [part for whole in layer for part in _parts(whole)]
    return bool(layer)


def _parts(whole: object) -> Iterable[object]:
    if isinstance(whole, Mapping):
        return whole.values()
    return whole if isinstance(whole, list) else ()


def _is_huge(whole: object) -> bool:
    """Whether a whole number has more digits than 64 bits hold."""
    if isinstance(whole, int):
        return whole.bit_length() > _BITS
    return any(_is_huge(part) for part in _parts(whole))


def _row_of_number(content: bytes) -> int:
    """The line of the longest run of digits."""
    runs = re.finditer(rb"0x[0-9a-fA-F_]+|[0-9][0-9_]*", content)
    start = max(runs, key=lambda run: run.end() - run.start()).start()
    return content.count(b"\n", 0, start) + 1


def _syntax(file: str, row: int, reason: str) -> Problem:
    return Problem("toml-syntax", file, row=row, values={"reason": Reason(reason)})


def _reason(message: str) -> str:
    return next((reason for part, reason in _REASONS if part in message), "toml-line")


def _same_header(lines: Sequence[str], row: int) -> int | None:
    """The line above that opens the same table as this line: pasting a block often causes that."""
    *above, header = map(_header, lines[:row])
    return above.index(header) + 1 if header and header in above else None


def _header(line: str) -> Keys:
    """The empty table that a line opens; no keys at all where the line is no table header."""
    if not line.lstrip().startswith("[") or line.lstrip().startswith("[["):
        return {}
    try:
        return tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return {}


def _line(message: str, content: bytes) -> int:
    """The line number in tomllib's message; `at end of document` is the last line."""
    named = re.search(r"at line (\d+)", message)
    return int(named[1]) if named else len(content.splitlines()) or 1


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> Keys:
    """The keys of `above` merged over those of `below`: tables key by key, other values replaced.

    Lists of tables that have an `id` are merged by id; new ids come last.
    """
    result = dict(below)
    for key, value in above.items():
        result[key] = _laid_over(result.get(key), value)
    return result


def _laid_over(below: object, above: object) -> object:
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        return merged(below, above)
    if have_ids(below) and have_ids(above):
        return _merged_by_id(below, above)
    return above


def have_ids(value: object) -> TypeGuard[list[Keys]]:
    """Whether it is a list of tables that all have an `id`."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(entry, Mapping) and isinstance(entry.get("id"), str) for entry in value)
    )


def _merged_by_id(below: Sequence[Keys], above: Sequence[Keys]) -> list[Keys]:
    entries = {entry["id"]: entry for entry in below}
    for entry in above:
        entries[entry["id"]] = merged(entries.get(entry["id"], {}), entry)
    return list(entries.values())
