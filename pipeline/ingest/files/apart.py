"""A program and a file in, its answer out, from a process of its own that may crash.

Some readers allocate what a broken file states, or read past its end, and the system kills the
process they run in. Here that means a damaged file, and the run goes on.
"""

import subprocess
import sys
from struct import unpack_from

from pipeline.ingest.files.unreadable import Unreadable

_SECONDS = 120
_MEMORY = 1_000_000_000
"""Memory it may use beyond what its libraries reserve."""
_FRAME = f"""
import sys
import polars
try:
    import resource
    from pathlib import Path
    reserved = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (reserved + {_MEMORY}, reserved + {_MEMORY}))
except (ImportError, ValueError, OSError):
    pass
from io import BytesIO
content, words = sys.stdin.buffer.read(), sys.argv[1:]
def tell(part):
    sys.stdout.buffer.write(len(part).to_bytes(8, "little") + part)
def tell_frame(frame):
    part = BytesIO()
    frame.write_ipc(part)
    tell(part.getbuffer())
"""


def told_apart(program: str, content: bytes, *words: str) -> list[memoryview]:
    """The parts that a program returns for `content`, by `tell` and `tell_frame`.

    Raises Unreadable if it fails or crashes.
    """
    command = [sys.executable, "-P", "-c", _FRAME + program, *words]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_SECONDS, check=True
        )
    except (subprocess.SubprocessError, ValueError) as error:
        raise Unreadable("unreadable-file", "damaged") from error
    return _parts(done.stdout)


def _parts(answer: bytes) -> list[memoryview]:
    parts, at, view = [], 0, memoryview(answer)
    while at < len(view):
        (length,) = unpack_from("<Q", view, at)
        parts.append(view[at + 8 : at + 8 + length])
        at += 8 + length
    return parts
