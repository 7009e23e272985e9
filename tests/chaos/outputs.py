"""What lies in the outputs after chaos: each function yields what is wrong there."""

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

_NAMED = re.compile(r"Dinas Rekaan (\d+)")
_NUMBER = re.compile(r"dinas-(\d+)")
_BESIDE = {"refused", "portfolio"}
_KEPT_HIDDEN = {".lock"}


def periods(outputs: Path) -> list[Path]:
    """The folders of published periods."""
    found = outputs.glob("dinas-*/*")
    return sorted(one for one in found if one.name not in _BESIDE and not _is_hidden(one))


def torn(outputs: Path) -> Iterator[str]:
    """Periods without a manifest, and files that are not those their manifest names."""
    for folder in periods(outputs):
        try:
            said = json.loads((folder / "manifest.json").read_bytes())["outputs"]
        except (OSError, ValueError, KeyError):
            yield f"{folder}: no manifest"
            continue
        there = dict(_fingerprints(folder))
        if there != said:
            odd = sorted({*there.items()} ^ {*said.items()})
            yield f"{folder}: {', '.join(sorted({name for name, _ in odd}))}"


def _fingerprints(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "manifest.json" and not name.startswith("revisions/"):
            yield name, hashlib.sha256(path.read_bytes()).hexdigest()


def leftovers(outputs: Path) -> Iterator[str]:
    """What a run put aside or began, and nobody took up."""
    for path in outputs.rglob("*"):
        if path.name.startswith(".") and path.name not in _KEPT_HIDDEN:
            yield str(path)


def foreign(outputs: Path) -> Iterator[str]:
    """Reports that name an agency other than the one whose folder they lie in."""
    for folder in periods(outputs):
        own = int(_number(folder.parent.name))
        for name in ("report.html", "scorecard.json", "manifest.json"):
            text = (folder / name).read_text()
            named = {int(number) for number in _NAMED.findall(text)}
            named |= {int(number) for number in _NUMBER.findall(text)}
            if named != {own}:
                yield f"{folder / name}: {sorted(named)}"


def missing(outputs: Path, inputs: Path, spoiled: Collection[str]) -> Iterator[str]:
    """Agencies without a report, and spoiled ones with one or without their refusal."""
    published = {folder.parent.name for folder in periods(outputs)}
    for folder in sorted(path.name for path in inputs.iterdir() if path.is_dir()):
        if (folder in published) is (folder in spoiled):
            yield folder
        elif folder in spoiled and not (outputs / folder / "refused" / "problems.csv").exists():
            yield f"{folder}: no refusal"


def unlike(outputs: Path, others: Path) -> Iterator[str]:
    """Files of undisturbed outputs that are otherwise, or not there."""
    for name, content in files(others).items():
        path = outputs / name
        if not path.exists() or path.read_bytes() != content:
            yield name


def files(outputs: Path) -> Mapping[str, bytes]:
    """All files of published periods, by their places."""
    found = (path for folder in periods(outputs) for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(outputs).as_posix(): path.read_bytes() for path in found}


def written(outputs: Path) -> Mapping[str, int]:
    """When each file of published periods was written, in nanoseconds."""
    found = (path for folder in periods(outputs) for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(outputs).as_posix(): path.stat().st_mtime_ns for path in found}


def _number(name: str) -> str:
    found = _NUMBER.fullmatch(name)
    assert found, name
    return found[1]


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")
