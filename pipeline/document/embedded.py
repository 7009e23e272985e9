"""A file that travels inside the report's PDF (ISO 19005-3: an associated file)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Relationship = Literal["Source", "Data", "Supplement"]


@dataclass(frozen=True)
class Embedded:
    """A file inside the PDF. `changed_at` is its date there, never the time of the run.

    `relationship` is that of ISO 32000-2, 7.11.3: `Source` is what the page was made from, `Data`
    what a figure on it shows, `Supplement` what explains it.
    """

    name: str
    content: bytes
    description: str
    changed_at: datetime
    relationship: Relationship = "Source"
