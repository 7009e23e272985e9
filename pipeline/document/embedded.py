"""A file that travels inside the report's PDF (ISO 19005-3: an associated file)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Relationship = Literal["Source", "Data", "Supplement"]


@dataclass(frozen=True)
class Embedded:
    """`changed_at` is the file's date inside the PDF; no clock is asked.

    `relationship` is that of ISO 32000-2, 7.11.3: the page's `Source` is what it was made from,
    its `Data` what a figure on it shows, a `Supplement` what explains it.
    """

    name: str
    content: bytes
    description: str
    changed_at: datetime
    relationship: Relationship = "Source"
