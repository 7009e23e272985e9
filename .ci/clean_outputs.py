"""Remove drafts and refusals from the outputs folder; whatever else lies there stays.

Runs on any Python, without .venv: `make clean` calls it before it removes that.
"""

import json
import shutil
import sys
from pathlib import Path


def is_draft(period: Path) -> bool:
    """Whether the folder says that it is a draft; one that says nothing readable is left alone."""
    try:
        manifest = json.loads((period / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and manifest.get("status") == "draft"


def removable(outputs: Path) -> list[Path]:
    """Each `<report>/refused`, and each `<report>/<period>` that is a draft without anything
    that must be kept."""
    drafts = [
        path.parent
        for path in outputs.glob("*/*/manifest.json")
        if is_draft(path.parent)
        and not any((path.parent / kept).exists() for kept in ("revisions", "signed"))
    ]
    return sorted([*outputs.glob("*/refused"), *drafts])


if __name__ == "__main__":
    for folder in removable(Path(sys.argv[1])):
        print(f"removed {folder}")  # noqa: T201
        shutil.rmtree(folder)
