"""Compares a PDF with the PDF that follows from its own attachments: what differs, and where."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from pipeline.ingest.files.pdf import Pdf
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.verify.alarms import Alarm

MOST_ON_A_PAGE = 20
"""Most changed places of a page that are listed one by one."""
_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj")


def differences(ours: Pdf, theirs: Pdf) -> Iterator[Alarm]:
    """What differs in their file from ours; where only bytes differ, the object that holds them."""
    found = [
        *_of_pages(ours, theirs),
        *_of_metadata(ours.metadata, theirs.metadata),
        *_of_attachments(ours.attachments, theirs.attachments),
        *_of_texts(ours.spoken, theirs.spoken),
        *_of_parts(ours.parts, theirs.parts),
    ]
    yield from found or _of_bytes(ours.content, theirs.content)


def _of_pages(ours: Pdf, theirs: Pdf) -> Iterator[Alarm]:
    if (old := len(ours.drawn)) != (new := len(theirs.drawn)):
        yield Alarm("file", "", Message(_PAGES), str(old), str(new))
    for number, (old_page, new_page) in enumerate(zip(ours.drawn, theirs.drawn, strict=False)):
        if old_page != new_page:
            yield from _of_page(number, ours.text(number), theirs.text(number))


def _of_page(number: int, old: str, new: str) -> Iterator[Alarm]:
    page = str(number + 1)
    before, after = old.split(), new.split()
    told = 0
    for what, low, high, start, end in SequenceMatcher(None, before, after, False).get_opcodes():
        if what != "equal" and told < MOST_ON_A_PAGE:
            told += 1
            words = " ".join(before[low:high]), " ".join(after[start:end])
            yield Alarm("page", page, Message(_PRINTED), *words)
    if not told:
        yield Alarm("page", page, Message(_DRAWN))


def _of_metadata(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[Alarm]:
    for key in dict.fromkeys((*ours, *theirs)):
        if (old := ours.get(key, "")) != (new := theirs.get(key, "")):
            yield Alarm("metadata", key, Message(_TOLD), old, new)


def _of_attachments(ours: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> Iterator[Alarm]:
    for name in dict.fromkeys((*ours, *theirs)):
        if ours.get(name) != theirs.get(name):
            yield Alarm("attachment", name, Message(_ATTACHED))


Counted = Mapping[tuple[str, str], int]


def _of_texts(ours: Counted, theirs: Counted) -> Iterator[Alarm]:
    """Texts outside the pages that are gone, each paired with a new text of the same kind."""
    gone, come = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    for kind in sorted({key for key, _text in (*gone, *come)}):
        old = [text for key, text in gone.elements() if key == kind]
        new = [text for key, text in come.elements() if key == kind]
        for number in range(max(len(old), len(new))):
            told = ("".join(old[number : number + 1]), "".join(new[number : number + 1]))
            yield Alarm("file", kind, Message(_SPOKEN), *told)


def _of_parts(ours: Counted, theirs: Counted) -> Iterator[Alarm]:
    gone, come = Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours)
    if gone or come:
        kinds = sorted({kind for kind, _digest in (*gone, *come) if kind})
        yield Alarm("file", ", ".join(kinds), Message(_PARTS), str(gone.total()), str(come.total()))


def _of_bytes(ours: bytes, theirs: bytes) -> Iterator[Alarm]:
    """The first byte that differs, with the object it belongs to."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    place = next((at for at, (old, new) in pairs if old != new), min(len(ours), len(theirs)))
    before = _OBJECT.findall(theirs, max(0, place - 1_000_000), place)
    name = before[-1].decode() if before else ""
    yield Alarm("file", name, Message(_BYTES), _around(ours, place), _around(theirs, place))


def _around(content: bytes, place: int) -> str:
    return content[max(0, place - 8) : place + 16].decode("latin-1")


_PAGES = _("it has another number of pages")
_PRINTED = _("the page prints something else than the account in the file")
_DRAWN = _("the page draws something else than the account in the file")
_TOLD = _("the metadata say something else")
_ATTACHED = _("the attachment is another one")
_SPOKEN = _("a text beside the pages is another one")
_PARTS = _("fonts or pictures are other ones")
_BYTES = _("something that no page shows is otherwise")
