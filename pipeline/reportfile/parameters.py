"""`[measures."id"]` of report.toml: the parameters of one measure's formula."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from pipeline.reportfile.model import MOST_LINES, MOST_NAMED, Bounded, Heading, Model, Name, Scalar
from pipeline.scorecard import Polarity

_OF_ANOTHER = r"^[^/\n]{1,200}/[^/\n]{1,200}$"


class Parameters(Model):
    """The `[measures."id"]` table: parameters of that measure's formula.

    `scale` is the scale of grades in which its target and actual are given, `polarity` which way is
    better and `aggregation` how the parts of its year are combined, where the register has no such
    columns. `unavailable` says why a measure could not be measured; it is then shown without an
    actual. `from` names an agency and a measure of its final of the same period, whose actual is
    used.
    """

    survey: str | None = None
    table: str | None = None
    column: Heading | None = None
    items: tuple[str, ...] | None = Field(default=None, max_length=MOST_NAMED)
    rows: Mapping[Heading, tuple[Scalar, ...]] | None = Field(default=None, max_length=MOST_LINES)
    is_: Scalar | None = Field(default=None, alias="is")
    at_least: Bounded | None = None
    at_most: Bounded | None = None
    not_after: Heading | None = None
    variant: str | None = None
    scale: Name | None = None
    polarity: Polarity | None = None
    aggregation: Literal["last", "sum", "mean"] | None = None
    unavailable: str | None = None
    from_: Annotated[str, Field(pattern=_OF_ANOTHER)] | None = Field(default=None, alias="from")

    @property
    def taken_from(self) -> tuple[str, str] | None:
        """The agency and the measure whose signed actual this measure uses."""
        agency, _, measure = (self.from_ or "").partition("/")
        return (agency, measure) if measure else None

    def named(self) -> dict[str, object]:
        """The formula parameters that are set, by the names report.toml uses."""
        given = self.model_dump(by_alias=True, exclude_none=True)
        return {name: value for name, value in given.items() if name not in _NOT_FORMULA}


_NOT_FORMULA = {"variant", "scale", "polarity", "aggregation", "unavailable", "from"}
