"""The page over the agencies of a period: the ranking, the heat map, and the sections below."""

from dataclasses import dataclass
from typing import Literal

from pipeline.document.blocks import Section
from pipeline.document.colour import Colour
from pipeline.document.pages import Words


@dataclass(frozen=True)
class HeatCell:
    """A figure over the colour of its band; without a colour where the band is not known."""

    text: str
    colour: Colour | None = None


@dataclass(frozen=True)
class Whisker:
    """A score on the scale that all agencies share, and its interval, as shares of the scale."""

    low: float
    at: float
    high: float
    alt: str


@dataclass(frozen=True)
class RankedRow:
    """An agency. `note` is printed quietly behind its name; `untold` in place of the whisker."""

    rank: str
    name: str
    note: str
    cells: tuple[HeatCell, ...]
    tally: str
    score: str
    whisker: Whisker | None = None
    untold: str = ""


@dataclass(frozen=True)
class RankingWords:
    """The heads of the columns."""

    rank: str
    agency: str
    tally: str
    score: str


@dataclass(frozen=True)
class HeatKey:
    """A band of the heat map in the legend."""

    text: str
    colour: Colour


@dataclass(frozen=True)
class Ranking:
    """Every agency under the same rulebook, a row each; `perspectives` head the cells.

    `ends` label the ends of the scores' scale, `promise` is where 100 lies on it.
    """

    id: str
    label: str
    caption: str
    words: RankingWords
    perspectives: tuple[str, ...]
    rows: tuple[RankedRow, ...]
    ends: tuple[str, str]
    promise: float | None
    keys: tuple[HeatKey, ...]
    note: str


@dataclass(frozen=True)
class HeatRow:
    """An agency's row in a separate heat map."""

    name: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatMap:
    """Agencies by some perspectives, where there are too many to fit beside the scores."""

    id: str
    label: str
    caption: str
    agency: str
    perspectives: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    keys: tuple[HeatKey, ...]
    note: str


@dataclass(frozen=True)
class NotIn:
    """Agencies that are not in the ranking: why, and which."""

    title: str
    text: str


@dataclass(frozen=True)
class PortfolioPages:
    """All pages over the agencies; the first fields are those that each of our pages has.

    `not_in` is printed before the table, on the first page.
    """

    language: str
    paper: Literal["A4", "F4"]
    title: str
    period: str
    author: str
    description: str
    issued_on: str
    running_head: str
    imprint: str
    words: Words
    kind: str
    headline: str
    lead: str
    not_in: tuple[NotIn, ...]
    ranking: Ranking | None
    heat: tuple[HeatMap, ...]
    sections: tuple[Section, ...]
    draft: bool = False
    example: bool = False
    binding: Literal["separate", "annex"] = "annex"
    open_to_all: bool = False
