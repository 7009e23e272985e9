"""Rulebooks written before `met` came to mean only that a target is met."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from pipeline.ingest.settings.policy import place_of
from pipeline.ingest.settings.toml import Keys
from pipeline.problems import Problem


def with_favourable_bands(keys: Keys) -> Keys:
    """The keys with `favourable` in place of a band's former key `met`."""
    result = deepcopy(keys)
    for band in _bands(result):
        if isinstance(band.get("met"), bool) and "favourable" not in band:
            band["favourable"] = band.pop("met")
    return result


def _bands(keys: Any) -> Iterator[Keys]:
    """Every table with the keys of a band, anywhere in the file."""
    if isinstance(keys, Mapping):
        if isinstance(keys, dict) and "key" in keys and "label" in keys:
            yield keys
        keys = list(keys.values())
    if isinstance(keys, list):
        for part in keys:
            yield from _bands(part)


def advice_of_two_meanings(problems: Iterable[Problem], keys: Keys) -> list[Problem]:
    """The problems; where an advice says `met`, the problem names its replacement."""
    return [_told(problem, keys) for problem in problems]


def _told(problem: Problem, keys: Keys) -> Problem:
    for advice in keys.get("advice", ()) if problem.code == "toml-unknown-key" else ():
        name = advice.get("id")
        if place_of(problem.column) == ("advice", name, "met") and isinstance(advice["met"], bool):
            value, values = str(advice["met"]).lower(), {"advice": name}
            return Problem(
                "advice-met", problem.file, column=problem.column, value=value, values=values
            )
    return problem
