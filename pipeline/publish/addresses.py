"""What the index page links to: files and folders below the outputs, as relative addresses."""

import os
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from pipeline.publish.manifest import MANIFEST
from pipeline.publish.standings import REVISIONS

INTERNAL = frozenset({"readiness.pdf"})
"""Files that are for the agency alone."""
_TO_READ = (".pdf", ".html")


@dataclass(frozen=True)
class Link:
    """A file or folder below the outputs, as a relative address."""

    text: str
    address: str

    @property
    def is_internal(self) -> bool:
        return self.text in INTERNAL

    @property
    def is_to_read(self) -> bool:
        """Whether it is one of the pages that a reader opens first."""
        return self.text.endswith(_TO_READ) and not self.is_internal

    @property
    def is_kept(self) -> bool:
        """Whether it is what a period was made from, or what was published before."""
        return self.text == MANIFEST or self.text.startswith(f"{REVISIONS}/")


def is_told_elsewhere(name: str) -> bool:
    """Whether another file says what this one is: a table of `data/`, by its Data Package."""
    return name.startswith("data/") and name.endswith(".csv")


def link_to(text: str, *parts: str) -> Link:
    return Link(text, address(*parts))


def address(*parts: str) -> str:
    return "/".join(map(quoted, parts))


@lru_cache(1_000)
def quoted(name: str) -> str:
    """A name in an address; most files are called alike in every period."""
    return quote(os.fsencode(name))


def shown_name(name: str) -> str:
    """A file's name as text: what is no UTF-8 is marked."""
    return os.fsencode(name).decode(errors="replace")
