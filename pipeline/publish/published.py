"""Reads from the outputs who published what: agencies with their periods, newest first.

Folders may be a stranger's: what cannot be read is reported, what was never published is skipped,
and neither stops the rest.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import DirEntry
from pathlib import Path
from stat import S_ISREG

from pipeline.publish.addresses import (
    Link,
    address,
    is_told_elsewhere,
    link_to,
    quoted,
    shown_name,
)
from pipeline.publish.manifest import MANIFEST, Manifest, manifest_in
from pipeline.publish.publication import REFUSED
from pipeline.publish.signed_copies import SIGNED, is_copy_of
from pipeline.publish.standings import PORTFOLIO, REVISIONS

_PORTFOLIO_FILE = "portfolio.pdf"
_MONTHS = {"S": 6, "Q": 3, "": 1}
_YEAR = 12


@dataclass(frozen=True)
class Published:
    """A period of a report, in its folder; no manifest where that cannot be read."""

    report: str
    period: str
    manifest: Manifest | None
    files: tuple[Link, ...] = ()
    is_signed: bool = False
    """Whether there is a signed copy of what is published now."""

    @property
    def place(self) -> tuple[tuple[str, int], str]:
        return ended(self.period), self.report


@dataclass(frozen=True)
class Agency:
    """An agency: its periods, newest first, and the files of its refused deliveries.

    A folder that holds only refusals, or cannot be read, counts as an agency of its own.
    """

    name: str
    periods: tuple[Published, ...] = ()
    refused: tuple[Link, ...] = ()
    refusals: int = 0
    """How many deliveries are refused."""
    is_example: bool = False
    is_readable: bool = True


@dataclass(frozen=True)
class _Folder:
    """What one report's folder holds; `is_readable` is False where the system denies reading it."""

    name: str
    periods: tuple[Published, ...] = ()
    refused: tuple[Link, ...] = ()
    refusals: int = 0
    is_readable: bool = True

    @property
    def newest(self) -> Manifest | None:
        return next((one.manifest for one in self.periods if one.manifest), None)

    @property
    def whose(self) -> tuple[str, str, bool]:
        """The agency's id and whether it is an example; without a manifest, the folder's name."""
        newest = self.newest
        return ("", newest.agency_id, newest.example) if newest else (self.name, "", False)


def agencies(outputs: Path) -> list[Agency]:
    """The agencies, sorted by name."""
    of_agency: dict[tuple[str, str, bool], list[_Folder]] = {}
    for name in _folders(outputs):
        if name != PORTFOLIO:
            folder = _folder(outputs, name)
            if folder.periods or folder.refused or not folder.is_readable:
                of_agency.setdefault(folder.whose, []).append(folder)
    found = [_agency(folders) for folders in of_agency.values()]
    return sorted(found, key=lambda agency: (agency.name.casefold(), agency.name))


def portfolios(outputs: Path) -> list[Link]:
    """Links to the pages over all agencies by period, newest first."""
    return [
        link_to(shown_name(period), PORTFOLIO, period, _PORTFOLIO_FILE)
        for period in sorted(_folders(outputs, PORTFOLIO), key=ended, reverse=True)
        if _is_there(outputs / PORTFOLIO / period / _PORTFOLIO_FILE)
    ]


def ended(period: str) -> tuple[str, int]:
    """When a period ended, to sort by; of periods that ended together the longest comes last."""
    start, _, end = period.partition("_")
    year, _, part = start.partition("-")
    if end or not year.isdecimal():
        return end, 0
    if not part:
        return f"{year}-{_YEAR}-31", _YEAR
    months, number = _MONTHS.get(part[0], 1), part.lstrip("SQ")
    last = int(number) * months if number.isascii() and number.isdecimal() else 0
    return f"{year}-{last:02}-31", months


def _agency(folders: list[_Folder]) -> Agency:
    periods = sorted((p for f in folders for p in f.periods), key=lambda p: p.place, reverse=True)
    newest = next((one.manifest for one in periods if one.manifest), None)
    return Agency(
        newest.agency if newest else shown_name(folders[0].name),
        tuple(periods),
        tuple(link for folder in folders for link in folder.refused),
        sum(folder.refusals for folder in folders),
        newest.example if newest else False,
        all(folder.is_readable for folder in folders),
    )


def _folder(outputs: Path, name: str) -> _Folder:
    """What one folder of the outputs holds."""
    try:
        os.scandir(outputs / name).close()
    except OSError:
        return _Folder(name, is_readable=False)
    names = _folders(outputs, name)
    periods = [
        _published(outputs, name, p)
        for p in names
        if p != REFUSED and _is_there(outputs / name / p / MANIFEST)
    ]
    refused = tuple(_refused(outputs, name)) if REFUSED in names else ()
    return _Folder(
        name,
        tuple(sorted(periods, key=lambda one: one.place, reverse=True)),
        refused,
        len({link.address.rpartition("/")[0] for link in refused}),
    )


def _published(outputs: Path, report: str, period: str) -> Published:
    try:
        manifest = manifest_in(outputs / report / period)
    except OSError:
        manifest = None
    if manifest is None:
        return Published(shown_name(report), shown_name(period), None)
    kept = _folders(outputs, report, period, REVISIONS) if manifest.revision > 1 else []
    kept.sort(key=lambda name: name.zfill(9))
    folder = address(report, period)
    made = sorted(name for name in manifest.outputs if not is_told_elsewhere(name))
    names = [*made, MANIFEST, *(f"{REVISIONS}/{name}" for name in kept)]
    signed = _files(outputs / report / period / SIGNED)
    names += [f"{SIGNED}/{name}" for name in signed]
    files = tuple(Link(shown_name(name), f"{folder}/{quoted(name)}") for name in names)
    is_signed = any(is_copy_of(manifest.revision, name) for name in signed)
    return Published(shown_name(report), shown_name(period), manifest, files, is_signed)


def _refused(outputs: Path, report: str) -> Iterator[Link]:
    """The files of each refused delivery: the report's own, then those of its periods."""
    for name in _files(outputs / report / REFUSED):
        yield link_to(shown_name(name), report, REFUSED, name)
    for period in _folders(outputs, report, REFUSED):
        for name in _files(outputs / report / REFUSED / period):
            yield link_to(shown_name(f"{period}/{name}"), report, REFUSED, period, name)


def _is_there(file: Path) -> bool:
    """Whether a folder has the file, or the system denies finding out."""
    try:
        return S_ISREG(file.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _folders(outputs: Path, *place: str) -> list[str]:
    """The names of the folders in a folder, without hidden ones and without links, since nothing is
    ever written through a link."""
    return _names(outputs.joinpath(*place), lambda entry: entry.is_dir(follow_symlinks=False))


def _files(place: Path) -> list[str]:
    return _names(place, DirEntry.is_file)


def _names(place: Path, wanted: Callable[[DirEntry[str]], bool]) -> list[str]:
    """The names of the wanted entries in a folder; none where it is missing or cannot be read."""
    try:
        with os.scandir(place) as entries:
            return sorted(e.name for e in entries if e.name[0] != "." and _is(wanted, e))
    except OSError:
        return []


def _is(wanted: Callable[[DirEntry[str]], bool], entry: DirEntry[str]) -> bool:
    try:
        return wanted(entry)
    except OSError:  # a link to itself
        return False
