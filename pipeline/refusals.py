"""What goes back to the sender of a delivery that is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline import publish, validate
from pipeline.delivery import Delivery, RawTable
from pipeline.language import language
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import Table, sent_back, withheld_headings


def refusal_files(
    given: ReportFile, delivery: Delivery, problems: Sequence[Problem]
) -> Mapping[str, bytes]:
    """The list of problems, and the tables with every fault marked and no person in them."""
    words = language(given.report.language)
    raw, withheld = [], {}
    for table in delivery.tables.values():
        contract = validate.contract_of_delivered(table, given) or Table(table.name, "", ())
        found = _found_under(given, table)
        frame = sent_back(table.frame, contract, found)
        raw.append(replace(table, frame=frame))
        withheld[table.name] = withheld_headings(frame, contract, found)
    day = given.report.issued_on
    return {
        "problems.csv": publish.problems_csv(problems, words),
        "corrections.xlsx": publish.corrections(raw, problems, withheld, words, day),
    }


def _found_under(given: ReportFile, table: RawTable) -> Mapping[str, Sequence[str]]:
    """The headings that a column has by its own words, or by report.toml."""
    source = given.sources.get(table.name, FileSource())
    return {**table.columns, **{column: (name,) for column, name in source.columns.items()}}
