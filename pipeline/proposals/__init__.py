"""The lines of report.toml that a Problem proposes, and how they are written."""

from pipeline.proposals.proposal import (
    PLACEHOLDER,
    Header,
    Proposal,
    Setting,
    Standing,
    as_comment,
    merged,
)

__all__ = [
    "PLACEHOLDER",
    "Header",
    "Proposal",
    "Setting",
    "Standing",
    "adopted",
    "as_comment",
    "merged",
    "pasted",
    "without",
]


def pasted(proposals: tuple[Proposal, ...]) -> str:
    """The lines to be pasted, a blank line between two headers; those of one header together.

    A comment above a reading says what that reading would make of the file.
    """
    if not proposals:
        return ""
    from pipeline.proposals.lines import lines_of  # noqa: PLC0415 -- rare, and tomlkit is slow

    return "\n\n".join(
        f"# {as_comment(part.gives)}\n{lines_of(part)}" if part.gives else lines_of(part)
        for part in merged(proposals)
    )


def adopted(content: bytes, proposals: tuple[Proposal, ...]) -> bytes:
    """A report.toml with the proved proposals written in, and the others added as comments."""
    from pipeline.proposals.written import with_proposals  # noqa: PLC0415 -- as above

    return with_proposals(content, proposals)


def without(content: bytes, proposals: tuple[Proposal, ...]) -> bytes:
    """A report.toml without the keys of these proposals."""
    from pipeline.proposals.written import without_keys  # noqa: PLC0415 -- as above

    return without_keys(content, proposals)
