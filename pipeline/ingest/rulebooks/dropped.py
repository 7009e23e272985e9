"""What a rulebook does not take over from the one it extends: perspectives that it drops, and the
last day of another's validity."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.ingest.settings.policy import dotted, value_problem
from pipeline.ingest.settings.toml import Keys
from pipeline.problems import Problem, nearest


def inherited(below: Keys, layer: Keys) -> Keys:
    """The keys below a file, as far as it takes them over.

    A file that says from when it is in force does not end when the other did.
    """
    not_taken = {"extends", *(["valid_to"] if "valid_from" in layer else [])}
    return {key: value for key, value in below.items() if key not in not_taken}


def without_dropped(keys: Keys) -> Keys:
    """The keys without the perspectives that are dropped; all of them where none would be left."""
    kept = [entry for entry in _perspectives(keys) if not _is_dropped(entry)]
    return {**keys, "perspectives": kept} if kept else keys


def drop_faults(below: Keys, keys: Keys, layer: Keys, file: str) -> Iterator[Problem]:
    """Perspectives a file drops that the one below has not, and a file that leaves none.

    `keys` are those of the file laid over those below.
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
