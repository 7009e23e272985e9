"""Load a rulebook by its id: shipped, beside report.toml or in shared, merged over what it
extends."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.files.folders import ReportFolder
from pipeline.ingest.files.present import is_file, real
from pipeline.ingest.rulebooks.checks import repeated_ids, rulebook_faults
from pipeline.ingest.rulebooks.dropped import drop_faults, inherited, without_dropped
from pipeline.ingest.rulebooks.former_words import advice_of_two_meanings, with_favourable_bands
from pipeline.ingest.rulebooks.named_bands import name_faults, told_where_written
from pipeline.ingest.settings.policy import MOST, model_or_problems, place_of, without_faults
from pipeline.ingest.settings.toml import Keys, merged, parsed, toml_content
from pipeline.problems import PolicyWrong, Problem, nearest
from pipeline.rulebook import (
    Difference,
    Rulebook,
    differences,
    told_by_bands,
    with_bands_in_place,
)

ENDING = ".toml"
ADVICE = "advice-"
"""How the names of shipped files begin that hold only advice."""


@dataclass(frozen=True)
class LoadedRulebook:
    """A rulebook with the files it was made of: their sha256 and their bytes, by name.

    The chosen file comes first, then what it extends. A shipped file is named
    `rulebooks/<id>.toml`, a file in shared `shared/<file>`, a file beside report.toml by its name.
    `differences` are the keys in which the chosen file differs from the rulebook it extends (empty
    where that holds only advice), `own_advice` the ids of its advice if it is beside report.toml.
    """

    rulebook: Rulebook
    files: Mapping[str, str]
    texts: Mapping[str, bytes]
    differences: tuple[Difference, ...] = ()
    own_advice: frozenset[str] = frozenset()


def shipped_rulebooks() -> tuple[str, ...]:
    """The ids of the rulebooks in the package, sorted.

    A file of advice alone is left out: it is no rulebook.
    """
    return tuple(sorted(name for name in shipped_files() if not name.startswith(ADVICE)))


def shelf() -> dict[str, Rulebook]:
    """Every rulebook in the package, by id."""
    return {name: read_rulebook(name).rulebook for name in shipped_rulebooks()}


def read_rulebook(
    choice: str, folder: ReportFolder | None = None, shared: Path | None = None
) -> LoadedRulebook:
    """Read and check the rulebook a report chose, by id or by file name.

    A file beside report.toml wins over a file in shared, and that over a shipped file; a file may
    extend the file of the same name that it hides. Raises PolicyWrong with every problem found.
    """
    return rulebook_of(_chain(choice, folder, shared))


def rulebook_of(texts: Mapping[str, bytes]) -> LoadedRulebook:
    """The rulebook of these files by name, the chosen file first. Raises PolicyWrong."""
    return loaded(tuple(texts.items()))


@lru_cache(maxsize=16)
def loaded(files_read: tuple[tuple[str, bytes], ...]) -> LoadedRulebook:
    """As `rulebook_of`, cached: many reports use the same files."""
    texts = dict(files_read)
    layers = {file: _keys(text, file) for file, text in texts.items()}
    below: Keys = {}
    keys: Keys = {}
    faults: list[Problem] = []
    for file, layer in reversed(layers.items()):
        whole = merged({**inherited(keys, layer), "extends": ""}, layer)
        faults += [*repeated_ids(layer, file), *drop_faults(keys, whole, layer, file)]
        below, keys = keys, without_dropped(whole)
    rulebook = _rulebook(_with_shipped_scales(keys), layers, faults)
    prints = {file: fingerprint_of(text) for file, text in texts.items()}
    has_parent = "perspectives" in below
    differ = tuple(differences(*told_by_bands(below, keys))) if has_parent else ()
    name, own = next(iter(layers.items()))
    advice = own.get("advice", ()) if "/" not in name else ()
    return LoadedRulebook(rulebook, prints, texts, differ, frozenset(one["id"] for one in advice))


def _with_shipped_scales(keys: Keys) -> Keys:
    """The keys, with the shipped scales of grades added beneath the rulebook's own."""
    own = keys.get("scales", {})
    return {**keys, "scales": merged(_shipped_scales(), own) if isinstance(own, dict) else own}


@cache
def _shipped_scales() -> Keys:
    shipped = _files_of(files("pipeline") / "rulebooks" / "scales")
    return {name: tomllib.loads(text.decode()) for name, text in shipped.items()}


def _rulebook(keys: Keys, layers: Mapping[str, Keys], known: Sequence[Problem]) -> Rulebook:
    """The rulebook the keys make. Raises PolicyWrong with every fault, each under the file that has
    it, and with those `known` from merging.

    Where keys are faulty, the rest is checked too, without faults that only their absence causes.
    """
    name = next(iter(layers))
    whole = with_bands_in_place(keys)
    rulebook, found = model_or_problems(Rulebook, whole, name)
    wrong = advice_of_two_meanings(found, whole)
    rest = rulebook or without_faults(Rulebook, whole)
    problems = [*name_faults(keys, layers[name], name), *told_where_written(wrong, keys)]
    faults = islice(rulebook_faults(rest, name), MOST) if rest else ()
    told = [fault for fault in told_where_written(faults, keys) if not _follows(fault, problems)]
    if rulebook is None or problems or told or known:
        found = [replace(part, file=_holder(part.column, layers)) for part in (*problems, *told)]
        raise PolicyWrong([*known, *found])
    return rulebook


def _holder(column: str, layers: Mapping[str, Keys]) -> str:
    """The file that holds a key: the nearest of those that hold most of its path."""
    place = place_of(column)
    return max(layers, key=lambda file: _depth(place, layers[file]))


def _depth(place: Sequence[str], keys: Keys) -> int:
    """How many parts of a path a file's keys have; list entries are found by their id."""
    here: Any = keys
    for depth, part in enumerate(place):
        if isinstance(here, list):
            here = {str(entry.get("id")): entry for entry in here if isinstance(entry, Mapping)}
        if not isinstance(here, Mapping) or part not in here:
            return depth
        here = here[part]
    return len(place)


def _follows(fault: Problem, problems: Sequence[Problem]) -> bool:
    """Whether a fault may only be a consequence of leaving out a faulty key."""
    places = [problem.column.split("[")[0] for problem in problems]
    if fault.code.startswith("advice-"):
        return any(
            place.split(".")[0] in {"advice", "bands", "formulas", "levels"} for place in places
        )
    return fault.code == "bands-do-not-tile" and any(place == fault.column for place in places)


_ADVISED = {"advice", "bands", "formulas", "levels"}
"""The tables that determine which advice a rulebook needs."""


def _chain(choice: str, folder: ReportFolder | None, shared: Path | None) -> dict[str, bytes]:
    """The chosen file and all that it extends, the chosen file first."""
    texts: dict[str, bytes] = {}
    named_in, wanted = "report.toml", choice
    while wanted:
        candidates = _candidates(wanted, folder, shared)
        name = next((name for name in candidates if name not in texts), None)
        if name is None:
            raise PolicyWrong([_not_found(wanted, named_in, folder, looped=bool(candidates))])
        texts[name] = candidates[name]
        named_in, wanted = name, extended(texts[name], name)
    return texts


@lru_cache(maxsize=16)
def extended(text: bytes, name: str) -> str:
    extends = _keys(text, name).get("extends", "")
    return extends if isinstance(extends, str) else ""


def _candidates(choice: str, folder: ReportFolder | None, shared: Path | None) -> dict[str, bytes]:
    """The files an id may mean, the nearest first; names that lead out of a folder are skipped."""
    file = choice.removeprefix("shared/")
    file = file if file.endswith(ENDING) else file + ENDING
    beside = (*reversed(folder.parents), folder.path) if folder else ()
    places = {"": beside[-1:], "../": beside[:-1], "shared/": (shared,) if shared else ()}
    found = {}
    for prefix, paths in places.items():
        for path in paths:
            if _lies_in(path / file, path):
                content = toml_content(path / file, prefix + file)
                if isinstance(content, Problem):
                    raise PolicyWrong([content])
                found[prefix + file] = content
    shipped = shipped_files()
    if (rulebook_id := file.removesuffix(ENDING)) in shipped:
        found[f"rulebooks/{file}"] = shipped[rulebook_id]
    return found


def _lies_in(file: Path, path: Path) -> bool:
    return is_file(file) and real(file).is_relative_to(path.resolve())


@cache
def shipped_files() -> Mapping[str, bytes]:
    """The shipped rulebook files by id; cached, because they never change during a run."""
    return _files_of(files("pipeline") / "rulebooks")


def _files_of(folder: Traversable) -> dict[str, bytes]:
    """The TOML files of a shipped folder, by their ids."""
    return {
        file.name.removesuffix(ENDING): file.read_bytes()
        for file in folder.iterdir()
        if file.name.endswith(ENDING)
    }


def _keys(text: bytes, name: str) -> Keys:
    keys = parsed(text, name)
    if isinstance(keys, Problem):
        raise PolicyWrong([keys])
    return with_favourable_bands(keys)


def _not_found(wanted: str, named_in: str, folder: ReportFolder | None, *, looped: bool) -> Problem:
    column = "rulebook.use" if named_in == "report.toml" else "extends"
    if looped:
        return Problem("rulebook-loop", named_in, column=column, value=wanted)
    beside = (path.stem for path in folder.path.glob(f"*{ENDING}")) if folder else ()
    known = {*shipped_rulebooks(), *beside} - {"report"}
    values = {"nearest": nearest(wanted, sorted(known))}
    return Problem("unknown-rulebook", named_in, column=column, value=wanted, values=values)
