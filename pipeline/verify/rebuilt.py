"""Builds the report anew from the inputs it is said to be made from, in its status then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline import ingest
from pipeline.ingest import ReportFolder
from pipeline.ingredients import ingredients_of
from pipeline.orders import Job
from pipeline.problems import InputsRefused, PolicyWrong, UsageError
from pipeline.publish import Origin, Plan
from pipeline.run import accounted, files_of, ordered, validated
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.verify.alarms import Alarm
from pipeline.verify.asked import Asked


@dataclass(frozen=True)
class Rebuilt:
    """The files of the report by name, none where it could not be built; `alarms` name inputs that
    are not those of its manifest."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    alarms: tuple[Alarm, ...] = ()


def built_anew(origin: Origin, asked: Asked) -> Rebuilt:
    """What the inputs make. Raises UsageError where no folder has this report and period."""
    job = Job(
        asked.inputs or asked.outputs,
        asked.outputs,
        asked.templates,
        origin.as_of,
        is_question=True,
        environment=asked.environment,
    )
    order = ordered(_folder(origin, job), job)
    plan = Plan(
        build=True,
        status=origin.status,
        revision=origin.revision,
        revision_note=origin.revision_note,
    )
    try:
        made_of = ingredients_of(order, job)
        alarms = tuple(_other_inputs(origin.inputs, made_of.inputs))
        made = accounted(order, validated(order))
    except (InputsRefused, PolicyWrong) as refusal:
        codes = ", ".join(dict.fromkeys(one.code for one in refusal.problems))
        return Rebuilt(alarms=(Alarm("file", "", Message(_REFUSED, {"codes": codes})),))
    return Rebuilt(files_of(order, made, made_of, plan, job), alarms)


def _folder(origin: Origin, job: Job) -> ReportFolder:
    for folder in ingest.report_folders(job.inputs):
        if folder.report == origin.report:
            try:
                given = ingest.read_report_file(folder)
            except PolicyWrong:
                continue
            if given.period.id == origin.period:
                return folder
    raise UsageError(_NO_FOLDER, inputs=job.inputs.name, report=origin.report, period=origin.period)


def _other_inputs(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Alarm]:
    for name in dict.fromkeys((*then, *now)):
        if (old := then.get(name, "")) != (new := now.get(name, "")):
            yield Alarm("input", name, Message(_OTHER), new, old)


_NO_FOLDER = _("In {inputs} there is no report {report} on {period} that can be read.")
_REFUSED = _("the inputs would be refused: {codes}")
_OTHER = _("the file was made from another input than this one")
