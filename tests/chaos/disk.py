"""A disk of a few megabytes, which fills up."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[str]:
    """Such a disk at a place; yields why there is none, or nothing."""
    place.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "rapor-chaos", str(place)]
    try:
        mounted = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError as fault:
        yield str(fault)
        return
    if mounted.returncode:
        yield mounted.stderr.strip() or "mount failed"
        return
    try:
        yield ""
    finally:
        subprocess.run(["umount", str(place)], capture_output=True, check=True)


def enlarge(place: Path, megabytes: int) -> None:
    """Make room on such a disk."""
    words = ["mount", "-o", f"remount,size={megabytes}m", str(place)]
    subprocess.run(words, capture_output=True, check=True)
