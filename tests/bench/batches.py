"""Time and memory of batches: `python -m tests.bench.batches [with-pages] [without-pages]`.

Not a test: it measures the machine. Forty generated agencies are built with all their pages, one
and two at a time and by two workers of Dask. Without pages, where what a batch adds weighs most and
an hour becomes minutes, ten and 200 are built one at a time, and 1,000 that are then run again with
nothing changed. Each line is a process of its own; its child processes count, but not the workers
of a cluster.
"""

import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import STDOUT, CalledProcessError
from tempfile import TemporaryDirectory

import psutil

from pipeline import batch, run
from pipeline.crew import UNLIMITED
from pipeline.generating import generated
from pipeline.ingest import report_folders
from tests import blank_pages
from tests.test_cluster import cluster

FEW, SOME, MANY, UNCHANGED = 10, 40, 200, 1_000
MEGABYTE = 1 << 20
_LOOK = 0.1


@dataclass
class Taken:
    """What a command took: seconds on the clock and of the processor; the processor's seconds and
    the most bytes of its first process alone."""

    wall: float = 0.0
    cpu: float = 0.0
    parent: float = 0.0
    resident: int = 0


def main(parts: Collection[str]) -> None:
    head = ("wall", "CPU", "CPU a report", "of it parent", "parent's peak")
    print(f"{'what':44}" + "".join(f"{title:>14}" for title in head))
    with TemporaryDirectory() as place:
        for part in parts or PARTS:
            PARTS[part](Path(place))


def with_pages(place: Path) -> None:
    generated(SOME, 1, place / str(SOME))
    for jobs in (1, 2):
        _line(f"{SOME} reports, {jobs} at a time", SOME, place, ["--jobs", str(jobs)])
    with cluster(place, 2) as (address, _workers):
        _line(f"{SOME} reports, two workers of Dask", SOME, place, ["--cluster", address])


def without_pages(place: Path) -> None:
    for count, jobs in ((FEW, 1), (MANY, 1), (UNCHANGED, 2)):
        inputs = place / f"{count}"
        generated(count, 1, inputs)
        words = ["-c", _WITHOUT_PAGES, str(inputs), f"{inputs}-out", str(jobs)]
        _row(f"{count} without pages, {jobs} at a time", count, words, place)
    for _ in range(3):
        _line(f"{UNCHANGED} reports, nothing changed", UNCHANGED, place, ["--jobs", "2"], "out")


PARTS = {"with-pages": with_pages, "without-pages": without_pages}
_WITHOUT_PAGES = "import sys; from tests.bench.batches import built; built(*sys.argv[1:])"


def built(inputs: str, outputs: str, jobs: str) -> None:
    """Every report below `inputs` with blank pages, by so many processes."""
    job = run.Job(Path(inputs), Path(outputs))
    for result in batch.results(
        report_folders(job.inputs), job, blank_pages.built, int(jobs), UNLIMITED
    ):
        if result.exit_code:
            sys.exit(batch.line(result))


def _line(what: str, count: int, place: Path, how: Sequence[str], into: str = "") -> None:
    """Build the deliveries in the folder `count` of `place`, and print what it took."""
    inputs, outputs = place / str(count), place / f"{count}-{into or time.monotonic_ns()}"
    command = ["-m", "pipeline", "report", "--inputs", str(inputs), "--outputs", str(outputs)]
    _row(what, count, [*command, *how], place)


def _row(what: str, count: int, words: Sequence[str], place: Path) -> None:
    """Run this Python with these words, and print what it took."""
    taken = _taken(words, place / "log")
    cells = (
        f"{taken.wall:.1f} s",
        f"{taken.cpu:.1f} s",
        f"{1000 * taken.cpu / count:.0f} ms",
        f"{taken.parent / taken.cpu:.1%}",
        f"{taken.resident / MEGABYTE:.0f} MB",
    )
    print(f"{what:44}" + "".join(f"{cell:>14}" for cell in cells), flush=True)


def _taken(words: Sequence[str], log: Path) -> Taken:
    """Run this Python with these words; raises CalledProcessError with what it printed."""
    taken, begun = Taken(), time.perf_counter()
    with log.open("w+") as told:
        process = psutil.Popen([sys.executable, *words], stdout=told, stderr=STDOUT)
        while process.status() != psutil.STATUS_ZOMBIE:
            taken.resident = max(taken.resident, process.memory_info().rss)
            time.sleep(_LOOK)
        taken.wall, times = time.perf_counter() - begun, process.cpu_times()
        if process.wait():
            raise CalledProcessError(process.returncode, words, log.read_text())
    taken.parent = times.user + times.system
    taken.cpu = taken.parent + times.children_user + times.children_system
    return taken


if __name__ == "__main__":
    main(sys.argv[1:])
