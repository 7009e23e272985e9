"""Names that no file has, and what lies under a good name and is no file: each is named."""

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import rapor
from tests.delivery_by_hand import BUDGET, REPORT, written

NAMES = {
    "nul": "a\0b.csv",
    "long": "x" * 900 + ".csv",
    "dots": "..",
    "root": "/",
    "device": "/dev/zero",
    "slashes": "a/" * 90 + "b.csv",
    "surrogate": "\ue000\u202e.csv",
    "line": "a\nb\r.csv",
    "escape": "\x1b[2J.csv",
    "question": "?*.csv",
    "home": "~/.csv",
    "shared": "shared/\0",
    "url": "http://127.0.0.1:1/x.csv",
}


def _said(place: str, key: str, name: str) -> str:
    told = json.dumps(name)
    return f"[{place}]\n{key} = {told}\n"


PLACES: dict[str, Callable[[str], str]] = {
    "file": lambda name: REPORT + _said("sources.budget", "file", name),
    "second file": lambda name: (
        REPORT + f'[sources.budget]\nfile = ["budget.csv", {json.dumps(name)}]\n'
    ),
    "joined file": lambda name: (
        REPORT + f'[sources.realization]\njoin = {{ file = {json.dumps(name)}, by = "No" }}\n'
    ),
    "sheet": lambda name: REPORT + _said("sources.budget", "sheet", name),
    "where": lambda name: REPORT + f"[sources.budget]\nwhere = {{ name = {json.dumps(name)} }}\n",
    "column": lambda name: (
        REPORT + f"[sources.budget]\ncolumns = {{ code = {json.dumps(name)} }}\n"
    ),
    "range": lambda name: REPORT + _said("sources.budget", "range", name),
    "logo": lambda name: REPORT.replace("head =", f"logo = {json.dumps(name)}\nhead ="),
    "rulebook": lambda name: REPORT + _said("rulebook", "use", name),
    "lampiran": lambda name: REPORT + f'[[lampiran]]\nfile = {json.dumps(name)}\ntitle = "x"\n',
    "agency": lambda name: REPORT.replace('"Dinas Rekaan"\nhead', json.dumps(name) + "\nhead"),
    "agency id": lambda name: REPORT.replace("head =", f"id = {json.dumps(name)}\nhead ="),
    "survey": lambda name: REPORT.replace("surveys.trust", f"surveys.{json.dumps(name)}"),
    "item": lambda name: REPORT.replace('"q1"', json.dumps(name)),
    "group": lambda name: REPORT + f"groups = [{json.dumps(name)}]\n",
    "measure": lambda name: REPORT + f'[measures.{json.dumps(name)}]\nsurvey = "trust"\n',
    "table": lambda name: REPORT + f"[measures.P1]\ntable = {json.dumps(name)}\n",
    "source": lambda name: REPORT + f'[sources.{json.dumps(name)}]\nfile = "budget.csv"\n',
    "key": lambda name: REPORT + f"[{json.dumps(name)}]\nx = 1\n",
}  # fmt: skip


def ended(folder: Path) -> tuple[int, str]:
    told = rapor("check", "--inputs", folder.parent, "--outputs", folder.parents[1] / "out")
    assert told.returncode in (0, 10, 11), told.stderr
    return told.returncode, told.stdout + told.stderr


RARE = [pytest.param(name, marks=pytest.mark.slow) for name in [*NAMES][2:]]


@pytest.mark.parametrize("name", [*[*NAMES][:2], *RARE])
@pytest.mark.one_in(6)
@pytest.mark.parametrize("place", PLACES)
def test_a_name_that_no_file_has_is_named(place: str, name: str, tmp_path: Path) -> None:
    place_of = written(tmp_path / "in" / "a", {"report.toml": PLACES[place](NAMES[name])})
    code, _ = ended(place_of.path)
    if place in {"file", "second file", "joined file", "logo", "lampiran", "rulebook"}:
        assert code in (10, 11)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's address is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


KINDS: dict[str, Callable[[Path], None]] = {
    "folder": _folder,
    "pipe": _pipe,
    "socket": _socket,
    "device": _to("/dev/zero"),
    "outside": _to("/etc/hostname"),
    "nowhere": _to("nowhere"),
    "process": _to("/proc/self/environ"),
}
FILES = ("budget.csv", "inputs.xlsx", "survey_trust.csv", "logo.png", "report.toml", "own.toml")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("kind", [*KINDS, "loop"])
@pytest.mark.one_in(6)
@pytest.mark.parametrize("file", FILES)
def test_what_is_no_file_is_named(file: str, kind: str, tmp_path: Path) -> None:
    said = REPORT.replace("head =", 'logo = "logo.png"\nhead =') if file == "logo.png" else REPORT
    said += '[rulebook]\nuse = "own"\n' if file == "own.toml" else ""
    folder = written(tmp_path / "in" / "a", {"report.toml": said}).path
    (folder / file).unlink(missing_ok=True)
    {**KINDS, "loop": loop}[kind](folder / file)
    code, _ = ended(folder)
    assert code in (10, 11) or file == "inputs.xlsx"


RAW = (b"\xff.csv", b"survey_\xe9.csv", b"inputs\xff.xlsx", b"\xed\xa0\x80.toml", b"\xff")


@pytest.mark.slow
@pytest.mark.usefixtures("without_paper")
def test_names_that_are_no_text_are_named(tmp_path: Path) -> None:
    folder = written(tmp_path / "in" / "a", {}).path
    for name in RAW:
        (folder / os.fsdecode(name)).write_text(BUDGET)
    told = rapor("report", "--inputs", folder.parent, "--outputs", tmp_path / "out")
    assert told.returncode == 0
    problems = (tmp_path / "out" / "a" / "2024" / "problems.csv").read_text()
    assert problems.count("unused-file") == len(RAW)


def test_a_folder_whose_name_is_no_text_is_reported(tmp_path: Path) -> None:
    written(tmp_path / "in" / os.fsdecode(b"dinas-\xff"), {"budget.csv": None})
    told = rapor("check", "--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    assert told.returncode == 10
    assert "dinas-\ufffd" in told.stdout + told.stderr


@pytest.mark.parametrize("kind", ["pipe", "device", "socket"])
def test_a_report_is_not_begun_from_what_is_no_file(kind: str, tmp_path: Path) -> None:
    KINDS[kind](tmp_path / "budget.csv")
    told = rapor("init", tmp_path / "new", "--from", tmp_path / "budget.csv", "--year", "2024")
    assert "tidak boleh dibuka" in told.stdout + told.stderr
