"""WeasyPrint goes on after a missing picture, an unknown property or a missing glyph and only logs
it; here anything it logs as a warning or an error is a failure."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.problems import RenderFailed
from pipeline.translatable import _

LONGEST_COMPLAINT = 300


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint says from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text not in self.texts:
            self.texts.append(text)


@contextmanager
def no_complaints() -> Iterator[None]:
    """Raise RenderFailed at the end where WeasyPrint warned of anything within."""
    logger, complaints = logging.getLogger("weasyprint"), _Complaints()
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    if complaints.texts:
        said = "; ".join(text[:LONGEST_COMPLAINT] for text in complaints.texts)
        raise RenderFailed(_("The pages could not be set: {said}"), said=said)
