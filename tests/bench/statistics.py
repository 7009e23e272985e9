"""Time and peak memory of the survey statistics: `python -m tests.bench.statistics`.

Not a test: it measures the machine. Each line runs in a process of its own.
"""

import resource
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.queues import Queue

import numpy as np
import polars as pl

from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.descriptive import moments, moments_by
from pipeline.statistics.frequencies import frequencies
from pipeline.statistics.regression import regression
from pipeline.statistics.reliability import alpha_if_deleted, cronbach_alpha, standardised_alpha

ROWS, ITEMS, UNITS = 5_000_000, 10, 549
REGRESSION_ROWS, TERMS = 1_000_000, 10
MEGABYTE = 1024


def answers(rows: int = ROWS) -> pl.DataFrame:
    """Correlated answers on 1–5, narrow as ingest reads them, with the unit each belongs to."""
    rng = np.random.default_rng(1)
    level = rng.integers(1, 6, size=rows, dtype=np.int8)
    items = {}
    for position in range(ITEMS):
        own = rng.integers(1, 6, size=rows, dtype=np.int8)
        items[f"q{position}"] = np.where(rng.random(rows, dtype=np.float32) < 0.5, level, own)
    return pl.DataFrame({"unit": rng.integers(0, UNITS, size=rows).astype(np.int16), **items})


def whole(frame: pl.DataFrame) -> None:
    """Sums, deviations, correlations, alpha, alpha if deleted, of everybody."""
    found = moments(frame.drop("unit"), [1.0] * ITEMS)
    cronbach_alpha(found)
    standardised_alpha(found)
    [alpha_if_deleted(found, item) for item in found.items]


def by_unit(frame: pl.DataFrame) -> None:
    """The same of each of 549 units, in one pass."""
    for found in moments_by(frame, "unit", 1.0).values():
        cronbach_alpha(found)
        [alpha_if_deleted(found, item) for item in found.items]


def distribution(frame: pl.DataFrame) -> None:
    """Median and count of each answer to each item."""
    frequencies(frame.drop("unit"), (1, 5))


def explained(_: pl.DataFrame) -> None:
    """A regression with VIF and every assumption test; its data are made here too."""
    rng = np.random.default_rng(2)
    x = rng.normal(size=(REGRESSION_ROWS, TERMS))
    y = x @ rng.normal(size=TERMS) + rng.normal(size=REGRESSION_ROWS)
    names = [f"x{position}" for position in range(TERMS)]
    columns = {"y": y, **{name: x[:, position] for position, name in enumerate(names)}}
    started = time.perf_counter()
    found = regression("y", columns, names, SurveyPolicy())
    sys.stdout.write(f"    the regression alone: {time.perf_counter() - started:.2f} s\n")
    assert found.refused is None


LINES: dict[str, tuple[Callable[[pl.DataFrame], None], bool]] = {
    "5 million rows × 10 items, everybody": (whole, True),
    "5 million rows × 10 items, 549 units in one pass": (by_unit, True),
    "5 million rows × 10 items, distribution and median": (distribution, True),
    "regression, 1 million rows × 10 terms, VIF and tests": (explained, False),
}


def _measure(name: str, results: "Queue[tuple[float, int]]") -> None:
    work, wants_answers = LINES[name]
    frame = answers() if wants_answers else pl.DataFrame()
    started = time.perf_counter()
    work(frame)
    took = time.perf_counter() - started
    results.put((took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE))


def main() -> None:
    context = get_context("spawn")
    for name in LINES:
        results: Queue[tuple[float, int]] = context.Queue()
        process = context.Process(target=_measure, args=(name, results))
        process.start()
        took, peak = results.get()
        process.join()
        sys.stdout.write(f"{name:55} {took:6.2f} s  peak {peak:5} MB (data included)\n")


if __name__ == "__main__":
    main()
