"""Python's garbage collector, which runs rarely while a report is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (5_000_000, 50, 1000)


@contextmanager
def resting_collector() -> Iterator[None]:
    """A report makes millions of objects that live to its end: a pass costs a third of the time.

    Nested, it changes nothing.
    """
    thresholds = gc.get_threshold()
    if thresholds == _RARELY:
        yield
        return
    gc.freeze()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
