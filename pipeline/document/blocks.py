"""The kinds of block a chapter is made of: paragraphs, tables, charts, figures, remarks."""

from dataclasses import dataclass
from typing import Literal

from pipeline.document.cards import MeasureCard, Remark
from pipeline.document.colour import Colour
from pipeline.document.drawings import StrategyMap
from pipeline.document.marks import Deviation, Mark, Step
from pipeline.document.origin import Origin
from pipeline.document.runs import Runs
from pipeline.document.scatter import Scatter


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    lead: bool = False
    origin: Origin | None = None


@dataclass(frozen=True)
class Bullets:
    """A list; numbered when `ordered`."""

    items: tuple[Runs, ...]
    ordered: bool = False
    origin: Origin | None = None


@dataclass(frozen=True)
class Definition:
    term: str
    text: str
    origin: Origin | None = None


@dataclass(frozen=True)
class Definitions:
    """Terms and their explanations (letterhead data, method box)."""

    items: tuple[Definition, ...]


@dataclass(frozen=True)
class Zone:
    """One band of a bullet bar, from and to as shares of the bar."""

    start: float
    end: float
    colour: Colour


@dataclass(frozen=True)
class Bullet:
    """A score against its target, both as shares of the bar, over the bands it is rated by."""

    value: float
    target: float | None
    zones: tuple[Zone, ...]
    colour: Colour
    alt: str


@dataclass(frozen=True)
class Cell:
    """One table cell. `bullet`, `deviation` and `step` are drawn in place of text; `detail` is a
    quieter second line, such as a measure's unit. `mark` and `number` are printed before the
    text."""

    text: str = ""
    colour: Colour | None = None
    bullet: Bullet | None = None
    detail: str = ""
    mark: Mark | None = None
    number: str = ""
    deviation: Deviation | None = None
    step: Step | None = None
    origin: Origin | None = None


@dataclass(frozen=True)
class Column:
    """One table column. `width` is its share of the table in percent; 0 takes what it needs.

    A text in a column of kind `code` breaks at its punctuation, never within a word. A column that
    `gives_way` is left out where the table has no room for its figures: 1 goes first, and columns
    of the same number go together. With `for_size` it is left out before letters become smaller.
    `ends` label the scale of a column of deviations: left, middle, right.
    """

    heading: str
    unit: str = ""
    kind: Literal["text", "code", "number", "rating", "bullet", "deviation"] = "text"
    width: float = 0
    gives_way: int = 0
    for_size: bool = False
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedTable:
    """A captioned table. The first column heads its rows; `total` rows are set apart. A row of a
    single cell, where there are more columns, heads the rows below it."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[tuple[Cell, ...], ...] = ()
    note: str = ""
    label: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: its label, the value as printed, its length and a reference mark as shares."""

    label: str
    value: str
    share: float
    mark: float | None = None
    colour: Colour = "neutral"


@dataclass(frozen=True)
class BarChart:
    """A captioned bar chart. `alt` says the same in words."""

    id: str
    caption: str
    bars: tuple[Bar, ...]
    alt: str
    mark_label: str = ""
    note: str = ""
    label: str = ""


@dataclass(frozen=True)
class Picture:
    """A captioned picture of the agency's own, as a data URI; `alt` says what is seen on it."""

    id: str
    caption: str
    source: str
    alt: str
    label: str = ""


@dataclass(frozen=True)
class Callout:
    """A framed remark: a caveat, or a statement the reader must not miss."""

    title: str
    runs: Runs


@dataclass(frozen=True)
class Party:
    """A signatory: the role, title and name under which they sign."""

    role: str
    title: str
    name: str
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Signatures:
    """One or two signatories side by side, below one place and date. An electronic signature has a
    field above the first name, and `field` says what it is for; otherwise it is empty."""

    place_and_date: str
    parties: tuple[Party, ...]
    field: str = ""


Figure = BarChart | StrategyMap | Scatter | Picture
"""What is numbered as a figure."""

Block = (
    Paragraph
    | Remark
    | Bullets
    | Definitions
    | PrintedTable
    | Figure
    | Callout
    | MeasureCard
    | Signatures
)


@dataclass(frozen=True)
class Section:
    """A headed part of a chapter. `number` is printed before the heading, e.g. `A.1`, `detail` as a
    quieter line below it. A section with `own_page` begins on a new page, like a form that is
    signed separately; a `ruled` section is set off by a rule."""

    id: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    number: str = ""
    own_page: bool = False
    detail: str = ""
    ruled: bool = False


@dataclass(frozen=True)
class Chapter:
    """A chapter or annex; `label` is e.g. `Bab III` or `Lampiran A`. A form that is signed has its
    `own_page`, or follows `undivided`, without a page break inside."""

    id: str
    label: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    own_page: bool = False
    undivided: bool = False
