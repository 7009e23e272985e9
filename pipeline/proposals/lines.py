"""Proposals as lines of TOML."""

from collections.abc import Mapping, Sequence

import tomlkit
from tomlkit.items import Array, InlineTable, Item, Table
from tomlkit.toml_document import TOMLDocument

from pipeline.proposals.proposal import Header, Proposal, Setting

_APART = frozenset({"columns", "values"})
"""Keys whose own keys get a line each, so that lines of two problems can be pasted together."""
Part = TOMLDocument | Table | InlineTable


def lines_of(proposal: Proposal) -> str:
    """The header and the keys, as they are to be pasted."""
    header = named(proposal.header)
    lines = [f"[[{header}]]" if proposal.is_block else f"[{header}]"]
    for key, value in proposal.keys.items():
        if key in _APART and isinstance(value, Mapping):
            lines += [line_of([key, name], inner) for name, inner in value.items()]
        else:
            lines.append(f"{tomlkit.key(key).as_string()} = {item_of(value).as_string()}")
    return "\n".join(lines)


def line_of(key: str | list[str], value: Setting) -> str:
    item = item_of(value)
    flat = item.multiline(multiline=False) if isinstance(item, Array) else item
    return f"{tomlkit.key(key).as_string()} = {flat.as_string()}"


def table_in(document: TOMLDocument, header: Header) -> Part | None:
    within: Part = document
    for part in header:
        step = within.get(part)
        if not isinstance(step, Table | InlineTable):
            return None
        within = step
    return within


def named(header: Sequence[str]) -> str:
    return ".".join(tomlkit.key(part).as_string() for part in header)


def is_dotted(there: Table | InlineTable) -> bool:
    """Whether a table is made of lines such as `columns.code = …`, and has no header or braces."""
    return isinstance(there, Table) and there.display_name is None


def item_of(value: Setting) -> Item:
    """A value as TOML; a table is written in one line, in braces, a list of tables in several."""
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        for key, part in value.items():
            inline[key] = item_of(part)
        return inline
    if isinstance(value, tuple | list):
        array = tomlkit.array()
        array.extend(item_of(part) for part in value)
        return array.multiline(any(isinstance(part, Mapping) for part in value))
    return tomlkit.item(value)
