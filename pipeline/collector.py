"""Python's garbage collector, which runs rarely while a report is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (5_000_000, 50, 1000)


@contextmanager
def resting_collector(*, is_last: bool = False) -> Iterator[None]:
    """A report makes millions of objects that live to its end: a pass costs a third of the time.

    One pass frees them behind it. What is last in its process leaves them to the process's end.
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
        if is_last:
            gc.freeze()  # of what is frozen no pass is due, nor is one made at the process's end
        gc.set_threshold(*thresholds)
        if not is_last:
            gc.unfreeze()
