"""The pages around and between the chapters: letterhead, scorecard, contents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.document.blocks import Block, Bullet, Chapter, Section, Signatures
from pipeline.document.colour import Colour
from pipeline.document.drawings import BandMark
from pipeline.document.interim import Opening
from pipeline.document.marks import Mark


@dataclass(frozen=True)
class Letterhead:
    """The agency's head of paper. `logo` is a data URI or empty."""

    lines: tuple[str, ...]
    address: tuple[str, ...] = ()
    logo: str = ""
    logo_alt: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of a list of contents, tables or figures: `level` 1 for chapters, 2 for sections."""

    target: str
    label: str
    text: str
    level: int = 1


@dataclass(frozen=True)
class PerspectiveCard:
    """One perspective on the scorecard page. `moved` tells how its score moved, or is empty."""

    name: str
    score: str
    rating: str
    colour: Colour
    coverage: str
    weight: str
    bullet: Bullet | None
    measures: str
    moved: str = ""


@dataclass(frozen=True)
class Verdict:
    """The scorecard in one line: the overall score, or why there is none."""

    heading: str
    score: str
    rating: str
    colour: Colour
    text: str
    moved: str = ""
    targets: str = ""
    """How many were met."""
    alert: str = ""
    """What goes before all else; empty where nothing does."""


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
    executive_summary: str
    foreword: str
    recommendations: str
    decisions: str
    read_on: str
    coverage: str
    weight: str
    score: str
    target: str
    rating_bands: str
    marks: Mapping[Mark, str]
    moved: str = ""
    workings: str = ""


Form = Literal["annual", "interim"]
"""What the report is: that of a year in chapters, or a few pages on a part of one."""

Binding = Literal["separate", "annex"]
"""Where the workings stand: in a file of their own, or at the end of the report's."""


@dataclass(frozen=True)
class Document:
    """The whole report, with `workings` how its figures came about, with `brief` its one page.

    `imprint` stands at the foot of every page: revision and fingerprint of the account, so that
    two files that do not belong together are noticed. Of an `open_to_all` report the web page has
    no workings.
    """

    language: str
    paper: Literal["A4", "F4"]
    draft: bool
    example: bool
    title: str
    formal_title: str
    """As the regulation names the report: on its cover, and where it is catalogued."""
    period: str
    formal_period: str
    author: str
    description: str
    issued_on: str
    issued_long: str
    status: str
    """What the cover says of a final made anew; of no other anything."""
    letterhead: Letterhead
    signatures: Signatures
    running_head: str
    words: Words
    verdict: Verdict
    cards: tuple[PerspectiveCard, ...]
    foreword: tuple[Block, ...]
    summary: tuple[Block | Section, ...]
    chapters: tuple[Chapter, ...]
    annexes: tuple[Chapter, ...]
    contents: tuple[Entry, ...]
    tables: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    brief: tuple[Block, ...]
    form: Form = "annual"
    opening: Opening | None = None
    """What an interim report begins with; one of a year has a cover and a summary instead."""
    workings: tuple[Chapter, ...] = ()
    workings_contents: tuple[Entry, ...] = ()
    binding: Binding = "separate"
    open_to_all: bool = False
    imprint: str = ""
    colophon: tuple[str, ...] = ()
    moved: tuple[Block, ...] = ()
    reviewed: tuple[Chapter, ...] = ()
    """The auditor's statement where it stands in front, behind the cover."""
    bands: tuple[BandMark, ...] = ()
