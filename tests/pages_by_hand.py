"""Short reports, and PDFs read back, for tests of the pages."""

import pickle
import subprocess
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pikepdf

from pipeline.document import Chapter, Document, Paragraph
from pipeline.render import Rendered, rendered
from tests.document_by_hand import DOCUMENT, document
from tests.shared_builds import once

NOT_TEXT = {
    "id",
    "source",
    "target",
    "colour",
    "kind",
    "form",
    "mark",
    "language",
    "paper",
    "logo",
    "issued_on",
    "words",
}


def small(**changes: object) -> Document:
    """A short report, for tests that look at one thing."""
    nothing: dict[str, object] = {
        "chapters": (Chapter("only", "Bab I", "Satu bab", (Paragraph(("Satu kalimat.",)),)),),
        "annexes": (),
        "contents": (),
        "tables": (),
        "figures": (),
    }
    return document(**{**nothing, **changes})


def chapter(*blocks: object) -> tuple[Chapter, ...]:
    return (Chapter("only", "Bab I", "Satu bab", blocks),)  # type: ignore[arg-type]


@cache
def set_by_hand() -> Rendered:
    """The document by hand, set once for all processes of a test run."""

    def made(place: Path) -> Path:
        (place / "rendered").write_bytes(pickle.dumps(rendered(DOCUMENT)))
        return place / "rendered"

    kept: Rendered = pickle.loads(once("by-hand", made).read_bytes())
    return kept


def text_of(content: bytes, tmp_path: Path, *options: str) -> str:
    """The text of a PDF, as pdftotext reads it."""
    (tmp_path / "read.pdf").write_bytes(content)
    command = ["pdftotext", *options, str(tmp_path / "read.pdf"), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def everywhere(value: object, text: str, name: str = "") -> object:
    """The value with `text` in the place of every text somebody may have delivered."""
    if name in NOT_TEXT:
        return value
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            one.name: everywhere(getattr(value, one.name), text, one.name) for one in fields(value)
        }
        return replace(value, **parts)
    if isinstance(value, tuple):
        return tuple(everywhere(part, text, name) for part in value)
    return text if isinstance(value, str) else value


def structure(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found: list[pikepdf.Object] = []
    waiting = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Dictionary):
            found.append(element)
            waiting += list(element.get("/K", []))
    return found


def without_brief(tmp_path: Path) -> Path:
    (tmp_path / "brief").mkdir()
    (tmp_path / "brief/brief.html.jinja").write_text(
        '{% extends "rapor/brief/brief.html.jinja" %}{% block body %}{% endblock %}'
    )
    return tmp_path
