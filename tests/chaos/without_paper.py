"""`rapor report`, but that no page is set: for chaos that must not take long.

python -m tests.chaos.without_paper INPUTS OUTPUTS [--force]
"""

import sys
from pathlib import Path

from pipeline.crew import Hands, Limits
from pipeline.orders import Job
from pipeline.problems import worst
from pipeline.working import worked
from tests import blank_pages

_TWO = Hands(2, Limits(900, 4 * 10**9))


def built(inputs: Path, outputs: Path, hands: Hands, *, force: bool = False) -> int:
    """The exit code of such a run by these hands."""
    job = Job(inputs, outputs, force=force)
    return worst(worked(None, job, blank_pages.built, hands))


if __name__ == "__main__":
    given, written = map(Path, sys.argv[1:3])
    sys.exit(built(given, written, _TWO, force="--force" in sys.argv))
