"""What is asked of one report, what it is made from, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from pipeline import ingest
from pipeline.case import Case
from pipeline.delivery import Delivery, Tables
from pipeline.evaluation import EvaluatorSheet
from pipeline.problems import Problem
from pipeline.reportfile import ReportFile


@dataclass(frozen=True)
class Job:
    """What may vary between two runs of the same report."""

    inputs: Path
    outputs: Path
    templates: Path | None = None
    as_of: date | None = None
    force: bool = False
    is_question: bool = False
    """Whether nothing is to be written, not even why a delivery is refused."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The variables that `database = "env:NAME"` may name; they hold passwords."""
    language: str = "id"
    """What the command speaks: of a report whose own language cannot be read."""


@dataclass(frozen=True)
class Order:
    """What an agency asks for and delivers, as read and not yet judged."""

    folder: ingest.ReportFolder
    given: ReportFile
    policy: ingest.LoadedRulebook
    delivery: Delivery
    logo: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Those for the annexes, as data URIs by the names of their files."""
    signed: ingest.Signed = field(default_factory=ingest.Signed)
    """The agency's finals of other periods."""
    noticed: tuple[Problem, ...] = ()
    """What stands out beside other folders of the agency; part of the delivery's problems."""
    sheet: EvaluatorSheet | None = None
    """The one that evaluators of this period use; null where none is known."""

    @property
    def report(self) -> str:
        """The report's folder in outputs/: periods of one report share it."""
        return self.folder.name.split("/")[0]


@dataclass(frozen=True)
class Accounted:
    """A report's account with all that the stages added, and the tables it was made from."""

    case: Case
    tables: Tables


@dataclass(frozen=True)
class Outcome:
    """The result of one report. `standing`: the published files are up to date.

    `text` is the answer to a question, already worded; `problems` are the warnings, if asked;
    `changes` say, in words, what a draft has otherwise than the one it replaced.
    """

    status: Literal["built", "standing", "withdrawn", "checked", "explained"]
    folder: Path
    score: str = ""
    findings: int = 0
    warnings: int = 0
    measures: int = 0
    text: str = ""
    problems: tuple[Problem, ...] = ()
    changes: tuple[str, ...] = ()
