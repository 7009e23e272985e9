"""Whether a path is a plain file, never a device, whatever characters its name has."""

from os.path import realpath
from pathlib import Path

_NUL, _UNPRINTABLE = "\0", "\ufffd"


def is_file(path: Path) -> bool:
    """Whether this is a plain file; false for a name that is too long for one."""
    try:
        return path.is_file()
    except OSError:
        return False


def name_of(path: Path) -> str:
    """A file's name as printable text: bytes that are no UTF-8 become replacement characters."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def real(path: Path) -> Path:
    """The path with links followed; a link to itself is left as it is.

    No file has a name with NUL: NUL is replaced, so that the path leads to no file.
    """
    return Path(realpath(str(path).replace(_NUL, _UNPRINTABLE)))
