"""report.toml as a frozen model: who reports, on which period, by which rulebook, from what."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from pipeline.grades import GradeScale
from pipeline.reportfile.formalities import (
    Appended,
    Application,
    Publication,
    Review,
    Submission,
)
from pipeline.reportfile.model import (
    LONGEST_PASSAGE,
    MOST_LINES,
    Day,
    Line,
    Model,
    Name,
    Scalar,
)
from pipeline.reportfile.parameters import Parameters
from pipeline.reportfile.periods import about_as_long, days_of
from pipeline.reportfile.source import FileSource, Join, Long, Spot, by_letter, places_as_written
from pipeline.reportfile.survey import Item, PublishedSurvey, Questionnaire, Regression, Variable

__all__ = [
    "Acceptance",
    "Agency",
    "Appended",
    "Application",
    "Edition",
    "FileSource",
    "Item",
    "Join",
    "LanguageCode",
    "Long",
    "Name",
    "Parameters",
    "Passages",
    "Period",
    "Person",
    "Publication",
    "PublishedSurvey",
    "Questionnaire",
    "Regression",
    "ReportFile",
    "Review",
    "RulebookChoice",
    "Scalar",
    "Spot",
    "Submission",
    "Variable",
    "by_letter",
    "places_as_written",
]

LanguageCode = Literal["id", "en"]


class Person(Model):
    """An official named in the report: the head who signs, or the superior."""

    name: Name
    title: Line = ""
    nip: Line = ""
    rank: Line = ""


class Agency(Model):
    """The agency that reports. `id` connects the agency's periods."""

    id: Line = ""
    name: Name
    region: Line = ""
    head: Person
    superior: Person | None = None
    vision: str = ""
    mission: tuple[str, ...] = Field(default=(), max_length=MOST_LINES)
    motto: Line = ""
    address: tuple[Line, ...] = Field(default=(), max_length=MOST_LINES)
    logo: Line = ""


_YEAR = 365


class Period(Model):
    """First and last day of the reported period."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _runs_forward(self) -> "Period":
        if self.end < self.start:
            raise ValueError("end lies before start")
        return self

    @property
    def days(self) -> int:
        return days_of(self.start, self.end)

    @property
    def is_part_of_a_year(self) -> bool:
        """Whether it is shorter than a year by more than calendars differ."""
        return self.days < _YEAR and not about_as_long(self.days, _YEAR)

    @property
    def counts_from(self) -> date:
        """The first day that its figures count: if the period is a part of a year, 1 January."""
        return self.start.replace(month=1, day=1) if self.is_part_of_a_year else self.start

    @property
    def opens_the_year(self) -> bool:
        """Whether it begins on 1 January, so that its figures are those of the year so far."""
        return (self.start.month, self.start.day) == (1, 1)

    @property
    def closes_the_year(self) -> bool:
        """Whether it ends on 31 December, so that the year so far is the whole year."""
        return (self.end.month, self.end.day) == (12, 31)

    @property
    def id(self) -> str:
        """`2019`, `2024-S1`, `2024-Q3`, `2024-07`, else both dates."""
        first, next_day = self.start, self.end + timedelta(days=1)
        whole_months = first.day == 1 and next_day.day == 1
        months = (next_day.year - first.year) * 12 + next_day.month - first.month
        if whole_months and months in (1, 3, 6, 12) and (first.month - 1) % months == 0:
            number = (first.month - 1) // months + 1
            return {
                12: f"{first.year}",
                6: f"{first.year}-S{number}",
                3: f"{first.year}-Q{number}",
                1: f"{first.year}-{number:02}",
            }[months]
        return f"{self.start}_{self.end}"


class Edition(Model):
    """The `[report]` table: language, paper, status, and the date it is issued on."""

    language: LanguageCode = "id"
    paper: Literal["A4", "F4"] = "A4"
    status: Literal["draft", "final", "withdrawn"] = "draft"
    issued_on: Day
    issued_at: Line = ""
    decimal: Literal[",", "."] | None = None
    example: bool = False
    revision_note: str = ""
    workings: Literal["separate", "annex"] = "separate"
    publish: bool = False

    @property
    def is_not_for_use(self) -> bool:
        """Whether nobody may rely on it: a draft, or a worked example."""
        return self.status == "draft" or self.example


class Passages(Model):
    """Optional paragraphs the agency wrote. Blank lines separate paragraphs."""

    model_config = ConfigDict(str_max_length=LONGEST_PASSAGE)

    foreword: str = ""
    organisation: str = ""
    strategic_issues: str = ""
    closing: str = ""
    data_note: str = ""


class RulebookChoice(Model):
    """Which rulebook scores the report: a shipped id, or a file beside report.toml."""

    use: Name = "rapor-2026"


class Acceptance(Model):
    """A rule knowingly waived for named rows, with its reason, which the report prints."""

    problem: Name
    where: Name
    key: str = ""
    rows: int | None = Field(default=None, ge=1, le=10_000_000)
    reason: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _names_its_rows(self) -> "Acceptance":
        if bool(self.key) == (self.rows is not None):
            raise ValueError('name the rows by key = "…" or by rows = <how many>, not both')
        return self


class ReportFile(Model):
    """The whole of report.toml."""

    agency: Agency
    period: Period
    report: Edition
    text: Passages = Passages()
    review: Review | None = None
    submitted: Submission | None = None
    published: Publication | None = None
    application: Application | None = None
    lampiran: tuple[Appended, ...] = Field(default=(), max_length=20)
    rulebook: RulebookChoice = RulebookChoice()
    surveys: Mapping[str, Questionnaire] = Field(default={}, max_length=200)
    measures: Mapping[str, Parameters] = Field(default={}, max_length=5_000)
    scales: Mapping[Name, GradeScale] = Field(default={}, max_length=200)
    sources: Mapping[str, FileSource] = Field(default={}, max_length=1_000)
    accept: tuple[Acceptance, ...] = Field(default=(), max_length=1_000)

    @property
    def appended_files(self) -> Mapping[str, str]:
        """The file of each picture for the annexes, by the key that names it."""
        scan = {"review.scan": self.review.scan} if self.review and self.review.scan else {}
        numbered = enumerate(self.lampiran, start=1)
        return {**scan, **{f"lampiran[{number}].file": one.file for number, one in numbered}}
