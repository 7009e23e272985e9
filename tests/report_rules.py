"""What every report keeps on its pages, by measure: how full they are, where they end, how large
and how far apart its letters are. Each rule is a function that yields what breaks it.

Space is counted down the page: what lies between two things more than 24 points apart is blank.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tests.page_checks import HEADINGS, MILLIMETRE, NUMBERED, SLACK, Sides, Signatures, compact
from tests.pdf_pages import Element, Read, Sheet, Text

GAP = 24
"""Points between two things on a page, from which what lies between is blank."""
FULL, BLANK, BLANK_WITH_ENDS, HALF = 0.70, 0.08, 0.18, 0.5
ROWS, HIGH_ROW = 3, 6
"""Rows of a table before it goes on over the page; a row of more lines counts as several."""
BODY, CELLS, NOTES = 10.5, 8.5, 8.0
"""Points that letters have at least: in prose, in the cells of tables, elsewhere."""
LEADING, PROSE_LEADING, DISPLAY = 1.25, 1.4, 13.0
"""From line to line in parts of the letters' size; from what size on letters are a heading's."""
MARGINS = (20.0, 20.0, 20.0, 25.0)
"""Millimetres from the edges at least: top, right, bottom, and left where it is bound."""
ROUNDING = 0.02
LINE = 30.0
"""Two lines of one text that are less than so many points apart follow each other."""


@dataclass(frozen=True)
class Report:
    """A report read back, its page for the screen, and the margins of its pages in points."""

    read: Read
    html: str
    sides: Sides

    @cached_property
    def front(self) -> int:
        """The last page of what comes before the chapters: cover, foreword, contents, summary."""
        return self.read.anchors.get("summary", 0)

    @cached_property
    def signed(self) -> frozenset[int]:
        """The pages that hold a place to sign."""
        places = Signatures()
        places.feed(self.html)
        return frozenset(
            text.page
            for paragraph in self.read.find("P")
            if compact(paragraph.said) in places.lines
            for text in paragraph.texts
        )

    @cached_property
    def heads(self) -> list[Element]:
        """The headings of chapters and annexes, each once."""
        heads = [head for head in self.read.find("H1") if head.texts]
        return [head for head in heads if not (head.parent and head.parent.within("H1"))]

    @cached_property
    def openings(self) -> frozenset[int]:
        """The pages at whose top a chapter or an annex begins."""
        tops = {min(seen, key=lambda text: text.top) for sheet in self.read.sheets
                if (seen := _seen(sheet))}  # fmt: skip
        return frozenset(text.page for text in tops if text.element and text.element.within("H1"))

    def is_end(self, sheet: Sheet) -> bool:
        """Whether it is the last page of a chapter."""
        return sheet.number == len(self.read.sheets) or sheet.number + 1 in self.openings

    @cached_property
    def counted(self) -> list[Sheet]:
        """The pages that are to be full: not what comes before the chapters, nor what is signed."""
        return [
            sheet
            for sheet in self.read.sheets
            if sheet.number > self.front and sheet.number not in self.signed
        ]

    def blank(self, sheet: Sheet, until: float = 0) -> float:
        """The share of a page within its margins that holds nothing."""
        top, _right, bottom, _left = self.sides
        low, high = top, until or sheet.height - bottom
        reached, empty = low, 0.0
        for start, end in [*_reaches(sheet), (high, high)]:
            gap = min(start, high) - reached
            empty += gap if gap > GAP else 0
            reached = max(reached, end)
        return empty / (high - low)


def _seen(sheet: Sheet) -> list[Text]:
    return [text for text in sheet.body if text.said.strip() and text.upright]


def _reaches(sheet: Sheet) -> list[tuple[float, float]]:
    """The top and the bottom of each thing on a page, from the top down."""
    return sorted([*((text.top, text.bottom) for text in _seen(sheet)), *sheet.shapes])


def pages_within_a_chapter_are_full(report: Report) -> Iterator[str]:
    for sheet in report.counted:
        filled = 1 - report.blank(sheet)
        if filled < FULL and not report.is_end(sheet):
            yield f"page {sheet.number} is {filled:.0%} full"


def little_is_blank(report: Report) -> Iterator[str]:
    inside = [sheet for sheet in report.counted if not report.is_end(sheet)]
    for sheets, most, what in (
        (inside, BLANK, "without the last pages of chapters"),
        (report.counted, BLANK_WITH_ENDS, "with the last pages of chapters"),
    ):
        blank = sum(map(report.blank, sheets)) / max(len(sheets), 1)
        if blank > most:
            yield f"{blank:.1%} is blank {what}"


def short_chapters_follow_on(report: Report) -> Iterator[str]:
    """A chapter of less than half a page begins no page if the page before had room for it."""
    before = {sheet.number + 1: sheet for sheet in report.read.sheets}
    heads = [head.texts[0] for head in report.heads]
    for head, after in pairwise([*heads, None]):
        assert head
        if head.page <= report.front + 1 or head.page not in report.openings:
            continue
        sheet = report.read.sheets[head.page - 1]
        ends_here = after is None or after.page == head.page
        share = _share(report, sheet, after.top if after and ends_here else 0)
        if ends_here and share < min(HALF, report.blank(before[head.page])):
            yield f"page {sheet.number} begins with a chapter of {share:.0%} of a page"


def _share(report: Report, sheet: Sheet, until: float) -> float:
    """The share of a page down to the end of what begins above `until`, or of all on it."""
    top, _right, bottom, _left = report.sides
    ends = [end for start, end in _reaches(sheet) if not until or start < until]
    return (min(max(ends), sheet.height - bottom) - top) / (sheet.height - bottom - top)


def no_chapter_begins_in_the_last_quarter(report: Report) -> Iterator[str]:
    top, _right, bottom, _left = report.sides
    for head in report.heads:
        text = head.texts[0]
        height = report.read.sheets[text.page - 1].height
        if (text.top - top) / (height - top - bottom) > 1 - HALF / 2:
            yield f"page {text.page} ends with the beginning of “{head.said}”"


def leads_in_on_its_page(report: Report) -> Iterator[str]:
    """The last sentence before a table or figure that names it is on the page where it begins."""
    led: dict[str, int] = {}
    for element in report.read.root:
        if element.kind in ("P", "LI") and element.texts:
            for link in (link for part in element for link in part.links):
                led[link.words] = element.texts[-1].page
        match = element.kind == "Caption" and NUMBERED.match(element.said)
        if match:
            name, begins = f"{match[1]} {match[2]}", _begins(element)
            if led.get(name, begins) != begins:
                yield f"{name} begins on page {begins}, its lead-in stands on {led[name]}"


def _begins(caption: Element) -> int:
    whole = caption.within("Table", "Figure") or caption.parent or caption
    return min(text.page for text in whole.texts or caption.texts)


def tables_go_on_after_three_rows(report: Report) -> Iterator[str]:
    """A table that goes on over the page has three rows before, or one as high as several."""
    tables = [table for table in report.read.find("Table") if table.find("THead")]
    for table, after in pairwise(tables):
        goes_on = after.find("THead")[0].said == table.find("THead")[0].said
        if goes_on and not after.find("Caption") and table.find("Caption"):
            rows = [row for body in table.find("TBody") for row in body.find("TR")]
            if len(rows) < ROWS and not any(_lines(row) > HIGH_ROW for row in rows):
                yield f"page {table.texts[0].page} holds {len(rows)} rows of “{table.said[:40]}”"


def _lines(element: Element) -> int:
    return len({(text.page, round(text.line)) for text in element.texts})


def letters_are_large_enough(report: Report) -> Iterator[str]:
    for sheet in report.read.sheets:
        for text in sheet.texts:
            least = _least(text)
            if text.said.strip() and text.upright and text.size < least - ROUNDING:
                said = f"“{text.said.strip()[:40]}” has {text.size:.2f} of {least} points"
                yield f"page {sheet.number}: {said}"


def _least(text: Text) -> float:
    """The least size of a text in points; prose is known by its face with serifs."""
    if "Serif" in text.face:
        return BODY
    return CELLS if text.element and text.element.within("TD", "TH") else NOTES


def lines_are_far_enough_apart(report: Report) -> Iterator[str]:
    """In texts of more than one line; headings, and figures as large, are set closer."""
    for element in report.read.find("P", "LI", "TD", "TH", "Caption"):
        for above, below in pairwise(_lines_of(element)):
            apart = (below.line - above.line) / max(above.size, below.size)
            prose = "Serif" in above.face and above.page > report.front
            least = PROSE_LEADING if prose and not element.within("TD", "TH") else LEADING
            if apart < least - ROUNDING:
                yield f"page {above.page}: “{above.said.strip()[:40]}” has lines {apart:.2f} apart"


def _lines_of(element: Element) -> list[Text]:
    """The first text of each line that has one below it on its page; no headings."""
    texts = [text for text in element.texts if text.upright and text.said.strip()]
    lines: list[Text] = []
    for text in texts:
        if text.size >= DISPLAY or (text.element and text.element.within(*HEADINGS, "Figure")):
            continue
        if not lines or _below(lines[-1], text):
            lines.append(text)
    return lines


def _below(above: Text, text: Text) -> bool:
    return text.page == above.page and 1 < text.line - above.line < LINE


def margins_are_wide_enough(report: Report) -> Iterator[str]:
    top, right, bottom, left = (side * MILLIMETRE - SLACK for side in MARGINS)
    for sheet in report.read.sheets:
        for text in _seen(sheet):
            within = (
                text.left >= left
                and text.right <= sheet.width - right
                and text.top >= top
                and text.bottom <= sheet.height - bottom
            )
            if not within:
                yield f"page {sheet.number}: “{text.said.strip()[:40]}” stands in the margin"


RULES = (
    pages_within_a_chapter_are_full,
    little_is_blank,
    short_chapters_follow_on,
    no_chapter_begins_in_the_last_quarter,
    leads_in_on_its_page,
    tables_go_on_after_three_rows,
    letters_are_large_enough,
    lines_are_far_enough_apart,
    margins_are_wide_enough,
)


def words_outside_annexes(report: Report) -> int:
    """Words before the first annex, numbers not counted."""
    annexes = [head.texts[0] for head in report.heads if head.said.startswith(ANNEX)]
    first = min(((one.page, one.number) for one in annexes), default=(len(report.read.sheets), 0))
    texts = (text for sheet in report.read.sheets for text in sheet.body)
    inside = (text.said for text in texts if (text.page, text.number) < first)
    return sum(any(letter.isalpha() for letter in word) for word in _words(inside))


ANNEX = ("Lampiran", "Annex", "LAMPIRAN", "ANNEX")


def _words(texts: Iterable[str]) -> list[str]:
    return " ".join(texts).replace("\u00ad", "").split()
