"""outputs/<report>/<period>/signed/: signed copies of finals, with their own list.

They are no output of a build: rebuilds and revisions leave them alone, and no copy replaces
another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.publish.fingerprints import fingerprint
from pipeline.publish.manifest import Manifest, manifest_in
from pipeline.publish.standings import REVISIONS
from pipeline.publish.swaps import replacement, write_files
from pipeline.publish.unsigned import NotSigned
from pipeline.translatable import _

SIGNED = "signed"
LIST = "signed.json"
REPORT = "report.pdf"


class SignedCopy(BaseModel):
    """A signed file: its revision, the bytes it begins with, and who signed it last.

    `unsigned_sha256` is that of the report.pdf it begins with, `certificate_sha256` that of the
    signer's certificate. `signed_at` is the signer's own time, `timestamp` that of a service.
    """

    model_config = ConfigDict(frozen=True)

    file: str
    sha256: str
    revision: int
    unsigned_bytes: int
    unsigned_sha256: str
    signer: str
    certificate_sha256: str
    signed_at: str = ""
    timestamp: str = ""
    added_at: str
    how: Literal["own key", "taken"]


class _Copies(BaseModel):
    copies: tuple[SignedCopy, ...] = ()


@dataclass(frozen=True)
class Final:
    """A final as it was published: the folder of its period, its manifest, and its report.pdf,
    which matches the manifest."""

    folder: Path
    manifest: Manifest
    content: bytes

    @property
    def revision(self) -> int:
        return self.manifest.revision


def periods_of(outputs: Path, report: str) -> tuple[str, ...]:
    """The published periods of a report; none where there is no such report."""
    if report not in _folders(outputs):
        return ()
    return tuple(n for n in _folders(outputs / report) if manifest_in(outputs / report / n))


def current_final(outputs: Path, report: str, period: str) -> Final:
    """The final of a period. Raises NotSigned where there is none, or its bytes were altered."""
    folder = outputs / report / period
    manifest = manifest_in(folder)
    if manifest is None or manifest.status != "final":
        raise NotSigned(
            _("{report} {period} is not final: only what leadership signs is signed."),
            report=report,
            period=period,
        )
    final = _final(folder, folder, manifest)
    if final is None:
        raise NotSigned(
            _("{file} is not what was published: its manifest has another sha256."),
            file=(folder / REPORT).as_posix(),
        )
    return final


def every_final(outputs: Path, report: str, period: str) -> Iterator[Final]:
    """The final of a period and its earlier revisions, as far as their report.pdf is unaltered."""
    folder = outputs / report / period
    for place in (folder, *sorted((folder / REVISIONS).glob("*"))):
        manifest = manifest_in(place)
        if manifest is not None and manifest.status == "final":
            found = _final(folder, place, manifest)
            if found is not None:
                yield found


def signed_copies(folder: Path) -> tuple[SignedCopy, ...]:
    """The signed copies of a period in the order in which they were added. Raises NotSigned where
    their list cannot be read or a listed file was altered: nothing is added to such a list."""
    path = folder / SIGNED / LIST
    if not path.exists():
        return ()
    try:
        copies = _Copies.model_validate_json(path.read_bytes()).copies
        if all(fingerprint(content_of(folder, copy)) == copy.sha256 for copy in copies):
            return copies
    except (OSError, ValidationError):
        pass
    raise NotSigned(
        _("{file} cannot be read, or a file that it lists was altered."), file=path.as_posix()
    )


def content_of(folder: Path, copy: SignedCopy) -> bytes:
    """The bytes of a signed copy."""
    return (folder / SIGNED / Path(copy.file).name).read_bytes()


def is_copy_of(revision: int, name: str) -> bool:
    """Whether a file of this name is a signed copy of the revision."""
    return name.startswith(f"report-r{revision}-signed") and name.endswith(".pdf")


def next_name(copies: tuple[SignedCopy, ...], revision: int) -> str:
    """The file name of the next signed copy of a revision."""
    number = sum(copy.revision == revision for copy in copies) + 1
    return f"report-r{revision}-signed{f'-{number}' if number > 1 else ''}.pdf"


def add_signed(folder: Path, copy: SignedCopy, content: bytes) -> Path:
    """Add a signed copy, returning its file: the copy and the list are written, or neither."""
    copies = signed_copies(folder)
    listed = _Copies(copies=(*copies, copy)).model_dump_json(indent=2) + "\n"
    kept = {one.file: content_of(folder, one) for one in copies}
    with replacement(folder / SIGNED) as new:
        write_files(new, {**kept, copy.file: content, LIST: listed.encode()})
    return folder / SIGNED / copy.file


def _final(folder: Path, place: Path, manifest: Manifest) -> Final | None:
    try:
        content = (place / REPORT).read_bytes()
    except OSError:
        return None
    is_published = fingerprint(content) == manifest.outputs.get(REPORT)
    return Final(folder, manifest, content) if is_published else None


def _folders(place: Path) -> list[str]:
    try:
        return sorted(one.name for one in place.iterdir() if one.is_dir() and not one.is_symlink())
    except OSError:
        return []
