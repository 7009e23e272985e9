"""The placeholders of a new folder, which no final report may still contain."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

PLACEHOLDERS = frozenset(
    {
        *("dinas-contoh", "Dinas Contoh", "Kabupaten Contoh", "Kota Contoh", "Jalan Contoh 1"),
        *("Kepala Dinas (contoh)", "Bupati (contoh)", "190001011920011001", "…"),
        *("Kegiatan contoh A", "Kegiatan contoh B", "Pelatihan contoh"),
        *("Layanan contoh", "Layanan contoh A", "Layanan contoh B"),
        *("Example activity A", "Example activity B", "Example training"),
        *("Example service", "Example service A", "Example service B"),
    }
)
"""Values of the starter that no agency has, in report.toml and in the rows of its tables."""


def placeholders_of(part: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every such value within a part of report.toml, by its dotted key; entries count from 1."""
    if isinstance(part, BaseModel):
        for name, value in part:
            yield from placeholders_of(value, f"{key}.{name}".lstrip("."))
    elif isinstance(part, Mapping):
        for name, value in part.items():
            yield from placeholders_of(value, f"{key}.{name}")
    elif isinstance(part, tuple):
        for number, value in enumerate(part, start=1):
            yield from placeholders_of(value, f"{key}[{number}]")
    elif isinstance(part, str) and part.strip() in PLACEHOLDERS:
        yield key, part
