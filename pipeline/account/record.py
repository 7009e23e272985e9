"""scorecard.json: the account as a file. Numbers in full, null for missing."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from pipeline.account.advice import Recommendation
from pipeline.account.budget import BudgetLine, ObjectiveCost, Programme
from pipeline.account.change import Change
from pipeline.account.earlier import AgencyName, PeriodDays, RulebookName
from pipeline.account.follow_up import FollowUp
from pipeline.account.formalities import Published, Reviewed, Submitted
from pipeline.account.measure import Measure
from pipeline.account.node import Node
from pipeline.account.readiness import ToldReadiness
from pipeline.account.survey import Survey
from pipeline.account.tally import Tally
from pipeline.schemas import DIALECT, Schema, key_tables, schema_of
from pipeline.statistics.regression import Regression

SCHEMA = "rapor/scorecard/2"


@dataclass(frozen=True)
class ToldFinding:
    """What a reader should know, in the report's language. `where` names a measure or a table."""

    code: str
    severity: str
    where: str
    found: str
    expected: str
    text: str


@dataclass(frozen=True)
class ToldProblem:
    """A warning about the delivery, in the report's language, and where the sender finds it."""

    code: str
    severity: str
    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    text: str
    line: str = ""
    """The line to add to report.toml to settle it; empty where report.toml does not settle it."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """The whole file. Keys are added, and none changes its meaning.

    The agency comes first, so that a reader of many files need not read them whole.
    """

    schema: str = SCHEMA
    agency: AgencyName
    report: str
    """The report's folder in the outputs."""
    period: PeriodDays
    rulebook: RulebookName
    status: Literal["draft", "final"]
    revision: int
    """For a final: 1, and one more each time it was changed."""
    example: bool
    """Whether it is a worked example and no official document."""
    reviewed: Reviewed | None = None
    """Null where no statement of an internal auditor was given."""
    submitted: Submitted | None = None
    published: Published | None = None
    measures: tuple[Measure, ...]
    dropped: tuple[Measure, ...] = ()
    """Measures that the revised agreement of the year dropped: neither scored nor missing."""
    objectives: tuple[Node, ...]
    perspectives: tuple[Node, ...]
    scorecard: Node
    tally: Tally
    change: Change
    """Why the score moved since the previous comparable period."""
    surveys: tuple[Survey, ...]
    budget: tuple[BudgetLine, ...]
    """The lines that have no lines below them."""
    programmes: tuple[Programme, ...]
    """The lines at the top, or the sub-activities that lines name."""
    efficiency: tuple[ObjectiveCost, ...]
    """The objectives that budget lines name."""
    regressions: tuple[Regression, ...]
    recommendations: tuple[Recommendation, ...]
    follow_up: tuple[FollowUp, ...] = ()
    """What became of earlier recommendations."""
    findings: tuple[ToldFinding, ...]
    readiness: tuple[ToldReadiness, ...] = ()
    """The criteria of the evaluator's sheet (LKE); empty for a part of a year, and for a year
    before the oldest known sheet."""
    problems: tuple[ToldProblem, ...]
    """Warnings about the delivery."""


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def as_json(record: Record) -> bytes:
    """The record as the file scorecard.json."""
    return _adapter().dump_json(record, indent=2) + b"\n"


def json_schema() -> Schema:
    """The JSON Schema of the file, with the meaning of each key."""
    return {"$schema": DIALECT, **schema_of(_adapter())}


def tables_of_keys() -> str:
    """Every key of the file as Markdown."""
    return key_tables(json_schema(), "The top of the file", _PLACES)


_PLACES = {
    "Reviewed": "Reviewed: `reviewed`",
    "Submitted": "Submitted: `submitted`",
    "Published": "Published: `published`",
    "Measure": "Measure: an entry of `measures`",
    "Cumulative": "Cumulative: `cumulative` of a measure",
    "Node": "Node: an entry of `objectives` and `perspectives`, and `scorecard`",
    "Tally": "Tally: `tally`",
    "Change": "Change: `change`",
    "Effects": "Effects: `effects` of a change",
    "MeasureEffect": "MeasureEffect: an entry of `measures` of a change",
    "Survey": "Survey: an entry of `surveys`",
    "BudgetLine": "BudgetLine: an entry of `budget`",
    "Programme": "Programme: an entry of `programmes`",
    "ObjectiveCost": "ObjectiveCost: an entry of `efficiency`",
    "Regression": "Regression: an entry of `regressions`",
    "Recommendation": "Recommendation: an entry of `recommendations`",
    "FollowUp": "FollowUp: an entry of `follow_up`",
    "ToldFinding": "ToldFinding: an entry of `findings`",
    "ToldReadiness": "ToldReadiness: an entry of `readiness`",
    "ToldProblem": "ToldProblem: an entry of `problems`",
}
"""Where each kind of entry is in the file."""
