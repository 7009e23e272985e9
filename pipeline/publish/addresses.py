"""Links of the index page: relative addresses of files and folders below the outputs."""

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
    """A file or folder below the outputs, with its relative address."""

    text: str
    address: str

    @property
    def is_internal(self) -> bool:
        return self.text in INTERNAL

    @property
    def is_to_read(self) -> bool:
        """Whether it is a page that a reader opens first."""
        return self.text.endswith(_TO_READ) and not self.is_internal

    @property
    def is_kept(self) -> bool:
        """Whether it is the manifest of a period, or an earlier revision."""
        return self.text == MANIFEST or self.text.startswith(f"{REVISIONS}/")


def is_told_elsewhere(name: str) -> bool:
    """Whether another file describes this file: a table of `data/`, by its Data Package."""
    return name.startswith("data/") and name.endswith(".csv")


def link_to(text: str, *parts: str) -> Link:
    return Link(text, address(*parts))


def address(*parts: str) -> str:
    return "/".join(map(quoted, parts))


@lru_cache(1_000)
def quoted(name: str) -> str:
    """A name quoted for an address; cached, as most files have the same names in every period."""
    return quote(os.fsencode(name))


def shown_name(name: str) -> str:
    """A file's name as text; bytes that are no UTF-8 are replaced."""
    return os.fsencode(name).decode(errors="replace")
