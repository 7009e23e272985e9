"""Tasks for worker processes, in a module that loads little; a task's name says what it does."""

import os
import subprocess
import sys
import time
from pathlib import Path

LARGE = 400_000_000


def behaved(task: str, mark: str) -> str:
    """Do what the task's name says; `mark` is a file that the first try leaves."""
    kind = task.partition("-")[0]
    if kind == "once" and not Path(mark).exists():
        Path(mark).touch()
        os._exit(3)
    match kind:
        case "ends":
            os._exit(3)
        case "hangs":
            time.sleep(600)
        case "grows":
            full = bytearray(LARGE)
            time.sleep(600 + len(full) * 0)
        case "starts":
            subprocess.run([sys.executable, "-c", GROWS], check=False)
    return f"{task} done"


GROWS = f"import time; full = bytearray(b'x' * {LARGE}); time.sleep(600)"
