"""PDF objects that change no more: their bytes are made once.

WeasyPrint asks for them twice, to write the file and to give it an identifier, and would compress
every page twice.
"""

from functools import cached_property

import pydyf


def settle(pdf: pydyf.PDF) -> None:
    """Called when nothing but writing is left to do."""
    pdf.objects = [_Settled(one) for one in pdf.objects]


class _Settled(pydyf.Object):  # type: ignore[misc]  # pydyf carries no types
    """An object in its place, under its number."""

    def __init__(self, given: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = given.number, given.generation, given.free
        self._given = given

    @property
    def compressible(self) -> bool:
        return bool(self._given.compressible)

    @cached_property
    def data(self) -> bytes:
        """What the object says."""
        said: bytes = self._given.data
        return said
