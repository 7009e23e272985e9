"""A program and a file in, its answer out, from a process of its own that may end badly.

Some readers allot what a broken file states, or read past its end, and the machine ends the
process they run in. Here that is a damaged file, and nothing else is touched.
"""

import subprocess
import sys
from struct import unpack_from

from pipeline.ingest.looks import Unreadable

_SECONDS = 120
_MEMORY = 4_000_000_000
"""Address space, of which most is only reserved."""
_FRAME = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))
except (ImportError, ValueError, OSError):
    pass
from io import BytesIO
content, words = sys.stdin.buffer.read(), sys.argv[1:]
def tell(part):
    sys.stdout.buffer.write(len(part).to_bytes(8, "little") + part)
def tell_frame(frame):
    part = BytesIO()
    frame.write_ipc(part)
    tell(part.getvalue())
"""


def told_apart(program: str, content: bytes, *words: str) -> list[bytes]:
    """The parts a program tells of `content`, by `tell` and `tell_frame`.

    Raises Unreadable if it ends in any other way than well.
    """
    command = [sys.executable, "-P", "-c", _FRAME + program, *words]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_SECONDS, check=True
        )
    except (subprocess.SubprocessError, ValueError) as error:
        raise Unreadable("unreadable-file", "damaged") from error
    return _parts(done.stdout)


def _parts(answer: bytes) -> list[bytes]:
    parts, at = [], 0
    while at < len(answer):
        (length,) = unpack_from("<Q", answer, at)
        parts.append(answer[at + 8 : at + 8 + length])
        at += 8 + length
    return parts
