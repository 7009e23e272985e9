"""report.toml as a frozen model: who reports, on which period, by which rulebook, from what."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.names import Day, Heading, HeadingOrNone, Name

LanguageCode = Literal["id", "en"]


class _Model(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, allow_inf_nan=False
    )


class Person(_Model):
    """An official named in the report: the head who signs, or the superior."""

    name: Name
    title: str = ""
    nip: str = ""
    rank: str = ""


class Agency(_Model):
    """Whose report it is. `id` ties the agency's periods together."""

    id: str = ""
    name: Name
    region: str = ""
    head: Person
    superior: Person | None = None
    vision: str = ""
    mission: tuple[str, ...] = ()
    motto: str = ""
    address: tuple[str, ...] = ()
    logo: str = ""


class Period(_Model):
    """First and last day of what is reported."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _runs_forward(self) -> "Period":
        if self.end < self.start:
            raise ValueError("end lies before start")
        return self

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


class Edition(_Model):
    """The `[report]` table: language, paper, status, and the date it is issued on."""

    language: LanguageCode = "id"
    paper: Literal["A4", "F4"] = "A4"
    status: Literal["draft", "final"] = "draft"
    issued_on: Day
    issued_at: str = ""
    example: bool = False
    revision_note: str = ""


class Passages(_Model):
    """Optional paragraphs the agency wrote. Blank lines separate paragraphs."""

    foreword: str = ""
    organisation: str = ""
    strategic_issues: str = ""
    closing: str = ""
    data_note: str = ""


class RulebookChoice(_Model):
    """Which rulebook scores the report: a shipped id, or a file beside report.toml."""

    use: Name = "rapor-2026"


class Item(_Model):
    """One question of a survey. `importance` names the column that asks how much it matters."""

    id: Heading
    text: str = ""
    element: str = ""
    facet: str = ""
    reversed: bool = False
    importance: HeadingOrNone = ""


class Regression(_Model):
    """Which item is to be explained by which others."""

    dependent: Name
    terms: tuple[Name, ...]


class PublishedSurvey(_Model):
    """What the agency printed of a survey: its `labels` are letters of elements, by item id."""

    alpha: float | None = None
    all_valid: bool | None = None
    instrument: str = ""
    labels: Mapping[str, str] = {}


class Survey(_Model):
    """One survey: its answer scale and its items. Its table is `survey_<id>`."""

    scale: tuple[int, int]
    items: tuple[Item, ...] = Field(min_length=1)
    title: str = ""
    population: int | None = Field(default=None, gt=0)
    respondents: int | None = Field(default=None, gt=0)
    groups: tuple[Heading, ...] = ()
    labels: Mapping[str, str] = {}
    regression: Regression | None = None
    published: PublishedSurvey = PublishedSurvey()

    @model_validator(mode="before")
    @classmethod
    def _items_by_name(cls, data: Any) -> Any:
        """Let an item be just its id: `items = ["q1", "q2"]`."""
        if isinstance(data, dict) and isinstance(data.get("items"), list):
            items = [{"id": item} if isinstance(item, str) else item for item in data["items"]]
            return {**data, "items": items}
        return data

    @model_validator(mode="after")
    def _usable(self) -> "Survey":
        if self.scale[0] >= self.scale[1]:
            raise ValueError("scale must rise, e.g. [1, 5]")
        names = [item.id for item in self.items]
        if len(set(names)) < len(names):
            raise ValueError("an item id stands more than once")
        columns = ["respondent_id", *names, *self.importance_columns, *self.groups]
        if len(set(columns)) < len(columns):
            raise ValueError("one column cannot be two things: item, importance, group, respondent")
        return self

    @property
    def item_ids(self) -> list[str]:
        return [item.id for item in self.items]

    @property
    def importance_columns(self) -> list[str]:
        """The columns that ask how much an item matters, but for items of the survey itself."""
        named = dict.fromkeys(item.importance for item in self.items if item.importance)
        return [column for column in named if column not in self.item_ids]


Scalar = str | int | float | bool


class Parameters(_Model):
    """The `[measures."id"]` table: parameters of that measure's formula.

    `unavailable` says why a measure could not be measured; it is then shown without an actual.
    """

    survey: str | None = None
    table: str | None = None
    column: Heading | None = None
    items: tuple[str, ...] | None = None
    rows: Mapping[Heading, tuple[Scalar, ...]] | None = None
    is_: Scalar | None = Field(default=None, alias="is")
    at_least: float | None = None
    at_most: float | None = None
    not_after: Heading | None = None
    variant: str | None = None
    unavailable: str | None = None

    def named(self) -> dict[str, object]:
        """The formula parameters that are set, by the names report.toml uses."""
        given = self.model_dump(by_alias=True, exclude_none=True)
        return {name: value for name, value in given.items() if name not in _NOT_FORMULA}


_NOT_FORMULA = {"variant", "unavailable"}


class FileSource(_Model):
    """Where a table stands when its file is not in the standard shape.

    `range` is the block of a sheet that holds it, heading included: `B8:K140`. `database` is an
    address or `env:NAME`, the environment variable that holds it; `query` is asked of it.
    """

    file: str = ""
    database: str = ""
    query: str = ""
    sheet: str = ""
    header_row: int | None = Field(default=None, ge=1, le=10_000_000)
    range: str = Field(default="", pattern=r"^([A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6})?$")
    decimal: Literal[",", "."] | None = None
    dates: Literal["d/m/y", "m/d/y"] | None = None
    columns: Mapping[str, str] = {}
    where: Mapping[str, Scalar] = {}


class Acceptance(_Model):
    """A rule knowingly waived for named rows, with its reason, which the report prints."""

    problem: Name
    where: Name
    key: str = ""
    rows: int | None = Field(default=None, ge=1)
    reason: Name

    @model_validator(mode="after")
    def _names_its_rows(self) -> "Acceptance":
        if bool(self.key) == (self.rows is not None):
            raise ValueError('name the rows by key = "…" or by rows = <how many>, not both')
        return self


class ReportFile(_Model):
    """The whole of report.toml."""

    agency: Agency
    period: Period
    report: Edition
    text: Passages = Passages()
    rulebook: RulebookChoice = RulebookChoice()
    surveys: Mapping[str, Survey] = Field(default={}, max_length=200)
    measures: Mapping[str, Parameters] = Field(default={}, max_length=5_000)
    sources: Mapping[str, FileSource] = Field(default={}, max_length=1_000)
    accept: tuple[Acceptance, ...] = Field(default=(), max_length=1_000)
