"""Converts a case to the files `account.json` and `report.json`, and back, except for its rulebook.

Left out is what no page of report.pdf prints: the evaluators' criteria, which are for the agency
alone, the rules of earlier years, and further numbers and denominators that are not printed.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from string import Formatter

from pipeline.account import Account, Measure
from pipeline.case import Case
from pipeline.reportfile import ReportFile
from pipeline.sealing.records import NotSealed, packed, unpacked

ACCOUNT, REPORT, TEMPLATES = "account.json", "report.json", "templates.zip"


def sealed(case: Case) -> Mapping[str, bytes]:
    """The data that the pages are worded from, as two files by name."""
    text = json.dumps(packed(_told(case)), ensure_ascii=False, separators=(",", ":"))
    report = case.report_file.model_dump_json(
        exclude={"sources"}, exclude_defaults=True, by_alias=True, indent=2
    )
    return {ACCOUNT: f"{text}\n".encode(), REPORT: f"{report}\n".encode()}


def unsealed(files: Mapping[str, bytes]) -> tuple[Account, ReportFile]:
    """The account and report.toml again. Raises NotSealed for what this version never seals."""
    try:
        account = unpacked(json.loads(files[ACCOUNT]))
        report_file = ReportFile.model_validate_json(files[REPORT])
    except (
        KeyError,
        ValueError,
        RecursionError,
    ) as damage:  # pydantic's and JSON's faults are ValueErrors
        raise NotSealed(type(damage).__name__) from damage
    if not isinstance(account, Account):
        raise NotSealed(type(account).__name__)
    return account, report_file


def _told(case: Case) -> Account:
    account = case.account
    return replace(
        account,
        readiness=None,
        past=tuple(replace(past, policy=None) for past in account.past),
        measures=tuple(_printed(measure, case) for measure in account.measures),
    )


def _printed(measure: Measure, case: Case) -> Measure:
    """The measure without the numbers that are not printed; those that advice names are kept."""
    named = _named_by_advice(measure, case)
    further: Mapping[str, float | int] = {
        name: value for name, value in measure.further_numbers.items() if name in named
    }
    return replace(measure, further_numbers=further, denominator=None)


def _named_by_advice(measure: Measure, case: Case) -> frozenset[str]:
    if not measure.further_numbers:
        return frozenset()
    rules = {part.rule for part in case.account.advice_on(measure.id)}
    texts = [
        case.language.text(advice.text) for advice in case.rulebook.advice if advice.id in rules
    ]
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)
