"""manifest.json: what a report was made from, its headline, and the sha256 of each of its files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.delivery import RowsUsed

MANIFEST = "manifest.json"

PublishedAs = Literal["draft", "final", "withdrawn"]
"""How a period is published; a withdrawn final keeps only its manifest, its files are set aside."""


def _by_name(named: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(named.items()))


Fingerprints = Annotated[Mapping[str, str], AfterValidator(_by_name)]
"""sha256 in hexadecimal, by file name, sorted by name."""


class Identity(BaseModel):
    """Whose report it is, its period and its headline: what the index shows.

    `score` and `rating_text` are in words, and empty where there is no overall score; `met` targets
    were met of all that were promised (`of`). Older manifests have only the score.
    """

    model_config = ConfigDict(frozen=True)

    report: str
    agency_id: str
    agency: str
    period: str
    title: str
    score: str = ""
    rating_text: str = ""
    met: int | None = None
    of: int | None = None
    example: bool = False


class Ingredients(BaseModel):
    """Everything that can change a byte of the report. `inputs` includes report.toml and the
    agency's finals that were read.

    Of files that other reports read too, `rows` holds by table what was used. `settings` is the
    sha256 of the keys of report.toml, `folder` of the names of the delivered files, `problems` of
    the problems found in them, `neighbours` of the findings from comparison with other folders and
    finals of the agency. Manifests of version 1 lack these, and have `former` among their inputs.
    """

    model_config = ConfigDict(frozen=True)

    inputs: Fingerprints
    rows: Mapping[str, RowsUsed] = {}
    settings: str = ""
    folder: str = ""
    problems: str = ""
    neighbours: str = ""
    former: Mapping[str, Fingerprints] = Field({}, exclude=True)
    rulebooks: Fingerprints
    templates: Fingerprints
    code: str
    versions: Mapping[str, str]
    as_of: date


class Manifest(Ingredients, Identity):
    """The whole of manifest.json. Keys that a later version adds are ignored."""

    key_version: int = 1
    key: str
    inputs_key: str
    status: PublishedAs
    revision: int
    revision_note: str
    outputs: Fingerprints


class Origin(Identity):
    """The part of the manifest that is embedded in the pages: it has no fingerprint of a page.

    `attachments` are the other files inside report.pdf, `record` is scorecard.json in the outputs.
    Code and templates are left out too: changing them without changing a page makes no new revision
    of what was signed.
    """

    inputs: Fingerprints
    rulebooks: Fingerprints
    versions: Mapping[str, str]
    as_of: date
    status: PublishedAs
    revision: int
    revision_note: str
    record: str = ""
    attachments: Fingerprints = {}


def manifest_in(folder: Path) -> Manifest | None:
    """The manifest of a published folder; None where there is no manifest that can be read."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None
