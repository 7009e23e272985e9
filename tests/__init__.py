"""The test suite. Two processes share the work on two cores, so Polars is left one thread in each:
waiting for other threads is a seventh of what a small table takes. `test_reproducible.py` gives it
more."""

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")
