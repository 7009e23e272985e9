"""The error raised where outputs cannot be written; no file is torn, no other report is touched."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.problems import RaporError
from pipeline.translatable import _


class OutputsUnwritable(RaporError):
    """The outputs, or the folder of one report in them, cannot be written."""

    exit_code = 15


_FULL = _("{outputs} cannot be written: there is no room left on the disk.")
_CLOSED = _("{outputs} cannot be written: it may only be read, or is another user's.")
_NO_FOLDER = _("{outputs} cannot be written: a file stands where a folder is needed.")
_LINK = _("{outputs} is a link, and nothing is written through it; put a folder in its place.")
_LONG = _("{outputs} cannot be written: the name is too long.")
_OVERLAP = _("{outputs} and {inputs} lie within each other; name another folder with --outputs.")
_OTHER = _("{outputs} cannot be written: {told}.")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: _CLOSED,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ELOOP: _LINK,
    errno.ENAMETOOLONG: _LONG,
}


@contextmanager
def told_if_unwritable(outputs: Path) -> Iterator[None]:
    """Raise OutputsUnwritable for any system error within the block."""
    try:
        yield
    except OSError as fault:
        reason = _REASONS.get(fault.errno or 0, _OTHER)
        told = {"outputs": str(outputs), "told": str(fault.strerror or fault)}
        raise OutputsUnwritable(reason, **told) from fault


def refuse_links(folder: Path) -> None:
    """Raise OutputsUnwritable where the folder of a report or of a period is a link."""
    for part in (folder, folder.parent):
        if part.is_symlink():
            raise OutputsUnwritable(_LINK, outputs=str(part))


def refuse_overlap(outputs: Path, inputs: Path) -> None:
    """Raise OutputsUnwritable where writing could touch what was delivered."""
    own, given = outputs.resolve(), inputs.resolve()
    if own.is_relative_to(given) or given.is_relative_to(own):
        raise OutputsUnwritable(_OVERLAP, outputs=str(outputs), inputs=str(inputs))
