"""python -m tests.hostile [KIND …]: every hostile delivery, and a table of how each kind ended."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.hostile.case import Case
from tests.hostile.kinds import KINDS
from tests.hostile.nursery import Nursery, nursery
from tests.hostile.runs import Outcome, run


def main() -> int:
    """1 if any ended as it should not."""
    asked = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    asked.add_argument("kinds", nargs="*")
    asked.add_argument("--named", default="", help="only those whose names have this in them")
    asked.add_argument("--paper", choices=("whole", "blank"), default="whole")
    given = asked.parse_args()
    chosen = [
        (kind, name, case)
        for kind in given.kinds or KINDS
        for name, case in KINDS[kind].items()
        if given.named in name
    ]
    with nursery(given.paper) as here:
        ended = [_told(*asked_of, here) for asked_of in chosen]
    _print([(kind, one) for (kind, _, _), one in zip(chosen, ended, strict=True)])
    return int(any(one.faults for one in ended))


def _told(kind: str, name: str, case: Case, here: Nursery) -> Outcome:
    with TemporaryDirectory(prefix="rapor-hostile-") as folder:
        one = run(case, Path(folder), here)
    took = [round(one.wall, 1), round(one.cpu, 1), one.kilobytes // 1000]
    line = [kind, name, one.exit_code, *took, list(one.faults)]
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    if one.faults:
        sys.stdout.write("    " + one.said[-1500:].replace("\n", "\n    ") + "\n")
    sys.stdout.flush()
    return one


def _print(ended: list[tuple[str, Outcome]]) -> None:
    table = Table("kind", "cases", "ended in", "longest, s", "processor, s", "most, MB", "wrong")
    for kind in dict.fromkeys(kind for kind, _ in ended):
        of_kind = [one for each, one in ended if each == kind]
        most = [max(getattr(one, name) for one in of_kind) for name in ("wall", "cpu", "kilobytes")]
        told = (f"{most[0]:.0f}", f"{most[1]:.0f}", f"{most[2] / 1e3:.0f}")
        wrong = str(sum(bool(one.faults) for one in of_kind))
        table.add_row(kind, str(len(of_kind)), _codes(of_kind), *told, wrong)
    Console().print(table)


def _codes(ended: list[Outcome]) -> str:
    def counted() -> Iterator[str]:
        for code in sorted({one.exit_code for one in ended}, key=str):
            yield f"{sum(one.exit_code == code for one in ended)}×{code}"

    return " ".join(counted())


if __name__ == "__main__":
    sys.exit(main())
