"""A survey whose items are on another sheet of its workbook, as in repeated groups of a form."""

from collections.abc import Callable, Sequence

from pipeline.delivery import DeliveredFile, RawTable
from pipeline.ingest.layout.reading import Reading
from pipeline.ingest.surveys.exports import export_of
from pipeline.ingest.surveys.heading_rows import with_one_heading
from pipeline.ingest.surveys.questions import columns_of
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import FileSource, ReportFile


def items_elsewhere(
    reading: Reading,
    place: tuple[str, str],
    report_file: ReportFile,
    sheets: Sequence[str],
    read: Callable[[str], Reading],
) -> Problem | None:
    """The problem that names the sheets with a survey's items, where its own sheet has none.

    `place` is the table and its file; `read` reads another sheet of that file.
    """
    table, file = place
    survey = report_file.surveys.get(table.removeprefix("survey_"))
    if survey is None or not survey.items or reading.frame.width == 1:
        return None
    source = report_file.sources.get(table, FileSource())
    ids = set(survey.item_ids)

    def asked(given: Reading) -> set[str]:
        raw = RawTable(table, DeliveredFile(file, given.sheet, ""), given.frame)
        export = export_of(raw.frame.columns)
        columns, _ = columns_of(with_one_heading(raw), survey, source, export)
        return ids & {*columns, *source.columns}

    if asked(reading):
        return None
    others = [sheet for sheet in sheets if sheet != reading.sheet]
    fitting = [sheet for sheet in others if asked(read(sheet)) == ids]
    if not fitting:
        return None
    standing: Standing = "proved" if len(fitting) == 1 else "reading"
    return Problem(
        "items-on-another-sheet",
        file,
        reading.sheet,
        values={"table": table, "sheets": fitting},
        proposals=tuple(
            Proposal(("sources", table), {"sheet": sheet}, standing) for sheet in fitting
        ),
    )
