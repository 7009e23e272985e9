"""What a database may still take of the time and the memory that its answer has."""

from dataclasses import dataclass, field
from time import monotonic

from pipeline.ingest.files.limits import ANSWER_BYTES, ANSWER_SECONDS, LINE_BYTES, QUERY_SECONDS
from pipeline.ingest.files.unreadable import Unreadable


@dataclass
class Allowance:
    """Bytes that are left, and until when. Begins to run as it is made."""

    bytes_left: int = field(default_factory=lambda: ANSWER_BYTES)
    until: float = field(default_factory=lambda: monotonic() + ANSWER_SECONDS)
    row_until: float = field(default_factory=lambda: monotonic() + QUERY_SECONDS)

    @property
    def is_over(self) -> bool:
        """Whether the time is up: that of the whole answer, or that of its next row."""
        return monotonic() > min(self.until, self.row_until)

    def take(self, size: int) -> None:
        """Take in a row of so many bytes. Raises Unreadable beyond what is left."""
        if size > LINE_BYTES:
            raise Unreadable("line-too-long", limit=LINE_BYTES)
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise Unreadable("too-large", "bytes", limit=ANSWER_BYTES)
        self.row_until = monotonic() + QUERY_SECONDS
