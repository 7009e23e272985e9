"""pandera for polars alone.

pandera loads pandas wherever that is installed, and works without it. A checkout has pandas, which
the statistics that tests compare with need; it would cost each report a quarter of a second and
40 MB for nothing.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder

import polars as pl

__all__ = ["pa"]


class _Withheld(MetaPathFinder):
    """Says of one package that it is not installed, in the words of the interpreter."""

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        if fullname == self.package:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


@contextmanager
def _without(package: str) -> Iterator[None]:
    """A package that is not loaded yet cannot be loaded meanwhile."""
    withheld = _Withheld(package)
    sys.meta_path.insert(0, withheld)
    try:
        yield
    finally:
        sys.meta_path.remove(withheld)


with _without("pandas"):
    import pandera.polars as pa
    from pandera.backends.register_checks import register_default_check_backends

    # It would look for pandas again at the first check, and looks only once.
    register_default_check_backends(pl.DataFrame)
