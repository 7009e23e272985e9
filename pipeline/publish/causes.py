"""Why a report is built: what differs from when it was published."""

from dataclasses import dataclass
from typing import Literal

from pipeline.publish.decisions import changed_since, counted
from pipeline.publish.manifest import Ingredients
from pipeline.publish.standings import Standing

Kind = Literal[
    "new", "forced", "altered", "file", "rows", "template", "library", "code", "as-of", "problems",
    "neighbours",
]  # fmt: skip


@dataclass(frozen=True)
class Cause:
    """One difference: its name, and its value before and now; empty where it was absent before, or
    is now."""

    kind: Kind
    name: str = ""
    before: str = ""
    now: str = ""


def causes(
    standing: Standing | None, made_of: Ingredients, *, force: bool = False
) -> tuple[Cause, ...]:
    """What makes a report out of date, sorted by name; empty where it is up to date."""
    if standing is None or standing.made_of is None:
        return (Cause("new"),)
    before, now = counted(standing, standing.made_of), counted(standing, made_of)
    found = [
        _cause(name, before.get(name), now.get(name)) for name in changed_since(standing, made_of)
    ]
    found += [] if standing.intact else [Cause("altered")]
    return tuple(found or ([Cause("forced")] if force else []))


def _cause(name: str, before: str | None, now: str | None) -> Cause:
    kind, _, rest = name.partition(":")
    told = (before or "", now or "")
    match kind:
        case "rows" | "template" | "library":
            return Cause(kind, rest, *told)
        case "code" | "as-of" | "problems" | "neighbours":
            return Cause(kind, "", *told)
    was, is_now = ("" if value is None else "there" for value in (before, now))
    return Cause("file", name, was, is_now)
