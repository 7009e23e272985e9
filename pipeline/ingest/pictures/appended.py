"""Pictures for the annexes as data URIs, redrawn so that only their pixels are passed on.

A photograph or a scan also carries where and by whom it was taken, which way up it is, and whatever
else its file has room for; none of that reaches a report.
"""

import struct
import warnings
from base64 import b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.files.folders import REPORT_FILE, ReportFolder
from pipeline.ingest.files.limits import PICTURE_BYTES, PICTURE_PIXELS, PICTURE_SCANS
from pipeline.ingest.files.present import is_file
from pipeline.ingest.pictures.png import Picture, png_fault, whole_pictures
from pipeline.ingest.settings.policy import value_problem
from pipeline.problems import PolicyWrong, Problem, Reason
from pipeline.reportfile import ReportFile

JPEG = b"\xff\xd8\xff"
_SCAN = b"\xff\xda"
"""The marker before each pass over the pixels; it cannot occur within a pass."""
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_QUALITY = 92
_BROKEN = (SyntaxError, OSError, ValueError, IndexError, KeyError, TypeError, struct.error)
"""What Pillow raises at a file that is no picture, or only the beginning of a picture."""


def read_appended(folder: ReportFolder, report_file: ReportFile) -> Mapping[str, Picture]:
    """Each picture as a data URI, by its file name in report.toml.

    Raises PolicyWrong with every file that is missing, outside the folder, neither PNG nor JPEG, or
    unfit to be printed.
    """
    read: dict[str, Picture] = {}
    problems: list[Problem] = []
    for key, name in report_file.appended_files.items():
        found = _read(folder, key, name)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            read[name] = found
    if problems:
        raise PolicyWrong(problems)
    return read


def _read(folder: ReportFolder, key: str, name: str) -> Picture | Problem:
    path = folder.located(name)
    if not folder.holds(path):
        return Problem("outside-folder", name, column=key)
    if not is_file(path):
        return Problem("missing-file", name, column=key)
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        return value_problem(REPORT_FILE, key, "appended-ending")
    data = path.read_bytes() if path.stat().st_size <= PICTURE_BYTES else b""
    reason = next(_faults(data, kind), None)
    if reason is not None:
        return Problem("unusable-scan", name, column=key, values={"reason": reason})
    return Picture(folder.label(path), _drawn_anew(data, kind), fingerprint_of(data))


def _faults(data: bytes, kind: str) -> Iterator[Reason]:
    if not data:
        yield Reason("bytes", {"limit": PICTURE_BYTES})
        return
    fault = png_fault(data) if kind == "PNG" else jpeg_fault(data)
    if fault:
        about: dict[str, dict[str, object]] = {
            "picture-pixels": {"limit": PICTURE_PIXELS},
            "picture-scans": {"limit": PICTURE_SCANS},
            "picture-kind": {"format": kind},
        }
        yield Reason(fault, about.get(fault, {}))


def jpeg_fault(data: bytes) -> str:
    """Why a JPEG cannot be used, as a key of `codes.REASONS`; empty where it can be used."""
    if not data.startswith(JPEG):
        return "picture-kind"
    if data.count(_SCAN) > PICTURE_SCANS:
        return "picture-scans"
    try:
        picture = _opened(data)
        if picture.width * picture.height > PICTURE_PIXELS:
            return "picture-pixels"
        if picture.mode not in ("L", "RGB"):
            return "picture-inks"
        with whole_pictures():
            picture.load()
    except _BROKEN:
        return "damaged"
    return ""


def _opened(data: bytes) -> JpegImageFile:
    """A JPEG as opened by Pillow, despite damaged camera metadata."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return JpegImageFile(BytesIO(data))


def _drawn_anew(data: bytes, kind: str) -> str:
    """The pixels, the right way up on white, in a newly written file."""
    opened = PngImageFile(BytesIO(data)) if kind == "PNG" else _opened(data)
    upright = _upright(opened)
    if upright.mode not in ("L", "RGB"):
        seen = upright.convert("RGBA")
        upright = Image.new("RGB", seen.size, "white")
        upright.paste(seen, mask=seen.getchannel("A"))
    plain = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    drawn = BytesIO()
    plain.save(drawn, kind, **({"quality": _QUALITY} if kind == "JPEG" else {}))
    return f"data:image/{kind.lower()};base64,{b64encode(drawn.getvalue()).decode('ascii')}"


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as the camera's metadata say; unchanged where they cannot be read."""
    picture.load()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ImageOps.exif_transpose(picture)
    except _BROKEN:
        return picture
