"""Turns WeasyPrint's warnings into failures: after a missing picture, an unknown property or a
missing glyph it goes on and only logs them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.problems import RenderFailed
from pipeline.translatable import _

LONGEST_COMPLAINT = 300


class _Complaints(logging.Handler):
    """Collects WeasyPrint's messages from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text not in self.texts:
            self.texts.append(text)


@contextmanager
def no_complaints() -> Iterator[None]:
    """Raise RenderFailed after the block if WeasyPrint warned of anything in it."""
    logger, complaints = logging.getLogger("weasyprint"), _Complaints()
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    if complaints.texts:
        said = "; ".join(text[:LONGEST_COMPLAINT] for text in complaints.texts)
        raise RenderFailed(_("The pages could not be set: {said}"), said=said)
