"""Allows one run at a time on the same outputs."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.problems import OutputsBusy
from pipeline.publish.swaps import mend_all
from pipeline.publish.unwritable import told_if_unwritable
from pipeline.translatable import _

LOCK = ".lock"


@contextmanager
def busy_lock(outputs: Path) -> Iterator[None]:
    """Lock `outputs` for this run and repair what a killed run left; OutputsBusy if already locked.

    The system releases the lock when its holder dies. The file stays: a run that removed it could
    let two others lock two different files of the same name.
    """
    with told_if_unwritable(outputs):
        outputs.mkdir(parents=True, exist_ok=True)
        lock = (outputs / LOCK).open("ab")
    with lock as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise OutputsBusy(
                _("another run is at work on {outputs}"), outputs=str(outputs)
            ) from held
        try:
            mend_all(outputs)
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)
