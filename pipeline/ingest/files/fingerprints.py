"""The sha256 of a file: it ties a printed number to the bytes it came from."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path

_PIECE = 1 << 22
"""Bytes that are read while the previous piece is hashed."""


def fingerprint(path: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal."""
    return fingerprint_of(path.read_bytes())


def fingerprint_of(content: bytes) -> str:
    """The sha256 of bytes already read, in hexadecimal."""
    return sha256(content).hexdigest()


def read_with_fingerprint(path: Path) -> tuple[bytes, str]:
    """A file's bytes and their sha256. For a large file both take little more time than
    reading: a thread hashes each piece while the next is read. Raises OSError.
    """
    size = path.stat().st_size
    if size <= _PIECE:
        content = path.read_bytes()
        return content, fingerprint_of(content)
    room, digest, end = BytesIO(bytes(size)), sha256(), 0
    with (
        path.open("rb", buffering=0) as file,
        room.getbuffer() as view,
        ThreadPoolExecutor(max_workers=1) as aside,
    ):
        while end < size and (count := file.readinto(view[end : end + _PIECE])):
            aside.submit(digest.update, view[end : end + count])
            end += count
    room.truncate(end)
    return room.getvalue(), digest.hexdigest()
