"""What differs between a published file and an edited copy, sorted by what follows from it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.comparing.aligned import Pair, aligned, plain
from pipeline.document import Origin
from pipeline.ingest import Line, WordFile

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
Kind = Literal["figure", "wording", "removed", "added"]


@dataclass(frozen=True)
class Passage:
    """A text of the agency as it now reads, by paragraph; no paragraphs where it was deleted."""

    origin: Origin
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """Any other change: its place (heading, caption, row), the text before and the text now."""

    kind: Kind
    place: tuple[str, ...]
    before: str = ""
    after: str = ""


@dataclass
class Differences:
    passages: list[Passage] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def differences(published: WordFile, copy: WordFile) -> Differences:
    """What differs in the copy, in the order of the published file."""
    found, places = Differences(), _Places()
    run: list[tuple[str | None, str | None]] = []
    now: Origin | None = None
    for pair in aligned(published.lines, copy.lines):
        old = pair[0]
        origin = _whole(old, published.passages) if old else now if _goes_on(pair, now) else None
        if origin != now:
            found.passages += _told(now, run)
            run, now = [], origin
        if origin is not None:
            run.append((_own(old, published.passages), _own_of_copy(pair, published.passages)))
        else:
            _compare(pair, published.passages, places.of(old), found)
        places.take(old)
    found.passages += _told(now, run)
    return found


class _Places:
    """The heading and the caption above the current line."""

    def __init__(self) -> None:
        self.heading = self.caption = ""

    def of(self, line: Line | None) -> tuple[str, ...]:
        row = plain(line.texts[0]) if line and line.is_row else ""
        return tuple(part for part in (self.heading, self.caption if row else "", row) if part)

    def take(self, line: Line | None) -> None:
        if line is None or line.is_row:
            return
        if "heading" in line.style.lower():
            self.heading, self.caption = plain(line.texts[0]), ""
        elif line.style.lower() == "caption":
            self.caption = plain(line.texts[0])


def _goes_on(pair: Pair, now: Origin | None) -> bool:
    """Whether an added paragraph continues a passage of report.toml; a cell of a table is always a
    single paragraph."""
    new = pair[1]
    return now is not None and not now.row and new is not None and not new.is_row


def _whole(line: Line, passages: Mapping[str, Origin]) -> Origin | None:
    """The origin of a paragraph that holds the agency's own text; None for any other line."""
    if line.is_row:
        return None
    return next((passages[mark] for mark in line.cells[0].marks if mark in passages), None)


def _own(line: Line | None, passages: Mapping[str, Origin]) -> str | None:
    """The part of a paragraph that the agency wrote."""
    if line is None:
        return None
    said = line.cells[0]
    begin = next((span[0] for mark, span in said.marks.items() if mark in passages), 0)
    return plain(said.text[begin:])


def _own_of_copy(pair: Pair, passages: Mapping[str, Origin]) -> str | None:
    """The agency's part of the paragraph in the copy: what follows our opening words."""
    old, new = pair
    if new is None:
        return None
    text = plain(new.texts[0]) if not new.is_row else plain(" ".join(new.texts))
    if old is None:
        return text
    said = old.cells[0]
    begin = next((span[0] for mark, span in said.marks.items() if mark in passages), 0)
    before = plain(said.text[:begin])
    return text.removeprefix(before).strip()


def _told(origin: Origin | None, run: Sequence[tuple[str | None, str | None]]) -> Iterator[Passage]:
    """The passage, if any of its paragraphs changed."""
    if origin is not None and any(old != new for old, new in run):
        yield Passage(origin, tuple(new for _old, new in run if new))


def _compare(
    pair: Pair, passages: Mapping[str, Origin], place: tuple[str, ...], found: Differences
) -> None:
    """Compares a line of the report's own text, or a row that also holds cells of the agency."""
    old, new = pair
    if old is None or new is None:
        line = old or new
        if line is not None and (text := plain(" | ".join(line.texts))):
            found.notes.append(
                Note("removed", place, text) if new is None else Note("added", place, "", text)
            )
        return
    if len(old.cells) != len(new.cells):
        found.notes += _noted(" | ".join(old.texts), " | ".join(new.texts), place)
        return
    for before, after in zip(old.cells, new.cells, strict=True):
        origin, begin, end = _marked(before.marks, passages)
        if origin is None:
            found.notes += _noted(before.text, after.text, place)
        elif plain(before.text) != plain(after.text):
            own = after.text.removeprefix(before.text[:begin]).removesuffix(before.text[end:])
            found.passages.append(Passage(origin, (plain(own),) if plain(own) else ()))


def _marked(
    marks: Mapping[str, tuple[int, int]], passages: Mapping[str, Origin]
) -> tuple[Origin | None, int, int]:
    return next(
        ((passages[mark], *span) for mark, span in marks.items() if mark in passages), (None, 0, 0)
    )


def _noted(before: str, after: str, place: tuple[str, ...]) -> Iterable[Note]:
    """The change of a text of ours: a `figure` where its numbers differ, else `wording`."""
    old, new = plain(before), plain(after)
    if old == new:
        return ()
    is_figure = _NUMBER.findall(old) != _NUMBER.findall(new)
    return (Note("figure" if is_figure else "wording", place, old, new),)
