"""A program of its own, run to its end: what it said, and the most memory it took."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

GIGABYTE = 1_000_000
"""In kilobytes, as peaks are."""

# Linux counts what stood in memory before a program began as its own. So a small one starts it.
_WATCHED = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, *sys.argv[1:]], capture_output=True, text=True)
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
    """Run Python with these arguments; it may take so long."""
    command = [sys.executable, "-c", _WATCHED, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=seconds)
    return Ended(*json.loads(done.stdout))
