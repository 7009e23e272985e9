"""Open a zipped workbook once it is certain that its parts unpack within the limit."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from pipeline.ingest.files.limits import PARTS, UNPACKED_BYTES
from pipeline.ingest.files.unreadable import Unreadable

_ENCRYPTED = 0x1


def unpacked(content: bytes, limit: int = UNPACKED_BYTES) -> ZipFile:
    """The archive. Raises Unreadable if it is damaged, protected or too large.

    The stated sizes are added up first and hold while unpacking: a part that is longer than stated
    is cut off, and its checksum fails.
    """
    try:
        archive = ZipFile(BytesIO(content))
        parts = archive.infolist()
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise Unreadable("encrypted-file")
        if len(parts) > PARTS:
            raise Unreadable("too-large", "parts", limit=PARTS)
        if sum(part.file_size for part in parts) > limit:
            raise Unreadable("too-large", "unpacked", limit=limit)
        damaged = archive.testzip()
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable("unreadable-file", "damaged") from error
    if damaged is not None:  # a part may have no name
        raise Unreadable("unreadable-file", "damaged")
    return archive


def part(archive: ZipFile, name: str) -> bytes:
    """One part of a checked archive. Raises Unreadable if it is missing."""
    try:
        return archive.read(name)
    except KeyError as error:
        raise Unreadable("unreadable-file", "damaged") from error
