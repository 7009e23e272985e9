"""What report.toml states about a survey: its scale, its items, its words."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from pipeline.reportfile.model import (
    FARTHEST_POINT,
    MOST_ITEMS,
    MOST_LINES,
    MOST_PEOPLE,
    MOST_POINTS,
    MOST_TERMS,
    MOST_VARIABLES,
    Answered,
    Bounded,
    Codes,
    Heading,
    HeadingOrNone,
    Line,
    Model,
    Name,
    Words,
)

Point = Annotated[int, Field(ge=-FARTHEST_POINT, le=FARTHEST_POINT)]
People = Annotated[int, Field(gt=0, le=MOST_PEOPLE), Answered]


class Item(Model):
    """One question of a survey. `importance` names the column that asks how much it matters.

    `headings` are further headings, where its wording changed midway. `labels` and `not_applicable`
    take precedence over those of the survey; `missing` adds to them.
    """

    id: Heading
    text: str = ""
    headings: tuple[Heading, ...] = Field(default=(), max_length=MOST_LINES)
    element: str = ""
    facet: str = ""
    reversed: bool = False
    importance: HeadingOrNone = ""
    labels: Codes = Field(default={})
    not_applicable: Words = ()
    missing: Words = ()


def _filled(names: tuple[str, ...]) -> tuple[str, ...]:
    """Require one name; pydantic's `min_length` would also report names that are no text."""
    if not names:
        raise ValueError("the list has too few entries")
    return names


Names = Annotated[tuple[Name, ...], AfterValidator(_filled)]


class Variable(Model):
    """What several items ask about together: a respondent's mean answer to them."""

    items: Annotated[Names, Field(max_length=MOST_ITEMS)]
    text: Line = ""

    @model_validator(mode="before")
    @classmethod
    def _items_alone(cls, data: Any) -> Any:
        """Let a variable be written as just its items: `X1 = ["q1", "q2"]`."""
        if not isinstance(data, list):
            return data
        _filled(tuple(data))
        if not all(isinstance(item, str) for item in data):
            raise ValueError("a text in quotes belongs here")
        return {"items": data}

    @model_validator(mode="after")
    def _usable(self) -> "Variable":
        if len(set(self.items)) < len(self.items):
            raise ValueError("an item id stands more than once")
        return self


class Regression(Model):
    """The item or variable to be explained, and the items or variables that explain it."""

    dependent: Name
    terms: Annotated[Names, Field(max_length=MOST_TERMS)]


class PublishedSurvey(Model):
    """What the agency printed about a survey: its `labels` are letters of elements, by item id."""

    alpha: Bounded | None = None
    all_valid: bool | None = None
    instrument: str = ""
    labels: Codes = Field(default={})


class Questionnaire(Model):
    """One survey: its answer scale and its items. Its table is `survey_<id>`.

    If it names no items, a table of totals or counts names them.

    `labels` are the codes of answers given in words, `not_applicable` the words that say that a
    question does not concern the respondent, `missing` those that say that no answer was given (as
    a label without a code does); all in addition to those that are known anyway.
    """

    scale: tuple[Point, Point]
    items: tuple[Item, ...] = Field(default=(), max_length=MOST_ITEMS)
    title: Line = ""
    population: People | None = None
    respondents: People | None = None
    groups: tuple[Heading, ...] = Field(default=(), max_length=MOST_ITEMS)
    labels: Codes = Field(default={})
    not_applicable: Words = ()
    missing: Words = ()
    variables: Mapping[Name, Variable] = Field(default={}, max_length=MOST_VARIABLES)
    regression: Regression | None = None
    published: PublishedSurvey = PublishedSurvey()

    @model_validator(mode="before")
    @classmethod
    def _items_by_name(cls, data: Any) -> Any:
        """Let an item be written as just its id: `items = ["q1", "q2"]`."""
        if isinstance(data, dict) and isinstance(data.get("items"), list):
            items = [{"id": item} if isinstance(item, str) else item for item in data["items"]]
            return {**data, "items": items}
        return data

    @model_validator(mode="after")
    def _usable(self) -> "Questionnaire":
        if self.scale[0] >= self.scale[1]:
            raise ValueError("scale must rise, e.g. [1, 5]")
        if self.scale[1] - self.scale[0] >= MOST_POINTS:
            raise ValueError("a scale has at most 101 points")
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

    def items_behind(self, name: str) -> tuple[str, ...]:
        """The items that a term of the regression averages: those of a variable, or the item."""
        return self.variables[name].items if name in self.variables else (name,)

    def text_of(self, name: str) -> str:
        """What an item asks, or a variable is about; empty where report.toml does not say."""
        if name in self.variables:
            return self.variables[name].text
        return next((item.text for item in self.items if item.id == name), "")

    @property
    def is_translated(self) -> bool:
        """Whether a number in a cell may mean another, or a column may belong to another item."""
        own = (self.labels, self.not_applicable, self.missing)
        return any(own) or any(
            i.labels or i.not_applicable or i.missing or i.headings for i in self.items
        )

    @property
    def importance_columns(self) -> list[str]:
        """The columns that ask how much an item matters, except those that are items themselves."""
        named = dict.fromkeys(item.importance for item in self.items if item.importance)
        return [column for column in named if column not in self.item_ids]
