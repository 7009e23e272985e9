"""Drawn blocks: lines through the periods, and the strategy map."""

from dataclasses import dataclass

from pipeline.document.colour import Colour


@dataclass(frozen=True)
class Trend:
    """One measure through the periods. `points` run from left to right, as shares of the plot
    from its lower left corner; `first` and `last` are the values at its ends as printed."""

    label: str
    points: tuple[tuple[float, float], ...]
    first: str
    last: str
    moved: str
    alt: str


@dataclass(frozen=True)
class TrendChart:
    """A captioned set of small lines, one a measure; each is drawn on a scale of its own."""

    id: str
    caption: str
    trends: tuple[Trend, ...]
    note: str = ""
    label: str = ""


@dataclass(frozen=True)
class BandMark:
    """One band of a scale that nodes are rated by: its mark, its name, its floor."""

    label: str
    floor: str
    colour: Colour


@dataclass(frozen=True)
class MapNode:
    """One box of the strategy map. Places are in the map's own units from its upper left corner;
    `lines` are the words as they are broken, `colour` is told by the shape of the mark too."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    standing: str
    colour: Colour


@dataclass(frozen=True)
class MapRow:
    """One perspective of the strategy map: its name as it is broken, and the band it takes up."""

    lines: tuple[str, ...]
    y: float
    height: float


@dataclass(frozen=True)
class MapLink:
    """A cause–effect link: a line of points, drawn with an arrow at its end."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class StrategyMap:
    """Objectives by perspective and the links between them. `alt` says the same in words, `bands`
    what the marks of the boxes mean."""

    id: str
    caption: str
    width: float
    height: float
    rows: tuple[MapRow, ...]
    nodes: tuple[MapNode, ...]
    links: tuple[MapLink, ...]
    alt: str
    bands: tuple[BandMark, ...] = ()
    note: str = ""
    label: str = ""
