"""Proposals written as lines of report.toml, and put into one that exists."""

from collections.abc import Iterable, Mapping, Sequence

import tomlkit
from tomlkit.items import InlineTable, Item, Table
from tomlkit.toml_document import TOMLDocument

from pipeline.proposals.proposal import Proposal, Setting, merged

_MARK = b"\xef\xbb\xbf"


def lines_of(proposal: Proposal) -> str:
    """The header and the keys, as they are to be pasted."""
    table = tomlkit.table()
    for key, value in proposal.keys.items():
        table.add(key, _item(value))
    header = ".".join(tomlkit.key(part).as_string() for part in proposal.header)
    return f"{f'[[{header}]]' if proposal.is_block else f'[{header}]'}\n{table.as_string()}".strip()


def with_proposals(content: bytes, proposals: Iterable[Proposal]) -> bytes:
    """The file with what is proved in it, and the rest as comments at its end.

    Its comments, line ends and byte order mark stay.
    """
    mark = _MARK if content.startswith(_MARK) else b""
    text = content.decode("utf-8-sig")
    ends = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    parts = merged(proposals)
    for proposal in parts:
        if proposal.standing == "proved" and not proposal.is_block:
            _put(document, proposal.header, proposal.keys)
    whole = document.as_string()
    for proposal in parts:
        comment = _commented(proposal)
        if (proposal.standing != "proved" or proposal.is_block) and comment not in whole:
            whole = f"{whole.rstrip()}\n\n{comment}"
    return mark + whole.replace("\n", ends).encode()


def _commented(proposal: Proposal) -> str:
    """Lines that wait for a decision: to be uncommented by whoever knows."""
    lines = f"{proposal.gives}\n{lines_of(proposal)}".strip().splitlines()
    return "".join(f"# {line}\n" for line in lines)


def _put(document: TOMLDocument, header: Sequence[str], keys: Mapping[str, Setting]) -> None:
    within: TOMLDocument | Table | InlineTable = document
    for part in header:
        if part not in within:
            within.add(part, tomlkit.table(is_super_table=part != header[-1]))
        step = within[part]
        if not isinstance(step, Table | InlineTable):
            return
        within = step
    _fill(within, keys)


def _fill(within: TOMLDocument | Table | InlineTable, keys: Mapping[str, Setting]) -> None:
    for key, value in keys.items():
        there = within.get(key)
        if isinstance(there, Table | InlineTable) and isinstance(value, Mapping):
            _fill(there, value)
        else:
            within[key] = _item(value)


def _item(value: Setting) -> Item:
    """A value as TOML; a table stands on one line, in braces."""
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        for key, part in value.items():
            inline[key] = _item(part)
        return inline
    if isinstance(value, tuple):
        array = tomlkit.array()
        array.extend(_item(part) for part in value)
        return array
    return tomlkit.item(value)
