"""The measures of other agencies' finals that a report takes its actuals from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.account import Past, Taken
from pipeline.delivery import DeliveredFile
from pipeline.ingest.files.folders import REPORT_FILE
from pipeline.ingest.published.earlier import finals_of
from pipeline.problems import Problem, nearest
from pipeline.reportfile import ReportFile


@dataclass(frozen=True)
class TakenFrom:
    """What other agencies signed, by the measure that takes it; the sha256 of their files by name;
    and problems for what is missing."""

    figures: Mapping[str, Taken] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_taken(
    outputs: Path, given: ReportFile, reports: Mapping[str, Collection[str]] | None
) -> TakenFrom:
    """What `[measures."x"] from` names, from finals of the same days. `reports` gives the folders
    of `outputs` that hold each agency, where that is known."""
    figures: dict[str, Taken] = {}
    files: dict[str, str] = {}
    problems = []
    for measure_id, parameters in given.measures.items():
        if parameters.taken_from is None:
            continue
        agency, wanted = parameters.taken_from
        known = None if reports is None else reports.get(agency, ())
        final, place = _final(outputs, agency, given, known), f"measures.{measure_id}.from"
        if final is None:
            values: dict[str, object] = {"agency": agency, "period": given.period.id}
            problems.append(_problem("taken-unsigned", place, f"{agency}/{wanted}", values))
            continue
        files[f"outputs/{final.file}"] = final.sha256
        if (measure := final.by_id.get(wanted)) is None:
            values = {"agency": agency, "nearest": nearest(wanted, final.by_id)}
            problems.append(_problem("taken-unknown", place, wanted, values))
            continue
        source = DeliveredFile(f"outputs/{final.file}", wanted, final.sha256)
        figures[measure_id] = Taken(agency, measure, source)
    return TakenFrom(figures, files, tuple(problems))


def _final(
    outputs: Path, agency: str, given: ReportFile, reports: Collection[str] | None
) -> Past | None:
    found, _altered = finals_of(outputs, agency, reports, example=given.report.example)
    days = (given.period.start, given.period.end)
    return next((one for one in found if (one.period.start, one.period.end) == days), None)


def _problem(code: str, place: str, value: str, values: Mapping[str, object]) -> Problem:
    return Problem(code, REPORT_FILE, column=place, value=value, values=values)
