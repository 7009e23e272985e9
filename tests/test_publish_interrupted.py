"""Publishing stopped at every single step: by a kill, and by a failing disk.

Run as a program (the tests below do), it publishes over an earlier final again and again; the
n-th time, the n-th thing done to the file system is stopped by an audit hook.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.publish import (
    Identity,
    Ingredients,
    OutputsUnwritable,
    busy_lock,
    decision,
    publish,
    refuse,
    standing,
)
from pipeline.reportfile import Edition

CHECKOUT = Path(__file__).parent.parent
IDENTITY = Identity(report="example", agency_id="example", agency="D", period="2019", title="T")
TOUCHES = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}
KILLED, FAILED = 9, 5


def published(outputs: Path, content: str, note: str) -> None:
    ingredients = Ingredients(
        inputs={"report.toml": content},
        rulebooks={},
        templates={},
        code="",
        versions={},
        as_of=date(2020, 1, 1),
    )
    edition = Edition(status="final", issued_on=date(2020, 1, 1), revision_note=note)
    plan = decision(standing(outputs, "example", "2019"), ingredients, edition)
    files = {"report.pdf": content.encode(), "scorecard.json": content.encode()}
    publish(outputs, IDENTITY, files, ingredients, plan)


def everything(folder: Path) -> dict[str, str] | None:
    if not folder.exists():
        return None
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def stop_at(step: int, outputs: Path, stop: Callable[[], None]) -> None:
    """From now on, `stop` at the `step`-th thing done below `outputs`."""
    done = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event in TOUCHES and str(arguments[0]).startswith(str(outputs)):
            done += 1
            if done == step:
                stop()

    sys.addaudithook(count)


def fail() -> None:
    raise OSError("no space left on device")


def kill() -> None:
    os._exit(KILLED)


def interrupted(outputs: Path, step: int, stop: Callable[[], None]) -> int:
    """The exit code of a process that publishes the second revision, stopped at `step`."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    stop_at(step, outputs, stop)
    try:
        published(outputs, "second", "audit")
    except OutputsUnwritable:
        os._exit(FAILED)
    os._exit(0)


def every_interruption(root: Path, stop: Callable[[], None]) -> list[dict[str, object]]:
    """What lay in the outputs after each interruption, and after the next run took the lock."""
    seen: list[dict[str, object]] = []
    code = -1
    while code != 0:
        outputs = root / str(len(seen))
        published(outputs, "first", "")
        refuse(outputs, "example", {"problems.csv": b""})
        code = interrupted(outputs, len(seen) + 1, stop)
        found = {"code": code, "after": everything(outputs / "example" / "2019")}
        with busy_lock(outputs):
            found["mended"] = everything(outputs / "example" / "2019")
        found["folders"] = sorted(path.name for path in (outputs / "example").iterdir())
        seen.append(found)
        shutil.rmtree(outputs)
    return seen


def run(root: Path, how: str) -> tuple[list[dict[str, object]], dict[str, str], dict[str, str]]:
    """Every interruption, then the period as it was before and as it should come to be."""
    program = [sys.executable, __file__, str(root / "many"), how]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(program, env=environment, capture_output=True, text=True, check=True)
    published(root / "whole", "first", "")
    old = everything(root / "whole" / "example" / "2019")
    published(root / "whole", "second", "audit")
    new = everything(root / "whole" / "example" / "2019")
    assert old is not None
    assert new is not None
    return json.loads(done.stdout), old, new


def test_a_kill_at_any_step_leaves_the_old_period_or_the_new_one_never_a_part(tmp_path):
    seen, old, new = run(tmp_path, "kill")
    assert {found["code"] for found in seen[:-1]} == {KILLED}
    assert len(seen) > 20
    assert all(found["after"] in (old, new, None) for found in seen)
    # Absent only between the two renames, which is one step.
    assert sum(found["after"] is None for found in seen) == 1
    mended = [found["mended"] for found in seen]
    assert mended == sorted(mended, key=[old, new].index)
    assert old in mended
    assert mended[-1] == new
    assert {name for found in seen for name in found["folders"]} == {"2019", "refused"}


@pytest.mark.slow
def test_a_disk_that_fails_at_any_step_changes_nothing_unless_all_was_done(tmp_path):
    seen, old, new = run(tmp_path, "fail")
    assert {found["code"] for found in seen[:-1]} == {FAILED}
    assert all(found["after"] in (old, new) for found in seen)
    mended = [found["mended"] for found in seen]
    assert mended == sorted(mended, key=[old, new].index)
    assert {name for found in seen for name in found["folders"]} == {"2019", "refused"}


if __name__ == "__main__":
    stops = {"kill": kill, "fail": fail}
    print(json.dumps(every_interruption(Path(sys.argv[1]), stops[sys.argv[2]])))  # noqa: T201
