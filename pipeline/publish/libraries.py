"""Which versions set the pages: the package, its Python libraries, and the C libraries for text."""

import platform
from collections.abc import Sequence
from ctypes import CDLL, c_char_p
from importlib.metadata import version

from pipeline import __version__
from pipeline.problems import RenderFailed

_DISTRIBUTIONS = (
    "babel",
    "fonttools",
    "jinja2",
    "pandera",
    "pikepdf",
    "polars",
    "pydantic",
    "pydyf",
    "scipy",
    "weasyprint",
    "xlsxwriter",
)
# Names under which WeasyPrint itself looks for these libraries.
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0")
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1")


def versions() -> dict[str, str]:
    """Version by name of everything that can move a byte of an output.

    Raises RenderFailed where a library for text cannot be loaded: no page could be set either.
    """
    return {
        "rapor": __version__,
        "python": platform.python_version(),
        **{name: version(name) for name in _DISTRIBUTIONS},
        "pango": _told(_library(_PANGO), "pango_version_string"),
        "harfbuzz": _told(_library(_HARFBUZZ), "hb_version_string"),
        "fontconfig": _spelled(_library(_FONTCONFIG).FcGetVersion()),
    }


def _library(names: Sequence[str]) -> CDLL:
    failures = []
    for name in names:
        try:
            return CDLL(name)
        except OSError as failure:
            failures.append(str(failure))
    raise RenderFailed("; ".join(failures))


def _told(library: CDLL, function: str) -> str:
    told = library[function]
    told.restype = c_char_p
    return str(told().decode())


def _spelled(number: int) -> str:
    """Fontconfig's 21401 is 2.14.1."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
