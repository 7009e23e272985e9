"""An OLE compound file in, one of its streams out: the wrapping of .xls and of locked workbooks."""

import struct
from dataclasses import dataclass
from struct import unpack_from

from pipeline.ingest.looks import Unreadable

_END = 0xFFFFFFFA
"""From here on a sector's number is a mark: the end of a chain, a free sector."""
_ENTRY = 128
_SMALL_STREAM = 4096
_HEADER_SECTORS = 109


@dataclass(frozen=True)
class Compound:
    """The streams of a compound file by name: first sector and size."""

    content: bytes
    sector: int
    table: tuple[int, ...]
    streams: dict[str, tuple[int, int]]

    @classmethod
    def opened(cls, content: bytes) -> "Compound":
        """Raises Unreadable if the file is damaged."""
        try:
            return cls._opened(content)
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise Unreadable("unreadable-file", "damaged") from error

    @classmethod
    def _opened(cls, content: bytes) -> "Compound":
        sector = 1 << min(unpack_from("<H", content, 30)[0], 12)
        first_directory, next_difat = (
            unpack_from("<I", content, 48)[0],
            unpack_from("<I", content, 68)[0],
        )
        tables = list(unpack_from(f"<{_HEADER_SECTORS}I", content, 76))
        while next_difat < _END and len(tables) * sector <= len(content) + sector * 256:
            more = unpack_from(f"<{sector // 4}I", content, (next_difat + 1) * sector)
            tables += more[:-1]
            next_difat = more[-1]
        numbers: list[int] = []
        for number in tables:
            if number < _END:
                numbers += unpack_from(f"<{sector // 4}I", content, (number + 1) * sector)
        bare = cls(content, sector, tuple(numbers), {})
        return cls(content, sector, bare.table, dict(_entries(bare.chain(first_directory))))

    def chain(self, first: int) -> bytes:
        """The sectors of a chain one after another. Raises Unreadable if it runs in a circle."""
        parts: list[bytes] = []
        number = first
        while number < _END:
            if len(parts) > len(self.table):
                raise Unreadable("unreadable-file", "damaged")
            start = (number + 1) * self.sector
            parts.append(self.content[start : start + self.sector])
            number = self.table[number]
        return b"".join(parts)

    def stream(self, name: str) -> bytes:
        """A stream's bytes. Small ones lie elsewhere and come empty: no workbook is so small."""
        first, size = self.streams[name]
        return self.chain(first)[:size] if size >= _SMALL_STREAM else b""


def _entries(directory: bytes) -> list[tuple[str, tuple[int, int]]]:
    found = []
    for start in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = min(unpack_from("<H", directory, start + 64)[0], 64)
        name = directory[start : start + max(length - 2, 0)].decode("utf-16-le")
        if name:
            found.append((name, unpack_from("<II", directory, start + 116)))
    return found
