"""What a reader looks for: the headings of a table as this report may have them."""

from pipeline.ingest.layout.reading import Sought
from pipeline.ingest.surveys import question_headings
from pipeline.reportfile import FileSource, Join, ReportFile
from pipeline.tables import (
    Column,
    Table,
    contract_of,
    counts_table,
    more_headings,
    totals_table,
)
from pipeline.tables.kinds import PolarsType, folded


def sought_for(name: str, report_file: ReportFile, source: FileSource) -> Sought:
    """What a reader looks for to find the table `name`."""
    return Sought(
        name,
        _headings(name, report_file, source) | question_headings(name, report_file),
        _narrow(name, report_file, source),
        columns_of(name, report_file),
        source.columns,
    )


def sought_in(join: Join, sought: Sought) -> Sought:
    """What a reader looks for in a joined file whose rows are added up: key, amounts and days."""
    keys = {folded(one) for one in join.keys}
    keys |= {heading for heading, column in sought.columns.items() if column.name == join.by}
    return Sought(
        headings=frozenset({*keys, *(folded(one) for one in (join.sum, join.day) if one)})
    )


def _headings(name: str, report_file: ReportFile, source: FileSource) -> frozenset[str]:
    """The headings by which a table is recognised on a sheet, folded."""
    declared = frozenset(folded(heading) for heading in source.parts)
    return declared | columns_of(name, report_file).keys() | more_headings(name, report_file.period)


def columns_of(name: str, report_file: ReportFile) -> dict[str, Column]:
    """The columns of a table by each of their headings, folded."""
    table = _contract(name, report_file)
    return {
        folded(heading): column
        for column in (table.columns if table else ())
        for heading in (column.name, *column.aliases)
    }


def _narrow(name: str, report_file: ReportFile, source: FileSource) -> dict[str, PolarsType]:
    """The narrow type of each heading that may have one; none where answers are translated."""
    survey = report_file.surveys.get(name.removeprefix("survey_"))
    table = _contract(name, report_file)
    if table is None or (survey and survey.is_translated):
        return {}
    return {
        folded(source.headings.get(column.name, heading)): column.narrow
        for column in table.columns
        if column.narrow is not None
        for heading in (column.name, *column.aliases)
    }


def _contract(name: str, report_file: ReportFile) -> Table | None:
    """The contract of a table, also of totals and counts of a survey; None for a declared table."""
    sums = (
        table
        for survey_id, survey in report_file.surveys.items()
        for table in (totals_table(survey_id), counts_table(survey_id, survey))
    )
    return contract_of(name, report_file) or next((t for t in sums if t.name == name), None)
