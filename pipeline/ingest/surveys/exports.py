"""The programs whose exports are known, each by headings that only it adds.

LimeSurvey, KoboToolbox and ODK Central, Google Forms. What they add is not an answer: a respondent
gets a code from it, and a response that was never submitted is known by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.scorecard import row_ranges
from pipeline.tables.kinds import Table, folded

RESPONDENT = "respondent_id"
LIMESURVEY = "LimeSurvey"


@dataclass(frozen=True)
class Export:
    """One program. A table is its export if it has one heading of each set of `marks`.

    `respondents` are its headings for a response's code, the best first; without one the row
    number serves. An empty cell under `submitted` is a response that was broken off. `path` are
    the marks between a group and its question besides the usual ones.
    """

    name: str
    marks: tuple[frozenset[str], ...]
    respondents: tuple[str, ...] = ()
    submitted: frozenset[str] = frozenset()
    path: str = ""


def _names(*headings: str) -> frozenset[str]:
    return frozenset(folded(heading) for heading in headings)


_ID, _IN_INDONESIAN = ("id", "response id"), ("id respons", "id tanggapan", "id jawaban")
_RESPONSE = (*_ID, *_IN_INDONESIAN)
_SENT = _names("submitdate", "date submitted")
_SUBMITTED = _SENT | _names(
    *("tanggal dikirim", "tanggal kirim", "tanggal pengiriman", "tanggal diserahkan"),
)
_KOBO = ("_id", "_uuid", "_index")
_KOBO_ONLY = ("_submission_time", "_submitted_by", "_validation_status", "__version__", "_status")

EXPORTS: tuple[Export, ...] = (
    Export(LIMESURVEY, (_names(*_ID), _SENT), _RESPONSE, _SENT),
    Export(LIMESURVEY, (_names(*_IN_INDONESIAN), _SUBMITTED), _RESPONSE, _SUBMITTED),
    Export("KoboToolbox", (_names(*_KOBO), _names(*_KOBO_ONLY)), tuple(map(folded, _KOBO))),
    Export(
        "ODK Central",
        (_names("KEY", "meta-instanceID", "instanceID"), _names("SubmissionDate")),
        ("key", "meta instanceid", "instanceid"),
        path="-",
    ),
    Export("Google Forms", (_names("Timestamp", "Stempel waktu", "Cap waktu"),)),
)
NO_ANSWER = frozenset(
    {
        *_names(*_RESPONSE, *_KOBO, *_KOBO_ONLY, "KEY", "meta-instanceID", "meta/instanceID"),
        *_names("meta/rootUuid", "instanceID", "seed", "token", "no", "nomor", "no.", "no urut"),
        *_names("respondent_id", "id responden", "responden"),
    }
)
"""Headings of columns that number responses: two submissions always differ in them."""


def export_of(headings: Sequence[str]) -> Export | None:
    """The program that wrote a table with these headings; null for a table kept by hand."""
    known = {name for heading in headings for name in plain_names(heading)}
    return next((e for e in EXPORTS if all(marks & known for marks in e.marks)), None)


def export_headings() -> frozenset[str]:
    """The headings by which an export is known, folded: as code, and as code and text."""
    named = frozenset().union(*(marks for export in EXPORTS for marks in export.marks))
    return named | {"id. response id", "submitdate. date submitted"}


def plain_names(heading: str) -> tuple[str, ...]:
    """A heading folded, and the code of a LimeSurvey heading that has code and text."""
    whole = folded(heading)
    return (whole, whole.split(". ", 1)[0])


def respondents_column(raw: RawTable, table: Table, export: Export | None) -> Mapping[str, str]:
    """The heading under which an export numbers its responses, as `respondent_id`.

    Nothing where the table has that column itself, or was kept by hand.
    """
    column = table.column(RESPONDENT)
    own = {RESPONDENT, *(column.aliases if column else ())}
    headings = [heading for heading in raw.frame.columns if heading != ROW]
    if export is None or {folded(name) for name in own} & {folded(h) for h in headings}:
        return {}
    by_name = {name: heading for heading in reversed(headings) for name in plain_names(heading)}
    numbered = next((by_name[name] for name in export.respondents if name in by_name), ROW)
    return {RESPONDENT: numbered}


def submitted_rows(raw: RawTable, export: Export | None) -> tuple[pl.Series | None, list[Problem]]:
    """Which rows hold a response that was submitted, with a warning that counts the others."""
    heading = next(
        (
            heading
            for heading in raw.frame.columns
            if export and export.submitted & set(plain_names(heading))
        ),
        None,
    )
    if heading is None:
        return None, []
    is_submitted = raw.frame[heading].is_not_null()
    rows = raw.frame[ROW].filter(~is_submitted).to_list()
    if not rows:
        return None, []
    values = {"count": len(rows), "rows": row_ranges(rows)}
    place = (raw.source.file, raw.source.sheet)
    return is_submitted, [Problem("incomplete-responses", *place, column=heading, values=values)]
