"""The versions that set the pages: the package, all it requires, and the C libraries for text."""

import platform
from collections.abc import Mapping, Sequence
from ctypes import CDLL, c_char_p
from email.message import Message
from email.parser import Parser
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pipeline import __version__
from pipeline.problems import RenderFailed

_PROJECT = "rapor"
# Names under which WeasyPrint itself looks for these libraries.
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0")
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1")


def versions() -> dict[str, str]:
    """The version, by name, of everything that can change a byte of an output.

    Raises RenderFailed where a library for text cannot be loaded: no page could be set either.
    """
    return {
        "rapor": __version__,
        "python": platform.python_version(),
        **installed_closure(_PROJECT),
        "pango": _told(_library(_PANGO), "pango_version_string"),
        "harfbuzz": _told(_library(_HARFBUZZ), "hb_version_string"),
        "fontconfig": _spelled(_library(_FONTCONFIG).FcGetVersion()),
    }


@cache
def installed_closure(project: str) -> Mapping[str, str]:
    """The version, by name, of what a project requires with all its extras, recursively.

    Only installed packages count, and none that are installed for other reasons. Raises
    PackageNotFoundError where the project itself is not installed.
    """
    found: dict[str, str] = {}
    extras = distribution(project).metadata.get_all("Provides-Extra") or []
    asked = [(canonicalize_name(project), extra) for extra in ("", *extras)]
    seen = set(asked)
    while asked:
        name, extra = asked.pop()
        try:
            known = _headers(name)
        except PackageNotFoundError:
            continue
        found[name] = known["Version"]
        required = [
            (canonicalize_name(each.name), more)
            for each in map(Requirement, known.get_all("Requires-Dist") or [])
            if each.marker is None or each.marker.evaluate({"extra": extra})
            for more in ("", *each.extras)
        ]
        asked += [each for each in required if each not in seen]
        seen.update(required)
    found.pop(canonicalize_name(project))
    return dict(sorted(found.items()))


def _headers(name: str) -> Message:
    """The headers of a package's metadata, without its description, which is most of it."""
    found = distribution(name)
    said = found.read_text("METADATA") or found.read_text("PKG-INFO") or ""  # wheel or egg
    return Parser().parsestr(said.partition("\n\n")[0], headersonly=True)


def _library(names: Sequence[str]) -> CDLL:
    failures = []
    for name in names:
        try:
            return CDLL(name)
        except OSError as failure:
            failures.append(str(failure))
    raise RenderFailed("{told}", told="; ".join(failures))


def _told(library: CDLL, function: str) -> str:
    told = library[function]
    told.restype = c_char_p
    return str(told().decode())


def _spelled(number: int) -> str:
    """Fontconfig's 21401 as 2.14.1."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
