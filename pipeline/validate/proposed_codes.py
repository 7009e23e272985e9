"""Codes beside the scale of a survey, such as 99: the lines that make them no answer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import Questionnaire, ReportFile
from pipeline.validate.typed import TypedTable

_SURVEY = "survey_"
_CODES = frozenset({"0", "8", "9", "77", "88", "97", "98", "99", "999", "-1", "-9", "-99"})
"""Codes of forms for not known, not answered and not applicable; 0 is below a scale from 1."""


def with_codes_proposed(
    problems: Sequence[Problem], tables: Mapping[str, TypedTable], report_file: ReportFile
) -> list[Problem]:
    """The problems; an answer that is such a code proposes the readings of all codes of its
    survey."""
    named = {
        (table.source.file, table.source.sheet): name.removeprefix(_SURVEY)
        for name, table in tables.items()
        if name.startswith(_SURVEY) and name.removeprefix(_SURVEY) in report_file.surveys
    }
    found: dict[str, list[str]] = {}
    for problem in problems:
        if survey := _survey(problem, named, report_file):
            found.setdefault(survey, []).append(problem.value)
    lines = {
        survey: tuple(_lines(survey, codes, report_file.surveys[survey]))
        for survey, codes in found.items()
    }
    return [
        replace(problem, proposals=(*problem.proposals, *lines[survey]))
        if (survey := _survey(problem, named, report_file))
        else problem
        for problem in problems
    ]


def _survey(problem: Problem, named: Mapping[tuple[str, str], str], report_file: ReportFile) -> str:
    """The survey in which a code far from the scale was taken for an answer; else empty."""
    survey = named.get((problem.file, problem.sheet), "")
    is_code = problem.code == "out-of-range" and problem.value in _CODES
    if not survey or not is_code:
        return ""
    low, high = report_file.surveys[survey].scale
    return "" if low - 1 < int(problem.value) <= high + 1 else survey


def _lines(survey_id: str, codes: Iterable[str], survey: Questionnaire) -> Iterator[Proposal]:
    each = tuple(dict.fromkeys(codes))
    before = {"missing": survey.missing, "not_applicable": survey.not_applicable}
    for key, known in before.items():
        told = "; ".join(f"{code} = {key}" for code in each)
        yield Proposal(("surveys", survey_id), {key: (*known, *each)}, "reading", told)
