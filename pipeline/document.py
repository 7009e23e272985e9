"""The page in words: everything a template places, already worded, numbered and formatted.

Templates loop over these values and set them; they compute nothing, round nothing, decide nothing.
Shares are fractions of a width (0–1) for drawing; every drawn thing carries its text alternative.
Colours are band colours (`best` `good` `fair` `poor` `worst` `neutral`); the style sheet owns them.
"""

from dataclasses import dataclass
from typing import Literal

Colour = Literal["best", "good", "fair", "poor", "worst", "neutral"]


@dataclass(frozen=True)
class Ref:
    """A reference to a numbered table, figure or section; `label` is what is printed."""

    target: str
    label: str = ""


Run = str | Ref
Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    lead: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; numbered when `ordered`."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Definition:
    term: str
    text: str


@dataclass(frozen=True)
class Definitions:
    """Terms and what stands behind them (letterhead data, method box)."""

    items: tuple[Definition, ...]


@dataclass(frozen=True)
class Zone:
    """One band of a bullet bar, from and to as shares of the bar."""

    start: float
    end: float
    colour: Colour


@dataclass(frozen=True)
class Bullet:
    """An actual against its target over the bands it is rated by."""

    value: float
    target: float | None
    zones: tuple[Zone, ...]
    colour: Colour
    alt: str


@dataclass(frozen=True)
class Cell:
    """One table cell. `colour` marks a rating; `bullet` draws one in place of text."""

    text: str = ""
    colour: Colour | None = None
    bullet: Bullet | None = None


@dataclass(frozen=True)
class Column:
    """One table column. `width` is its share of the table in percent; 0 leaves it to the page."""

    heading: str
    unit: str = ""
    kind: Literal["text", "number", "rating", "bullet"] = "text"
    width: int = 0


@dataclass(frozen=True)
class PrintedTable:
    """A captioned table. The first column heads its rows; `total` rows are set apart."""

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
class KeyFigure:
    """One large figure with what it is; `detail` is a short second line."""

    value: str
    label: str
    detail: str = ""
    unit: str = ""
    colour: Colour = "neutral"


@dataclass(frozen=True)
class KeyFigures:
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Callout:
    """A framed remark: a caveat, or a statement the reader must not miss."""

    title: str
    runs: Runs


Block = Paragraph | Bullets | Definitions | PrintedTable | BarChart | KeyFigures | Callout


@dataclass(frozen=True)
class Section:
    """A headed part of a chapter. `number` is printed before the heading, e.g. `A.1`."""

    id: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    number: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter or annex; it opens a new page. `label` is e.g. `Bab III` or `Lampiran A`."""

    id: str
    label: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """The agency's head of paper. `logo` is a data URI or empty."""

    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    logo: str = ""
    logo_alt: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signs, where and when. The name stands bold and underlined; rank and NIP below it."""

    place_and_date: str
    title: str
    name: str
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of a list of contents, tables or figures: `level` 1 for chapters, 2 for sections."""

    target: str
    label: str
    text: str
    level: int = 1


@dataclass(frozen=True)
class PerspectiveCard:
    """One perspective on the scorecard page."""

    name: str
    score: str
    rating: str
    colour: Colour
    coverage: str
    weight: str
    bullet: Bullet | None
    measures: str


@dataclass(frozen=True)
class Verdict:
    """The scorecard in one line: the overall score, or why there is none."""

    heading: str
    score: str
    rating: str
    colour: Colour
    text: str


@dataclass(frozen=True)
class Words:
    """The fixed words of the layout, in the report's language."""

    contents: str
    tables: str
    figures: str
    page: str
    of: str
    draft: str
    example: str
    chapter_summary: str
    executive_summary: str
    foreword: str
    recommendations: str
    decisions: str
    read_on: str
    coverage: str
    weight: str
    target: str
    actual: str


@dataclass(frozen=True)
class Document:
    """The whole report, and with `brief` its one-page companion."""

    language: str
    paper: Literal["A4", "F4"]
    draft: bool
    example: bool
    title: str
    subtitle: str
    period: str
    author: str
    description: str
    issued_on: str
    issued_long: str
    status: str
    letterhead: Letterhead
    signature: Signature
    running_head: str
    words: Words
    verdict: Verdict
    cards: tuple[PerspectiveCard, ...]
    foreword: tuple[Block, ...]
    summary: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    annexes: tuple[Chapter, ...]
    contents: tuple[Entry, ...]
    tables: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    brief: tuple[Block, ...]
    colophon: tuple[str, ...] = ()
