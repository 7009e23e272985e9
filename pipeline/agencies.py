"""The folders that were asked for, agency by agency: what each must know of the others."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from pipeline.deliveries import settings_of
from pipeline.ingest import ReportFolder, neighbour_problems, reports_by_agency
from pipeline.orders import Neighbours
from pipeline.reportfile import ReportFile

Agency = Sequence[tuple[ReportFolder, Neighbours]]
"""The folders of one agency in the order in which they are built, each with its neighbours."""


def agencies_of(folders: Sequence[ReportFolder], inputs: Path, outputs: Path) -> Sequence[Agency]:
    """The agencies of these folders. What is published is looked through once for all of them."""
    read = {folder: given for folder in folders if (given := settings_of(folder))}
    noticed = neighbour_problems(read, inputs)
    published = reports_by_agency(outputs)
    found = []
    for agency_id, periods in _by_agency(folders, read).items():
        reports = {*published.get(agency_id, ()), *(folder.report for folder in periods)}
        where = tuple(sorted(reports))
        found.append(
            [(folder, Neighbours(noticed.get(folder.name, ()), where)) for folder in periods]
        )
    return found


def _by_agency(
    folders: Sequence[ReportFolder], read: Mapping[ReportFolder, ReportFile]
) -> dict[str, list[ReportFolder]]:
    """The folders of each agency by period, a year after its parts: a report reads what its agency
    signed before it. One with wrong settings is on its own."""
    agencies: dict[str, list[tuple[tuple[date, int], ReportFolder]]] = {}
    for folder in folders:
        given = read.get(folder)
        agency_id = given.agency.id if given else folder.name
        place = (given.period.end, given.period.days) if given else (date.min, 0)
        agencies.setdefault(agency_id, []).append((place, folder))
    return {
        agency_id: [folder for _, folder in sorted(periods, key=lambda period: period[0])]
        for agency_id, periods in agencies.items()
    }
