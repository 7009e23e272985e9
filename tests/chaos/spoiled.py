"""Deliveries spoiled on their way: each must be refused, and no other report touched."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random


def _cut(folder: Path) -> None:
    """A register that ends in its headings."""
    path = folder / "realization.csv"
    path.write_bytes(path.read_bytes()[:40])


def _broken_settings(folder: Path) -> None:
    """A report.toml that ends within a text."""
    path = folder / "report.toml"
    text = path.read_text()
    path.write_text(text[: text.index("region") + 12])


def _swapped(folder: Path) -> None:
    """A budget whose headings of name and amount changed places."""
    path = folder / "budget.csv"
    rows = list(csv.reader(path.read_text().splitlines()))
    name, amount = rows[0].index("name"), rows[0].index("realized")
    rows[0][name], rows[0][amount] = rows[0][amount], rows[0][name]
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)


def _noise(folder: Path) -> None:
    """A table that holds anything but text."""
    (folder / "staff.csv").write_bytes(bytes(Random(1).randrange(256) for _ in range(4000)))


def _torn_workbook(folder: Path) -> None:
    """A workbook of which only the beginning came."""
    (folder / "documents.csv").unlink()
    (folder / "documents.xlsx").write_bytes(b"PK\x03\x04" + bytes(600))


def _gone(folder: Path) -> None:
    """A table that a measure needs did not come."""
    (folder / "staff.csv").unlink()


WAYS: Mapping[str, Callable[[Path], None]] = {
    "settings that end within a text": _broken_settings,
    "a register cut off": _cut,
    "columns swapped": _swapped,
    "noise for a table": _noise,
    "a torn workbook": _torn_workbook,
    "a table gone": _gone,
}


def spoil(inputs: Path, share: float, draws: Random) -> Mapping[str, str]:
    """Spoil a share of the deliveries, at least one; what was done, by folder."""
    folders = sorted(path for path in inputs.iterdir() if path.is_dir())
    chosen = draws.sample(folders, max(1, round(share * len(folders))))
    ways = list(WAYS.items())
    done = {}
    for number, folder in enumerate(chosen):
        told, way = ways[number % len(ways)]
        way(folder)
        done[folder.name] = told
    return done
