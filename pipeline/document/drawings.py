"""The strategy map as data, without positions on the page."""

from dataclasses import dataclass
from typing import get_args

from pipeline.document.marks import Mark


@dataclass(frozen=True)
class MapObjective:
    """One objective of the strategy map: its name, its status in a few words, what came of its
    targets, and the text that is read aloud for it."""

    id: str
    name: str
    standing: str
    mark: Mark | None
    alt: str


@dataclass(frozen=True)
class MapPerspective:
    """One perspective and its objectives, from left to right; `alt` is its heading read aloud."""

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
    """Objectives by perspective, from the top, and the links between them.

    Where one drawing cannot hold them, several do, below one number: `part_caption` says which of
    how many by `{number}` and `{all}`, and the links are listed, headed by `links_heading`.
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
        """The marks on the map, which its legend explains, in the same order on every map."""
        used = {one.mark for side in self.perspectives for one in side.objectives}
        return tuple(mark for mark in get_args(Mark) if mark in used)
