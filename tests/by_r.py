"""R as an oracle: a script's named vectors, at full precision; skipped where R is not there."""

import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

PRELUDE = """
given <- read.csv(commandArgs(TRUE)[1])
say <- function(name, values)
  cat(name, formatC(as.numeric(values), digits = 17, format = "g"), "\\n")
"""


@cache
def missing(*packages: str) -> str:
    """Why a test with R cannot run; empty where it can."""
    if shutil.which("Rscript") is None:
        return "R is not on this machine (Debian: r-base-core)"
    for package in packages:
        asked = f'quit(status = !requireNamespace("{package}"))'
        ran = subprocess.run(
            ["Rscript", "--vanilla", "-e", asked], capture_output=True, timeout=60, check=False
        )
        if ran.returncode:
            return f"R has no {package} (Debian: r-cran-{package})"
    return ""


def by_r(script: str, columns: Mapping[str, np.ndarray], folder: Path) -> dict[str, list[float]]:
    """What the script says of the columns, which it finds as `given`; missing cells are NA."""
    data, file = folder / "given.csv", folder / "script.R"
    pl.DataFrame(columns).fill_nan(None).write_csv(data, null_value="NA", float_precision=17)
    file.write_text(PRELUDE + script)
    ran = subprocess.run(
        ["Rscript", "--vanilla", file, data],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = {}
    for line in ran.stdout.splitlines():
        name, *values = line.split()
        found[name] = [float(value) for value in values]
    return found
