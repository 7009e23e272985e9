"""A path in, whether a plain file lies there: whatever its name holds, and never a device."""

from os.path import realpath
from pathlib import Path

_NUL, _UNPRINTABLE = "\0", "\ufffd"


def is_file(path: Path) -> bool:
    """Whether this is a plain file; a name that is too long for one is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def name_of(path: Path) -> str:
    """A file's name as it can be written: one that is no UTF-8 with signs for what it has."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def real(path: Path) -> Path:
    """Where a path leads, its links followed; a link that leads to itself is left as it is.

    A name with a NUL, which no file has, leads to a name that no file has.
    """
    return Path(realpath(str(path).replace(_NUL, _UNPRINTABLE)))
