"""The agencies of each published period, with their records, and the reasons of refusals."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from pipeline.account import AgencyName, Delivered, FaultKind, Gathered
from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.published.earlier import MANIFEST, RECORD, kept_files, sealed_content
from pipeline.ingest.rulebooks.kept import kept_rulebook
from pipeline.problems import MORE
from pipeline.rulebook import Rulebook

LEAST = 2
"""How many agencies must share a period for a portfolio."""
PROBLEMS = "problems.csv"


@dataclass(frozen=True)
class _Sealed:
    """What a manifest says of a published period."""

    agency_id: str
    agency: str
    period: str
    status: Literal["draft", "final", "withdrawn"]
    outputs: Mapping[str, str]
    rulebooks: Mapping[str, str]
    as_of: date
    example: bool = False


def shared_periods(outputs: Path) -> Iterator[Gathered]:
    """Every period that several agencies have published, without examples, the earliest first.

    A scorecard that does not match its manifest is not used: its agency is `altered`.
    """
    periods: dict[str, list[tuple[Path, _Sealed]]] = {}
    for path, sealed in _published(outputs):
        periods.setdefault(sealed.period, []).append((path, sealed))
    for period, found in sorted(periods.items()):
        if len({sealed.agency_id for _, sealed in found if sealed.status != "withdrawn"}) >= LEAST:
            gathered = _gathered(period, found, outputs)
            if len(gathered.delivered) >= LEAST:
                yield gathered


def with_policies(gathered: Gathered, outputs: Path) -> Gathered:
    """The same with the rulebook of each id, taken from an agency that keeps it."""
    found: dict[str, Rulebook] = {}
    for one in gathered.delivered:
        if one.rulebook.id not in found:
            folder = (outputs / one.file).parent
            sealed = _sealed(folder / MANIFEST)
            files = kept_files(folder, sealed.outputs) if sealed else {}
            policy = kept_rulebook(files, sealed.rulebooks) if sealed else None
            found |= {one.rulebook.id: policy} if policy else {}
    return replace(gathered, policies=found)


def refused_for(folder: Path) -> tuple[tuple[FaultKind, ...], str]:
    """The errors in the problems.csv of a refusal by kind, the most frequent first, and the file's
    sha256; empty where there is no file."""
    try:
        content = (folder / PROBLEMS).read_bytes()
    except OSError:
        return (), ""
    counts = Counter[str]()
    for row in csv.DictReader(StringIO(content.decode("utf-8-sig", "replace"), newline="")):
        if row.get("severity") == "error" and (code := row.get("code")) and code != MORE:
            counts[code] += 1
    kinds = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(FaultKind(code, count) for code, count in kinds), fingerprint_of(content)


def _published(outputs: Path) -> Iterator[tuple[Path, _Sealed]]:
    """The folder of every published period, without examples, with what its manifest says."""
    for path in sorted(outputs.glob(f"[!.]*/[!.]*/{MANIFEST}")):
        sealed = _sealed(path)
        if sealed is None or sealed.example or not sealed.agency_id:
            continue
        if sealed.status == "withdrawn" or RECORD in sealed.outputs:
            yield path.parent, sealed


def _sealed(path: Path) -> _Sealed | None:
    try:
        return _seals().validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _gathered(period: str, found: list[tuple[Path, _Sealed]], outputs: Path) -> Gathered:
    """The agencies of a period; of an agency's several records its final, else the last by name."""
    delivered: dict[str, Delivered] = {}
    altered, withdrawn = dict[str, AgencyName](), dict[str, AgencyName]()
    for path, sealed in sorted(found, key=lambda one: (one[1].status == "final", one[0])):
        agency = AgencyName(sealed.agency_id, sealed.agency)
        if sealed.status == "withdrawn":
            withdrawn[agency.id] = agency
        elif (record := _record(path, sealed, outputs)) is None:
            altered[agency.id] = agency
        else:
            delivered[agency.id] = record
    return Gathered(
        period,
        tuple(delivered.values()),
        withdrawn=tuple(withdrawn.values()),
        altered=tuple(altered.values()),
    )


def _record(folder: Path, sealed: _Sealed, outputs: Path) -> Delivered | None:
    """A published scorecard; null where it does not match its manifest."""
    content = sealed_content(folder, sealed.outputs)
    try:
        record = _reader().validate_json(content) if content is not None else None
    except ValidationError:
        return None
    if record is None:
        return None
    file = (folder / RECORD).relative_to(outputs).as_posix()
    return replace(record, file=file, sha256=sealed.outputs[RECORD], issued=sealed.as_of)


@cache
def _seals() -> TypeAdapter[_Sealed]:
    return TypeAdapter(_Sealed)


@cache
def _reader() -> TypeAdapter[Delivered]:
    """The reader of the keys that portfolios compare, of `rapor/scorecard/2` and of 1."""
    return TypeAdapter(Delivered)
