"""The survey programs whose exports are known, each by headings that only it adds.

LimeSurvey, KoboToolbox and ODK Central, Qualtrics, SurveyMonkey, Google Forms and Microsoft Forms.
The columns they add hold no answers, but codes of respondents and the status by which a response
counts or not (`responses`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.delivery import ROW, RawTable
from pipeline.tables.kinds import Table, folded

RESPONDENT = "respondent_id"
LIMESURVEY = "LimeSurvey"


@dataclass(frozen=True)
class Export:
    """A survey program. A table is its export if it has one heading of each set of `marks`.

    `respondents` are its headings for a response's code, the best first; without them the row
    number serves. An empty cell under `submitted`, or a no, marks a broken-off response. The column
    `verdict` holds the decision of a supervisor or the program: `rejected` values do not count,
    `approved` values do, others are pending. `path` are further separators between group and
    question.
    """

    name: str
    marks: tuple[frozenset[str], ...]
    respondents: tuple[str, ...] = ()
    submitted: frozenset[str] = frozenset()
    verdict: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    approved: frozenset[str] = frozenset()
    path: str = ""


def _names(*headings: str) -> frozenset[str]:
    return frozenset(folded(heading) for heading in headings)


_ID, _IN_INDONESIAN = (
    ("id", "response id"),
    (*("id respons", "id respon", "id tanggapan", "id jawaban"),),
)
_RESPONSE = (*_ID, *_IN_INDONESIAN)
_SENT = _names("submitdate", "date submitted")
_SUBMITTED = _SENT | _names(
    *("tanggal dikirim", "tanggal kirim", "tanggal pengiriman", "tanggal diserahkan"),
)
_KOBO = ("_id", "_uuid", "_index")
_KOBO_REJECTED = _names("Not Approved", "validation_status_not_approved")
_KOBO_APPROVED = _names("Approved", "validation_status_approved")
_KOBO_ONLY = ("_submission_time", "_submitted_by", "_validation_status", "__version__")
"""Headings that only Kobo uses. Its `_status` is left out: many other lists have such a column."""

EXPORTS: tuple[Export, ...] = (
    Export(LIMESURVEY, (_names(*_ID), _SENT), _RESPONSE, _SENT),
    Export(LIMESURVEY, (_names(*_IN_INDONESIAN), _SUBMITTED), _RESPONSE, _SUBMITTED),
    Export(
        "KoboToolbox",
        (_names(*_KOBO), _names(*_KOBO_ONLY)),
        tuple(map(folded, _KOBO)),
        verdict=_names("_validation_status"),
        rejected=_KOBO_REJECTED,
        approved=_KOBO_APPROVED,
    ),
    Export(
        "KoboToolbox",
        (_names("_index"), _names("_parent_index", "_parent_table_name")),
        tuple(map(folded, ("_index",))),
        verdict=_names("_submission__validation_status"),
        rejected=_KOBO_REJECTED,
        approved=_KOBO_APPROVED,
    ),
    Export(
        "ODK Central",
        (_names("KEY", "meta-instanceID", "instanceID"), _names("SubmissionDate")),
        ("key", "meta instanceid", "instanceid"),
        verdict=_names("ReviewState"),
        rejected=_names("rejected"),
        approved=_names("approved"),
        path="-",
    ),
    Export(
        "Qualtrics",
        (_names("ResponseId"), _names("RecordedDate"), _names("Finished", "DistributionChannel")),
        ("responseid",),
        submitted=_names("Finished"),
        verdict=_names("Status"),
        rejected=_names("Survey Preview", "Survey Test", "Offline Survey Preview"),
        approved=_names("IP Address", "Imported", "Offline Survey Response"),
    ),
    Export(
        "Microsoft Forms",
        (
            _names("ID"),
            _names("Start time", "Waktu mulai"),
            _names("Completion time", "Waktu penyelesaian", "Waktu selesai"),
        ),
        ("id",),
    ),
    Export(
        "SurveyMonkey",
        (_names("Respondent ID"), _names("Collector ID")),
        ("respondent id",),
    ),
    Export("Google Forms", (_names("Timestamp", "Stempel waktu", "Cap waktu"),)),
)
NO_ANSWER = frozenset(
    {
        *_names(
            *_RESPONSE, *_KOBO, *_KOBO_ONLY, "_status", "KEY", "meta-instanceID", "meta/instanceID"
        ),
        *_names("meta/rootUuid", "instanceID", "seed", "token", "no", "nomor", "no.", "no urut"),
        *_names("respondent_id", "id responden", "responden", "no. res", "no res", "no. responden"),
        *_names("nomor responden", "no. resp", "no resp", "halaman terakhir", "bahasa awal"),
        *_names("benih", "tanggal mulai", "tanggal tindakan terakhir"),
    }
)
"""Headings of columns without answers, which may differ when a response is sent twice."""


def export_of(headings: Sequence[str]) -> Export | None:
    """The program that wrote a table with these headings; null for a table kept by hand."""
    known = {name for heading in headings for name in plain_names(heading)}
    return next((e for e in EXPORTS if all(marks & known for marks in e.marks)), None)


def export_headings() -> frozenset[str]:
    """The headings by which exports are recognised, folded: as code, and as code and text."""
    named = frozenset().union(*(marks for export in EXPORTS for marks in export.marks))
    return named | {"id. response id", "submitdate. date submitted"}


def plain_names(heading: str) -> tuple[str, ...]:
    """A heading folded, and its first part, which is the code if LimeSurvey wrote code and text."""
    whole = folded(heading)
    return (whole, whole.split(". ", 1)[0])


def respondents_column(
    raw: RawTable, table: Table, export: Export | None, answers: Sequence[str]
) -> Mapping[str, str]:
    """The heading that identifies responses, as `respondent_id`; if there is none, the row number.

    Empty if the table has that column already, or if it is no export and has no `answers`.
    """
    headings = [heading for heading in raw.frame.columns if heading != ROW]
    if {folded(name) for name in own_names(table)} & {folded(h) for h in headings}:
        return {}
    if export is None:
        return {RESPONDENT: ROW} if answers else {}
    by_name = {name: heading for heading in reversed(headings) for name in plain_names(heading)}
    numbered = next((by_name[name] for name in export.respondents if name in by_name), ROW)
    return {RESPONDENT: numbered}


def own_names(table: Table) -> tuple[str, ...]:
    """The names that the contract gives the column of respondents."""
    column = table.column(RESPONDENT)
    return (RESPONDENT, *(column.aliases if column else ()))
