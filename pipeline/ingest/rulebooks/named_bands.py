"""Faults of a rulebook's named bands: undefined names, unused names, and each fault of a list
once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.ingest.settings.policy import dotted, place_of, value_problem
from pipeline.ingest.settings.toml import Keys
from pipeline.problems import Problem, nearest
from pipeline.rulebook import names_of_bands


def name_faults(keys: Keys, own: Keys, file: str) -> Iterator[Problem]:
    """Names without bands, and bands of the chosen file (its `own` keys) that nothing uses.

    Unused bands would go unnoticed where they were meant to replace a parent's; a parent may have
    more than its child uses.
    """
    known, said = _known(keys), names_of_bands(keys)
    for place, name in said.items():
        if name not in known:
            yield value_problem(file, dotted(place), "bands-unknown", name, nearest(name, known))
    used = set(said.values())
    for name in (name for name in _known(own) if name not in used):
        near = nearest(name, sorted(used - set(_known(own))))
        yield value_problem(file, dotted(("bands", name)), "bands-unused", name, near)


def told_where_written(problems: Iterable[Problem], keys: Keys) -> list[Problem]:
    """The problems of a rulebook; those of named bands once each, at their key under `[bands]`."""
    said, told = names_of_bands(keys), []
    for problem in problems:
        moved = _moved(problem, said)
        if moved not in told:
            told.append(moved)
    return told


def _moved(problem: Problem, said: Mapping[tuple[str, ...], str]) -> Problem:
    """A problem moved to the list of bands that its place names."""
    place = place_of(problem.column)
    name = next((name for used, name in said.items() if place[: len(used)] == used), None)
    if name is None:
        return problem
    _, bracket, entry = problem.column.partition("[")
    return replace(problem, column=dotted(("bands", name)) + bracket + entry)


def _known(keys: Keys) -> list[str]:
    bands = keys.get("bands")
    return [str(name) for name in bands] if isinstance(bands, Mapping) else []
