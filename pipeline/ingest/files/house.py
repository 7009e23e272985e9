"""An organisation's own templates, styles and fonts, as one file to keep with a report."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.ingest.files.archives import part, unpacked
from pipeline.ingest.files.limits import HOUSE_BYTES
from pipeline.ingest.files.present import is_file, real
from pipeline.ingest.files.unreadable import Unreadable


def packed_templates(folder: Path | None) -> bytes:
    """Every file below the folder as a ZIP that depends on them alone; empty without a folder."""
    if folder is None:
        return b""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if _is_its_own(path, folder) and not any(part.startswith(".") for part in name.parts):
                archive.writestr(ZipInfo(name.as_posix()), path.read_bytes(), ZIP_DEFLATED)
    return packed.getvalue()


def _is_its_own(path: Path, folder: Path) -> bool:
    """Whether it is a file of this folder, not a link to a file outside."""
    return is_file(path) and real(path).is_relative_to(real(folder))


def templates_in(packed: bytes) -> Mapping[str, bytes]:
    """The files of such a ZIP by name. Raises Unreadable if it is damaged or too large, or if a
    name leads out of the folder."""
    archive = unpacked(packed, HOUSE_BYTES)
    files = {name: part(archive, name) for name in archive.namelist() if not name.endswith("/")}
    if any(not _stays_inside(PurePosixPath(name)) for name in files):
        raise Unreadable("unreadable-file", "damaged")
    return files


def _stays_inside(name: PurePosixPath) -> bool:
    return not name.is_absolute() and ".." not in name.parts and "\\" not in str(name)
