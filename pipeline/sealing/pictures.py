"""Converts the pictures of a report to files, and back to the `data:` URIs that pages hold."""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from pipeline.reportfile import ReportFile

TYPES = {".jpeg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}
_ENDINGS = {kind: ending for ending, kind in TYPES.items()}
_LOGO, _APPENDED = "logo", "picture-"


def logo_file(uri: str) -> Mapping[str, bytes]:
    """The file `logo` with the ending of its kind, from the printed URI; none if that is empty."""
    return dict([_file(_LOGO, uri)]) if uri else {}


def picture_files(appended: Mapping[str, str], given: ReportFile) -> Mapping[str, bytes]:
    """The files `picture-<n>` with the ending of their kind: the annexes named in report.toml."""
    numbered = enumerate(_names(given), start=1)
    return dict(_file(f"{_APPENDED}{number}", appended[name]) for number, name in numbered)


def pictures_in(files: Mapping[str, bytes], given: ReportFile) -> tuple[str, Mapping[str, str]]:
    """The logo, and the annex pictures by their names in report.toml. A missing picture becomes a
    dot: brief and workings show the logo alone."""
    uris = {
        name.removesuffix(ending): _uri(kind, content)
        for name, content in files.items()
        for ending, kind in TYPES.items()
        if name.endswith(ending)
    }
    numbered = enumerate(_names(given), start=1)
    appended = {name: uris.get(f"{_APPENDED}{number}", _DOT) for number, name in numbered}
    return uris.get(_LOGO, ""), appended


def _names(given: ReportFile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given.appended_files.values()))


def _file(stem: str, uri: str) -> tuple[str, bytes]:
    head, _comma, content = uri.partition(",")
    kind = head.removeprefix("data:").removesuffix(";base64")
    return f"{stem}{_ENDINGS[kind]}", b64decode(content)


def _uri(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"


_DOT = _uri(
    TYPES[".png"],
    b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
    ),
)
