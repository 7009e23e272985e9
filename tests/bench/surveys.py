"""Five million answers from CSV to figures: `python -m tests.bench.surveys`.

Rapor reads, validates and sums; the others only read, or only sum. Each runs in a process of its
own, in turns, after a warm-up on a small file that loads its imports. Time is that of the work
alone, memory the peak of the whole process. The fastest run counts, because a run can only be held
up; the median is printed beside it.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from pipeline.collector import resting_collector

ROWS, ITEMS, UNITS, ROUNDS = 5_000_000, 10, 549, 7
WARM_UP = 50_000
"""Rows enough to go the way of the large file."""
QUESTIONS = [f"q{number + 1}" for number in range(ITEMS)]
TABLE = "survey_customer.csv"
REPORT = f"""
[agency]
name = "Dinas Contoh"
head = {{ name = "Kepala Dinas (contoh)" }}
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
[surveys.customer]
scale = [1, 5]
items = {json.dumps(QUESTIONS)}
groups = ["unit"]
"""
REALIZATION = """\
measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula
C1,customer,S1,Layanan,Indeks,poin,maximize,100,survey.total_index
"""


def delivered(folder: Path, rows: int) -> Path:
    """A report's folder with so many correlated answers on 1–5."""
    folder.mkdir()
    (folder / "report.toml").write_text(REPORT)
    (folder / "realization.csv").write_text(REALIZATION)
    rng = np.random.default_rng(1)
    level = rng.integers(1, 6, size=rows, dtype=np.int8)
    items = {}
    for question in QUESTIONS:
        own = rng.integers(1, 6, size=rows, dtype=np.int8)
        items[question] = np.where(rng.random(rows, dtype=np.float32) < 0.5, level, own)
    units = rng.integers(0, UNITS, size=rows).astype(np.int16)
    numbers = np.arange(1, rows + 1, dtype=np.int32)
    answers = pl.DataFrame({"respondent_id": numbers, "unit": units, **items})
    answers.write_csv(folder / TABLE)
    return folder


def bare(folder: Path) -> None:
    """A bare read, nothing more."""
    pl.read_csv(folder / TABLE)


def ours_by_unit(folder: Path) -> None:
    """Ingest, validation with pandera, item statistics of 549 units."""
    from pipeline.statistics.descriptive import moments_by

    tables, given, _ = _validated(folder)
    answers = tables["survey_customer"].select("unit", *given.surveys["customer"].item_ids)
    assert len(moments_by(answers, "unit", 1.0)) <= UNITS


def ours_in_full(folder: Path) -> None:
    """The same, and every figure of the survey annex, of all and of each unit."""
    from pipeline.measure.questionnaire import survey_statistics

    tables, given, policy = _validated(folder)
    survey_statistics(tables, "customer", given.surveys["customer"], policy)


def _validated(folder: Path):  # type: ignore[no-untyped-def]
    from pipeline import ingest, validate

    (found,) = ingest.report_folders(folder.parent)
    given = ingest.read_report_file(found)
    rulebook = ingest.read_rulebook(given.rulebook.use, found, None).rulebook
    tables = validate.validated(ingest.read_tables(found, given), given, rulebook)
    return tables, given, rulebook.survey


def pandas_sums(folder: Path) -> None:
    """pandas: a read, and sums and squares by unit."""
    import pandas as pd

    answers = pd.read_csv(folder / TABLE)
    squares = answers[QUESTIONS].astype("int64") ** 2
    answers.groupby("unit")[QUESTIONS].sum()
    squares.groupby(answers["unit"]).sum()


def duckdb_sums(folder: Path) -> None:
    """DuckDB: sums and squares by unit, straight from the file."""
    import duckdb

    sums = ", ".join(f"sum({q}), sum({q} * {q})" for q in QUESTIONS)
    duckdb.sql(f"SELECT unit, count(*), {sums} FROM '{folder / TABLE}' GROUP BY unit").fetchall()


CONTENDERS: dict[str, Callable[[Path], None]] = {
    work.__name__: work for work in (bare, ours_by_unit, ours_in_full, pandas_sums, duckdb_sums)
}


def measured(name: str, folder: Path, small: Path) -> tuple[float, float]:
    """Seconds and megabytes of one contender in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.surveys", name, str(folder), str(small)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    took, peak = json.loads(said)
    return took, peak


def main() -> None:
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / "large").mkdir()
        (Path(root) / "small").mkdir()
        folder = delivered(Path(root) / "large" / "report", ROWS)
        small = delivered(Path(root) / "small" / "report", WARM_UP)
        size = (folder / TABLE).stat().st_size / 1e6
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in CONTENDERS}
        for _ in range(ROUNDS):
            for name, runs in found.items():
                runs.append(measured(name, folder, small))
    print(f"{ROWS:,} rows × {ITEMS} items, {size:.0f} MB of CSV; {ROUNDS} runs in turn\n")
    print("| what | fastest | median | × bare | peak | × bare |")
    print("| --- | --- | --- | --- | --- | --- |")
    bare_time, bare_peak = min(found["bare"])[0], max(peak for _, peak in found["bare"])
    for name, runs in found.items():
        about = (CONTENDERS[name].__doc__ or "").splitlines()[0].rstrip(".")
        times, peak = [took for took, _ in runs], max(peak for _, peak in runs)
        fastest, median = min(times), statistics.median(times)
        print(
            f"| {about} | {fastest:.2f} s | {median:.2f} s | {fastest / bare_time:.2f} "
            f"| {peak:.0f} MB | {peak / bare_peak:.2f} |"
        )


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        work, large, warm = CONTENDERS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3])
        work(warm)
        started = time.perf_counter()
        with resting_collector():
            work(large)
        spent = time.perf_counter() - started
        print(json.dumps([spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
