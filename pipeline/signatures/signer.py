"""The library that signs and reads signatures: checks that it is installed, and silences it."""

import logging
from importlib.util import find_spec

from pipeline.problems import UsageError
from pipeline.translatable import _


def refuse_without_signer() -> None:
    """Raises UsageError where the extra is not installed."""
    if find_spec("pyhanko") is None:
        raise UsageError(_("For signatures another package is needed: pip install 'rapor[sign]'"))
    # We report what they find; without a handler Python prints their own messages too.
    for library in ("pyhanko", "pyhanko_certvalidator"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
        logger.propagate = False
