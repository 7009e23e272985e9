"""An evaluator's sheet: its parts, their criteria, and the time in which it is used."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Text = Mapping[str, str]
"""A text by language."""
OUTPUTS = "outputs"
"""A need that earlier reports of the agency fulfil."""
_KEY = re.compile(r"\[(?P<section>\w+)\] (?P<key>\w+)")
_COLUMN = re.compile(r"(?P<table>\w+)\.(?P<column>\w+)")


@dataclass(frozen=True)
class Need:
    """What would prove a criterion: a column of a table, a key of a section of report.toml, or the
    outputs, which have neither."""

    table: str = ""
    section: str = ""
    name: str = ""

    def __str__(self) -> str:
        if self.section:
            return f"[{self.section}] {self.name}"
        return f"{self.table}.{self.name}" if self.table else OUTPUTS


def _need(written: object) -> Need:
    """A need as a sheet writes it: `history.actual`, `[published] address`, `outputs`."""
    if isinstance(written, str):
        if written == OUTPUTS:
            return Need()
        if found := _KEY.fullmatch(written):
            return Need(section=found["section"], name=found["key"])
        if found := _COLUMN.fullmatch(written):
            return Need(table=found["table"], name=found["column"])
    raise ValueError("a need is `table.column`, `[section] key` or `outputs`")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Criterion(_Model):
    """One criterion of the sheet."""

    id: str = Field(pattern=r"^\d\.[a-z]\.\d+$")
    text: Text
    short: Text = {}
    """What it is about, for a criterion that is not `outside`."""
    kind: Literal["provable", "cell", "outside"]
    """Proved by the report itself, proved once a cell is filled, or judged elsewhere."""
    check: str = ""
    """The name of the function that judges it."""
    needs: tuple[Annotated[Need, BeforeValidator(_need)], ...] = ()
    """The cells that would prove it."""
    elsewhere: Text = {}
    """What the evaluator looks at, for a criterion that is `outside`."""

    @model_validator(mode="after")
    def _is_judged_or_lies_outside(self) -> "Criterion":
        judged = all((self.check, self.needs, self.short)) and not self.elsewhere
        outside = bool(self.elsewhere) and not any((self.check, self.needs, self.short))
        if not (outside if self.kind == "outside" else judged):
            raise ValueError("a criterion has a check and needs, or lies outside and says where")
        return self


class SheetPart(_Model):
    """Existence, quality or use of a component."""

    id: str = Field(pattern=r"^\d\.[a-z]$")
    component: Text
    name: Text
    points: Decimal = Field(gt=0)
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @property
    def each(self) -> Decimal:
        """The points that each of its criteria is worth."""
        return self.points / len(self.criteria)

    @model_validator(mode="after")
    def _holds_its_own(self) -> "SheetPart":
        expected = [f"{self.id}.{place}" for place in range(1, len(self.criteria) + 1)]
        if [criterion.id for criterion in self.criteria] != expected:
            raise ValueError("criteria count from 1 under the id of their part")
        return self


class Deadline(_Model):
    """The deadline for sending the report of a year: so many months after its end."""

    months: int = Field(ge=1, le=12)
    names: tuple[str, ...] = ()
    """How the names of its agencies begin; empty for all other agencies."""

    def is_of(self, agency: str) -> bool:
        return not self.names or agency.casefold().startswith(
            tuple(name.casefold() for name in self.names)
        )

    def day(self, end: date) -> date:
        """The last day of the month that is `months` after the month of `end`."""
        months = end.year * 12 + end.month + self.months
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


class EvaluatorSheet(_Model):
    """A sheet, with its regulation and how certain its text is."""

    id: str
    title: Text
    citation: Text
    confidence: Text
    source: str
    """Where it was read."""
    valid_from: date
    valid_to: date | None = None
    deadlines: tuple[Deadline, ...] = Field(min_length=1)
    parts: tuple[SheetPart, ...] = Field(min_length=1)

    def is_of(self, end: date) -> bool:
        """Whether evaluators use it for a period that ends on this day."""
        return self.valid_from <= end and (self.valid_to is None or end <= self.valid_to)

    def due(self, agency: str, end: date) -> date:
        """The deadline for an agency's report on a year that ends on this day."""
        return next(one for one in self.deadlines if one.is_of(agency)).day(end)

    @property
    def criteria(self) -> Iterator[Criterion]:
        for part in self.parts:
            yield from part.criteria

    @model_validator(mode="after")
    def _every_agency_has_a_deadline(self) -> "EvaluatorSheet":
        if self.deadlines[-1].names or not all(one.names for one in self.deadlines[:-1]):
            raise ValueError("the last deadline, and it alone, is of every agency")
        return self
