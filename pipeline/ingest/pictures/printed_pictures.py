"""The pictures that a report prints, each read once: the bytes hashed are the bytes printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.ingest.files.folders import ReportFolder
from pipeline.ingest.pictures.appended import read_appended
from pipeline.ingest.pictures.logo import read_logo
from pipeline.reportfile import ReportFile


@dataclass(frozen=True)
class Pictures:
    """The logo and, by their names in report.toml, the pictures of the annexes as `data:` URIs; and
    the sha256 of every file read for them."""

    logo: str = ""
    appended: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def read_pictures(folder: ReportFolder, given: ReportFile) -> Pictures:
    """Read them all. Raises PolicyWrong where a picture cannot be printed."""
    logo, appended = read_logo(folder, given), read_appended(folder, given)
    read = [*([logo] if logo else []), *appended.values()]
    return Pictures(
        logo.uri if logo else "",
        {name: picture.uri for name, picture in appended.items()},
        {picture.file: picture.sha256 for picture in read},
    )
