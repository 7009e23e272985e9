"""Proposals put into a report.toml that exists."""

from collections.abc import Iterable, Mapping

import tomlkit
from tomlkit.items import InlineTable, Table
from tomlkit.toml_document import TOMLDocument

from pipeline.proposals.lines import Part, is_dotted, item_of, table_in
from pipeline.proposals.proposal import Proposal, Setting, as_comment, merged
from pipeline.proposals.waiting import with_comment

_MARK = b"\xef\xbb\xbf"
_MEASURES = "measures"
_LONGEST_REASON = 120


def with_proposals(content: bytes, proposals: Iterable[Proposal]) -> bytes:
    """The file with the proved proposals written in, each line with its reason beside it, and the
    rest as comments: under their header, so that only one line need be uncommented, or as a block
    at the end.

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
            whole = with_comment(whole, part)
    return mark + whole.replace("\n", ends).encode()


def without_keys(content: bytes, proposals: Iterable[Proposal]) -> bytes:
    """The file without the keys of these proposals, and without measures that have no key left:
    there may be no measure of that name."""
    document = tomlkit.parse(content.decode("utf-8-sig"))
    for proposal in proposals:
        there = table_in(document, proposal.header)
        for key in proposal.keys:
            if there is not None and key in there:
                there.remove(key)
        within = table_in(document, proposal.header[:-1])
        if proposal.header[0] == _MEASURES and within is not None and there == {}:
            within.remove(proposal.header[-1])
    return document.as_string().encode()


def _is_settled(proposal: Proposal) -> bool:
    return proposal.standing == "proved" and not proposal.is_block


def _is_doubted(proposal: Proposal, parts: Iterable[Proposal]) -> bool:
    """Whether another proof contradicts this one, which makes it a reading."""
    return any(
        part.standing == "reading" and (part.header, part.keys) == (proposal.header, proposal.keys)
        for part in parts
    )


def _put(document: TOMLDocument, proposal: Proposal) -> None:
    """Write the keys under their header; the reason goes beside the first of them."""
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
    """Write one key, or each of several keys below it as `columns.code = …`."""
    there = within.get(key)
    if not isinstance(value, Mapping) or (isinstance(within, InlineTable) and there is None):
        _write(within, key, value, because)
    elif isinstance(there, Table | InlineTable) and not is_dotted(there):
        for name, inner in value.items():
            _set(there, name, inner, because)
    else:
        for name, inner in value.items():
            line = item_of(inner)
            if because:
                line.comment(because)
            if there is None or name not in there:
                within.append(tomlkit.key([key, name]), line)
            elif there[name] != line:
                there[name] = line


def _write(within: Part, key: str, value: Setting, because: str) -> None:
    if key in within and within[key] == value:
        return
    line = item_of(value)
    if because and not isinstance(within, InlineTable):
        line.comment(because)
    within[key] = line
