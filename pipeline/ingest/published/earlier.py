"""An agency's final scorecards of other periods, read from the outputs as published."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from pipeline.account import Past
from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.rulebooks.kept import kept_rulebook
from pipeline.problems import Problem
from pipeline.reportfile import Period
from pipeline.reportfile.periods import about_as_long, days_of

RECORD = "scorecard.json"
MANIFEST = "manifest.json"
_HEAD = 1024
_AGENCY = re.compile(rb'"agency_id":\s*("(?:[^"\\]|\\.)*")')
"""The agency's id is near the top of a manifest, so that a search need not read whole files."""


@dataclass(frozen=True)
class Signed:
    """An agency's finals, oldest first: `past` are earlier periods about as long as the reported
    one, `parts` the parts of the reported year; `problems` name the finals that were altered after
    they were published."""

    past: tuple[Past, ...] = ()
    parts: tuple[Past, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Sealed:
    """What a manifest says of a published period."""

    agency_id: str
    status: Literal["draft", "final", "withdrawn"]
    outputs: Mapping[str, str]
    rulebooks: Mapping[str, str]
    example: bool = False


def signed_before(
    outputs: Path,
    agency_id: str,
    period: Period,
    *,
    example: bool = False,
    reports: Collection[str] | None = None,
) -> Signed:
    """The agency's finals in the outputs; `reports` limits the search to these folders. A year is
    never compared with a half, and only examples read examples.

    A scorecard that does not match its manifest is not used: a problem names it.
    """
    found, problems = finals_of(outputs, agency_id, reports, example=example)
    return Signed(
        _in_order(found, lambda one: one.period.end < period.start and _is_as_long(one, period)),
        _in_order(found, lambda one: _is_part(one, period)),
        tuple(problems),
    )


def finals_of(
    outputs: Path, agency_id: str, reports: Collection[str] | None, *, example: bool = False
) -> tuple[list[Past], list[Problem]]:
    """Every final of an agency, and a problem for each that does not match its manifest."""
    found, problems = [], []
    for path, sealed in _published(outputs, agency_id, reports):
        if sealed.status == "final" and (example or not sealed.example):
            file = (path / RECORD).relative_to(outputs).as_posix()
            record = _record(path, sealed)
            if record is None:
                problems.append(Problem("final-altered", f"outputs/{file}"))
            else:
                found.append(replace(record, file=file))
    return found, problems


def draft_before(outputs: Path, report: str, period: str) -> Past | None:
    """The published draft of a period; null where none exists or matches its manifest."""
    folder = outputs / report / period
    try:
        sealed = _seals().validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None
    is_draft = sealed.status == "draft" and RECORD in sealed.outputs
    return _record(folder, sealed) if is_draft else None


def reports_by_agency(outputs: Path) -> Mapping[str, Collection[str]]:
    """For each agency the folders of `outputs` that hold a period of it, found in one pass for many
    reports; 20,000 take a second or two."""
    found: dict[str, set[str]] = {}
    for path in outputs.glob(f"*/*/{MANIFEST}"):
        with suppress(OSError, ValueError), path.open("rb") as file:
            named = _AGENCY.search(file.read(_HEAD))
            if named:
                agency_id = json.loads(named[1])
                found.setdefault(agency_id, set()).add(path.parent.parent.name)
    return found


def _published(
    outputs: Path, agency_id: str, reports: Collection[str] | None
) -> Iterator[tuple[Path, _Sealed]]:
    """The agency's published periods: the folder, and what its manifest says."""
    if reports is None:
        reports = reports_by_agency(outputs).get(agency_id, ())
    for path in sorted(path for name in reports for path in (outputs / name).glob(f"*/{MANIFEST}")):
        if path.parent.is_symlink():  # another name for a period that is there too
            continue
        try:
            sealed = _seals().validate_json(path.read_bytes())
        except (OSError, ValidationError):
            continue
        if sealed.agency_id == agency_id and RECORD in sealed.outputs:
            yield path.parent, sealed


@cache
def _seals() -> TypeAdapter[_Sealed]:
    return TypeAdapter(_Sealed)


@cache
def _reader() -> TypeAdapter[Past]:
    """The reader of our own records, of `rapor/scorecard/2` and of 1, which had fewer keys."""
    return TypeAdapter(Past)


def sealed_content(folder: Path, outputs: Mapping[str, str]) -> bytes | None:
    """The bytes of a published scorecard; null where they cannot be read or do not match the
    manifest, because such a record is not to be trusted."""
    try:
        content = (folder / RECORD).read_bytes()
    except OSError:
        return None
    return content if fingerprint_of(content) == outputs[RECORD] else None


def _record(folder: Path, sealed: _Sealed) -> Past | None:
    """A published scorecard with the rulebook that scored it; null where it was altered since."""
    content = sealed_content(folder, sealed.outputs)
    try:
        record = _reader().validate_json(content) if content is not None else None
    except ValidationError:
        return None
    if record is None:
        return None
    policy = kept_rulebook(kept_files(folder, sealed.outputs), sealed.rulebooks)
    return replace(record, policy=policy, sha256=sealed.outputs[RECORD])


KEPT = "rulebook/"
"""The folder of a published period that keeps the rulebook's files, the chosen file first."""


def kept_files(folder: Path, outputs: Mapping[str, str]) -> Mapping[str, bytes]:
    """The rulebook's files as published; none where any does not match the manifest."""
    names = sorted(name for name in outputs if name.startswith(KEPT))
    try:
        found = {name: (folder / name).read_bytes() for name in names}
    except OSError:
        return {}
    same = all(fingerprint_of(text) == outputs[name] for name, text in found.items())
    return found if same else {}


def _in_order(found: list[Past], counts: Callable[[Past], bool]) -> tuple[Past, ...]:
    """The records for which `counts` holds, oldest first, one for each period."""
    by_days = {(one.period.end, one.period.start): one for one in found if counts(one)}
    return tuple(by_days[days] for days in sorted(by_days))


def _is_part(record: Past, period: Period) -> bool:
    inside = period.start <= record.period.start and record.period.end <= period.end
    return inside and not period.is_part_of_a_year and not _is_as_long(record, period)


def _is_as_long(record: Past, period: Period) -> bool:
    return about_as_long(days_of(record.period.start, record.period.end), period.days)
