"""How full the pages of a report are: how much is blank, and which pages end a chapter.

Space is measured down the page; a space larger than a gap counts as blank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from weasyprint.document import Document as Layout
from weasyprint.formatting_structure import boxes

_GAP = 32.0
"""CSS pixels between two things from which the space between them counts as blank."""
_LEAST, _MOST, _MOST_WITH_ENDS = 0.70, 0.08, 0.17
"""Shares of a page: least filled of a page within a chapter; most blank of all such pages on
average, and of them together with the last pages of chapters."""
_MOST_AT_THE_END = 0.80
"""Most blank of the report's last page: a few lines alone are not worth a sheet."""
_LITTLE = 0.01
"""Weight of that blank: less than a hole within a chapter."""
_FEW = 6
"""With fewer pages, shares of pages are meaningless."""
_HEADING = "h1"
_FRONT, _SIGNED = "summary", "signatures"
"""The class of the summary before the chapters, and of signatures, whose page may end blank."""


@dataclass(frozen=True)
class _Page:
    """`blank` is a share of the page's height; a `last` page ends a chapter."""

    blank: float
    last: bool


def shortfall(layout: Layout) -> float:
    """By how much the pages are emptier than they should be, in total; zero where they are full."""
    pages = list(_counted(layout))
    if len(pages) < _FEW:
        return 0.0
    inside = [page.blank for page in pages if not page.last]
    over = [max(blank - (1 - _LEAST), 0.0) for blank in inside]
    return (
        sum(over)
        + max(_mean(inside) - _MOST, 0.0)
        + max(_mean([page.blank for page in pages]) - _MOST_WITH_ENDS, 0.0)
        + max(pages[-1].blank - _MOST_AT_THE_END, 0.0) * _LITTLE
    )


def foot(layout: Layout) -> float:
    """The share of the last page, within its margins, that is blank below the last print."""
    page = layout.pages[-1]._page_box
    top = page.content_box_y()
    reached = max((line.position_y + line.height for line in _lines(page)), default=top)
    return float(1 - (reached - top) / page.height)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


def _counted(layout: Layout) -> Iterator[_Page]:
    """The pages after the summary, without pages of signatures."""
    boxed = [page._page_box for page in layout.pages]
    first = max((place for place, one in enumerate(boxed) if _holds(one, _FRONT)), default=-1)
    for place, (page, after) in enumerate(pairwise([*boxed, None])):
        if place > first and not _holds(page, _SIGNED):
            yield _Page(_blank(page), after is None or _begins_a_chapter(after))


def _holds(page: Any, name: str) -> bool:
    return any(
        name in (box.element.get("class") or "").split()
        for box in page.descendants()
        if box.element is not None and isinstance(box, boxes.BlockBox)
    )


def _begins_a_chapter(page: Any) -> bool:
    """Whether the first line of a page is a chapter heading."""
    headings = [box for box in page.descendants() if box.element_tag == _HEADING]
    lines = [line.position_y for line in _lines(page)]
    return bool(headings and lines) and min(box.position_y for box in headings) <= min(lines)


def _lines(page: Any) -> Iterator[Any]:
    """What is printed within the margins: lines of text and pictures."""
    low, high = page.content_box_y(), page.content_box_y() + page.height
    for box in page.descendants():
        printed = isinstance(box, boxes.LineBox) and any(
            isinstance(one, boxes.TextBox) and one.text.strip() for one in box.descendants()
        )
        if (printed or isinstance(box, boxes.ReplacedBox)) and low <= box.position_y < high:
            yield box


def _blank(page: Any) -> float:
    """The share of a page, within its margins, that is blank."""
    top = page.content_box_y()
    high = top + page.height
    reached, empty = top, 0.0
    reaches = sorted((line.position_y, line.position_y + line.height) for line in _lines(page))
    for start, end in [*reaches, (high, high)]:
        gap = start - reached
        empty += gap if gap > _GAP else 0
        reached = max(reached, end)
    return float(empty / page.height)
