"""The strategy map, without a position, and the scale its marks are read by."""

from dataclasses import dataclass

from pipeline.document.colour import Colour


@dataclass(frozen=True)
class BandMark:
    """One band of a scale that nodes are rated by: its mark, its name, its floor."""

    label: str
    floor: str
    colour: Colour


@dataclass(frozen=True)
class MapObjective:
    """One objective of the strategy map: its name, its status in a few words, the colour of its
    mark, and what is said of it where the map is read aloud."""

    id: str
    name: str
    standing: str
    colour: Colour
    alt: str


@dataclass(frozen=True)
class MapPerspective:
    """One perspective and its objectives, from left to right; `alt` heads them read aloud."""

    name: str
    objectives: tuple[MapObjective, ...]
    alt: str


@dataclass(frozen=True)
class MapLink:
    """A cause–effect link between two objectives, by their ids; `alt` names both."""

    source: str
    target: str
    alt: str


@dataclass(frozen=True)
class StrategyMap:
    """Objectives by perspective, from the top, and what drives what.

    Where one drawing cannot hold them, several do, below one number: `part_caption` says which of
    how many by `{number}` and `{all}`, and the links, headed by `links_heading`, are listed.
    `bands` are what the marks of the objectives mean.
    """

    id: str
    caption: str
    perspectives: tuple[MapPerspective, ...]
    links: tuple[MapLink, ...] = ()
    part_caption: str = ""
    links_heading: str = ""
    bands: tuple[BandMark, ...] = ()
    note: str = ""
    label: str = ""
