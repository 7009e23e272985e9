"""Files that travel inside report.pdf, so that its figures can be computed again in ten years.

Tables about money, promises and work go along whole, without personal columns. Of surveys, staff,
customers and attendance only the counts go along from which a figure on the page was computed; a
table that is not named here, one an agency declared itself say, is treated so too.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from string import Formatter

import polars as pl

from pipeline.case import Case
from pipeline.document import Embedded
from pipeline.formulas import FORMULAS
from pipeline.statistics.survey import SurveyStatistics
from pipeline.tables import DELIVERED, counts_table, inert_csv, table_csv, totals_table

WHOLE = (
    "realization", "budget", "service_times", "documents", "training", "services", "history",
    "links", "csf",
)  # fmt: skip
_WORKINGS = {"measure_id": pl.String, "formula": pl.String, "name": pl.String, "value": pl.Float64}
_COUNTS = {"item": pl.String, "answer": pl.Float64, "count": pl.Int64}
_TOTALS = {"item": pl.String, "text": pl.String, "total": pl.Float64}


def enclosures_of(
    case: Case, rulebook: Mapping[str, bytes], record: bytes, origin: bytes
) -> tuple[Embedded, ...]:
    """Every file to embed, dated by the day of issue.

    `rulebook` are its files by name, the chosen one first; `record` is scorecard.json; `origin` is
    what the manifest says that is known before the pages are set.
    """
    say, day = case.language.say, datetime.combine(case.report_file.report.issued_on, time())
    manifest = say("What the report was made from; manifest.json beside it also has its outputs")
    return (
        *_whole_tables(case, day),
        *_survey_counts(case, day),
        Embedded("workings.csv", _workings(case), say("The numbers in every working"), day, "Data"),
        Embedded("scorecard.json", record, say("The scorecard as data"), day, "Data"),
        *_rulebook_files(case, rulebook, day),
        Embedded("manifest.json", origin, manifest, day, "Supplement"),
    )


def _whole_tables(case: Case, day: datetime) -> Iterator[Embedded]:
    for name in WHOLE:
        if name in case.tables:
            content = table_csv(case.tables[name], DELIVERED[name])
            about = case.language.say("Table {table}, without personal columns", table=name)
            yield Embedded(f"{name}.csv", content, about, day, "Source")


def _survey_counts(case: Case, day: datetime) -> Iterator[Embedded]:
    """Every survey as the table of counts, or of totals, in which it could have been delivered."""
    for survey in case.measured.surveys.values():
        form, content = _added_up(survey, case)
        about = case.language.say("The answers to survey {survey}, added up", survey=survey.id)
        yield Embedded(f"{form}.csv", content, about, day, "Data")


def _added_up(survey: SurveyStatistics, case: Case) -> tuple[str, bytes]:
    for delivered in (counts_table(survey.id), totals_table(survey.id)):
        if delivered.name in case.tables:
            return delivered.name, table_csv(case.tables[delivered.name], delivered)
    if all(item.counts for item in survey.items):
        table = counts_table(survey.id)
        return table.name, table_csv(_counts(survey), table)
    table = totals_table(survey.id)
    totals = [(item.id, item.text, item.sum) for item in survey.items]
    return table.name, table_csv(pl.DataFrame(totals, schema=_TOTALS, orient="row"), table)


def _counts(survey: SurveyStatistics) -> pl.DataFrame:
    rows = [
        (item.id, answer, count)
        for item in survey.items
        for answer, count in enumerate(item.counts or (), start=survey.scale[0])
    ]
    return pl.DataFrame(rows, schema=_COUNTS, orient="row")


def _workings(case: Case) -> bytes:
    """One row a number that a working prints; one that it only knows does not leave the house."""
    rows = [
        (measure["measure_id"], working.formula, name, float(working.values[name]))
        for measure in case.measures()
        if measure["actual"] is not None
        for working in [case.working(measure["measure_id"])]
        for name in _printed(working.formula)
        if name in working.values
    ]
    return inert_csv(pl.DataFrame(rows, schema=_WORKINGS, orient="row"))


def _printed(formula: str) -> list[str]:
    """The names in an equation's braces."""
    return [name for _, name, _, _ in Formatter().parse(FORMULAS[formula].equation) if name]


def _rulebook_files(case: Case, files: Mapping[str, bytes], day: datetime) -> Iterator[Embedded]:
    """The chosen file first, then those it extends, numbered so that two names never collide."""
    for number, (name, content) in enumerate(files.items(), 1):
        about = case.language.say("Rulebook file {file}", file=name)
        file = f"rulebook-{number}-{name.rsplit('/', 1)[-1]}"
        yield Embedded(file, content, about, day, "Supplement")
