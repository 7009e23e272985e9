"""What one code is, and the fields that a sentence leaves open."""

from dataclasses import dataclass
from functools import cache
from string import Formatter


@dataclass(frozen=True)
class Code:
    """A code's sentence, and what its reader should do about it."""

    severity: str
    text: str
    remedy: str = ""
    waivable: bool = False
    kind: str = ""
    """What it is of any agency, where its sentence does not say so without its figures."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields that its sentence and its remedy name."""
        return fields_of(self.text) | fields_of(self.remedy)


@cache
def fields_of(text: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
