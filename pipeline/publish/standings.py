"""What the outputs already hold, and whether it is still what was published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.publish.fingerprints import fingerprint
from pipeline.publish.keys import KEY_VERSION
from pipeline.publish.manifest import Ingredients, Manifest, PublishedAs, manifest_in
from pipeline.publish.unwritable import told_if_unwritable

REVISIONS = "revisions"
PORTFOLIO = "portfolio"
"""The folder in the outputs for what is made of all agencies; no report may have this name."""


@dataclass(frozen=True)
class Standing:
    """A published period: its ingredients, status and files as the manifest has them; `key_version`
    is that of the rule its key was made by.

    `intact`: every file is there, with the bytes that were published. `kept`: the highest revision
    set aside in `revisions/`, 0 for none. Status `unknown` is a folder without a readable manifest:
    never up to date, and treated as something that must not be lost. A draft's revision is 0.
    """

    status: PublishedAs | Literal["unknown"]
    revision: int
    revision_note: str = ""
    made_of: Ingredients | None = None
    key_version: int = KEY_VERSION
    outputs: Mapping[str, str] = field(default_factory=dict)
    intact: bool = False
    kept: int = 0

    @property
    def next_revision(self) -> int:
        return max(self.revision, self.kept) + 1

    @property
    def holds_final(self) -> bool:
        """Only finals are ever set aside, so an unknown folder with revisions was a final."""
        return self.status == "final" or (self.status == "unknown" and self.kept > 0)


def standing(outputs: Path, report: str, period: str) -> Standing | None:
    """What is at outputs/<report>/<period>; None where nothing is. Raises OutputsUnwritable where
    the system denies reading it: it may be a final."""
    folder = outputs / report / period
    with told_if_unwritable(folder):
        kept = _highest_revision(folder)
        manifest = manifest_in(folder)
        if manifest is not None:
            return _published(folder, manifest, kept)
        if folder.is_dir() and any(folder.iterdir()):
            return Standing("unknown", revision=kept + 1, kept=kept)
    return None


def _published(folder: Path, manifest: Manifest, kept: int) -> Standing:
    return Standing(
        manifest.status,
        manifest.revision,
        manifest.revision_note,
        Ingredients.model_validate(manifest.model_dump(include=set(Ingredients.model_fields))),
        manifest.key_version,
        manifest.outputs,
        intact=all(_unaltered(folder / name, sha256) for name, sha256 in manifest.outputs.items()),
        kept=kept,
    )


def _unaltered(path: Path, sha256: str) -> bool:
    return path.is_file() and fingerprint(path.read_bytes()) == sha256


def _highest_revision(folder: Path) -> int:
    names = [path.name for path in (folder / REVISIONS).glob("*")]
    return max((int(name) for name in names if name.isdecimal()), default=0)
