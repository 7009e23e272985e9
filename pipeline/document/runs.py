"""Text with references in it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """A reference to a numbered table, figure or section; `label` is what is printed.

    A reference that is `apart` leads from the report into the workings, or back.
    """

    target: str
    label: str = ""
    apart: bool = False


Run = str | Ref
Runs = tuple[Run, ...]
