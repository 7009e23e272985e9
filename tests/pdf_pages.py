"""A PDF read back as its reader meets it: each text with its place on the page and in the tag tree.

Only what the file holds is used: the page's operators, the fonts' widths and character maps, the
tags. Places are points from the top left corner of the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO
from math import hypot
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)
PATHS, PAINTS = {"m", "l", "c", "v", "y", "re"}, {"f", "f*", "B", "B*", "b", "b*", "S", "s"}
X_HEIGHT, DEPTH = 0.62, 0.12
"""How far most letters reach above and below their line, in parts of the type size."""


@dataclass(eq=False)
class Element:
    """A node of the tag tree: `kind` as in `TR`, and the texts of it and all below it."""

    kind: str
    parent: "Element | None" = field(repr=False)
    alt: str = ""
    children: list["Element"] = field(default_factory=list, repr=False)
    links: list["Link"] = field(default_factory=list, repr=False)
    own: list["Text"] = field(default_factory=list, repr=False)

    def __iter__(self) -> Iterator["Element"]:
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    @cached_property
    def texts(self) -> list["Text"]:
        """Its texts in the order they were drawn; the page first."""
        found = [text for part in self for text in part.own]
        return sorted(found, key=lambda text: (text.page, text.number))

    @property
    def said(self) -> str:
        """All of it as one line; where a line of the page ends, a word does."""
        lines, last = [], (0, 0.0)
        for text in self.texts:
            lines += [" "] * ((text.page, text.bottom) != last) + [text.said]
            last = (text.page, text.bottom)
        return " ".join("".join(lines).split())

    @property
    def above(self) -> Iterator["Element"]:
        element: Element | None = self
        while element:
            yield element
            element = element.parent

    def find(self, *kinds: str) -> list["Element"]:
        return [part for part in self if part.kind in kinds]

    def within(self, *kinds: str) -> "Element | None":
        """The nearest element of these kinds that it is or is within."""
        return next((part for part in self.above if part.kind in kinds), None)


@dataclass(eq=False, frozen=True)
class Text:
    """Glyphs shown at once: one line's run in one font. An artifact has no element."""

    page: int
    number: int
    said: str
    left: float
    top: float
    right: float
    bottom: float
    upright: bool
    glyphs: tuple[int, ...]
    element: Element | None
    size: float
    """Points of its letters as they are printed."""
    face: str

    @property
    def line(self) -> float:
        """Its baseline, in points from the top of the page."""
        return self.bottom - DEPTH * self.size


@dataclass(frozen=True)
class Link:
    """A link: the anchor it leads to, and the words it is on."""

    target: str
    words: str


@dataclass(frozen=True)
class Sheet:
    """One page: its size in points, its texts in drawing order, whether it holds a picture, and
    from where to where down the page each of its shapes reaches."""

    number: int
    width: float
    height: float
    texts: list[Text]
    drawn: bool
    shapes: list[tuple[float, float]]

    @property
    def body(self) -> list[Text]:
        return [text for text in self.texts if text.element]

    @property
    def furniture(self) -> list[Text]:
        """The texts outside the tag tree, which are not read aloud: those in the margins."""
        return [text for text in self.texts if not text.element]


@dataclass(frozen=True)
class Read:
    """A whole PDF: its pages, its tag tree, and the page of each anchor."""

    sheets: list[Sheet]
    root: Element
    anchors: dict[str, int]

    def find(self, *kinds: str) -> list[Element]:
        return self.root.find(*kinds)


@lru_cache(maxsize=12)
def read(content: bytes) -> Read:
    """Read a tagged PDF back; what was read of one is shared, and nobody changes it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        owners: dict[tuple[int, int], Element] = {}
        root = _element(pdf.Root.StructTreeRoot.K[0], None, pages, owners)
        sheets = [_sheet(number, page, owners) for number, page in enumerate(pdf.pages, 1)]
        anchors = {name: pages[place[0].objgen] for name, place in _named(pdf)}
    return Read(sheets, root, anchors)


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in page.mediabox)
    return right - left, top - bottom


def _named(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    if "/Dests" in pdf.Root.get("/Names", {}):
        names = list(pdf.Root.Names.Dests.Names)
        yield from ((str(name), place) for name, place in zip(names[::2], names[1::2], strict=True))


def _element(
    node: Any,
    parent: Element | None,
    pages: dict[tuple[int, int], int],
    owners: dict[tuple[int, int], Element],
) -> Element:
    element = Element(str(node.S).removeprefix("/"), parent, str(node.get("/Alt", "")))
    page = pages[node.Pg.objgen] if "/Pg" in node else 0
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            owners[page, kid] = element
        elif kid.get("/Type") == "/MCR":
            owners[pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)] = element
        elif kid.get("/Type") == "/OBJR":
            element.links += _links(kid.Obj)
        elif "/S" in kid:
            element.children.append(_element(kid, element, pages, owners))
    return element


def _links(annotation: Any) -> list[Link]:
    if annotation.get("/Subtype") != "/Link" or "/Dest" not in annotation:
        return []
    return [Link(str(annotation.Dest), str(annotation.get("/Contents", "")))]


def _sheet(number: int, page: Any, owners: dict[tuple[int, int], Element]) -> Sheet:
    width, height = _size(page)
    drawing = _Drawing(number, height, owners)
    drawing.follow(page, page.Resources, UNIT)
    return Sheet(number, width, height, drawing.texts, drawing.pictures > 0, drawing.shapes)


class _Font:
    """How wide each glyph is, in parts of the type size, and what it says."""

    def __init__(self, font: Any) -> None:
        (descendant,) = font.DescendantFonts
        self.face = str(font.BaseFont).lstrip("/")
        self.widths: dict[int, float] = {}
        entries = list(descendant.get("/W", []))
        for first, widths in zip(entries[::2], entries[1::2], strict=True):
            for place, width in enumerate(widths):
                self.widths[int(first) + place] = float(width) / 1000
        pairs = re.findall(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", font.ToUnicode.read_bytes())
        self.said = {
            int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for glyph, text in pairs
            if glyph.lower() != b"0000" or text.lower() != b"ffff"
        }


class _Drawing:
    """Follows the operators of one page and keeps the texts they show."""

    def __init__(self, page: int, height: float, owners: dict[tuple[int, int], Element]) -> None:
        self.page, self.height, self.owners = page, height, owners
        self.texts: list[Text] = []
        self.pictures = 0
        self.shapes: list[tuple[float, float]] = []
        self.path: list[float] = []
        self.fonts: dict[tuple[int, int], _Font] = {}
        self.marks: list[Element | None] = []
        self.size = 1.0
        self.font: _Font | None = None

    def follow(self, content: Any, resources: Any, matrix: Matrix) -> None:  # noqa: PLR0912 -- the operators of a page
        saved: list[Matrix] = []
        line: Matrix = UNIT
        for step in pikepdf.parse_content_stream(content):
            name, given = str(step.operator), step.operands
            if name == "q":
                saved.append(matrix)
            elif name == "Q":
                matrix = saved.pop()
            elif name == "cm":
                matrix = _product(_numbers(given), matrix)
            elif name in {"BDC", "BMC"}:
                self._mark(given)
            elif name == "EMC":
                self.marks.pop()
            elif name == "Tf":
                self.font = self._font(resources.Font[given[0]])
                self.size = float(given[1])
            elif name == "BT":
                line = UNIT
            elif name == "Tm":
                line = _numbers(given)
            elif name in {"TJ", "Tj"}:
                shown = given[0] if name == "TJ" else given
                line = self._show(shown, line, matrix)
            elif name == "Do":
                self._do(resources.XObject[given[0]], matrix)
            elif name in PATHS:
                self._go(name, _given(given), matrix)
            elif name in PAINTS:
                self._paint()
                if name in {"f", "f*", "B"} and self.marks:
                    self.pictures += self.marks[-1] is not None
            elif name == "n":
                self.path = []

    def _go(self, name: str, given: list[float], matrix: Matrix) -> None:
        """A path's points, by how far down the page they are."""
        if name == "re":
            x, y, width, height = given
            given = [x, y, x + width, y, x, y + height, x + width, y + height]
        for x, y in zip(given[::2], given[1::2], strict=True):
            self.path.append(self.height - _moved(matrix, x, y)[1])

    def _paint(self) -> None:
        if self.path:
            self.shapes.append((min(self.path), max(self.path)))
        self.path = []

    def _do(self, drawn: Any, matrix: Matrix) -> None:
        self.pictures += 1
        if drawn.Subtype == "/Image":
            ends = [self.height - _moved(matrix, 0, y)[1] for y in (0, 1)]
            self.shapes.append((min(ends), max(ends)))
        if drawn.Subtype == "/Form" and "/Resources" in drawn:
            inner = _numbers(drawn.get("/Matrix", UNIT))
            self.follow(drawn, drawn.Resources, _product(inner, matrix))

    def _mark(self, given: Any) -> None:
        owner = self.marks[-1] if self.marks else None
        if str(given[0]) == "/Artifact":
            owner = None
        elif len(given) > 1 and "/MCID" in given[1]:
            owner = self.owners.get((self.page, int(given[1].MCID)))
        self.marks.append(owner)

    def _font(self, font: Any) -> _Font:
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _Font(font)
        return self.fonts[font.objgen]

    def _show(self, shown: Any, line: Matrix, matrix: Matrix) -> Matrix:
        """Keep what is shown; give the matrix of what would follow on the line."""
        assert self.font
        glyphs: list[int] = []
        inked: list[float] = []
        along = 0.0
        for part in shown:
            if not isinstance(part, pikepdf.String):
                along -= float(part) / 1000 * self.size
                continue
            for first, second in zip(*[iter(bytes(part))] * 2, strict=True):
                glyph = 256 * first + second
                before, along = along, along + self.font.widths.get(glyph, 0) * self.size
                glyphs.append(glyph)
                if self.font.said.get(glyph, "?").strip():
                    inked += [before, along]
        placed = _product(line, matrix)
        corners = [
            _moved(placed, x, y)
            for x in (inked[0] if inked else 0.0, inked[-1] if inked else 0.0)
            for y in (-DEPTH * self.size, X_HEIGHT * self.size)
        ]
        across, down = zip(*corners, strict=True)
        said = "".join(self.font.said.get(glyph, "\ufffd") for glyph in glyphs)
        owner = self.marks[-1] if self.marks else None
        text = Text(
            self.page, len(self.texts), said, min(across), self.height - max(down), max(across),
            self.height - min(down), abs(placed[1]) < 1e-6, tuple(glyphs), owner,
            self.size * hypot(placed[2], placed[3]), self.font.face,
        )  # fmt: skip
        self.texts.append(text)
        if owner:
            owner.own.append(text)
        return _product((1, 0, 0, 1, along, 0), line)


def _given(values: Any) -> list[float]:
    return [float(value) for value in values]


def _numbers(values: Any) -> Matrix:
    a, b, c, d, e, f = _given(values)
    return a, b, c, d, e, f


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
