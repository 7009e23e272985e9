"""A report's folder in, its report.toml as a model out, or all its problems at once."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.codes import PROBLEMS
from pipeline.ingest.column_keys import unknown_columns
from pipeline.ingest.fingerprints import fingerprint_of
from pipeline.ingest.folders import REPORT_FILE, RESERVED, ReportFolder
from pipeline.ingest.policy import MOST, model_or_problems, value_problem
from pipeline.ingest.present import is_file
from pipeline.ingest.regressions import regression_faults
from pipeline.ingest.tables import table_names
from pipeline.ingest.toml import Keys, merged, parsed, toml_content
from pipeline.language import LANGUAGES
from pipeline.problems import PolicyWrong, Problem, Reason, nearest
from pipeline.reportfile import Questionnaire, ReportFile
from pipeline.reportfile.placeholders import placeholders_of
from pipeline.rulebook import EVERY_VARIANT
from pipeline.tables import DELIVERED

OWN_KEYS = {
    "budget": frozenset(
        {
            *("accounts", "unit", "zero", "realized", "realized_by", "empty_months"),
            *("join", "unpaid"),
        }
    ),
    "realization": frozenset({"quarters", "months", "join", "figures", "wrapped"}),
}
"""Keys of `[sources.x]` that not every table has."""
SUMMED = frozenset({"sum", "key", "day", "unit"})
"""Keys of `join` for a file whose rows are added up, which only a budget has."""
_KEPT = 2_000
"""Folders whose settings are kept."""


@dataclass(frozen=True)
class Settings:
    """What report.toml says, with the sha256 of each file as it was parsed (a period's and its
    parent's, by name) and of the keys that they make together: a comment is none of these."""

    given: ReportFile
    files: Mapping[str, str]
    sha256: str


def read_report_file(folder: ReportFolder) -> ReportFile:
    """What `read_settings` reads, without where from."""
    return read_settings(folder).given


def read_settings(folder: ReportFolder) -> Settings:
    """Read report.toml, a period's keys laid over its parent's; `agency.id` has its default.

    Raises PolicyWrong with every problem found. A problem's column is the dotted key.
    """
    if folder.report in RESERVED:
        raise PolicyWrong([Problem("reserved-name", REPORT_FILE, value=folder.report)])
    return _settings(folder, tuple(_contents(folder).items()))


@lru_cache(_KEPT)
def _settings(folder: ReportFolder, contents: tuple[tuple[str, bytes], ...]) -> Settings:
    """What the same bytes say is worked out once: a batch looks at each folder several times."""
    keys = _keys(folder, dict(contents))
    report_file, problems = model_or_problems(ReportFile, keys, REPORT_FILE)
    if report_file is None:
        raise PolicyWrong(problems)
    if faults := list(islice(_faults(report_file), MOST)):
        raise PolicyWrong(faults)
    files = {label: fingerprint_of(content) for label, content in contents}
    spelled = json.dumps(keys, sort_keys=True, ensure_ascii=False, default=str)
    return Settings(report_file, files, fingerprint_of(spelled.encode()))


def settings_text(folder: ReportFolder) -> tuple[Path, bytes] | None:
    """The report.toml of a folder, or the one it builds on, as it is; None where it is no TOML."""
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
    """The bytes of each report.toml by its name, the parent's first. Raises PolicyWrong."""
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


def _faults(report_file: ReportFile) -> Iterator[Problem]:
    """What the model cannot see: keys that name something the file does not have."""
    yield from _unknown_tables(report_file)
    yield from _keys_of_one_table(report_file)
    yield from unknown_columns(report_file, REPORT_FILE)
    yield from _unknown_waivers(report_file)
    yield from _unknown_surveys(report_file)
    yield from _unknown_variants(report_file)
    yield from _out_of_order(report_file)
    yield from _placeholders_left(report_file)
    for survey_id, survey in report_file.surveys.items():
        yield from regression_faults(survey_id, survey)
        yield from _impossible_alpha(survey_id, survey)


def _placeholders_left(report_file: ReportFile) -> Iterator[Problem]:
    """What stands in a new folder until it is filled in has no place in a final report."""
    if not report_file.report.is_not_for_use:
        for key, value in placeholders_of(report_file):
            yield Problem("placeholder-left", REPORT_FILE, column=key, value=value)


def _out_of_order(report_file: ReportFile) -> Iterator[Problem]:
    """A report is reviewed, then issued, then sent and published."""
    issued = report_file.report.issued_on
    if (review := report_file.review) and review.on > issued:
        reason = Reason("after-issued", {"limit": issued})
        yield value_problem(REPORT_FILE, "review.on", reason, str(review.on))
    for key, told in (("submitted", report_file.submitted), ("published", report_file.published)):
        if told and told.on < issued:
            reason = Reason("before-issued", {"limit": issued})
            yield value_problem(REPORT_FILE, f"{key}.on", reason, str(told.on))


def _unknown_tables(report_file: ReportFile) -> Iterator[Problem]:
    known = table_names(report_file)
    for table in report_file.sources:
        if table not in known:
            values = {"nearest": nearest(table, known)}
            yield Problem("toml-unknown-key", REPORT_FILE, column=f"sources.{table}", values=values)
    for number, waiver in enumerate(report_file.accept, start=1):
        if waiver.where not in known:
            near = nearest(waiver.where, known)
            yield value_problem(
                REPORT_FILE, f"accept[{number}].where", "no-table", waiver.where, near
            )


def _keys_of_one_table(report_file: ReportFile) -> Iterator[Problem]:
    """What only budget lines have, accounts under activities and amounts by month, and what only
    the register has, figures by quarter."""
    for table, source in report_file.sources.items():
        others = frozenset().union(*OWN_KEYS.values()) - OWN_KEYS.get(table, frozenset())
        for key in sorted(source.model_fields_set & others):
            column = f"sources.{table}.{key}"
            yield Problem("toml-unknown-key", REPORT_FILE, column=column)
        if source.empty and (table in DELIVERED or table.startswith("survey_")):
            yield Problem("toml-unknown-key", REPORT_FILE, column=f"sources.{table}.empty")
        for key in sorted(key for join in source.join for key in join.model_fields_set & SUMMED):
            if table != "budget":
                yield Problem("toml-unknown-key", REPORT_FILE, column=f"sources.{table}.join.{key}")


def _unknown_waivers(report_file: ReportFile) -> Iterator[Problem]:
    for number, waiver in enumerate(report_file.accept, start=1):
        key, code = f"accept[{number}].problem", waiver.problem
        if code not in PROBLEMS:
            yield value_problem(REPORT_FILE, key, "no-code", code, nearest(code, PROBLEMS))
        elif not PROBLEMS[code].waivable:
            yield value_problem(REPORT_FILE, key, "not-waivable", code)


def _unknown_surveys(report_file: ReportFile) -> Iterator[Problem]:
    for measure_id, measure in report_file.measures.items():
        survey, key = measure.survey, f"measures.{measure_id}"
        if survey is None:
            continue
        if survey not in report_file.surveys:
            near = nearest(survey, report_file.surveys)
            yield value_problem(REPORT_FILE, f"{key}.survey", "no-survey", survey, near)
            continue
        known = report_file.surveys[survey].item_ids
        for item in measure.items or ():
            if item not in known:
                near = nearest(item, known)
                yield value_problem(REPORT_FILE, f"{key}.items", "no-item", item, near)


def _unknown_variants(report_file: ReportFile) -> Iterator[Problem]:
    """Unknown variants; one that does not fit its measure's polarity is a finding."""
    for measure_id, measure in report_file.measures.items():
        variant = measure.variant
        if variant is not None and variant not in EVERY_VARIANT:
            reason = Reason("variant", {"choices": list(EVERY_VARIANT)})
            key, near = f"measures.{measure_id}.variant", nearest(variant, EVERY_VARIANT)
            yield value_problem(REPORT_FILE, key, reason, variant, near)


def _impossible_alpha(survey_id: str, survey: Questionnaire) -> Iterator[Problem]:
    """Cronbach's alpha never passes 1; 7.5 is 0.75 with a lost decimal mark."""
    alpha = survey.published.alpha
    if alpha is not None and alpha > 1:
        key, reason = f"surveys.{survey_id}.published.alpha", Reason("at-most", {"limit": "1"})
        yield value_problem(REPORT_FILE, key, reason, str(alpha))
