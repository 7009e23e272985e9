"""Reads a report back before it is published: its PDFs print its own account, and nobody else's.

A text extractor reads the pages as a reader would copy them. Every page but a cover must have the
account's imprint, so that a page of another report is detected wherever it was inserted.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

from pipeline.orders import Job, Order
from pipeline.problems import RenderFailed, UsageError
from pipeline.report import Pledge, Pledged
from pipeline.reportfile import Agency
from pipeline.translatable import _

_PDF = ".pdf"
_WITH_COVER = "report.pdf"
_BETWEEN = r"[-\s\u00ad\u200b\u2010\u2011\u2060\x02\ufffe]*"
"""What may lie between two letters of a text, however it was broken into lines."""
_BROKEN = re.compile(_BETWEEN[:-1])
_KNOWN = 40
"""Letters of a long name that identify its row, where the row continues on the next page."""
_NO_WORD = re.compile(r"(?=.*[a-z])(?=.*[\d-]).{5,}", re.IGNORECASE)
"""Shape of an agency's id that appears in no sentence by chance."""

_FOREIGN_PAGE = _("The audit read back {file}: page {page} does not have its imprint, “{imprint}”.")
_UNTOLD = _("The audit read back {file}: it does not name “{name}”.")
_OTHERWISE = _("The audit read back {file}: it does not print of “{what}”: {figures}.")
_FOREIGN = _("The audit read back {file}: it names another agency, “{name}”.")


class AuditFailed(RenderFailed):
    """A page does not print what the account has, or names another agency."""


def refuse_without_extractor() -> None:
    """Raise UsageError where the extra is not installed."""
    if find_spec("pypdfium2") is None:
        raise UsageError(_("For --audit another package is needed: pip install 'rapor[audit]'"))


def audit(order: Order, job: Job, files: Mapping[str, bytes], pledged: Pledged) -> None:
    """Read the PDFs of a report back. Raises AuditFailed for the first foreign or missing content.

    `files` are all files of the report by name; `pledged` is what its pages must print.
    """
    refuse_without_extractor()
    agency = order.settings.given.agency
    own = _letters(f"{order.settings.given.model_dump_json()}{files['scorecard.json'].decode()}")
    others = tuple(_others(job.agencies, agency, own))
    for name, data in files.items():
        if name.endswith(_PDF):
            pages = _texts(data)
            _whose(name, pages, pledged)
            _as_pledged(name, "\n".join(pages), pledged)
            _of_nobody_else(name, "\n".join(pages), others)


def _texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    import pypdfium2  # noqa: PLC0415 -- an extra

    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [unicodedata.normalize("NFC", text) for text in found]


def _whose(file: str, pages: list[str], pledged: Pledged) -> None:
    for name in (pledged.agency, pledged.period):
        if _letters(name) not in _letters(pages[0]):
            raise AuditFailed(_UNTOLD, file=file, name=name)
    for number, text in enumerate(pages, 1):
        is_cover = number == 1 and pledged.has_cover and file == _WITH_COVER
        if not is_cover and _letters(pledged.imprint) not in _letters(text):
            raise AuditFailed(_FOREIGN_PAGE, file=file, page=number, imprint=pledged.imprint)


def _as_pledged(file: str, text: str, pledged: Pledged) -> None:
    for one in pledged.lines:
        if one.file == file and not _stands(one, text):
            figures = "; ".join(" ".join(line) for line in one.ways[0])
            raise AuditFailed(_OTHERWISE, file=file, what=one.what, figures=figures)


def _stands(one: Pledge, text: str) -> bool:
    """Whether one of the ways is printed. For a row that continues on the next page, the figures
    are beside the part of the name that is on the first."""
    return any(
        all(any(_found((head, *line), text) for head in _heads(one.head)) for line in way)
        for way in one.ways
    )


def _heads(head: str) -> Iterator[str]:
    yield head
    yield from (head[:length] for length in range(len(head) - 1, _KNOWN, -1))


def _found(parts: tuple[str, ...], text: str) -> bool:
    """Whether the texts follow one another, with no digit directly before or after them."""
    letters = _BROKEN.sub("", unicodedata.normalize("NFC", "".join(parts)))
    sought = _BETWEEN.join(map(re.escape, letters))
    return re.search(rf"(?<!\d)(?<!\d[.,]){sought}(?![.,]?\d)", text) is not None


def _of_nobody_else(file: str, text: str, others: Sequence[str]) -> None:
    letters, words = _letters(text), f" {' '.join(text.casefold().split())} "
    for name in others:
        is_id = _NO_WORD.fullmatch(name) and f" {name.casefold()} " in words
        if is_id or _letters(name) in letters:
            raise AuditFailed(_FOREIGN, file=file, name=name)


def _others(agencies: Mapping[str, str], own: Agency, told: str) -> Iterator[str]:
    """The names and ids of other agencies that this report's own data do not contain. Left out are
    a name that begins with the agency's own, and an id that may be an ordinary word."""
    for other, name in agencies.items():
        if other == own.id:
            continue
        if not _letters(name).startswith(_letters(own.name)) and _letters(name) not in told:
            yield name
        if _NO_WORD.fullmatch(other) and _letters(other) not in told:
            yield other


def _letters(text: str) -> str:
    """The letters of a text, without what breaking it into lines adds or changes."""
    return _BROKEN.sub("", unicodedata.normalize("NFC", text)).casefold()
