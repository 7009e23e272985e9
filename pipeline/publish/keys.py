"""The keys that decide whether a published report is up to date: each ingredient by name.

A manifest names the version of the rule its key was made by. A final is compared by that rule, so
that no later version of the package counts as a change of the final.
"""

from collections.abc import Iterator, Mapping

from pipeline.publish.fingerprints import value_fingerprint
from pipeline.publish.manifest import Ingredients

KEY_VERSION = 2
"""1: files as a whole. 2: the keys of report.toml, and of files shared by reports the rows used."""
_SETTINGS = ("report.toml", "../report.toml")
_SHIPPED = "rulebooks/"
"""Prefix of the names of rulebooks that come with the package."""
_ADVICE = f"{_SHIPPED}advice-"
"""Prefix of the names of the package's advice. Which advice a shipped rulebook builds on is part of
the package too, so the key of a final leaves it out."""


def inputs_key(made_of: Ingredients, version: int = KEY_VERSION) -> str:
    """Decides whether a final is up to date: the agency's files and policy, as far as used."""
    return value_fingerprint(of_a_final(made_of, version))


def build_key(made_of: Ingredients) -> str:
    """Decides whether a draft is up to date: code, templates and libraries count as well."""
    return value_fingerprint(of_a_draft(made_of))


def of_a_final(made_of: Ingredients, version: int = KEY_VERSION) -> dict[str, str]:
    """What counts for a final. A rulebook of the package counts by its id: a new release of the
    package is no change by the agency."""
    own = {name: sha for name, sha in made_of.rulebooks.items() if not name.startswith(_SHIPPED)}
    if version == 1:
        return {**_files_of_version_1(made_of), **own}
    shipped = {
        name: ""
        for name in made_of.rulebooks
        if name.startswith(_SHIPPED) and not name.startswith(_ADVICE)
    }
    rows = {_rows_of(table, made_of): used.sha256 for table, used in made_of.rows.items()}
    return {**_whole_files(made_of), **rows, **own, **shipped}


def of_a_draft(made_of: Ingredients) -> dict[str, str]:
    """What counts for a draft: all that can change a byte of it, and whether it is refused."""
    return {**of_a_final(made_of), **made_of.rulebooks, **dict(_means(made_of))}


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The names of what was added, removed or changed, sorted."""
    return sorted(name for name in {**before, **now} if before.get(name) != now.get(name))


def _whole_files(made_of: Ingredients) -> dict[str, str]:
    apart = {file for used in made_of.rows.values() for file in used.files}
    files = {name: sha for name, sha in made_of.inputs.items() if name not in apart}
    if not made_of.settings:
        return files
    rest = {name: sha for name, sha in files.items() if name not in _SETTINGS}
    return {_SETTINGS[0]: made_of.settings, **rest}


def _files_of_version_1(made_of: Ingredients) -> dict[str, str]:
    files = [made_of.former.get(name, {name: sha}) for name, sha in made_of.inputs.items()]
    return {name: sha for file in files for name, sha in file.items()}


def _rows_of(table: str, made_of: Ingredients) -> str:
    return f"{' + '.join(made_of.rows[table].files)} ({table})"


def _means(made_of: Ingredients) -> Iterator[tuple[str, str]]:
    for table, used in made_of.rows.items():
        yield f"rows:{_rows_of(table, made_of)}", used.rows
    for name, sha in made_of.templates.items():
        yield f"template:{name}", sha
    for name, version in made_of.versions.items():
        yield f"library:{name}", version
    yield "code", made_of.code
    yield "as-of", made_of.as_of.isoformat()
    yield "problems", made_of.problems
    yield "neighbours", made_of.neighbours
