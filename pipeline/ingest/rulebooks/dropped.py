"""What a rulebook does not inherit from the rulebook it extends: perspectives that it drops, and
the end of the parent's validity."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.ingest.settings.policy import dotted, value_problem
from pipeline.ingest.settings.toml import Keys
from pipeline.problems import Problem, nearest


def inherited(below: Keys, layer: Keys) -> Keys:
    """The keys of the extended rulebook that a file inherits.

    A file with a `valid_from` of its own does not inherit `valid_to`.
    """
    not_taken = {"extends", *(["valid_to"] if "valid_from" in layer else [])}
    return {key: value for key, value in below.items() if key not in not_taken}


def without_dropped(keys: Keys) -> Keys:
    """The keys without dropped perspectives; all of them where none would be left."""
    kept = [entry for entry in _perspectives(keys) if not _is_dropped(entry)]
    return {**keys, "perspectives": kept} if kept else keys


def drop_faults(below: Keys, keys: Keys, layer: Keys, file: str) -> Iterator[Problem]:
    """Dropped perspectives that the parent does not have, and a file that drops them all.

    `keys` are those of the file merged over those below.
    """
    known = [str(entry.get("id")) for entry in _perspectives(below)]
    for name in (str(entry.get("id")) for entry in _perspectives(layer) if _is_dropped(entry)):
        if name not in known:
            key = dotted(("perspectives", name, "drop"))
            yield value_problem(file, key, "no-perspective", name, nearest(name, known))
    left = _perspectives(keys)
    if left and all(map(_is_dropped, left)):
        yield value_problem(file, "perspectives", "all-dropped")


def _is_dropped(entry: Mapping[str, Any]) -> bool:
    return entry.get("drop") is True


def _perspectives(keys: Keys) -> list[Mapping[str, Any]]:
    entries = keys.get("perspectives")
    entries = entries if isinstance(entries, list) else []
    return [entry for entry in entries if isinstance(entry, Mapping)]
