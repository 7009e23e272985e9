"""Programs of the machine that look at what was made: left out where missing, never on CI."""

import os
import shutil

import pytest


def program(*names: str) -> str:
    """The first of these programs that is installed. Skips the test without one; on CI it fails."""
    for name in names:
        if found := shutil.which(name):
            return found
    missing = f"{names[0]} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)
