"""One hostile delivery through the command: how it ended, how long it took, and how much memory."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from tests.delivery_by_hand import written
from tests.hostile.case import REFUSED, TEMPLATES, WRONG, Case
from tests.hostile.nursery import Ended, Nursery
from tests.peaks import GIGABYTE

SECONDS = 60
_BETWEEN_LOOKS = 1.1
"""So many times a gigabyte may be reached before a limit of memory is looked at again."""
LIMITED = ("--seconds", "25", "--memory", "1")
"""Templates are programs: only the limits that their operator sets end all of them. A report is
tried once more before it is given up, and both tries lie within `SECONDS`."""
SECRET = "rahasiaXYZ"
HIDDEN = f"postgresql://juru:{SECRET}@127.0.0.1:1/{SECRET}"
PERSON = "3310012503990001"


@dataclass(frozen=True)
class Outcome:
    """What became of a delivery; `faults` are what is wrong with that, in words."""

    exit_code: int | None
    wall: float
    cpu: float
    kilobytes: int
    said: str
    faults: tuple[str, ...]


def laid(case: Case, place: Path) -> tuple[str, ...]:
    """Lay a delivery out below a place; the options of the command."""
    files = case.files()
    own = {
        name.removeprefix(TEMPLATES): body
        for name, body in files.items()
        if name.startswith(TEMPLATES)
    }
    folder = written(
        place / "in" / "a", {k: v for k, v in files.items() if not k.startswith(TEMPLATES)}
    ).path
    for name, body in own.items():
        path = place / "rumah" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            body if isinstance(body, bytes) else str(body).encode("utf-8", "surrogatepass")
        )
    case.then(folder)
    options = ("--inputs", str(place / "in"), "--outputs", str(place / "out"))
    return (*options, *LIMITED, "--templates", str(place / "rumah")) if own else options


def run(case: Case, place: Path, here: Nursery) -> Outcome:
    """Run the command in a process of its own, with a secret in its environment."""
    options = laid(case, place)
    secret = {"RAPOR_SECRET": HIDDEN}
    ended = here.run(["report", *options], secret, 2.5 * case.seconds)
    found = [*faults(case, ended.exit_code, ended.said, place), *_excess(ended, case.seconds)]
    return Outcome(ended.exit_code, ended.wall, ended.cpu, ended.peak, ended.said, tuple(found))


def _excess(ended: Ended, seconds: float = SECONDS) -> Iterator[str]:
    """What took too much: of time, the lesser of wall and processor counts, because other work on
    the machine lengthens the wall's."""
    if ended.exit_code is None:
        yield "had to be ended"
    if min(ended.wall, ended.cpu) > seconds:
        yield f"took {ended.cpu:.0f} seconds of the processor"
    if ended.peak > _BETWEEN_LOOKS * GIGABYTE:
        yield f"took {ended.peak / 1e6:.2f} GB"


def faults(case: Case, code: int | None, said: str, place: Path) -> Iterator[str]:
    """What is wrong with how a delivery ended."""
    if "Traceback" in said:
        yield "a traceback"
    if code not in case.ends:
        yield f"ended in {code}"
    told = said + "".join(_problems(place))
    if case.says and case.says not in told and code in (REFUSED, WRONG):
        yield f"does not tell of {case.says}"
    if code in (REFUSED, WRONG) and not list(_problems(place)):
        yield "no list of problems"
    if SECRET in told or _holds(place / "out", SECRET):
        yield "tells the secret"
    if PERSON in told or _holds(place / "out", PERSON):
        yield "tells the person"
    if code in (REFUSED, WRONG) and any(not row["text"].strip(". ") for row in _rows(place)):
        yield "a problem without words"


def _problems(place: Path) -> Iterator[str]:
    for path in (place / "out").rglob("problems.csv"):
        yield path.read_text(errors="replace")


def _rows(place: Path) -> Iterator[Mapping[str, str]]:
    for text in _problems(place):
        yield from csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""))


def _holds(outputs: Path, word: str) -> bool:
    raw = word.encode()
    return any(
        raw in path.read_bytes()
        for path in outputs.rglob("*")
        if path.is_file() and path.suffix != ".pdf"
    )
