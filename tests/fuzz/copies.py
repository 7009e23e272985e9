"""What `make fuzz` feeds as a copy of report.docx: its text, its properties, its styles."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZIP_STORED, ZipFile

from pipeline.comparing.differences import differences
from pipeline.ingest import Unreadable, WordFile, read_word
from pipeline.problems import UsageError
from pipeline.render import shipped_templates
from pipeline.render.word import word_file
from tests.document_by_hand import DOCUMENT

_PARTS = ("word/document.xml", "word/styles.xml", "docProps/custom.xml", "customXml/item1.xml")
"""Those that are read; they are mutated one by one, as a changed byte of an archive is damage."""


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="rapor-fuzz-"))


@cache
def _original() -> bytes:
    return word_file(DOCUMENT, (shipped_templates(),), 0, {})


@cache
def _published() -> WordFile:
    return _read(_original())


def _read(content: bytes) -> WordFile:
    path = _folder() / "copy.docx"
    path.write_bytes(content)
    return read_word(path)


def compared(content: bytes) -> None:
    """A copy one of whose parts is the content, or the content itself, beside the published file:
    every difference is found, or the file refused."""
    number = content[0] % (len(_PARTS) + 1) if content else 0
    try:
        copy = _read(content[1:] if number == len(_PARTS) else _with(_PARTS[number], content[1:]))
    except (Unreadable, UsageError):
        return
    differences(_published(), copy)


def _with(name: str, content: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(_original())) as file, ZipFile(made, "w", ZIP_STORED) as again:
        for one in file.namelist():
            again.writestr(one, content if one == name else file.read(one))
    return made.getvalue()


def seeds() -> Iterator[bytes]:
    with ZipFile(BytesIO(_original())) as file:
        for number, name in enumerate(_PARTS):
            yield bytes([number]) + file.read(name)
    yield bytes([len(_PARTS)]) + _original()
