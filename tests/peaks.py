"""A program of its own, run to its end: what it said, and the most memory it took."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

GIGABYTE = 1_000_000
"""In kilobytes, as peaks are."""

# Linux counts what its parent held in memory as a program's own. So a small parent starts it.
_WATCHED = """
import json, resource, subprocess, sys
seconds, *arguments = sys.argv[1:]
command = [sys.executable, *arguments]
done = subprocess.run(command, capture_output=True, text=True, timeout=float(seconds))
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, done.stdout, done.stderr, peak]))
"""


@dataclass(frozen=True)
class Ended:
    """What a program left behind; `peak` in kilobytes."""

    exit_code: int
    said: str
    complained: str
    peak: int


def watched(arguments: Sequence[object], seconds: float) -> Ended:
    """Run Python with these arguments; one that takes longer is ended, and an error."""
    command = [sys.executable, "-c", _WATCHED, str(seconds), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Ended(*json.loads(done.stdout))
