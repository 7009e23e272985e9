"""Keys of a rulebook that name lists of its table `[bands]`, and their replacement by the lists."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

Keys = Mapping[str, Any]
Place = tuple[str, ...]
"""A key and the tables it is in: `("levels", "measure", "bands")`."""


def names_of_bands(keys: Keys) -> dict[Place, str]:
    """The keys that name bands, with the name in each."""
    said = {place: _at(keys, place) for place in _places(keys)}
    return {place: name for place, name in said.items() if isinstance(name, str)}


def with_bands_in_place(keys: Keys, places: Iterable[Place] | None = None) -> dict[str, Any]:
    """The keys with each name (or only the names at these places) replaced by its bands; a key
    whose name is not defined is left out."""
    scales, result = _scales(keys), deepcopy(dict(keys))
    wanted = None if places is None else set(places)
    for place, name in names_of_bands(keys).items():
        if wanted is None or place in wanted:
            *tables, key = place
            holder = _at(result, tables)
            if name in scales:
                holder[key] = deepcopy(scales[name])
            else:
                del holder[key]
    return result


def told_by_bands(parent: Keys, own: Keys) -> tuple[Keys, Keys]:
    """Two rulebooks prepared so that each difference in bands is listed once.

    Where both use the same name, its list under `[bands]` shows the change; elsewhere each key
    does. Lists that only one of them has are listed where they are used, and so left out.
    """
    changed = [
        place
        for place in {*_places(parent), *_places(own)}
        if _at(parent, place) != _at(own, place)
    ]
    both = _scales(parent).keys() & _scales(own).keys()
    laid_out = (with_bands_in_place(keys, changed) for keys in (parent, own))
    first, second = (
        {**keys, "bands": {name: _scales(keys)[name] for name in both}} for keys in laid_out
    )
    return first, second


def _places(keys: Keys) -> Iterator[Place]:
    """The keys that may name bands."""
    for table, key in (("levels", "bands"), ("formulas", "scale")):
        entries = keys.get(table)
        if isinstance(entries, Mapping):
            yield from ((table, name, key) for name in entries)
    yield "survey", "reliability"


def _at(keys: Any, place: Iterable[str]) -> Any:
    """The value at a place; null where there is none."""
    for part in place:
        keys = keys.get(part) if isinstance(keys, Mapping) else None
    return keys


def _scales(keys: Keys) -> Mapping[str, Any]:
    scales = keys.get("bands")
    return scales if isinstance(scales, Mapping) else {}
