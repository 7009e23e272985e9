"""What every part of a rulebook shares: frozen, no unknown key, finite numbers only."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Label = str | Mapping[str, str]
"""A text, or the text by language: `{ id = "Baik", en = "Good" }`."""

Weight = Annotated[float, Field(gt=0)]

Point = tuple[float, float]
"""A corner of a piecewise linear scale: what comes in, what it counts as."""


LONGEST_TEXT = 2_000
"""Characters of a text in a rulebook: a label, a note, an advice."""


class Part(BaseModel):
    """A table of a rulebook. The texts under its keys are what editors and the docs show."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        str_max_length=LONGEST_TEXT,
    )
