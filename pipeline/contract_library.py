"""Loads pandera for polars alone.

pandera loads pandas and Hypothesis wherever they are installed, and works without them. A checkout
has both for its tests; they would cost each report a third of a second and 40 MB for nothing.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder

import polars as pl

__all__ = ["pa"]


class _Withheld(MetaPathFinder):
    """Makes packages appear as not installed, with the interpreter's own error."""

    def __init__(self, *packages: str) -> None:
        self.packages = packages

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname in self.packages:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


@contextmanager
def _without(*packages: str) -> Iterator[None]:
    """Within the block, these packages cannot be loaded."""
    withheld = _Withheld(*packages)
    sys.meta_path.insert(0, withheld)
    try:
        yield
    finally:
        sys.meta_path.remove(withheld)


with _without("pandas", "hypothesis"):
    import pandera.polars as pa
    from pandera.backends.register_checks import register_default_check_backends

    # It would look for pandas again at the first check, and looks only once.
    register_default_check_backends(pl.DataFrame)
