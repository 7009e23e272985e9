"""What every part of report.toml is: frozen, and without keys that nobody knows."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

LONGEST_NAME, LONGEST_TEXT, LONGEST_PASSAGE = 200, 1_000, 20_000
"""Characters of a name in report.toml, of another text, and of a passage or a query."""

Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Line = Annotated[str, Field(max_length=LONGEST_NAME)]
"""A name or a line of an address, as it stands on the cover."""


class Model(BaseModel):
    """A part of report.toml."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        allow_inf_nan=False,
        str_max_length=LONGEST_TEXT,
    )
