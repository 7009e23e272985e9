"""Groups the requested folders by agency, with what each agency must know of the others."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from pipeline.deliveries import settings_of
from pipeline.ingest import ReportFolder, neighbour_problems, reports_by_agency
from pipeline.orders import Neighbours
from pipeline.reportfile import ReportFile

Agency = Sequence[tuple[ReportFolder, Neighbours]]
"""The folders of one agency in build order, each with its neighbours."""


def agencies_of(
    folders: Sequence[ReportFolder], inputs: Path, outputs: Path
) -> Sequence[Sequence[Agency]]:
    """The agencies of these folders in steps: those of one step need nothing of each other, and an
    agency comes after those whose figures it takes. The outputs are searched once for all."""
    read = {folder: given for folder in folders if (given := settings_of(folder))}
    noticed = neighbour_problems(read, inputs)
    periods = _by_agency(folders, read)
    published = reports_by_agency(outputs)
    where = {agency: {*names} for agency, names in published.items()}
    for agency, own in periods.items():
        where.setdefault(agency, set()).update(folder.report for folder in own)
    reports = {agency: tuple(sorted(names)) for agency, names in where.items()}
    taken = {agency: _taken_by(own, read) for agency, own in periods.items()}

    def one(agency: str) -> Agency:
        others = {other: reports.get(other, ()) for other in taken[agency]}
        return [
            (folder, Neighbours(noticed.get(folder.name, ()), reports[agency], others))
            for folder in periods[agency]
        ]

    return [[one(agency) for agency in together] for together in _in_order(taken)]


def names_of(folders: Sequence[ReportFolder]) -> Mapping[str, str]:
    """The names of the agencies of these folders, by id."""
    known = (given.agency for folder in folders if (given := settings_of(folder)))
    return {agency.id: agency.name for agency in known}


def _taken_by(folders: Sequence[ReportFolder], read: Mapping[ReportFolder, ReportFile]) -> set[str]:
    """The agencies whose signed figures these reports take."""
    measures = [one for f in folders if f in read for one in read[f].measures.values()]
    return {one.taken_from[0] for one in measures if one.taken_from}


def _in_order(taken: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The agencies in as few steps as possible, each after those it takes from. The agencies of a
    circle, which can never be built, come last; each then reports the final that it lacks."""
    order: list[list[str]] = []
    left = {agency: {*others} & taken.keys() - {agency} for agency, others in taken.items()}
    while left:
        ready = [agency for agency, others in left.items() if not others & left.keys()]
        order.append(ready or [*left])
        left = {agency: others for agency, others in left.items() if agency not in order[-1]}
    return order


def _by_agency(
    folders: Sequence[ReportFolder], read: Mapping[ReportFolder, ReportFile]
) -> dict[str, list[ReportFolder]]:
    """The folders of each agency by period, a year after its parts: a report reads what its agency
    signed before it. A folder with wrong settings is an agency of its own."""
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
