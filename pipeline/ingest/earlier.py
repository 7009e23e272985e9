"""The outputs in, an agency's final scorecards of earlier periods out."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.account import Past
from pipeline.ingest.fingerprints import fingerprint
from pipeline.reportfile import Period
from pipeline.reportfile.periods import about_as_long, days_of

RECORD = "scorecard.json"
_HEAD = 1024
"""The agency's id is near the top of a record, so that others need not be read whole."""


def earlier_records(
    outputs: Path, agency_id: str, period: Period, *, example: bool = False
) -> tuple[Past, ...]:
    """The agency's final scorecards of earlier periods about as long as `period`, oldest first.

    A year is never compared with a half. Examples are read by examples only. A record that cannot
    be read is not one of ours.
    """
    found: dict[date, Past] = {}
    for path in _records_of(outputs, agency_id):
        record = _record(path)
        if record and _counts(record, agency_id, period, example=example):
            file = path.relative_to(outputs).as_posix()
            found[record.period.end] = replace(record, file=file, sha256=fingerprint(path))
    return tuple(found[end] for end in sorted(found))


def _records_of(outputs: Path, agency_id: str) -> Iterator[Path]:
    """Records whose head names the agency; 20,000 reports are looked through in a second."""
    wanted = json.dumps(agency_id, ensure_ascii=False).encode()
    for path in sorted(outputs.glob(f"*/*/{RECORD}")):
        with path.open("rb") as file:
            if wanted in file.read(_HEAD):
                yield path


@cache
def _reader() -> TypeAdapter[Past]:
    """Reads the account's own records, of `rapor/scorecard/2` and of 1, which had fewer keys."""
    return TypeAdapter(Past)


def _record(path: Path) -> Past | None:
    try:
        return _reader().validate_json(path.read_bytes())
    except ValidationError:
        return None


def _counts(record: Past, agency_id: str, period: Period, *, example: bool) -> bool:
    return (
        record.agency.id == agency_id
        and record.status == "final"
        and record.period.end < period.start
        and about_as_long(days_of(record.period.start, record.period.end), period.days)
        and (example or not record.example)
    )
