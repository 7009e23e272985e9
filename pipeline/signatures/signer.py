"""The library that signs and reads signatures: whether it is there, and keeping it quiet."""

import logging
from importlib.util import find_spec

from pipeline.problems import UsageError
from pipeline.translatable import _


def refuse_without_signer() -> None:
    """Raise UsageError where the extra is missing."""
    if find_spec("pyhanko") is None:
        raise UsageError(_("For signatures another package is needed: pip install 'rapor[sign]'"))
    # What they find is told in our words; without a handler Python prints theirs.
    for library in ("pyhanko", "pyhanko_certvalidator"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
        logger.propagate = False
