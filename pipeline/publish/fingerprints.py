"""Fingerprints: the sha256 of bytes, of a value, and of every file below a folder."""

import hashlib
import json
import os
from pathlib import Path


def fingerprint(data: bytes) -> str:
    """The sha256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def value_fingerprint(value: object) -> str:
    """The sha256 of a JSON value in canonical form; the order of keys does not matter."""
    spelling = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return fingerprint(spelling.encode())


def tree_fingerprints(root: Path) -> dict[str, str]:
    """The sha256 of every file below `root`, by relative path, without caches or hidden files."""
    found = {}
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not _is_cache(name)]
        within = Path(folder).relative_to(root)
        for name in files:
            path = Path(folder, name)
            if not _is_cache(name) and path.is_file():
                found[(within / name).as_posix()] = fingerprint(path.read_bytes())
    return dict(sorted(found.items()))


def _is_cache(name: str) -> bool:
    return name == "__pycache__" or name.startswith(".")
