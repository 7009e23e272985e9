"""What can be compared of a report's PDF: pages, attachments, metadata, all other objects.

The file may come from anyone and be made to do harm: its size is limited here, unpacking by pypdf;
the caller limits time and memory.
"""

import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from pipeline.ingest.files.limits import PDF_OBJECTS
from pipeline.ingest.files.signing_files import read_signed_file
from pipeline.problems import UsageError
from pipeline.translatable import _

logging.getLogger("pypdf").propagate = False  # it logs every oddity; what matters is raised

_BEGINS = b"%PDF-"
_ELEMENT = re.compile(r"<([A-Za-z]+:[A-Za-z]+)[^<>]*>([^<]*)")
_BY_ATTRIBUTE = re.compile(r'(pdf[a-z]*:[A-Za-z]+)="([^"]*)"')
_FAULTS = (
    *(PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, OSError),
    *(NotImplementedError, RecursionError, TypeError, ValueError, zlib.error),
)
_SPOKEN = frozenset(
    {"/ActualText", "/Alt", "/Contents", "/E", "/Lang", "/T", "/TU", "/Title", "/URI"}
)
"""Keys whose texts a reader hears, sees beside the pages, or follows as links."""
_FURNITURE = frozenset({"/EmbeddedFile", "/Metadata", "/XRef", "/ObjStm"})


class NotReadable(ValueError):
    """A part of a file that cannot be parsed."""


@dataclass(frozen=True)
class Pdf:
    """A file that could be parsed. Every property is read when it is first asked for, and any may
    raise NotReadable."""

    content: bytes

    @cached_property
    def metadata(self) -> Mapping[str, str]:
        """The file's statements about itself, by key: `dc:title`, `/Author`, `rapor:manifest`."""
        with _readable():
            metadata = _resolved(self._root.get("/Metadata"))
            text = metadata.get_data().decode() if isinstance(metadata, StreamObject) else ""
            about = _resolved(self._reader.trailer.get("/Info"))
            told = about.items() if isinstance(about, DictionaryObject) else ()
            return {
                **{key: unescape(value).strip() for key, value in _BY_ATTRIBUTE.findall(text)},
                **_last_words(text),
                **{str(key): str(_resolved(value)) for key, value in told},
            }

    @cached_property
    def attachments(self) -> Mapping[str, bytes]:
        """The embedded files by name. Of two files with the same name both are kept, the second
        under the name with a number, which no attachment of ours has."""
        found: dict[str, bytes] = {}
        with _readable():
            for one in self._reader.attachment_list:
                name, number = one.name, 1
                while name in found:
                    number += 1
                    name = f"{one.name} ({number})"
                content = one.content
                found[name] = content if isinstance(content, bytes) else content[0]
        return found

    @cached_property
    def drawn(self) -> tuple[bytes, ...]:
        """The drawing operators of each page."""
        with _readable():
            contents = (page.get_contents() for page in self._reader.pages)
            return tuple(content.get_data() if content is not None else b"" for content in contents)

    def text(self, page: int) -> str:
        """The words of a page, counted from 0, in the order in which they are drawn."""
        with _readable():
            return str(self._reader.pages[page].extract_text())

    @cached_property
    def spoken(self) -> Mapping[tuple[str, str], int]:
        """Texts beside the pages (alternative texts, bookmarks, links), with how often each
        occurs."""
        return Counter(
            (str(key), str(value))
            for one in self._objects
            if isinstance(one, DictionaryObject)
            for key, value in one.items()
            if key in _SPOKEN and isinstance(value, TextStringObject)
        )

    @cached_property
    def parts(self) -> Mapping[tuple[str, str], int]:
        """Fonts, pictures and other streams except pages and attachments: their kind and the sha256
        of their content, with how often each occurs."""
        pages = {sha256(each).hexdigest() for each in self.drawn}
        with _readable():
            found = Counter(
                (_kind(one), sha256(one.get_data()).hexdigest())
                for one in self._objects
                if isinstance(one, StreamObject) and one.get("/Type") not in _FURNITURE
            )
        return {key: count for key, count in found.items() if key[1] not in pages}

    @cached_property
    def _reader(self) -> PdfReader:
        with _readable():
            return PdfReader(BytesIO(self.content), strict=False)

    @property
    def _root(self) -> DictionaryObject:
        with _readable():
            return self._reader.root_object

    @cached_property
    def _objects(self) -> tuple[PdfObject, ...]:
        """Every object that can be reached from the root and the information dictionary."""
        with _readable():
            return tuple(_reachable(self._reader))


def read_pdf(path: Path) -> Pdf:
    """The file, checked only to begin as a PDF does. Raises UsageError where it does not, is
    missing, or is too large."""
    content = read_signed_file(path)
    if not content.startswith(_BEGINS):
        raise UsageError(_("{file} is no PDF."), file=path.name)
    return Pdf(content)


@contextmanager
def _readable() -> Iterator[None]:
    """Turn whatever pypdf raises at a damaged file into NotReadable."""
    try:
        yield
    except NotReadable:
        raise
    except _FAULTS as damage:
        raise NotReadable(type(damage).__name__) from damage


def _last_words(metadata: str) -> Mapping[str, str]:
    """The text of each element, under the nearest element name that is not a container's."""
    told: dict[str, str] = {}
    name = ""
    for element, text in _ELEMENT.findall(metadata):
        name = name if element.startswith("rdf:") else element
        if text.strip() and not name.startswith("pdfaProperty") and name:
            told[name] = unescape(text).strip()
    return told


def _kind(stream: StreamObject) -> str:
    named = stream.get("/Subtype") or stream.get("/Type") or ""
    return str(named).lstrip("/")


def _resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _reachable(reader: PdfReader) -> Iterator[PdfObject]:
    """Every dictionary and array that the trailer leads to, each once, at any depth."""
    waiting: list[object] = [reader.trailer.get("/Root"), reader.trailer.get("/Info")]
    seen: set[int] = set()
    count = 0
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if not isinstance(one, DictionaryObject | ArrayObject):
            continue
        count += 1
        if count > PDF_OBJECTS:
            raise NotReadable("objects")
        yield one
        values = one.values() if isinstance(one, DictionaryObject) else one
        waiting += [value for value in values if _leads_on(value)]


def _leads_on(value: object) -> bool:
    return isinstance(value, IndirectObject | DictionaryObject | ArrayObject)
