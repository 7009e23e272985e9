"""Proposals written as lines of report.toml, and put into one that exists."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import tomlkit
from tomlkit.items import Array, InlineTable, Item, Table
from tomlkit.toml_document import TOMLDocument

from pipeline.proposals.proposal import Header, Proposal, Setting, as_comment, merged

_MARK = b"\xef\xbb\xbf"
_MEASURES = "measures"
_LONGEST_REASON = 120
_APART = frozenset({"columns", "values"})
"""Keys whose own keys stand on a line each, so that lines of two problems may stand together."""
Part = TOMLDocument | Table | InlineTable


def lines_of(proposal: Proposal) -> str:
    """The header and the keys, as they are to be pasted."""
    header = _named(proposal.header)
    lines = [f"[[{header}]]" if proposal.is_block else f"[{header}]"]
    for key, value in proposal.keys.items():
        if key in _APART and isinstance(value, Mapping):
            lines += [_line([key, name], inner) for name, inner in value.items()]
        else:
            lines.append(f"{tomlkit.key(key).as_string()} = {_item(value).as_string()}")
    return "\n".join(lines)


def with_proposals(content: bytes, proposals: Iterable[Proposal]) -> bytes:
    """The file with what is proved in it, each line with its reason beside it, and the rest as
    comments: under its header, so that one line need be uncommented, or as a block at the end.

    Its own comments, line ends and byte order mark stay.
    """
    mark = _MARK if content.startswith(_MARK) else b""
    text = content.decode("utf-8-sig")
    ends = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    given = tuple(proposals)
    parts = merged(given)
    settled = {part.header for part in parts if _is_settled(part)}
    for proposal in given:
        if (
            _is_settled(proposal)
            and proposal.header in settled
            and not _is_doubted(proposal, parts)
        ):
            _put(document, proposal)
    whole = document.as_string()
    for part in parts:
        if not _is_settled(part):
            whole = _with_comment(whole, part)
    return mark + whole.replace("\n", ends).encode()


def without_keys(content: bytes, proposals: Iterable[Proposal]) -> bytes:
    """The file without the keys of these proposals, and without measures of which nothing is left:
    there may be none of that name."""
    document = tomlkit.parse(content.decode("utf-8-sig"))
    for proposal in proposals:
        there = _table(document, proposal.header)
        for key in proposal.keys:
            if there is not None and key in there:
                there.remove(key)
        within = _table(document, proposal.header[:-1])
        if proposal.header[0] == _MEASURES and within is not None and there == {}:
            within.remove(proposal.header[-1])
    return document.as_string().encode()


def _is_settled(proposal: Proposal) -> bool:
    return proposal.standing == "proved" and not proposal.is_block


def _is_doubted(proposal: Proposal, parts: Iterable[Proposal]) -> bool:
    """Whether another proof contradicts it, so that it is a reading now."""
    return any(
        part.standing == "reading" and (part.header, part.keys) == (proposal.header, proposal.keys)
        for part in parts
    )


def _with_comment(whole: str, part: Proposal) -> str:
    """The file with a proposal that waits for a decision, once."""
    if part.is_block:
        comment = "".join(f"# {line}\n" for line in lines_of(part).splitlines())
        return whole if comment in whole else f"{whole.rstrip()}\n\n{comment}"
    document = tomlkit.parse(whole)
    keys = [f"# {line}" for line in _waiting(part, document)]
    lines = whole.splitlines()
    row = next((row for row, line in enumerate(lines) if _heads(line, part.header)), None)
    if row is None:
        # A table that stands in braces has no header, and may get none beside them.
        is_there = _table(document, part.header) is not None
        header = f"{'# ' if is_there else ''}[{_named(part.header)}]"
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
    else:
        new = [key for key in keys if key not in there]
    if not new and not stale:
        return whole
    lines[below:below] = new
    return "\n".join(lines) + "\n"


def _stale(part: Proposal, document: TOMLDocument) -> tuple[str, ...]:
    """How lines begin that waited with all values in braces, which may not stand any more beside
    values on lines of their own."""
    there = _table(document, part.header)
    own = there.get("values") if there is not None else None
    is_apart = "values" in part.keys and isinstance(own, Table) and _is_dotted(own)
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
    """The lines of a proposal as they would stand in its table, each a line of its own.

    What stands there in braces already has to be written whole, in place of that line.
    """
    there = _table(document, part.header)
    for key, value in part.keys.items():
        own = there.get(key) if there is not None else None
        is_one = part.is_one or (key == "values" and isinstance(value, Mapping) and len(value) > 1)
        is_whole = is_one and own is None
        if not isinstance(value, Mapping) or not value or is_whole:
            yield _line(key, value)
        elif isinstance(own, InlineTable):
            whole = {**own.unwrap(), **value}
            yield _line(key, whole)
        else:
            for name, inner in value.items():
                yield _line([key, name], inner)


def _line(key: str | list[str], value: Setting) -> str:
    item = _item(value)
    flat = item.multiline(multiline=False) if isinstance(item, Array) else item
    return f"{tomlkit.key(key).as_string()} = {flat.as_string()}"


def _table(document: TOMLDocument, header: Header) -> Part | None:
    within: Part = document
    for part in header:
        step = within.get(part)
        if not isinstance(step, Table | InlineTable):
            return None
        within = step
    return within


def _put(document: TOMLDocument, proposal: Proposal) -> None:
    """Write the keys under their header; the reason stands beside the first of them."""
    within: Part = document
    for part in proposal.header:
        if part not in within:
            within.add(part, tomlkit.table(is_super_table=part != proposal.header[-1]))
        step = within[part]
        if not isinstance(step, Table | InlineTable):
            return
        within = step
    because = as_comment(proposal.because)
    if len(because) > _LONGEST_REASON:
        because = because[: _LONGEST_REASON - 1] + "…"
    for key, value in proposal.keys.items():
        _set(within, key, value, because)
        because = ""


def _set(within: Part, key: str, value: Setting, because: str) -> None:
    """Write one key, or each of several that stand below it as `columns.code = …`."""
    there = within.get(key)
    if not isinstance(value, Mapping) or (isinstance(within, InlineTable) and there is None):
        _write(within, key, value, because)
    elif isinstance(there, Table | InlineTable) and not _is_dotted(there):
        for name, inner in value.items():
            _set(there, name, inner, because)
    else:
        for name, inner in value.items():
            line = _item(inner)
            if because:
                line.comment(because)
            if there is None or name not in there:
                within.append(tomlkit.key([key, name]), line)
            elif there[name] != line:
                there[name] = line


def _is_dotted(there: Table | InlineTable) -> bool:
    """Whether it is made of lines such as `columns.code = …`, and so has no place of its own."""
    return isinstance(there, Table) and there.display_name is None


def _write(within: Part, key: str, value: Setting, because: str) -> None:
    if key in within and within[key] == value:
        return
    line = _item(value)
    if because and not isinstance(within, InlineTable):
        line.comment(because)
    within[key] = line


def _named(header: Sequence[str]) -> str:
    return ".".join(tomlkit.key(part).as_string() for part in header)


def _item(value: Setting) -> Item:
    """A value as TOML; a table stands on one line, in braces, and a list of tables on several."""
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        for key, part in value.items():
            inline[key] = _item(part)
        return inline
    if isinstance(value, tuple | list):
        array = tomlkit.array()
        array.extend(_item(part) for part in value)
        return array.multiline(any(isinstance(part, Mapping) for part in value))
    return tomlkit.item(value)
