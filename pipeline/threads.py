"""How many threads a command works on tables with; Polars asks for it when it is loaded."""

import os
from collections.abc import Iterable, MutableMapping
from contextlib import suppress
from pathlib import Path

_ASKED = "POLARS_MAX_THREADS"
_SMALL = 10_000_000
"""Bytes of the files of a folder: up to these one thread is as quick as two."""


def one_thread_for_small(environment: MutableMapping[str, str], places: Iterable[Path]) -> None:
    """One thread where no folder below these places holds much: a second waits at each step for
    work, which took 4 % of a report's processor time. What the environment says goes before."""
    if _ASKED not in environment and not any(map(_holds_much, places)):
        environment[_ASKED] = "1"


def _holds_much(place: Path) -> bool:
    return any(_size(Path(folder), files) > _SMALL for folder, _, files in os.walk(place))


def _size(folder: Path, files: Iterable[str]) -> int:
    size = 0
    for file in files:
        with suppress(OSError):  # a link that leads nowhere
            size += (folder / file).stat().st_size
    return size
