"""A folder that all processes of one test run build into: each thing is built once for all."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

PLACE = "RAPOR_TEST_BUILDS"
"""The environment variable in which the first process of a run names the folder to the others."""


def opened() -> TemporaryDirectory[str] | None:
    """The run's folder, for the process that finds none; whoever opened it cleans it up."""
    if PLACE in os.environ:
        return None
    folder = TemporaryDirectory(prefix="rapor-tests-")
    os.environ[PLACE] = folder.name
    return folder


def closed(folder: TemporaryDirectory[str]) -> None:
    del os.environ[PLACE]
    folder.cleanup()


def once(name: str, build: Callable[[Path], Path]) -> Path:
    """What `build` makes in the folder `name`, made by whichever process asks first."""
    place = Path(os.environ[PLACE]) / name
    place.mkdir(parents=True, exist_ok=True)
    told = place / ".built"
    with (place / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            told.write_text(str(build(place)))
    return Path(told.read_text())
