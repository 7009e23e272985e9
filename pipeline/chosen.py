"""Selects the requested reports: all in a folder, or the reports that are named."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.deliveries import settings_of
from pipeline.ingest import ReportFolder, asked_language, report_folders
from pipeline.language import Language, language
from pipeline.problems import PolicyWrong
from pipeline.spoken import spoken, usage_fault
from pipeline.translatable import _


def chosen_folders(reports: Sequence[str] | None, inputs: Path) -> list[ReportFolder]:
    """The requested report folders: all of them, or those that are named, where a folder of periods
    may be named as a whole."""
    if not inputs.is_dir():
        usage_fault(spoken().say("There is no folder {folder}.", folder=inputs))
    folders = list(report_folders(inputs))
    if not folders:
        usage_fault(spoken().say("There is no report in {inputs}.", inputs=inputs))
    if not reports:
        return folders
    names = [name for folder in folders for name in (folder.name, folder.name.split("/")[0])]
    for wanted in reports:
        if wanted.rstrip("/") not in names:
            message = _("There is no report “{wanted}” in {inputs}.")
            usage_fault(spoken().say(message, wanted=wanted, inputs=inputs), wanted, names)
    asked = {wanted.rstrip("/") for wanted in reports}
    return [f for f in folders if f.name in asked or f.name.split("/")[0] in asked]


def index_language(inputs: Path, codes: Sequence[int]) -> Language:
    """The language of the page over all reports: the language they share, else Indonesian; the
    command's where every report had wrong settings."""
    asked = {code for folder in report_folders(inputs) if (code := _language_of(folder))}
    if len(asked) == 1:
        return language(asked.pop())
    return spoken() if set(codes) == {PolicyWrong.exit_code} else language("id")


def _language_of(folder: ReportFolder) -> str:
    """The language of a report, even if other settings are wrong; empty if it is not stated."""
    given = settings_of(folder)
    return given.report.language if given else asked_language(folder)
