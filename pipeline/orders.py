"""The order of one report: what is asked, what it is made from, and its outcome."""

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
    """Whether to report why a report is built."""
    audit: bool = False
    """Whether a report's pages are read back before it is published."""
    agencies: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The names of the batch's agencies, by id; only the audit uses them."""
    is_question: bool = False
    """Whether nothing is to be written, not even why a delivery is refused."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The variables that `database = "env:NAME"` may name; they hold passwords."""
    language: str = "id"
    """The command's language, used for a report whose own language cannot be read."""


@dataclass(frozen=True)
class Neighbours:
    """What a report must know of the other folders of its agency: problems found by comparison with
    them, which count as problems of its delivery, and where in outputs/ the agency has reports;
    None where that is still to be searched."""

    problems: tuple[Problem, ...] = ()
    reports: tuple[str, ...] | None = None
    others: Mapping[str, tuple[str, ...]] | None = None
    """By id, the reports of the agencies whose signed figures the report takes."""


ALONE = Neighbours()


@dataclass(frozen=True)
class Order:
    """What an agency asks for and delivers, not yet judged. Its tables are read on first use: never
    for a report that is up to date."""

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
        """The problems of other folders or finals that the report uses."""
        return (*self.neighbours.problems, *self.signed.problems, *self.taken.problems)

    @cached_property
    def given(self) -> ReportFile:
        """The contents of report.toml, with the items of surveys that only a table names."""
        return ingest.with_items(self.settings.given, self.delivery)

    @property
    def rows_read(self) -> int:
        """The rows of all tables; 0 where they were not read."""
        was_read = "delivery" in self.__dict__
        return sum(raw.frame.height for raw in self.delivery.tables.values()) if was_read else 0

    @property
    def sheet(self) -> EvaluatorSheet | None:
        """The sheet that evaluators of this period use; None where none is known."""
        return ingest.evaluator_sheet(self.settings.given.period)

    @property
    def period(self) -> str:
        """The period's id, and the name of its folder in outputs/."""
        return self.settings.given.period.id

    @property
    def report(self) -> str:
        """The report's folder in outputs/, shared by the periods of one report."""
        return self.folder.report


@dataclass(frozen=True)
class Accounted:
    """A report's account with everything the stages added, and the tables it was made from."""

    case: Case
    tables: Tables


@dataclass(frozen=True)
class Outcome:
    """The result of one report. Status `standing`: the published files are up to date.

    `text` is the answer to a question, in words; `problems` are the warnings, if asked; `changes`
    state, in words, how a draft differs from the draft it replaced.
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
