"""What is to be verified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Asked:
    """The file to verify and what it is compared with: the inputs it was made from, the outputs
    that hold the agency's other finals, and the agency's own templates."""

    file: Path
    inputs: Path | None = None
    outputs: Path = Path("outputs")
    templates: Path | None = None
    roots: Sequence[bytes] = ()
    """Certificates, PEM or DER, that are trusted as roots."""
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
