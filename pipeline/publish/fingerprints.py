"""Fingerprints: the sha256 of bytes, of a value, and of every file below a folder."""

import hashlib
import json
from pathlib import Path


def fingerprint(data: bytes) -> str:
    """The sha256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def value_fingerprint(value: object) -> str:
    """The sha256 of a JSON value in its one canonical spelling; the order of keys is no matter."""
    spelling = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return fingerprint(spelling.encode())


def tree_fingerprints(root: Path) -> dict[str, str]:
    """The sha256 of every file below `root`, by its path from there; caches are left out."""
    return {
        path.relative_to(root).as_posix(): fingerprint(path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file() and not _cache(path.relative_to(root))
    }


def _cache(path: Path) -> bool:
    return any(part == "__pycache__" or part.startswith(".") for part in path.parts)
