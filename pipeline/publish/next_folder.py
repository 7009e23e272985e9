"""The first files of the next period's folder: its report.toml, and a workbook to fill in.

What describes a measure is carried over; what was promised, reached or said of the ended period is
not, except the target that was promised for the next.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import tomlkit
from tomlkit.items import AbstractTable
from tomlkit.toml_document import TOMLDocument

from pipeline.language import Language, language
from pipeline.publish.first_folder import REALIZATION
from pipeline.publish.next_questions import REGISTERS, Turn, ask, to_ask
from pipeline.publish.starter import workbook_to_fill
from pipeline.publish.starter_rows import Value
from pipeline.reportfile import Period, ReportFile
from pipeline.rulebook import Perspective
from pipeline.tables import DELIVERED, Table

WORKBOOK = "inputs.xlsx"
_DESCRIBES = (
    "measure_id", "perspective", "objective_id", "objective", "measure", "measured_in", "polarity",
    "target_source", "formula", "weight", "worst", "maximum", "aggregation", "definition", "source",
    "collected", "verified_by", "national_standard", "renstra_target", "programme", "owner",
)  # fmt: skip
"""Columns of the register that say what is measured, by whom, and for which five-year target."""
_OF_THE_PERIOD = ("review", "submitted", "published", "lampiran", "accept")
"""Tables of report.toml that belong to the ended period's report alone."""
_SAID_OF_FIGURES = ("unavailable",)
"""Keys of a measure that describe its figure of the period."""
_SAID_OF_SURVEYS = ("alpha", "all_valid")
"""Keys of a survey's published results that are figures of the period."""
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Ended:
    """The ended period: its report.toml, the settings with those of its parent, the rows of its
    register, and by table the rows that are carried over."""

    settings: bytes
    given: ReportFile
    measures: Sequence[Row]
    carried: Mapping[str, Sequence[Row]]

    @property
    def period(self) -> Period:
        return self.given.period

    @property
    def turn(self) -> Turn:
        return Turn(self.given, next_period(self.period))

    @property
    def document(self) -> TOMLDocument:
        return tomlkit.parse(self.settings.decode("utf-8-sig").replace("\r\n", "\n"))

    @property
    def asked(self) -> Collection[str]:
        """The tables whose location the next report.toml asks for."""
        return to_ask(self.turn, self.document).keys()


def next_period(period: Period) -> Period:
    """The following period of the same length: the next month, quarter, semester or year."""
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
    """`report.toml` and `inputs.xlsx`: the register without its figures, the rows carried over, and
    an empty sheet for each table `to_fill`."""
    tables: list[tuple[Table, Sequence[Row]]] = [(DELIVERED[REALIZATION], _register(ended))]
    tables += [(DELIVERED[name], rows) for name, rows in ended.carried.items()]
    tables += [(table, ()) for table in to_fill]
    book = workbook_to_fill(tables, words, perspectives)
    return {"report.toml": next_settings(ended), WORKBOOK: book}


def _register(ended: Ended) -> list[Row]:
    """The measures; once the year has ended, the next year's promised target is the target."""
    is_same_year = next_period(ended.period).end.year == ended.period.end.year
    kept = (*_DESCRIBES, "year_target") if is_same_year else _DESCRIBES
    return [
        {name: row.get(name) for name in kept} | {"target": _target(row, is_same_year=is_same_year)}
        for row in ended.measures
    ]


def _target(row: Row, *, is_same_year: bool) -> Value:
    """The target promised for the next period, if in another year; a standard's target stays."""
    promised = None if is_same_year else row.get("next_target")
    is_standing = promised is None and row.get("target_source") == "standard"
    return row.get("target") if is_standing else promised


def next_settings(ended: Ended) -> bytes:
    """The report.toml of the next period, made from that of the ended period: its days, a draft
    again, and a question, in the report's language, where it speaks of the ended period."""
    document, turn, words = ended.document, ended.turn, language(ended.given.report.language)
    later = turn.following.end - ended.period.end
    for name in _OF_THE_PERIOD:
        document.pop(name, None)
    _take(document, "report", ("revision_note",))
    for measure in [*document.get("measures", {})]:
        _take(document["measures"], measure, _SAID_OF_FIGURES)
    for survey in [*document.get("surveys", {})]:
        _take(document["surveys"][survey], "published", _SAID_OF_SURVEYS)
    begun = [name for name in REGISTERS if name in document.get("sources", {})]
    ask(document, turn, words)
    _take(document, "sources", begun)
    _put(document, "agency", {"id": ended.given.agency.id})
    _put(document, "period", {"start": turn.following.start, "end": turn.following.end})
    issued: Row = {"status": "draft", "issued_on": ended.given.report.issued_on + later}
    day = words.say("QUESTION: the day on which it will be issued")
    _put(document, "report", issued, comment=day)
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
