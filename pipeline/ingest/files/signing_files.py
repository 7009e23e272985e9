"""The files that `rapor sign` reads, a key and a PDF signed elsewhere. They come from strangers."""

from pathlib import Path
from stat import S_ISREG

from pipeline.problems import UsageError
from pipeline.translatable import _

LARGEST_KEY, LARGEST_PDF = 1_000_000, 200_000_000
"""The most bytes that each may have."""


def read_key_file(path: Path) -> bytes:
    """The bytes of a key file. Raises UsageError."""
    return _read(path, LARGEST_KEY)


def read_signed_file(path: Path) -> bytes:
    """The bytes of a PDF that was signed elsewhere. Raises UsageError."""
    return _read(path, LARGEST_PDF)


def _read(path: Path, most: int) -> bytes:
    try:
        if not S_ISREG(path.stat().st_mode):
            raise UsageError(_("{file} is no file."), file=str(path))
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError as fault:
        raise UsageError(_("There is no file {file}."), file=str(path)) from fault
    except OSError as fault:
        told = str(fault.strerror or fault)
        raise UsageError(_("{file} cannot be read: {told}."), file=str(path), told=told) from fault
    except ValueError as fault:  # a name with a NUL
        raise UsageError(_("{file} is no file."), file=repr(str(path))) from fault
    if len(content) > most:
        raise UsageError(_("{file} is larger than {most} bytes."), file=str(path), most=most)
    return content
