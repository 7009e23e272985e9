"""The text of a PDF's pages, by poppler, as a reader would copy it."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest


@cache
def page_texts(pdf: Path) -> list[str]:
    """One text a page, lines joined, hyphenation undone. Skips where poppler is missing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler-utils is not installed")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]
