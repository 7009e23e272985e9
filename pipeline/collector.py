"""Makes Python's garbage collector run rarely while a report is made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (5_000_000, 50, 1000)


@contextmanager
def resting_collector(*, is_last: bool = False) -> Iterator[None]:
    """Rest the collector: a report makes millions of objects that live to its end.

    Passes would cost a third of the time. One pass frees the objects afterwards; with `is_last`
    they are left to the end of the process. Nested, it changes nothing.
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
            gc.freeze()  # frozen objects need no pass, not even at the end of the process
        gc.set_threshold(*thresholds)
        if not is_last:
            gc.unfreeze()
