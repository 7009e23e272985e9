"""What one code is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """What a code says, and what its reader should do about it."""

    severity: str
    text: str
    remedy: str = ""
    waivable: bool = False
