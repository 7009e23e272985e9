"""python -m tests.chaos: a batch under chaos, and a table of what was found."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.chaos.stages import Plan, Row, chaos


def main() -> int:
    """1 if anything was wrong."""
    asked = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    asked.add_argument("--agencies", type=int, default=50)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--longest", type=float, default=45.0, help="seconds until a kill, at most")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--blank", action="store_true", help="without pages: far sooner done")
    given = asked.parse_args()
    plan = Plan(given.agencies, given.kills, given.longest, seed=given.seed, paper=not given.blank)
    with TemporaryDirectory(prefix="rapor-chaos-") as folder:
        rows = list(_told(chaos(plan, Path(folder))))
    _print(rows)
    return int(any(row.wrong for row in rows))


def _told(rows: Iterable[Row]) -> Iterable[Row]:
    """Print each row as soon as it is found, because all of them take an hour."""
    for row in rows:
        Console(stderr=True).print(f"{row.looked}: {row.count}", highlight=False)
        yield row


def _print(rows: Iterable[Row]) -> None:
    table = Table("what was looked for", "of", "wrong")
    for row in rows:
        table.add_row(row.looked, str(row.count), "\n".join(row.wrong) or "–")
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
