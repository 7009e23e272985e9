"""`data/`: the tables inside report.pdf, with a Data Package (v2) that describes them to programs.

Its paths are names of files beside it, in the folder and inside the PDF alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.data.descriptor import (
    Contributor,
    DataPackage,
    ForeignKey,
    Reference,
    Resource,
    Source,
    TableSchema,
)
from pipeline.report.data.fields import field_of
from pipeline.report.data.file_names import file_names, resource_names
from pipeline.report.data.in_both import in_both
from pipeline.reportfile import ReportFile
from pipeline.tables import MEASURE, REGISTER, WORKINGS, Enclosed
from pipeline.translatable import _

PACKAGE = "datapackage.json"
_TITLES: Mapping[str, str] = {
    "realization": _("Measures, their targets and actuals"),
    "budget": _("Budget and what was spent of it"),
    "service_times": _("Times of services"),
    "documents": _("Documents and when they were due"),
    "training": _("Trainings"),
    "services": _("Services"),
    "history": _("Measures in earlier periods"),
    "links": _("Links between objectives"),
    "csf": _("Critical success factors"),
    "workings": _("The numbers in every working"),
}
_SURVEY = _("The answers to survey {survey}, added up")
_WHOLE = _("Table {table}, without personal columns")


@dataclass(frozen=True)
class Data:
    """The tables by file name, and the description of them all."""

    tables: Mapping[str, Enclosed]
    package: bytes

    @property
    def files(self) -> Mapping[str, bytes]:
        """Every file by its name."""
        csvs = {name: one.content for name, one in self.tables.items()}
        return {**csvs, PACKAGE: self.package}


def data_of(case: Case, tables: Sequence[Enclosed], *, report: str, revision: int) -> Data:
    """The files of `data/`. `report` is the report's folder in the outputs."""
    files = file_names(one.table.name for one in tables)
    named = {f"{files[one.table.name]}.csv": one for one in tables}
    return Data(named, _package(named, case, report, revision).as_json())


def description_of(one: Enclosed, words: Language) -> str:
    """What a table is, in the words that the PDF gives with it."""
    message, values = _described(one)
    return words.say(message, **values)


def _package(named: Mapping[str, Enclosed], case: Case, report: str, revision: int) -> DataPackage:
    """The description of all tables; `created` is the day of issue, never the time of the run."""
    given, words = case.report_file, case.language
    agency, period, edition = given.agency.name, given.period.id, given.report
    (name,) = resource_names([f"{report}-{period}"]).values()
    title = _("Data of the performance report of {agency}, {period}")
    about = _("The tables from which the report's figures are computed.")
    return DataPackage(
        name=name,
        **in_both("title", title, words, agency=agency, period=period),
        **in_both("description", about, words),
        homepage=_homepage(given),
        version=str(revision),
        created=f"{edition.issued_on}T00:00:00Z",
        contributors=(Contributor(title=agency, roles=("publisher",)),),
        language=words.code,
        status=edition.status,
        example=edition.example,
        resources=tuple(_resources(named, words)),
    )


def _homepage(given: ReportFile) -> str | None:
    """Where the report is published, if that is a web address."""
    address = given.published.address if given.published else ""
    return address if address.startswith(("https://", "http://")) else None


def _resources(named: Mapping[str, Enclosed], words: Language) -> Iterator[Resource]:
    names = resource_names(one.table.name for one in named.values())
    keys = {one.table.name: one.table.key for one in named.values()}
    register = names[REGISTER] if keys.get(REGISTER) == (MEASURE,) else ""
    for file, one in named.items():
        about, values = _described(one)
        yield Resource(
            name=names[one.table.name],
            path=file,
            **in_both("title", _TITLES.get(one.table.name, about), words, **values),
            **in_both("description", about, words, **values),
            sources=tuple(Source(title=source) for source in one.sources) or None,
            bytes=len(one.content),
            hash=f"sha256:{sha256(one.content).hexdigest()}",
            schema_=_schema(one, register, words),
        )


def _described(one: Enclosed) -> tuple[str, Mapping[str, str]]:
    if one.survey:
        return _SURVEY, {"survey": one.survey}
    if one.table.name == WORKINGS.name:
        return _TITLES[WORKINGS.name], {}
    return _WHOLE, {"table": one.table.name}


def _schema(one: Enclosed, register: str, words: Language) -> TableSchema:
    """A table's columns and keys. `register` is the resource whose measures others name; empty
    where those have no ids."""
    table = one.table
    known = Reference(resource=register, fields=(MEASURE,))
    foreign = [ForeignKey(fields=(name,), reference=known) for name in one.refers if register]
    return TableSchema(
        fields=tuple(
            field_of(column, words, is_key=table.key == (column.name,)) for column in table.columns
        ),
        primary_key=table.key or None,
        foreign_keys=tuple(foreign) or None,
    )
