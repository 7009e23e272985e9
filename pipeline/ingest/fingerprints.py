"""A file in, its sha256 out: what ties a printed number to the bytes it came from."""

from hashlib import sha256
from pathlib import Path


def fingerprint(path: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal."""
    return fingerprint_of(path.read_bytes())


def fingerprint_of(content: bytes) -> str:
    """The same for bytes already read."""
    return sha256(content).hexdigest()
