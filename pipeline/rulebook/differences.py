"""Where a rulebook differs from the one it extends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias, TypeGuard

OWN_KEYS = frozenset({"id", "title", "citation", "confidence", "extends"})
"""Keys that describe the file itself and always differ."""


RuleValue: TypeAlias = (
    str | int | float | date | Sequence["RuleValue"] | Mapping[str, "RuleValue"] | None
)
"""Any value of a key of a rulebook."""


@dataclass(frozen=True)
class Difference:
    """One key, with the parent's value and the rulebook's; null where it has none."""

    key: str
    parent: RuleValue
    own: RuleValue


def differences(
    parent: Mapping[str, Any], own: Mapping[str, Any], at: str = ""
) -> Iterator[Difference]:
    """The keys in which two rulebooks differ, in the order of `own`, down to single values.

    Lists whose entries have an `id` are compared by it; any other list counts as a single value.
    """
    for key in (*own, *(key for key in parent if key not in own)):
        if at or key not in OWN_KEYS:
            name = f'"{key}"' if "." in key else key
            place = f"{at}.{name}" if at else name
            yield from _between(parent.get(key), own.get(key), place)


def _between(parent: Any, own: Any, place: str) -> Iterator[Difference]:
    if parent == own:
        return
    below, above = _entries(parent), _entries(own)
    is_new_or_gone = (parent is None or own is None) and bool(_id_of(parent) or _id_of(own))
    if (below or above) and below is not None and above is not None and not is_new_or_gone:
        yield from differences(below, above, place)
    else:
        yield Difference(place, parent, own)


def _entries(value: Any) -> Mapping[str, Any] | None:
    """A value as keys: a table, or a list by the ids of its entries; null for a single value."""
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return None if is_label(value) else value
    if isinstance(value, list) and value and all(_id_of(entry) for entry in value):
        return {_id_of(entry): entry for entry in value}
    return None


def _id_of(entry: Any) -> str:
    return str(entry.get("id", "")) if isinstance(entry, Mapping) else ""


def is_label(value: Any) -> TypeGuard[Mapping[str, str]]:
    """Whether a table is a text by language."""
    return isinstance(value, Mapping) and bool(value) and set(value) <= {"id", "en"}
