"""Proposals that wait for a decision, as comments below their header."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence

import tomlkit
from tomlkit.items import InlineTable, Table
from tomlkit.toml_document import TOMLDocument

from pipeline.proposals.lines import is_dotted, line_of, lines_of, named, table_in
from pipeline.proposals.proposal import Header, Proposal, as_comment


def with_comment(whole: str, part: Proposal) -> str:
    """The file with a proposal added as a comment, unless it is there already."""
    if part.is_block:
        comment = "".join(f"# {line}\n" for line in lines_of(part).splitlines())
        return whole if comment in whole else f"{whole.rstrip()}\n\n{comment}"
    document = tomlkit.parse(whole)
    keys = [f"# {line}" for line in _waiting(part, document)]
    lines = whole.splitlines()
    row = next((row for row, line in enumerate(lines) if _heads(line, part.header)), None)
    if row is None:
        # A table written in braces has no header, and may get none beside the braces.
        is_there = table_in(document, part.header) is not None
        header = f"{'# ' if is_there else ''}[{named(part.header)}]"
        row = lines.index(header) if header in lines else len(lines) + 1
        lines += [] if header in lines else ["", header]
    below = row + 1
    while below < len(lines) and lines[below].startswith("#"):
        below += 1
    stale = _stale(part, document)
    kept = [line for line in lines[row + 1 : below] if not line.startswith(stale)]
    lines[row + 1 : below] = kept
    below, there = row + 1 + len(kept), kept
    if part.gives:  # one of several: it is taken whole, whatever it shares with another
        block = [f"# {as_comment(part.gives)}", *keys]
        starts = range(len(there) - len(block) + 1)
        new = [] if any(there[at : at + len(block)] == block for at in starts) else block
        if new and (told := _told_before(keys, there)) is not None:
            lines[row + 1 + told] = block[0]
            return "\n".join(lines) + "\n"
    else:
        new = [key for key in keys if key not in there]
    if not new and not stale:
        return whole
    lines[below:below] = new
    return "\n".join(lines) + "\n"


def _told_before(keys: Sequence[str], there: Sequence[str]) -> int | None:
    """The place where this reading waits already, with an older text of its result; else None."""
    size = len(keys) + 1
    for at in range(len(there) - size + 1):
        after = there[at + size : at + size + 1]
        is_whole = not any(_is_setting(line) for line in (there[at], *after))
        if is_whole and [*there[at + 1 : at + size]] == [*keys]:
            return at
    return None


def _is_setting(comment: str) -> bool:
    """Whether a comment is a line of settings that waits, and not what a reading gives."""
    try:
        return bool(tomllib.loads(comment.lstrip("# ")))
    except tomllib.TOMLDecodeError:
        return False


def _stale(part: Proposal, document: TOMLDocument) -> tuple[str, ...]:
    """How waiting lines begin that have all values in braces, where the table by now has values on
    lines of their own: TOML does not allow both."""
    there = table_in(document, part.header)
    own = there.get("values") if there is not None else None
    is_apart = "values" in part.keys and isinstance(own, Table) and is_dotted(own)
    return ("# values = {",) if is_apart else ()


def _heads(line: str, header: Header) -> bool:
    """Whether a line is the header of this table, however its parts are quoted."""
    if not line.lstrip().startswith("["):
        return False
    try:
        found: object = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    for part in header:
        found = found.get(part) if isinstance(found, dict) else None
    return found == {}


def _waiting(part: Proposal, document: TOMLDocument) -> Iterator[str]:
    """The lines of a proposal as they would be written in its table, a line for each key.

    A table that is in braces there already is written whole, in place of that line.
    """
    there = table_in(document, part.header)
    for key, value in part.keys.items():
        own = there.get(key) if there is not None else None
        is_one = part.is_one or (key == "values" and isinstance(value, Mapping) and len(value) > 1)
        is_whole = is_one and own is None
        if not isinstance(value, Mapping) or not value or is_whole:
            yield line_of(key, value)
        elif isinstance(own, InlineTable):
            whole = {**own.unwrap(), **value}
            yield line_of(key, whole)
        else:
            for name, inner in value.items():
                yield line_of([key, name], inner)
