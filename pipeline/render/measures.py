"""The measures of the page and its drawings, each defined once.

Style sheets and templates read them as `measures`. Lengths on paper are in millimetres, letters in
points; a drawing has its own units, from its upper left corner.
"""

from dataclasses import dataclass

POINTS = 72 / 25.4
"""Points per millimetre."""


@dataclass(frozen=True)
class Page:
    """A page of the report; the width is that of the narrower paper."""

    width: float = 210
    top: float = 25
    right: float = 20
    bottom: float = 23
    left: float = 25

    @property
    def between(self) -> float:
        """Millimetres from margin to margin."""
        return self.width - self.left - self.right

    @property
    def text_width(self) -> float:
        """Points from margin to margin."""
        return POINTS * self.between


@dataclass(frozen=True)
class TableLetters:
    """Points of a table's letters: usual, with many columns, and where figures lack room."""

    usual: float = 9
    smaller: float = 8.5
    dense: float = 7.25
    many: int = 7
    """Columns from which letters are smaller."""
    padding: float = 3
    """Millimetres before every column but the first."""


@dataclass(frozen=True)
class ProgressLetters:
    """The table of an interim report: points of its letters; the rest in millimetres."""

    size: float = 9
    padding: float = 1.6
    """Before every figure."""
    narrowest: float = 12
    mark: float = 5
    number: float = 7.5
    bar: float = 20


@dataclass(frozen=True)
class MapSheet:
    """The strategy map: boxes on shelves, beside the names of the perspectives."""

    width: float = 1000
    label: float = 160
    """Width for the names of the perspectives, including the inset on either side."""
    inset: float = 10
    gap: float = 24
    padding: float = 10
    line: float = 20.5
    """From line to line of a text."""
    name: float = 18
    row: float = 17.5
    standing: float = 17.5
    """Sizes of the letters: of an objective, of a perspective, of an objective's status."""
    mark: float = 18
    """Width of a mark, with the space between it and the words after it."""
    close: float = 12
    """Between two shelves of one perspective where no link runs."""
    edge: float = 14
    track: float = 9
    """From a box to the nearest track of a lane, and from track to track."""
    height: float = 205
    """Millimetres of a page that the tallest map takes."""
    smallest: float = 8
    """Points below which no letter is drawn."""

    @property
    def tallest(self) -> float:
        """The height of the tallest map that fits the page with readable letters."""
        return self.height * POINTS * self.standing / self.smallest


@dataclass(frozen=True)
class StripSheet:
    """A measure's figures over the periods. Columns are in percent of the table, the drawing above
    them in millimetres."""

    label: float = 13
    narrowest: float = 11.5
    aside: float = 14.5
    """Least width of a column beside the periods."""
    verdict: float = 29
    padding: float = 2
    """Millimetres of a column that hold no figure."""
    height: float = 12
    edge: float = 1.7
    """From the drawing's edges to its highest and lowest mark."""


@dataclass(frozen=True)
class PlotSheet:
    """A plot: the picture, and within it the area that holds the points."""

    width: float = 660
    height: float = 410
    left: float = 70
    top: float = 10
    wide: float = 580
    high: float = 350
    letters: float = 13
    ascent: float = 10
    descent: float = 3
    """How far letters reach above and below their line."""
    mark: float = 5
    """From the middle of a mark to its edge."""
    inset: float = 8
    """From the edges of the area to the names of its quarters."""

    @property
    def right(self) -> float:
        return self.left + self.wide

    @property
    def bottom(self) -> float:
        return self.top + self.high


@dataclass(frozen=True)
class SummarySheet:
    """How much the summary of a year shows at each density, from the roomiest to the tightest."""

    rows: tuple[int, ...] = (14, 10, 8, 6, 5, 4, 4, 3, 3, 2, 2, 2, 2, 2, 1)
    perspectives: tuple[int, ...] = (20, 12, 10, 8, 7, 6, 5, 4, 4, 4, 3, 3, 3, 3, 2)
    sentences: tuple[int, ...] = (8, 6, 5, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1)
    remarks: tuple[int, ...] = (8, 8, 8, 8, 4, 4, 4, 3, 2, 2, 2, 2, 2, 2, 2)
    text: tuple[int, ...] = (
        *(1200, 1200, 1000, 1000, 800, 600, 400, 300, 240, 240, 130, 110, 110, 110, 90),
    )
    """Characters of a text."""
    name: tuple[int, ...] = (300, 300, 300, 240, 180, 140, 110, 110, 90, 90, 60, 50, 50, 50, 40)
    """Characters of a name."""
    least: tuple[int, ...] = (*[100_000] * 11, 4, 4, 2, 0)
    """How many of the rows that a list must show it still shows."""
    lists: tuple[int, ...] = (*[3] * 6, *[2] * 9)
    about_until: int = 6
    """From here on figures that ask for a decision appear only in the list of what was missed."""
    how_until: int = 12
    """From here on what is to follow a decision is left out."""
    whole_sentences_until: int = 14
    """From here on a text is cut within sentences, and a list may show less than it must."""


@dataclass(frozen=True)
class Measures:
    page: Page = Page()
    table: TableLetters = TableLetters()
    progress: ProgressLetters = ProgressLetters()
    map: MapSheet = MapSheet()
    plot: PlotSheet = PlotSheet()
    strip: StripSheet = StripSheet()
    summary: SummarySheet = SummarySheet()
    picture: float = 190
    """Millimetres of a page that a picture in an annex takes, below its heading."""


MEASURES = Measures()
