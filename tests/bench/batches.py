"""Time and memory of batches: `python -m tests.bench.batches [REPORTS]`.

Not a test: it measures the machine. Generated agencies are built with all their pages by ten and by
REPORTS (200), by one process and by two; 1,000 are built without pages, so that it takes minutes
and not an hour, and then run again with nothing changed. Each line is a process of its own.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import batch, run
from pipeline.generating import generated
from pipeline.ingest import report_folders
from tests import blank_pages

FEW, MANY, UNCHANGED = 10, 200, 1_000
MEGABYTE = 1024


def main(many: int = MANY) -> None:
    with TemporaryDirectory() as name:
        place = Path(name)
        print(f"{'what':44} {'wall':>8} {'CPU':>8} {'CPU a report':>13} {'peak':>8}")
        for count, jobs in ((FEW, 1), (many, 1), (many, 2)):
            generated(count, 1, place / f"{count}-{jobs}")
            _line(f"{count} reports, {jobs} at a time", count, place, f"{count}-{jobs}", jobs)
        generated(UNCHANGED, 1, place / "unchanged")
        _work(place, "unchanged", ["-c", _WITHOUT_PAGES, str(place / "unchanged")])
        for _ in range(3):
            _line(f"{UNCHANGED} reports, nothing changed", UNCHANGED, place, "unchanged", 2)


_WITHOUT_PAGES = "import sys; from tests.bench.batches import built; built(sys.argv[1])"


def built(inputs: str) -> None:
    """Every report below `inputs` with blank pages, by two processes."""
    job = run.Job(Path(inputs), Path(f"{inputs}-out"))
    for result in batch.results(report_folders(job.inputs), job, blank_pages.built, 2):
        if result.exit_code:
            sys.exit(batch.line(result))


def _line(what: str, count: int, place: Path, name: str, jobs: int) -> None:
    command = ["-m", "pipeline", "report", "--inputs", place / name, "--outputs"]
    wall, cpu, peak = _work(place, name, [*command, place / f"{name}-out", "--jobs", jobs])
    each = cpu / count
    print(f"{what:44} {wall:7.1f}s {cpu:7.1f}s {1000 * each:10.0f} ms {peak:5.0f} MB", flush=True)


def _work(place: Path, name: str, words: Sequence[object]) -> tuple[float, float, float]:
    """Seconds, processor seconds and the peak of the largest process, in megabytes."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    log = place / f"{name}.log"
    with log.open("w") as told:
        command = [sys.executable, *map(str, words)]
        subprocess.run(command, check=True, stdout=told, stderr=subprocess.STDOUT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, used, after.ru_maxrss / MEGABYTE


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
