"""Read the report.toml of a folder as a model, or report all its problems at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.files.folders import REPORT_FILE, RESERVED, ReportFolder
from pipeline.ingest.files.present import is_file
from pipeline.ingest.settings.policy import MOST, model_or_problems
from pipeline.ingest.settings.report_faults import faults_of
from pipeline.ingest.settings.toml import Keys, merged, parsed, toml_content
from pipeline.language import LANGUAGES
from pipeline.problems import PolicyWrong, Problem
from pipeline.reportfile import ReportFile

_KEPT = 2_000
"""How many folders' settings are cached."""


@dataclass(frozen=True)
class Settings:
    """What report.toml says, with the sha256 of each file as it was parsed (a period's and its
    parent's, by name) and of the merged keys, which comments do not change."""

    given: ReportFile
    files: Mapping[str, str]
    sha256: str


def read_report_file(folder: ReportFolder) -> ReportFile:
    """The report file that `read_settings` reads, without its fingerprints."""
    return read_settings(folder).given


def read_settings(folder: ReportFolder) -> Settings:
    """Read report.toml, a period's keys merged over its parent's; `agency.id` has its default.

    Raises PolicyWrong with every problem found. A problem's column is the dotted key.
    """
    if folder.report in RESERVED:
        raise PolicyWrong([Problem("reserved-name", REPORT_FILE, value=folder.report)])
    return _settings(folder, tuple(_contents(folder).items()))


@lru_cache(_KEPT)
def _settings(folder: ReportFolder, contents: tuple[tuple[str, bytes], ...]) -> Settings:
    """As `read_settings`, cached by content: a batch looks at each folder several times."""
    keys = _keys(folder, dict(contents))
    report_file, problems = model_or_problems(ReportFile, keys, REPORT_FILE)
    if report_file is None:
        raise PolicyWrong(problems)
    if faults := list(islice(faults_of(report_file), MOST)):
        raise PolicyWrong(faults)
    files = {label: fingerprint_of(content) for label, content in contents}
    spelled = json.dumps(keys, sort_keys=True, ensure_ascii=False, default=str)
    return Settings(report_file, files, fingerprint_of(spelled.encode()))


def settings_text(folder: ReportFolder) -> tuple[Path, bytes] | None:
    """The path and bytes of the folder's report.toml, or its parent's; None if it is no TOML."""
    files = [file for file in _report_files(folder) if folder.holds(file)]
    if not files:
        return folder.path / REPORT_FILE, b""
    content = toml_content(files[-1], REPORT_FILE)
    if isinstance(content, Problem) or isinstance(parsed(content, REPORT_FILE), Problem):
        return None
    return files[-1], content


def asked_language(folder: ReportFolder) -> str:
    """The language that report.toml asks for, whatever else is wrong in it; empty if none."""
    languages = [_language_in(file) for file in _report_files(folder) if folder.holds(file)]
    return next((language for language in reversed(languages) if language), "")


def _language_in(file: Path) -> str:
    content = toml_content(file, REPORT_FILE)
    keys = content if isinstance(content, Problem) else parsed(content, REPORT_FILE)
    said = None if isinstance(keys, Problem) else keys.get("report")
    language = said.get("language") if isinstance(said, dict) else None
    return language if language in LANGUAGES else ""


def _report_files(folder: ReportFolder) -> list[Path]:
    files = [path / REPORT_FILE for path in (*folder.parents, folder.path)]
    return [file for file in files if is_file(file)]


def _contents(folder: ReportFolder) -> dict[str, bytes]:
    """The bytes of each report.toml by name, the parent's first. Raises PolicyWrong."""
    contents: dict[str, bytes] = {}
    problems = []
    for file in _report_files(folder):
        content = _content(folder, file)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            contents[folder.label(file)] = content
    if problems or not contents:
        raise PolicyWrong(problems or [Problem("toml-missing", REPORT_FILE)])
    return contents


def _content(folder: ReportFolder, file: Path) -> bytes | Problem:
    if not folder.holds(file):
        return Problem("outside-folder", REPORT_FILE)
    return toml_content(file, folder.label(file))


def _keys(folder: ReportFolder, contents: Mapping[str, bytes]) -> Keys:
    keys: Keys = {}
    problems = []
    for label, content in contents.items():
        read = parsed(content, label)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            keys = merged(keys, read)
    if problems:
        raise PolicyWrong(problems)
    return _with_agency_id(keys, folder.agency_id)


def _with_agency_id(keys: Keys, agency_id: str) -> Keys:
    agency: Any = keys.get("agency")
    if not isinstance(agency, dict) or agency.get("id"):
        return keys
    return {**keys, "agency": {**agency, "id": agency_id}}
