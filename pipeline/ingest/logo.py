"""The agency's logo in, a data URI out, so that the page needs no file."""

from base64 import b64encode

from pipeline.codes import REASONS
from pipeline.ingest.folders import REPORT_FILE, ReportFolder
from pipeline.problems import PolicyWrong, Problem
from pipeline.reportfile import ReportFile

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


def read_logo(folder: ReportFolder, report_file: ReportFile) -> str:
    """The logo as a `data:` URI, empty when there is none.

    Raises PolicyWrong when the file is missing, outside the folder, or neither SVG nor PNG.
    """
    name = report_file.agency.logo
    if not name:
        return ""
    path = folder.located(name)
    if not folder.holds(path):
        raise PolicyWrong([Problem("outside-folder", name, column="agency.logo")])
    if not path.is_file():
        raise PolicyWrong([Problem("missing-file", name, column="agency.logo")])
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        values = {"reason": REASONS["choice"], "expected": list(MEDIA_TYPES)}
        raise PolicyWrong([Problem("toml-value", REPORT_FILE, column="agency.logo", values=values)])
    return f"data:{media_type};base64,{b64encode(path.read_bytes()).decode('ascii')}"
