"""What may never happen on a page: each check reads a PDF back and yields what is wrong."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import combinations, pairwise

from pipeline.render import shipped_templates
from pipeline.render.markup import Pages
from tests.document_by_hand import DOCUMENT
from tests.pdf_pages import Element, Read, Sheet, Text

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
MILLIMETRE = 72 / 25.4
SLACK = 0.7
"""Points by which two boxes may touch: rounding, and letters that lean over their box."""
LABELS = re.compile(r"\b(Tabel|Gambar|Table|Figure) (\d+)(?!\d)")
PART = re.compile(r", (?:Bagian|part) (\d+) (?:dari|of) \d+$")
"""What the caption of a figure drawn in parts ends in."""
NUMBERED = re.compile(r"(Tabel|Gambar|Table|Figure) (\d+)\.\s*(.*)", re.DOTALL)


def complaints(read: Read, html: str, *, strange: bool = False) -> list[str]:
    """All that is wrong with a report; `html` is the same report for the screen.

    `strange`: the input itself holds what no font has, words that look like references, and words
    wider than a table.
    """
    margins = (page_margins("shared/print.css"), page_margins("lkjip/cover.css"))
    found = [
        *headings_last(read),
        *rows_split(read, html),
        *signed_blank(read, html),
        *outside_the_margins(read, *margins),
        *empty_pages(read),
        *uncaptioned(read),
        *misnumbered(read),
        *unlisted(read, html),
        *unmentioned(read),
        *wrong_page_in_a_list(read),
        *overlapping(read),
        *page_numbers(read),
        *links_to_nowhere(read),
    ]
    if strange:
        return found
    return [*found, *missing_glyphs(read), *dangling(read), *torn_words(read, html)]


def brief_complaints(
    read: Read, *, strange: bool = False, style_sheet: str = "brief/brief.css"
) -> list[str]:
    """All that is wrong with a brief, or with another short file of this style sheet."""
    margins = page_margins(style_sheet)
    found = [
        *headings_last(read),
        *outside_the_margins(read, margins, margins),
        *empty_pages(read),
        *overlapping(read),
    ]
    return found if strange else [*found, *missing_glyphs(read)]


def page_margins(style_sheet: str) -> tuple[float, float, float, float]:
    """Top, right, bottom, left in points, as the first @page rule of a style sheet says."""
    style = Pages((shipped_templates(),), DOCUMENT).environment.get_template(style_sheet).render()
    rule = re.search(r"@page[^{]*\{\s*margin: ([^;]+);", style)
    assert rule, style_sheet
    top, right, bottom, left = (float(side.removesuffix("mm")) for side in rule[1].split())
    return top * MILLIMETRE, right * MILLIMETRE, bottom * MILLIMETRE, left * MILLIMETRE


def headings_last(read: Read) -> Iterator[str]:
    """A heading, or a table's caption or head, below which its page holds nothing."""
    for sheet in read.sheets:
        seen = [text for text in sheet.body if text.said.strip()]
        if not seen:
            continue
        lowest = max(seen, key=lambda text: text.bottom)
        element = lowest.element
        assert element
        heading = element.within(*HEADINGS, "THead")
        caption = element.within("Caption")
        if heading or (caption and caption.within("Table")):
            yield f"page {sheet.number} ends with the heading “{lowest.said.strip()}”"


def rows_split(read: Read, html: str) -> Iterator[str]:
    """A table row that is split over two pages, unless the report declares it tall.

    A row that is shortened by an ellipsis, as in the summary, is not looked for.
    """
    rows = _Rows()
    rows.feed(html)
    whole = {row.said for row in rows.found}
    tall = [row.said for row in rows.found if row.tall]
    for row in read.find("TR"):
        if compact(row.said) in whole or "…" in row.said:
            continue
        pieces = [compact(text.said) for text in row.texts]
        if not any(all(piece in said for piece in pieces) for said in tall):
            page = row.texts[0].page if row.texts else 0
            yield f"page {page} holds a part of a row: “{row.said[:60]}”"


def signed_blank(read: Read, html: str) -> Iterator[str]:
    """A page to be signed that holds nothing of what is signed."""
    signatures = Signatures()
    signatures.feed(html)
    for sheet in read.sheets:
        elements = [text.element for text in sheet.body if text.said.strip() and text.element]
        words = [e for e in elements if not e.within(*HEADINGS)]
        paragraphs = {p for e in words if (p := e.within("P"))}
        places = {p for p in paragraphs if compact(p.said) in signatures.lines}
        signed = [e for e in words if e.within("P") in places]
        if signed and len(signed) == len(words):
            yield f"page {sheet.number} holds a signature and nothing that it signs"


@dataclass
class _Row:
    tall: bool
    said: str = ""


class _Rows(HTMLParser):
    """The rows of all tables of a web page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Row] = []
        self.open = False
        self.title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.title = self.title or tag == "title"
        if tag == "tr":
            self.open = True
            self.found.append(_Row(("class", "tall") in attrs))

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "tr"
        self.title = self.title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self.open and not self.title:
            self.found[-1].said += compact(data)


class Signatures(HTMLParser):
    """The lines of all places to sign of a web page."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: set[str] = set()
        self.depth = 0
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "div" and (self.depth or "signatures" in classes):
            self.depth += 1
        if tag == "p":
            self.said = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self.depth and self.said.strip():
            self.lines.add(compact(self.said))
        if tag == "div" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.said += data


_MAY_END = "\u200b"
"""Where a line may end within a word, as in a code."""


class _Cells(HTMLParser):
    """The words of all tables of a web page, whole however they may be broken."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()
        self.said = ""

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("th", "td"):
            self.said = ""
        if tag == "wbr":
            self.said += _MAY_END

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            for word in self.said.replace("\u00ad", "").split():
                pieces = word.split(_MAY_END)
                ends = range(len(pieces) + 1)
                self.words |= {"".join(pieces[one:end]) for one, end in combinations(ends, 2)}

    def handle_data(self, data: str) -> None:
        self.said += data


def _parts_after(piece: str) -> bool:
    """Whether a line may end here within a word: after a mark, in a number after a dash only."""
    marks = "-\u2010\u2011–—" if re.fullmatch(r"[\d.,]+", piece) else "-\u2010\u2011–—._/·:;,"
    return piece.endswith(tuple(marks))


def compact(text: str) -> str:
    """What is left of a text however it was broken into lines."""
    return re.sub(r"[-\s\u00ad\u200b\u2010\u2011]", "", text)


Sides = tuple[float, float, float, float]


def outside_the_margins(read: Read, margins: Sides, first: Sides) -> Iterator[str]:
    """Text beyond the margins its page declares, or furniture beyond the paper's edge."""
    for sheet in read.sheets:
        top, right, bottom, left = first if sheet.number == 1 else margins
        inside = (left, top, sheet.width - right, sheet.height - bottom)
        paper = (0.0, 0.0, sheet.width, sheet.height)
        for text in sheet.texts:
            if text.said.strip() and not _within(text, inside if text.element else paper):
                yield f"page {sheet.number}: “{text.said.strip()[:60]}” stands outside"


def _within(text: Text, box: Sides) -> bool:
    left, top, right, bottom = box
    return (
        text.left >= left - SLACK
        and text.top >= top - SLACK
        and text.right <= right + SLACK
        and text.bottom <= bottom + SLACK
    )


def missing_glyphs(read: Read) -> Iterator[str]:
    """A character that the font had no picture for, or that was replaced by an open square."""
    for sheet in read.sheets:
        for text in sheet.texts:
            if 0 in text.glyphs or "\ufffd" in text.said or "□" in text.said:
                yield f"page {sheet.number}: “{text.said.strip()}” lacks a glyph"


def empty_pages(read: Read) -> Iterator[str]:
    for sheet in read.sheets:
        if not sheet.drawn and not any(text.said.strip() for text in sheet.body):
            yield f"page {sheet.number} is empty"


def captions(read: Read) -> list[Element]:
    return read.find("Caption")


def uncaptioned(read: Read) -> Iterator[str]:
    """A table with a head, or a large picture, without a numbered caption."""
    head = ""
    for table in read.find("Table"):
        heads = table.find("THead")
        if not heads:
            continue
        caption, before, head = table.find("Caption"), head, heads[0].said
        continued = head == before and not caption
        if (
            not continued
            and not _heads_a_card(table)
            and not (caption and NUMBERED.match(caption[0].said))
        ):
            yield f"a table without a numbered caption: “{head[:60]}”"
    for caption in captions(read):
        if not NUMBERED.match(caption.said):
            yield f"a caption without a number: “{caption.said[:60]}”"


def _heads_a_card(table: Element) -> bool:
    """Whether it is the strip of a measure, which the heading of its card names."""
    frame = table.parent
    beside = frame.parent.children if frame and frame.parent else []
    return any(element.kind == "H4" for element in beside)


def misnumbered(read: Read) -> Iterator[str]:
    """Numbers that leave one out, come twice or run backwards."""
    kinds: dict[str, list[int]] = {}
    for word, number, _ in _numbered(read):
        kinds.setdefault(word, []).append(number)
    for word, numbers in kinds.items():
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{word} is numbered {numbers}"


def _numbered(read: Read) -> Iterator[tuple[str, int, str]]:
    """Every numbered caption; of a figure in parts, which share its number, that of the first."""
    for caption in captions(read):
        match = NUMBERED.match(caption.said)
        part = match and PART.search(match[3].rstrip())
        if match and (not part or part[1] == "1"):
            yield match[1], int(match[2]), PART.sub("", match[3].rstrip()) if part else match[3]


def entries(read: Read) -> list[Element]:
    """The entries of the contents and the lists: each a link and a page number at its end."""
    return [
        entry
        for entry in read.find("LI")
        if any(part.links for part in entry) and entry.texts[-1].said.strip().isdigit()
    ]


def unlisted(read: Read, html: str) -> Iterator[str]:
    """A captioned table or figure that the web page's list leaves out, or a list that names none.

    On paper there are no such lists.
    """
    lists = _Lists()
    lists.feed(html)
    listed = Counter(compact(entry) for entry in lists.found if LABELS.match(entry))
    printed = Counter(compact(f"{word} {number}{text}") for word, number, text in _numbered(read))
    for missing in printed - listed:
        yield f"“{missing[:60]}” is in no list"
    for extra in listed - printed:
        yield f"a list names “{extra[:60]}”, which is not there so"


class _Lists(HTMLParser):
    """The entries of all lists of a web page that lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open = False
        self.said = ""

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("nav", "main"):
            self.open = tag == "nav"
        if tag == "li":
            self.said = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("li", "ol") and self.open and self.said.strip():
            self.found.append(" ".join(self.said.split()))
            self.said = ""
        self.open = self.open and tag != "nav"

    def handle_data(self, data: str) -> None:
        self.said += data


def unmentioned(read: Read) -> Iterator[str]:
    """A table or figure that no sentence refers to."""
    lists = {id(part) for entry in entries(read) for part in entry}
    mentioned = {link.words for part in read.root if id(part) not in lists for link in part.links}
    for word, number, _ in _numbered(read):
        if f"{word} {number}" not in mentioned:
            yield f"nothing refers to {word} {number}"


def dangling(read: Read) -> Iterator[str]:
    """A text that names a table or figure that does not exist, or a reference left open."""
    there = {f"{word} {number}" for word, number, _ in _numbered(read)}
    for block in read.find("P", "LI", "TD", "TH", *HEADINGS):
        named = {f"{word} {number}" for word, number in LABELS.findall(block.said)}
        for missing in named - there:
            yield f"“{block.said[:60]}” refers to {missing}, which does not exist"
        if "??" in block.said:
            yield f"“{block.said[:60]}” leaves a reference open"


def links_to_nowhere(read: Read) -> Iterator[str]:
    for part in read.root:
        for link in part.links:
            if link.target not in read.anchors:
                yield f"“{link.words}” leads to #{link.target}, which is not there"


def wrong_page_in_a_list(read: Read) -> Iterator[str]:
    """An entry whose page does not hold the heading or caption that it names."""
    stands: dict[int, str] = {}
    for heading in read.find(*HEADINGS, "Caption"):
        if heading.texts:
            page = heading.texts[0].page
            stands[page] = stands.get(page, "") + compact(heading.said)
    for entry in entries(read):
        page = int(entry.texts[-1].said)
        for words in {link.words for part in entry for link in part.links}:
            if compact(words) not in stands.get(page, ""):
                yield f"“{words[:60]}” is listed on page {page} and is not there"


def overlapping(read: Read) -> Iterator[str]:
    """Two texts that are printed over one another."""
    for sheet in read.sheets:
        for one, other in _close(sheet):
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.bottom, other.bottom) - max(one.top, other.top)
            if wide > SLACK and high > SLACK:
                yield (
                    f"page {sheet.number}: “{one.said.strip()[:40]}” and "
                    f"“{other.said.strip()[:40]}” overlap"
                )


def _close(sheet: Sheet) -> Iterator[tuple[Text, Text]]:
    """Pairs of texts that share some height; a word across the page, as of a draft, is none."""
    seen = [text for text in sheet.texts if text.said.strip() and text.upright]
    bands: dict[int, list[Text]] = {}
    for text in seen:
        for band in range(int(text.top // 20), int(text.bottom // 20) + 1):
            bands.setdefault(band, []).append(text)
    pairs = {
        (one.number, other.number): (one, other)
        for band in bands.values()
        for one, other in combinations(band, 2)
    }
    yield from pairs.values()


def page_numbers(read: Read) -> Iterator[str]:
    """Every page but the cover says which it is and of how many."""
    for sheet in read.sheets[1:]:
        said = [re.search(r"(\d+) \S+ (\d+)$", text.said.strip()) for text in sheet.furniture]
        numbers = [(int(one[1]), int(one[2])) for one in said if one]
        if numbers != [(sheet.number, len(read.sheets))]:
            yield f"page {sheet.number} says of its number: {numbers}"


def torn_words(read: Read, html: str) -> Iterator[str]:
    """A word of a table that goes on in the next line without a hyphen, as where it finds no room.

    Paths and keys may part after a mark; what ends in an ellipsis is shortened.
    """
    cells = _Cells()
    cells.feed(html)
    for cell in read.find("TH", "TD"):
        words = cell.said.replace("\u2010", "-").split()  # both are one glyph of the fonts
        for before, word in pairwise(["", *words]):
            known = word in cells.words or word.endswith("…")
            if not known and not _parts_after(word) and not _parts_after(before):
                yield f"page {cell.texts[0].page} tears a word of a table: “{before} {word}”"
                break
