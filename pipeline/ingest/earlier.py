"""The outputs in, an agency's final scorecards of earlier periods out."""

import json
from collections.abc import Callable, Iterator
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
    return _finals(
        outputs,
        agency_id,
        lambda record: record.period.end < period.start and _is_as_long(record, period),
        example=example,
    )


def part_records(
    outputs: Path, agency_id: str, period: Period, *, example: bool = False
) -> tuple[Past, ...]:
    """The agency's final scorecards of the parts of a year, oldest first; none of less than one."""
    if period.is_part_of_a_year:
        return ()
    return _finals(
        outputs,
        agency_id,
        lambda record: (
            period.start <= record.period.start
            and record.period.end <= period.end
            and not _is_as_long(record, period)
        ),
        example=example,
    )


def _finals(
    outputs: Path, agency_id: str, counts: Callable[[Past], bool], *, example: bool
) -> tuple[Past, ...]:
    found: dict[tuple[date, date], Past] = {}
    for path in _records_of(outputs, agency_id):
        record = _record(path)
        if record and _is_signed(record, agency_id, example=example) and counts(record):
            file = path.relative_to(outputs).as_posix()
            days = (record.period.end, record.period.start)
            found[days] = replace(record, file=file, sha256=fingerprint(path))
    return tuple(found[days] for days in sorted(found))


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


def _is_signed(record: Past, agency_id: str, *, example: bool) -> bool:
    is_own = record.agency.id == agency_id and record.status == "final"
    return is_own and (example or not record.example)


def _is_as_long(record: Past, period: Period) -> bool:
    return about_as_long(days_of(record.period.start, record.period.end), period.days)
