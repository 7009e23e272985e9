"""The agency's logo as a data URI, so that the page needs no file."""

from base64 import b64encode

from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.files.folders import REPORT_FILE, ReportFolder
from pipeline.ingest.files.limits import PICTURE_BYTES, PICTURE_PIXELS, PICTURE_SHAPES
from pipeline.ingest.files.present import is_file
from pipeline.ingest.pictures.png import Picture, png_fault
from pipeline.ingest.pictures.svg import svg_fault
from pipeline.ingest.settings.policy import value_problem
from pipeline.problems import PolicyWrong, Problem, Reason
from pipeline.reportfile import ReportFile

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def read_logo(folder: ReportFolder, report_file: ReportFile) -> Picture | None:
    """The logo; null where there is none.

    Raises PolicyWrong when the file is missing, outside the folder, neither SVG nor PNG, or unfit
    to be printed.
    """
    name = report_file.agency.logo
    if not name:
        return None
    path = folder.located(name)
    if not folder.holds(path):
        raise PolicyWrong([Problem("outside-folder", name, column="agency.logo")])
    if not is_file(path):
        raise PolicyWrong([Problem("missing-file", name, column="agency.logo")])
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise PolicyWrong([value_problem(REPORT_FILE, "agency.logo", "picture-ending")])
    data = path.read_bytes() if path.stat().st_size <= PICTURE_BYTES else b""
    fault = _fault(data, path.suffix.lower())
    if fault:
        raise PolicyWrong([_unusable(name, fault, path.suffix)])
    uri = f"data:{media_type};base64,{b64encode(data).decode('ascii')}"
    return Picture(folder.label(path), uri, fingerprint_of(data))


def _fault(data: bytes, ending: str) -> str:
    if not data:
        return "bytes"
    return svg_fault(data) if ending == ".svg" else png_fault(data)


def _unusable(name: str, fault: str, ending: str) -> Problem:
    about: dict[str, dict[str, object]] = {
        "bytes": {"limit": PICTURE_BYTES},
        "picture-pixels": {"limit": PICTURE_PIXELS},
        "picture-shapes": {"limit": PICTURE_SHAPES},
        "picture-kind": {"format": ending.lstrip(".").upper()},
    }
    values = {"reason": Reason(fault, about.get(fault, {}))}
    return Problem("unusable-picture", name, column="agency.logo", values=values)
