"""A Word file as its reader meets it: its paragraphs and its numbers; and the numbers of a PDF."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pypdfium2

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
MILLIMETRE = 72 / 25.4
_FOOT, _HEAD = 20 * MILLIMETRE, 22 * MILLIMETRE
"""From the paper's edges to past the running heads."""


def part(content: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    """A part of a file."""
    with ZipFile(BytesIO(content)) as file:
        return ElementTree.fromstring(file.read(name))


def style(paragraph: ElementTree.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def said(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t")).replace("\u00a0", " ")


def paragraphs(content: bytes) -> Iterator[tuple[str, str]]:
    """The style and the text of every paragraph, those in tables too."""
    for paragraph in part(content).iter(f"{W}p"):
        yield style(paragraph), said(paragraph)


def numbers(content: bytes) -> Counter[str]:
    """How often each number is in the text, contents left out; the numbers before the points of
    lists count too."""
    told = [text for name, text in paragraphs(content) if not name.startswith("TOC")]
    return Counter(_all(told)) + Counter(_counted(content))


def repeated_numbers(content: bytes) -> set[str]:
    """Those in the heads of tables, which a table prints on each of its pages."""
    return set(_all(text for name, text in paragraphs(content) if name == "TableHead"))


def _all(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from NUMBER.findall(text)


def _counted(content: bytes) -> Iterator[str]:
    """The numbers that Word puts before the points of lists."""
    lists: Counter[str] = Counter()
    for paragraph in part(content).iter(f"{W}p"):
        found = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if found is not None:
            name = found.get(f"{W}val", "")
            lists[name] += 1
            yield str(lists[name])


def printed_numbers(pdf: Path, contents: str, after: str, *, has_cover: bool) -> Counter[str]:
    """How often each number is on the pages of a report, without running heads and contents. The
    contents end where the page of `after` begins; a cover has no running heads."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [_text(page, whole=has_cover and not place) for place, page in enumerate(document)]
    document.close()
    told = "\f".join(texts)
    before, listed, rest = told.partition(f"{contents}\r\n")
    if listed:
        told = before + rest[rest.index(f"\f{after}") :]
    return Counter(NUMBER.findall(told))


def _text(page: pypdfium2.PdfPage, *, whole: bool) -> str:
    """The text between the running heads of a page, or all of it."""
    width, height = page.get_size()
    text: str = page.get_textpage().get_text_bounded(
        0, 0 if whole else _FOOT, width, height if whole else height - _HEAD
    )
    return text
