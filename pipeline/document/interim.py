"""How an interim report begins: its title, its main finding, every measure in a row."""

from dataclasses import dataclass

from pipeline.document.leadership import Caveat, TallyStrip
from pipeline.document.marks import Deviation, Mark


@dataclass(frozen=True)
class Progress:
    """A measure since January. `own` are target and actual of the period alone; None where nothing
    is summed. `untold` is printed in place of the bar."""

    mark: Mark | None
    number: str
    name: str
    unit: str
    own: tuple[str, str] | None
    target: str
    actual: str
    deviation: Deviation | None
    untold: str
    year_target: str
    year_share: str


@dataclass(frozen=True)
class ProgressGroup:
    """The measures of an objective."""

    heading: str
    rows: tuple[Progress, ...]


@dataclass(frozen=True)
class ProgressWords:
    """The heads of the table's columns; `ends` label the bars' scale, with its middle."""

    measure: str
    own: str
    so_far: str
    year: str
    target: str
    actual: str
    share: str
    position: str
    ends: str


@dataclass(frozen=True)
class ProgressTable:
    """The captioned table of all measures, by objective."""

    id: str
    caption: str
    words: ProgressWords
    groups: tuple[ProgressGroup, ...]
    note: str
    label: str = ""


@dataclass(frozen=True)
class Opening:
    """The first page, down to the table of all measures."""

    name: str
    as_of: str
    finding: str
    caveat: Caveat | None
    strip: TallyStrip
    progress: ProgressTable
