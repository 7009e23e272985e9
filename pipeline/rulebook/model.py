"""What all parts of a rulebook share: frozen, no unknown key, finite numbers only."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Label = str | Mapping[str, str]
"""A text, or the text by language: `{ id = "Baik", en = "Good" }`."""

LARGEST, HEAVIEST = 1e16, 1e6
"""How far from zero a number of a rulebook may be, and the highest weight."""

Bounded = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]
Weight = Annotated[float, Field(gt=0, le=HEAVIEST)]

Point = tuple[Bounded, Bounded]
"""A corner of a piecewise linear scale: the value that comes in, and what it counts as."""


MOST_PERSPECTIVES, MOST_BANDS, MOST_ADVICE, MOST = 20, 20, 300, 1_000
"""The most perspectives, ratings in a list of bands, advice, and entries of any other list."""

MOST_COUNTED = 1_000_000
"""The most respondents that a threshold may ask for."""

LONGEST_TEXT = 2_000
"""The most characters of a text in a rulebook: a label, a note, an advice."""


class Part(BaseModel):
    """A table of a rulebook. Editors and the docs show the texts under its keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        allow_inf_nan=False,
        str_max_length=LONGEST_TEXT,
    )
