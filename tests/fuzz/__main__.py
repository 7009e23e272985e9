"""`python -m tests.fuzz --seconds 60 [TARGET …]`: coverage-guided fuzzing of every reader.

Each target runs in a process of its own, so that one that is ended by the machine ends alone.
What breaks one is kept in .cache/fuzz/<target>/broken and named at the end.
"""

import argparse
import subprocess
import sys
from pathlib import Path

_KEPT = Path(".cache/fuzz")
_MEMORY, _SECONDS = 2048, 30
"""Megabytes and seconds that one input may take."""


def main() -> int:
    """Fuzz the named targets, or all of them; 1 if any of them broke."""
    parser = argparse.ArgumentParser(prog="tests.fuzz")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("targets", nargs="*")
    asked = parser.parse_args()
    if asked.here:
        fuzz(asked.targets[0], asked.seconds)
    from tests.fuzz.targets import TARGETS

    broken = [name for name in asked.targets or TARGETS if not _holds(name, asked.seconds)]
    for name in broken:
        sys.stderr.write(f"{name} broke on what lies in {_KEPT / name / 'broken'}\n")
    return 1 if broken else 0


def _holds(name: str, seconds: int) -> bool:
    command = [sys.executable, "-m", "tests.fuzz", "--here", "--seconds", str(seconds), name]
    return subprocess.run(command, check=False).returncode == 0


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["pipeline", "tomllib"]):
        from tests.fuzz.targets import TARGETS
    fuzzed = TARGETS[name]
    corpus, broken = _KEPT / name / "corpus", _KEPT / name / "broken"
    for folder in (corpus, broken):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(fuzzed.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={_MEMORY}", f"-timeout={_SECONDS}"]
    options = [*limits, f"-artifact_prefix={broken}/", "-max_len=65536", "-verbosity=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], fuzzed.target)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
