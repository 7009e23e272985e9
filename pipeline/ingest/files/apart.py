"""Run a reader in a process of its own, which may crash.

Some readers allocate what a broken file states, or read past its end, and the system kills their
process. Here that means a damaged file, and the run goes on.
"""

import subprocess
import sys
from struct import unpack_from

from pipeline.ingest.files.unreadable import Unreadable

_SECONDS = 120
_MEMORY = 1_000_000_000
"""Bytes of memory that the process may use beyond what its libraries reserve."""
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
    """What `program` returns for `content`: one part for each call of `tell` or `tell_frame`.

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
