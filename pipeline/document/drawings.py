"""The strategy map, without a position."""

from dataclasses import dataclass
from typing import get_args

from pipeline.document.marks import Mark


@dataclass(frozen=True)
class MapObjective:
    """One objective of the strategy map: its name, its status in a few words, what came of its
    targets, and what is said of it where the map is read aloud."""

    id: str
    name: str
    standing: str
    mark: Mark | None
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
    """

    id: str
    caption: str
    perspectives: tuple[MapPerspective, ...]
    links: tuple[MapLink, ...] = ()
    part_caption: str = ""
    links_heading: str = ""
    note: str = ""
    label: str = ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Those that its legend explains, in one order on every map."""
        used = {one.mark for side in self.perspectives for one in side.objectives}
        return tuple(mark for mark in get_args(Mark) if mark in used)
