"""The description of a code, and the fields that its sentence leaves open."""

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
    """A sentence for any agency, without figures, where `text` does not serve for that."""

    @property
    def fields(self) -> frozenset[str]:
        """The fields named in its sentence and its remedy."""
        return fields_of(self.text) | fields_of(self.remedy)


@cache
def fields_of(text: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)
