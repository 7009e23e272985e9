"""The kept pictures of a report's pages: compared, and written anew."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from tests.page_pictures import changed, difference, kept, pictures

DIFFERENCES = Path(__file__).parents[1] / ".cache" / "visual"
MADE_FROM = "made-from.txt"
PDFS = ("report.pdf", "workings.pdf", "brief.pdf", "readiness.pdf")
"""The last is missing where no evaluator's sheet is for the year of the report."""


def complaints(
    built: Path, golden: Path, differences: Path, pdfs: Sequence[str] = PDFS
) -> list[str]:
    """What is not as in the folder `golden`; a picture of every changed page is left."""
    shutil.rmtree(differences, ignore_errors=True)
    return [said for pdf in pdfs for said in _of_one(built / pdf, golden, differences)]


def _of_one(pdf: Path, golden: Path, differences: Path) -> list[str]:
    there = sorted(golden.glob(f"{pdf.stem}-*.png"))
    pages = pictures(pdf) if pdf.exists() else []
    if len(there) != len(pages):
        return [f"{pdf.name} has {len(pages)} pages; there were {len(there)}"]
    found = []
    for path, new in zip(there, pages, strict=True):
        old = Image.open(path)
        if old.size != new.size:
            found.append(f"{path.stem} is {new.size} dots; it was {old.size}")
        elif (where := changed(old, new)).any():
            differences.mkdir(parents=True, exist_ok=True)
            difference(old, new, where).save(differences / path.name)
            found.append(f"{path.stem} changed: see {differences / path.name}")
    return found


def write(built: Path, golden: Path, pdfs: Sequence[str] = PDFS) -> None:
    """Keep the pages as they are now; a picture that is the same dot by dot is left alone. Which
    text they show is kept where all of them are."""
    golden.mkdir(parents=True, exist_ok=True)
    wanted = {}
    for pdf in (name for name in pdfs if (built / name).exists()):
        for number, page in enumerate(pictures(built / pdf), 1):
            wanted[f"{Path(pdf).stem}-{number:02}.png"] = kept(page)
    for old in golden.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    for name, page in wanted.items():
        if not _same(golden / name, page):
            page.save(golden / name, optimize=True)
    if pdfs == PDFS:
        (golden / MADE_FROM).write_text(text_digest(built) + "\n")


def _same(path: Path, page: Image.Image) -> bool:
    if not path.exists():
        return False
    old = Image.open(path).convert("RGB")
    return old.size == page.size and old.tobytes() == page.convert("RGB").tobytes()


def text_digest(folder: Path) -> str:
    """Which text a folder's pages show, to the letter."""
    return hashlib.sha256((folder / "report.html").read_bytes()).hexdigest()
