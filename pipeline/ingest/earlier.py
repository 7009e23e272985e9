"""The outputs in, an agency's final scorecards of earlier periods out."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from pipeline.ingest.fingerprints import fingerprint
from pipeline.reportfile import Period
from pipeline.reportfile.periods import about_as_long, days_of
from pipeline.results import EarlierFigure, EarlierScorecard
from pipeline.statistics.periods import AskedItem, EarlierSurvey

RECORD = "scorecard.json"
_HEAD = 1024
"""The agency's id stands near the top of a record, so that others need not be read whole."""


class _Agency(BaseModel):
    id: str


class _Period(BaseModel):
    id: str
    start: date
    end: date


class _Rulebook(BaseModel):
    id: str


class _Measure(BaseModel):
    id: str
    name: str = ""
    measured_in: str = ""
    target: float | None
    actual: float | None
    achievement: float | None
    formula: str = ""
    index_rule: dict[str, float | str | None] | None = None
    rating_text: str | None = None


class _Item(BaseModel):
    id: str
    text: str = ""
    reversed: bool = False
    mean: float | None = None


class _Element(BaseModel):
    nrr: float


class _Quality(BaseModel):
    elements: tuple[_Element, ...] = ()


class _Survey(BaseModel):
    id: str
    respondents: int
    scale: tuple[int, int]
    items: tuple[_Item, ...]
    mean: float | None = None
    sd: float | None = None
    service_quality: _Quality | None = None


class _Node(BaseModel):
    id: str
    score: float | None


class _Whole(BaseModel):
    score: float | None


class _Record(BaseModel):
    """What is taken from a scorecard.json; its other keys are passed over."""

    agency: _Agency
    period: _Period
    rulebook: _Rulebook
    status: Literal["draft", "final"]
    example: bool = False
    measures: tuple[_Measure, ...]
    perspectives: tuple[_Node, ...]
    scorecard: _Whole
    surveys: tuple[_Survey, ...] = ()


def earlier_records(
    outputs: Path, agency_id: str, period: Period, *, example: bool = False
) -> tuple[EarlierScorecard, ...]:
    """The agency's final scorecards of earlier periods about as long as `period`, oldest first.

    A year is never set beside a half. Examples are read by examples alone. A record that cannot be
    read is not one of ours.
    """
    found: dict[date, EarlierScorecard] = {}
    for path in _records_of(outputs, agency_id):
        record = _record(path)
        if record and _counts(record, agency_id, period, example=example):
            found[record.period.end] = _scorecard(record, path, outputs)
    return tuple(found[end] for end in sorted(found))


def _records_of(outputs: Path, agency_id: str) -> Iterator[Path]:
    """Records whose head names the agency; 20,000 reports are looked through in a second."""
    wanted = json.dumps(agency_id, ensure_ascii=False).encode()
    for path in sorted(outputs.glob(f"*/*/{RECORD}")):
        with path.open("rb") as file:
            if wanted in file.read(_HEAD):
                yield path


def _record(path: Path) -> _Record | None:
    try:
        return _Record.model_validate_json(path.read_bytes())
    except ValidationError:
        return None


def _counts(record: _Record, agency_id: str, period: Period, *, example: bool) -> bool:
    return (
        record.agency.id == agency_id
        and record.status == "final"
        and record.period.end < period.start
        and about_as_long(days_of(record.period.start, record.period.end), period.days)
        and (example or not record.example)
    )


def _scorecard(record: _Record, path: Path, outputs: Path) -> EarlierScorecard:
    period = record.period.id
    return EarlierScorecard(
        period,
        record.rulebook.id,
        record.scorecard.score,
        {node.id: node.score for node in record.perspectives},
        {measure.id: _figure(measure, period) for measure in record.measures},
        path.relative_to(outputs).as_posix(),
        fingerprint(path),
        {survey.id: _earlier_survey(survey, period) for survey in record.surveys},
    )


def _figure(measure: _Measure, period: str) -> EarlierFigure:
    return EarlierFigure(
        period,
        measure.target,
        measure.actual,
        measure.achievement,
        measure.formula,
        measure.index_rule,
        measure.rating_text,
        measure.name,
        measure.measured_in,
    )


def _earlier_survey(survey: _Survey, period: str) -> EarlierSurvey:
    return EarlierSurvey(
        period,
        survey.respondents,
        survey.scale,
        tuple(AskedItem(item.id, item.text, item.reversed, item.mean) for item in survey.items),
        survey.mean,
        survey.sd,
        tuple(element.nrr for element in survey.service_quality.elements)
        if survey.service_quality
        else (),
    )
