"""A hostile delivery: what it has otherwise than a good one, and how it may end."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.codes.builders import Files

BUILT, REFUSED, WRONG, UNRENDERED = 0, 10, 11, 12
TEMPLATES = "rumah/"
"""Files below it are a house's own templates, which lie beside the inputs."""


def _as_it_is(folder: Path) -> None:
    """Nothing more is done to the folder."""


@dataclass(frozen=True)
class Case:
    """`files` replace those of the good delivery; `ends` are the right exit codes; `says` is a text
    that a refusal must print, such as a code. `then` changes the folder beyond its files."""

    files: Callable[[], Files]
    ends: tuple[int, ...]
    says: str = ""
    then: Callable[[Path], None] = _as_it_is
    seconds: float = 60
    """The time it may take; more for the answer of a database, and for what is very large."""


Cases = dict[str, Case]


def refused(files: Files | Callable[[], Files], says: str = "") -> Case:
    return case(files, REFUSED, says=says)


def wrong(files: Files | Callable[[], Files], says: str = "") -> Case:
    return case(files, WRONG, says=says)


def built(files: Files | Callable[[], Files], says: str = "") -> Case:
    return case(files, BUILT, says=says)


def case(files: Files | Callable[[], Files], *ends: int, says: str = "") -> Case:
    return Case(files if callable(files) else lambda: files, ends, says)
