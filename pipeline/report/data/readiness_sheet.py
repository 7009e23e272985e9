"""scorecard.xlsx: the criteria of the evaluator's sheet, in its order."""

from pipeline.account import Record
from pipeline.report.data.formats import SheetRows


def readiness_sheet(record: Record) -> SheetRows:
    """A row for each criterion; none where no evaluation sheet is used for the period."""
    return SheetRows(
        "readiness",
        [
            {
                "id": one.id,
                "component": one.component,
                "part": one.part,
                "text": one.text,
                "state": one.state,
                "measures_met": one.met,
                "measures_asked": one.of,
                "points": one.points,
                "cell": one.cell,
                "told": one.told,
            }
            for one in record.readiness
        ],
    )
