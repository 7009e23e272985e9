"""The files inside report.pdf, each with its description and its relation to the report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from pipeline.case import Case
from pipeline.document.embedded import Embedded, Relationship
from pipeline.language import Language
from pipeline.report.data.package import PACKAGE, Data, description_of
from pipeline.tables.enclosures import WHOLE


@dataclass(frozen=True)
class Files:
    """The contents of the files. `data` are the tables that are published with the report;
    `rulebook` are its files by name, the chosen rulebook first; `record` is scorecard.json;
    `sealed` are the files from which the same pages can be set again, by name, except `pictures` of
    the annexes."""

    data: Data
    rulebook: Mapping[str, bytes]
    record: bytes
    sealed: Mapping[str, bytes]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def enclosures_of(case: Case, files: Files) -> tuple[Embedded, ...]:
    """Every file to embed except the manifest, dated by the day of issue."""
    return tuple(_embedded(files, case.language, _day(case)))


def manifest_of(case: Case, origin: bytes) -> Embedded:
    """The manifest inside the PDF: what is known before the pages are set."""
    about = case.language.say(
        "What the report was made from, and the files in it; manifest.json beside it also has its"
        " outputs"
    )
    return Embedded("manifest.json", origin, about, _day(case), "Supplement")


def _day(case: Case) -> datetime:
    return datetime.combine(case.report_file.report.issued_on, time())


def _embedded(files: Files, language: Language, day: datetime) -> Iterator[Embedded]:
    say = language.say
    for name, one in files.data.tables.items():
        relation: Relationship = "Source" if one.table.name in WHOLE else "Data"
        yield Embedded(name, one.content, description_of(one, language), day, relation)
    columns = say("What the columns of these tables are, for other programs")
    yield Embedded(PACKAGE, files.data.package, columns, day, "Data")
    yield Embedded("scorecard.json", files.record, say("The scorecard as data"), day, "Data")
    # The chosen rulebook first, then those it extends, numbered so that two names never collide.
    for number, (name, content) in enumerate(files.rulebook.items(), 1):
        about = say("Rulebook file {file}", file=name)
        file = f"rulebook-{number}-{name.rsplit('/', 1)[-1]}"
        yield Embedded(file, content, about, day, "Supplement")
    again = say("For setting the same pages again: rapor verify")
    for name, content in files.sealed.items():
        yield Embedded(name, content, again, day, "Supplement")
    shown = say("A picture that is printed")
    for name, content in files.pictures.items():
        yield Embedded(name, content, shown, day, "Source")
