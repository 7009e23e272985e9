"""The pages around and between the chapters: letterhead, contents, the document itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.document.blocks import Block, Chapter, Signatures
from pipeline.document.interim import Opening
from pipeline.document.leadership import Brief, Summary
from pipeline.document.marks import Mark


@dataclass(frozen=True)
class Letterhead:
    """The agency's letterhead. `logo` is a data URI or empty."""

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
class Issue:
    """The report to which a file belongs: its folder in the outputs, its period there, its
    revision, and the fingerprint of its account."""

    report: str = ""
    period: str = ""
    revision: int = 0
    fingerprint: str = ""


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
    score: str
    target: str
    rating_bands: str
    marks: Mapping[Mark, str]
    workings: str = ""
    readiness: str = ""
    internal: str = ""
    """The words that mark a file as for the agency alone."""


Form = Literal["annual", "interim"]
"""What the report is: a year's report in chapters, or a few pages on part of a year."""

Binding = Literal["separate", "annex"]
"""Where the workings are: in a file of their own, or at the end of the report's file."""


@dataclass(frozen=True)
class Document:
    """The whole report; `workings` show how its figures came about, `brief` is its one page.

    `imprint` is printed at the foot of every page: revision and fingerprint of the account, so that
    two files that do not belong together are noticed. The web page of an `open_to_all` report has
    no workings.
    """

    language: str
    paper: Literal["A4", "F4"]
    draft: bool
    example: bool
    title: str
    formal_title: str
    """The report's name in the regulation: on its cover, and where it is catalogued."""
    period: str
    formal_period: str
    author: str
    description: str
    issued_on: str
    issued_long: str
    status: str
    """What the cover says of a final that was issued again; empty for any other report."""
    letterhead: Letterhead
    signatures: Signatures
    running_head: str
    words: Words
    foreword: tuple[Block, ...]
    summary: Summary
    chapters: tuple[Chapter, ...]
    annexes: tuple[Chapter, ...]
    contents: tuple[Entry, ...]
    tables: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    brief: Brief
    form: Form = "annual"
    opening: Opening | None = None
    """The first page of an interim report; an annual report has a cover and a summary instead."""
    workings: tuple[Chapter, ...] = ()
    workings_contents: tuple[Entry, ...] = ()
    readiness: tuple[Chapter, ...] = ()
    """What the agency alone reads: how far its evaluators' criteria are proven. Empty where no
    evaluation sheet is used for the period."""
    binding: Binding = "separate"
    open_to_all: bool = False
    imprint: str = ""
    colophon: tuple[str, ...] = ()
    issue: Issue = Issue()
    reviewed: tuple[Chapter, ...] = ()
    """The auditor's statement where it is printed in front, behind the cover."""
