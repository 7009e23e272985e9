"""`pip install .` gives a `rapor` that works outside the checkout."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.delivery_by_hand import written

ROOT = Path(__file__).parents[1]


def test_an_installed_rapor_carries_templates_rulebooks_fonts_and_catalogues(
    tmp_path: Path,
) -> None:
    """Built as pip builds it, unpacked far from the checkout, and run from there."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", tmp_path, ROOT], check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("rapor-*.whl")
    written(tmp_path / "inputs" / "dinas", {})
    ZipFile(wheel).extractall(tmp_path / "site")
    built = subprocess.run(
        [sys.executable, "-m", "pipeline", "report", "--inputs", tmp_path / "inputs"],
        cwd=tmp_path / "site",
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "outputs" / "dinas" / "2024" / "report.pdf").is_file()
    assert (tmp_path / "site" / "pipeline" / "_templates" / "shared" / "fonts").is_dir()
