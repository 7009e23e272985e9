"""manifest.json: what a report was made from, what it says, and the sha256 of every file of it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from pipeline.delivery import RowsUsed

MANIFEST = "manifest.json"

PublishedAs = Literal["draft", "final", "withdrawn"]
"""How a period is published; of a withdrawn final the manifest is left, its files set aside."""


def _by_name(named: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(named.items()))


Fingerprints = Annotated[Mapping[str, str], AfterValidator(_by_name)]
"""sha256 in hexadecimal, by file name, in the order of the names."""


class Identity(BaseModel):
    """Whose report on which period, and its headline: what the index shows.

    `score` and `rating_text` are worded already, and empty where there is no overall score; `met`
    targets were met of all that were promised (`of`). Manifests of before have only the score.
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
    """Everything that can change a byte of the report. `inputs` counts report.toml among them, and
    the agency's finals that were read.

    Of files that other reports read too, `rows` has by table what was used. `settings` is the
    sha256 of the keys of report.toml, `folder` of the names of the delivered files, `problems` of
    what was wrong with them, `neighbours` of what stood out beside other folders and finals of the
    agency. Manifests of version 1 lack these, and have `former` among their inputs.
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
    """The whole of manifest.json. Keys a later version adds are passed over."""

    key_version: int = 1
    key: str
    inputs_key: str
    status: PublishedAs
    revision: int
    revision_note: str
    outputs: Fingerprints


class Origin(Identity):
    """What is known before the pages are set, and goes into them: no fingerprint of a page.

    `attachments` are the other files inside report.pdf, `record` is scorecard.json in the outputs.
    The code and the templates are left out too: a change of theirs that moves nothing on a page
    makes no new revision of what was signed.
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
    """The manifest a published folder holds; None where there is none that can be read."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None
