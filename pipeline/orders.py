"""What is asked of one report, what it is made from, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from pipeline import ingest, publish
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
    why: bool = False
    """Whether it is told why a report is built."""
    audit: bool = False
    """Whether a report's pages are read back before it is published."""
    agencies: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The names of the agencies of the batch, by their ids: for the audit alone."""
    is_question: bool = False
    """Whether nothing is to be written, not even why a delivery is refused."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The variables that `database = "env:NAME"` may name; they hold passwords."""
    language: str = "id"
    """What the command speaks: of a report whose own language cannot be read."""


@dataclass(frozen=True)
class Neighbours:
    """What a report must know of the other folders of its agency: what stands out beside them,
    which is part of its delivery's problems, and where in outputs/ the agency has reports; null
    where that is to be looked for."""

    problems: tuple[Problem, ...] = ()
    reports: tuple[str, ...] | None = None
    others: Mapping[str, tuple[str, ...]] | None = None
    """The same of the agencies whose signed figures the report takes."""


ALONE = Neighbours()


@dataclass(frozen=True)
class Order:
    """What an agency asks for and delivers, not yet judged. Its tables are read when they are first
    asked for: of a report that is up to date they never are."""

    folder: ingest.ReportFolder
    settings: ingest.Settings
    policy: ingest.LoadedRulebook
    read: Callable[[], Delivery] = field(repr=False)
    pictures: ingest.Pictures = field(default_factory=ingest.Pictures, repr=False)
    signed: ingest.Signed = field(default_factory=ingest.Signed)
    """The agency's finals of other periods."""
    taken: ingest.TakenFrom = field(default_factory=ingest.TakenFrom)
    """What other agencies signed and this report takes."""
    neighbours: Neighbours = ALONE

    @cached_property
    def delivery(self) -> Delivery:
        delivery = self.read()
        problems = (*delivery.problems, *self.elsewhere)
        return replace(delivery, problems=problems)

    @property
    def elsewhere(self) -> tuple[Problem, ...]:
        """What is wrong with other folders or finals that the report looks at."""
        return (*self.neighbours.problems, *self.signed.problems, *self.taken.problems)

    @cached_property
    def given(self) -> ReportFile:
        """What report.toml says, the items of a survey that only its table names among it."""
        return ingest.with_items(self.settings.given, self.delivery)

    @property
    def rows_read(self) -> int:
        """The rows of all tables; none where they were not read."""
        was_read = "delivery" in self.__dict__
        return sum(raw.frame.height for raw in self.delivery.tables.values()) if was_read else 0

    @property
    def sheet(self) -> EvaluatorSheet | None:
        """The one that evaluators of this period use; null where none is known."""
        return ingest.evaluator_sheet(self.settings.given.period)

    @property
    def period(self) -> str:
        """The period's id, and the name of its folder in outputs/."""
        return self.settings.given.period.id

    @property
    def report(self) -> str:
        """The report's folder in outputs/: periods of one report share it."""
        return self.folder.report


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
    causes: tuple[publish.Cause, ...] = ()
    """Why it was built, if that was asked."""
