"""What is wrong with a PDF, by two validators and by qpdf (docs/conformance.md)."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import page

PROFILES = ("3a", "ua1")
JARS = Path(__file__).parents[1] / ".cache" / "verapdf"


def failures(pdf: Path, profile: str) -> list[str]:
    """What page-validation finds, a line each, without the one alarm that is known to be false."""
    found = page.validate_pdf(str(pdf), profile=profile).to_dict()["failures"]
    content = pdf.read_bytes() if found else b""
    return [
        f"{pdf.name} {one['rule_id']}: {one['message']} {one.get('object_id', '')}"
        for one in found
        if not _ends_in_carriage_return(one, content)
    ]


def _ends_in_carriage_return(failure: dict[str, Any], content: bytes) -> bool:
    """Whether a stream's last byte is 0D, which page-validation takes for the end of a line.

    /Length counts it; after it the file has the line feed and `endstream`, as ISO 32000-1, 7.3.8.1
    wants, and so it is with every stream of the file. veraPDF and qpdf agree.
    """
    if failure["rule_id"] != "PDFA3A-STREAM-LENGTH-001":
        return False
    starts = re.finditer(rb"/Length (\d+)\b[^\0]{0,400}?>>\nstream\n", content)
    ends = [start.end() + int(start[1]) for start in starts]
    right = all(content[end : end + 11] == b"\nendstream\n" for end in ends)
    return right and any(content[end - 1 : end] == b"\r" for end in ends)


def damage(pdf: Path) -> str:
    """What `qpdf --check` says against the file; empty where it finds nothing."""
    ended = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True, check=False)
    sound = ended.returncode == 0 and "WARNING" not in ended.stdout + ended.stderr
    return "" if sound else f"{pdf.name} {ended.stdout}{ended.stderr}"


@cache
def has_qpdf() -> bool:
    return shutil.which("qpdf") is not None


@cache
def has_verapdf() -> bool:
    return shutil.which("java") is not None and any(JARS.glob("greenfield-apps-*.jar"))


def reference_failures(files: Sequence[Path], profile: str) -> list[str]:
    """What veraPDF, the reference validator, finds wrong: a line a file."""
    command = ["java", "-cp", f"{JARS}/*", "org.verapdf.apps.GreenfieldCliWrapper"]
    ended = subprocess.run(
        [*command, "--flavour", profile, "--format", "text", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in ended.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    assert len(lines) == len(files), ended.stdout + ended.stderr
    return [line for line in lines if not line.startswith("PASS")]
