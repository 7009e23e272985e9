"""A report loads nothing of what pandera would bring for tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.contract_library import _without

ROOT = Path(__file__).parents[1]


def test_a_check_loads_neither_pandas_nor_hypothesis(tmp_path: Path) -> None:
    """From the command to its end, by which each of pandera's checks has been made."""
    ask = (
        "import sys\n"
        "from pipeline.cli import main\n"
        "try: main()\n"
        "except SystemExit as ended: assert not ended.code, ended\n"
        "print('pandera' in sys.modules, {'pandas', 'hypothesis'} & {*sys.modules})"
    )
    arguments = ["check", "klaten-2019", "--inputs", "inputs", "--outputs", str(tmp_path)]
    told = subprocess.run(
        [sys.executable, "-c", ask, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.splitlines()[-1] == "True set()"


def test_what_is_withheld_cannot_be_loaded() -> None:
    sys.modules.pop("this", None)
    with _without("this"), pytest.raises(ModuleNotFoundError, match="this"):
        import this  # noqa: F401
    assert "this" not in sys.modules
