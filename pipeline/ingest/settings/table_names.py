"""The names of the tables that a report may deliver."""

from pipeline.reportfile import ReportFile
from pipeline.tables import DELIVERED


def table_names(report_file: ReportFile) -> list[str]:
    """The tables this report may deliver: known tables, its surveys, and those `share` names."""
    surveys = (
        f"survey_{survey}{shape}"
        for survey in report_file.surveys
        for shape in ("", "_totals", "_counts")
    )
    declared = (measure.table for measure in report_file.measures.values() if measure.table)
    return list(dict.fromkeys((*DELIVERED, *surveys, *declared)))
