"""What the folder of the next period begins with: its report.toml, and a workbook to fill in.

What describes a measure goes over; what was promised, reached or said of the period that ended does
not, but for the target that was promised next.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import tomlkit
from tomlkit.items import AbstractTable
from tomlkit.toml_document import TOMLDocument

from pipeline.language import Language
from pipeline.publish.first_folder import REALIZATION
from pipeline.publish.starter import workbook_to_fill
from pipeline.publish.starter_rows import Value
from pipeline.reportfile import Period
from pipeline.rulebook import Perspective
from pipeline.tables import DELIVERED, Table

WORKBOOK = "inputs.xlsx"
_DESCRIBES = (
    "measure_id", "perspective", "objective_id", "objective", "measure", "measured_in", "polarity",
    "target_source", "formula", "weight", "worst", "maximum", "aggregation", "definition", "source",
    "collected", "verified_by", "national_standard", "renstra_target", "programme", "owner",
)  # fmt: skip
"""Columns of the register that say what is measured, by whom, and for what end of five years."""
_OF_THE_PERIOD = ("review", "submitted", "published", "lampiran", "accept")
"""Tables of report.toml that belong to a report that was made."""
_SAID_OF_FIGURES = ("unavailable",)
"""Keys of a measure that tell what its figure of the period was."""
_WORDS = ("foreword", "closing", "data_note")
"""Texts that speak of the figures of a period."""
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Ended:
    """The period that ended: its report.toml, its days, when it was reported, its agency's id, the
    rows of its register, and by table the rows that go over."""

    settings: bytes
    period: Period
    issued_on: date
    agency_id: str
    measures: Sequence[Row]
    carried: Mapping[str, Sequence[Row]]


def next_period(period: Period) -> Period:
    """The period of the same length that follows: the next month, quarter, semester, year."""
    start = period.end + timedelta(days=1)
    months = (start.year - period.start.year) * 12 + start.month - period.start.month
    if period.start.day == start.day == 1 and months:
        return Period(start=start, end=_months_later(start, months) - timedelta(days=1))
    return Period(start=start, end=start + (period.end - period.start))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def next_files(
    ended: Ended, to_fill: Iterable[Table], words: Language, perspectives: Iterable[Perspective]
) -> dict[str, bytes]:
    """`report.toml` and `inputs.xlsx`: the register without its figures, what goes over, and an
    empty sheet for each table `to_fill`."""
    tables: list[tuple[Table, Sequence[Row]]] = [(DELIVERED[REALIZATION], _register(ended))]
    tables += [(DELIVERED[name], rows) for name, rows in ended.carried.items()]
    tables += [(table, ()) for table in to_fill]
    book = workbook_to_fill(tables, words, perspectives)
    return {"report.toml": next_settings(ended, words), WORKBOOK: book}


def _register(ended: Ended) -> list[Row]:
    """The measures; a target that was promised next is one once the year has ended."""
    is_same_year = next_period(ended.period).end.year == ended.period.end.year
    kept = (*_DESCRIBES, "year_target") if is_same_year else _DESCRIBES
    return [
        {name: row.get(name) for name in kept} | {"target": _target(row, is_same_year=is_same_year)}
        for row in ended.measures
    ]


def _target(row: Row, *, is_same_year: bool) -> Value:
    """What was promised next of another year; a standard's own target stays."""
    promised = None if is_same_year else row.get("next_target")
    is_standing = promised is None and row.get("target_source") == "standard"
    return row.get("target") if is_standing else promised


def next_settings(ended: Ended, words: Language) -> bytes:
    """The report.toml of the period that ended as that of the next: its days, a draft again."""
    document = tomlkit.parse(ended.settings.decode("utf-8-sig").replace("\r\n", "\n"))
    period = next_period(ended.period)
    later = period.end - ended.period.end
    for name in _OF_THE_PERIOD:
        document.pop(name, None)
    _put(document, "agency", {"id": ended.agency_id})
    _put(document, "period", {"start": period.start, "end": period.end})
    issued: Row = {"status": "draft", "issued_on": ended.issued_on + later}
    ask = words.say("QUESTION: the day on which it will be issued")
    _put(document, "report", issued, comment=ask)
    _take(document, "report", ("revision_note",))
    _take(document, "text", _WORDS)
    _take(document, "sources", (REALIZATION,))
    for measure in [*document.get("measures", {})]:
        _take(document["measures"], measure, _SAID_OF_FIGURES)
    _of_the_next_year(document, str(ended.period.end.year), str(period.end.year))
    return tomlkit.dumps(document).encode()


def _put(document: TOMLDocument, name: str, keys: Mapping[str, Value], comment: str = "") -> None:
    there = document.setdefault(name, tomlkit.table())
    for key, value in keys.items():
        there[key] = value
    if comment:
        there.value.item([*keys][-1]).comment(comment)


def _take(document: TOMLDocument | AbstractTable, name: str, keys: Iterable[str]) -> None:
    there = document.get(name)
    if isinstance(there, AbstractTable):
        for key in keys:
            there.pop(key, None)


def _of_the_next_year(document: TOMLDocument, year: str, following: str) -> None:
    """Rows of sources that are told by the year are those of the next one."""
    for source in document.get("sources", {}).values():
        where = source.get("where", {}) if isinstance(source, Mapping) else {}
        for column, said in where.items():
            if str(said) == year:
                where[column] = int(following) if isinstance(said, int) else following
