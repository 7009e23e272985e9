"""The time and memory that the answer of a database may still take."""

from dataclasses import dataclass, field
from time import monotonic

from pipeline.ingest.files.limits import ANSWER_BYTES, ANSWER_SECONDS, LINE_BYTES, QUERY_SECONDS
from pipeline.ingest.files.unreadable import Unreadable


@dataclass
class Allowance:
    """How many bytes are left, and until when. The clock starts when the object is created."""

    bytes_left: int = field(default_factory=lambda: ANSWER_BYTES)
    until: float = field(default_factory=lambda: monotonic() + ANSWER_SECONDS)
    row_until: float = field(default_factory=lambda: monotonic() + QUERY_SECONDS)

    @property
    def is_over(self) -> bool:
        """Whether the time is up, of the whole answer or of the next row."""
        return monotonic() > min(self.until, self.row_until)

    def take(self, size: int) -> None:
        """Count a row of so many bytes. Raises Unreadable beyond the limits."""
        if size > LINE_BYTES:
            raise Unreadable("line-too-long", limit=LINE_BYTES)
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise Unreadable("too-large", "bytes", limit=ANSWER_BYTES)
        self.row_until = monotonic() + QUERY_SECONDS
