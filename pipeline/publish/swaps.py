"""Replaces a folder whole or not at all: filled under another name, then renamed."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path

from pipeline.publish.unwritable import refuse_links, told_if_unwritable


@contextmanager
def replacement(folder: Path) -> Iterator[Path]:
    """An empty folder to fill, which replaces `folder` if the block ends without an error.

    `folder` stays as it was if anything fails. If the process is killed between the two renames,
    the old folder is set aside, where `mend` finds it when the next run takes the lock.
    """
    refuse_links(folder)
    with told_if_unwritable(folder):
        new = _new(folder)
        new.mkdir(parents=True)
        try:
            yield new
            _store_folders(new)
            if folder.exists():
                folder.rename(_old(folder))
            new.rename(folder)
            _store(folder.parent)
        finally:
            mend(folder)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file and sync it to the disk; a name may lead through sub-folders."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file, whole or not at all. What a killed run left beside it is removed, and nothing
    is written through a link that somebody delivered there."""
    beside = path.with_name(f".{path.name}{_NEW}")
    beside.unlink(missing_ok=True)
    with beside.open("xb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    beside.replace(path)
    _store(path.parent)


def mend(folder: Path) -> None:
    """Restore what a killed run had put aside, and remove what it left behind."""
    new, old = _new(folder), _old(folder)
    if old.exists() and not folder.exists():
        old.rename(folder)
    for leftover in (old, new):
        if leftover.is_symlink() or leftover.is_file():
            leftover.unlink()
        elif leftover.exists():
            shutil.rmtree(leftover)


def mend_all(outputs: Path) -> None:
    """Mend every folder below outputs/<report>/, and the refusals of its periods. A folder that
    cannot be mended does not stop the others: writing a report there will report the error."""
    for suffix, depth in product((_OLD, _NEW), ("*", "*/*")):
        for leftover in sorted(outputs.glob(f"{depth}/.*{suffix}")):
            with suppress(OSError):
                mend(leftover.with_name(leftover.name[1:].removesuffix(suffix)))


_NEW, _OLD = ".new", ".old"


def _new(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}{_NEW}")


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}{_OLD}")


def _store_folders(root: Path) -> None:
    for folder in [root, *(path for path in root.rglob("*") if path.is_dir())]:
        _store(folder)


def _store(folder: Path) -> None:
    """Sync a folder: a new name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
