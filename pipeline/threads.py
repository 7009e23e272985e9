"""How many threads work on tables; Polars reads the setting when it is loaded."""

import os
from collections.abc import Iterable, MutableMapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

_ASKED = "POLARS_MAX_THREADS"
_SMALL = 10_000_000
"""Bytes of a folder's files up to which one thread is as fast as two."""
_MOST = 2_000
"""Folders that are looked at."""


def one_thread_for_small(environment: MutableMapping[str, str], places: Iterable[Path]) -> None:
    """Use one thread where no folder below these places is large: a second thread waits for work at
    each step, which took 4 % of a report's processor time. The environment takes precedence."""
    if _ASKED not in environment and not any(map(_holds_much, places)):
        environment[_ASKED] = "1"


def _holds_much(place: Path) -> bool:
    """Whether a folder is large, or there are too many to look at: any folder can be named."""
    seen = islice(os.walk(place), _MOST + 1)
    return any(
        number == _MOST or _size(Path(folder), files) > _SMALL
        for number, (folder, _, files) in enumerate(seen)
    )


def _size(folder: Path, files: Iterable[str]) -> int:
    size = 0
    for file in files:
        with suppress(OSError):  # a broken link
            size += (folder / file).stat().st_size
    return size
