"""Recognise the columns and answers of a survey, as a program exports or a form words it.

Nothing is renamed, and no cell is changed, except codes that start anew on each of several sheets.
What is recognised is kept beside the delivered table, so that faults are marked in their cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import RawTable
from pipeline.ingest.surveys.answers import worded
from pipeline.ingest.surveys.banners import without_banners
from pipeline.ingest.surveys.consent import without_refusals
from pipeline.ingest.surveys.counts import answer_columns, named_items
from pipeline.ingest.surveys.exports import (
    LIMESURVEY,
    RESPONDENT,
    export_headings,
    export_of,
    own_names,
    respondents_column,
)
from pipeline.ingest.surveys.heading_rows import with_one_heading
from pipeline.ingest.surveys.items import with_items
from pipeline.ingest.surveys.joined import joined_groups
from pipeline.ingest.surveys.numbered import apart_by_sheet, numbered
from pipeline.ingest.surveys.questions import columns_of
from pipeline.ingest.surveys.repeats import repeated_rows
from pipeline.ingest.surveys.responses import counted_responses
from pipeline.ingest.surveys.versions import answered_twice, coalesced
from pipeline.ingest.surveys.zeros import proved_zeros
from pipeline.problems import Problem
from pipeline.reportfile import FileSource, Questionnaire, ReportFile
from pipeline.tables import survey_table, totals_table
from pipeline.tables.kinds import folded

__all__ = ["question_headings", "surveyed", "with_items"]

_COUNTS, _TOTALS = "_counts", "_totals"


def question_headings(name: str, report_file: ReportFile) -> frozenset[str]:
    """Further headings, folded, by which a survey's table is recognised on a sheet."""
    survey = report_file.surveys.get(name.removeprefix("survey_"))
    if survey is None:
        return frozenset()
    texts = (text for item in survey.items for text in (item.text, *item.headings) if text)
    return export_headings() | {folded(text) for text in texts}


def surveyed(
    raw: RawTable, source: FileSource, report_file: ReportFile
) -> tuple[RawTable, list[Problem]]:
    """A survey's table with the meaning of its headings and words; any other table unchanged."""
    name = raw.name.removeprefix("survey_")
    if raw.frame.width == 1:
        return raw, []
    if survey := report_file.surveys.get(name):
        return _respondents(raw, name, survey, source)
    for ending in (_COUNTS, _TOTALS):
        survey = report_file.surveys.get(name.removesuffix(ending))
        if name.endswith(ending) and survey:
            answers = dict(named_items(raw, totals_table(""), survey, source))
            columns = answer_columns(raw, survey) if ending == _COUNTS else {}
            answers |= proved_zeros(raw, columns)
            return replace(raw, answers=answers, columns=columns), []
    return raw, []


def _respondents(
    raw: RawTable, survey_id: str, survey: Questionnaire, source: FileSource
) -> tuple[RawTable, list[Problem]]:
    """A table of respondents with its columns, the responses that count, and its answers."""
    export = export_of(raw.frame.columns)
    headed = with_one_heading(raw)
    raw, problems = counted_responses(headed.raw, export)
    columns, unclear = columns_of(headed, survey, source, export)
    problems += unclear
    answers = _headings(raw, survey, source, columns)
    raw, refusals = without_refusals(raw, answers)
    problems += refusals
    if export is None:
        raw, told = without_banners(raw, answers)
        problems += told
    contract = survey_table(survey_id, survey)
    respondents = respondents_column(raw, contract, export, answers)
    if respondents and RESPONDENT not in source.columns:
        columns |= {name: (heading,) for name, heading in respondents.items()}
        if export is None:
            raw, told = numbered(raw, answers)
            problems += told
    raw, told = apart_by_sheet(
        raw,
        (*source.columns.get(RESPONDENT, ()), *columns.get(RESPONDENT, ()), *own_names(contract)),
    )
    problems += told
    asked = _answers(raw, survey, source, columns)
    every = columns | {name: (heading,) for name, heading in source.headings.items()}
    letters = export is not None and export.name == LIMESURVEY
    found = worded(raw, survey, asked.cells, letters=letters)
    problems += [
        *asked.problems,
        *found.problems,
        *joined_groups(raw, survey.groups, every),
    ]
    known = {heading for headings in every.values() for heading in headings}
    read = replace(
        raw,
        stored={**raw.stored, **asked.stored},
        columns=columns,
        answers={**asked.together, **found.codes},
        not_applicable=found.not_applicable,
        repeated=repeated_rows(raw, known),
    )
    return read, problems


def _headings(
    raw: RawTable, survey: Questionnaire, source: FileSource, columns: Mapping[str, Sequence[str]]
) -> list[str]:
    """The headings of the answers, recognised or declared."""
    asked = (*survey.item_ids, *survey.importance_columns)
    named = {folded(heading) for name, heading in source.headings.items() if name in asked}
    declared = [heading for heading in raw.frame.columns if folded(heading) in named]
    return [*declared, *(heading for name in asked for heading in columns.get(name, ()))]


@dataclass
class _Answers:
    """The answers of a survey: for each column of the contract its first heading and its cells.

    `together` holds answers made of several columns, `stored` which cells of those a workbook holds
    as numbers, both by heading.
    """

    cells: dict[str, tuple[str, pl.Series]] = field(default_factory=dict)
    together: dict[str, pl.Series] = field(default_factory=dict)
    stored: dict[str, pl.Series] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _answers(
    raw: RawTable, survey: Questionnaire, source: FileSource, columns: Mapping[str, tuple[str, ...]]
) -> _Answers:
    by_name = {folded(heading): heading for heading in raw.frame.columns}
    several = {item.id for item in survey.items if item.headings}
    found = _Answers()
    for name in (*survey.item_ids, *survey.importance_columns):
        declared = by_name.get(folded(source.headings.get(name, "")))
        headings = (declared,) if declared else columns.get(name, ())
        if not headings:
            continue
        first = headings[0]
        if name in several and len(headings) > 1:
            found.together[first], stored = coalesced(raw, headings)
            found.problems += answered_twice(raw, name, headings)
            found.stored |= {} if stored is None else {first: stored}
        found.cells[name] = (first, found.together.get(first, raw.frame[first]))
    return found
