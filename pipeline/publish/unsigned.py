"""The error raised where something is not signed, with its reason in words."""

from pipeline.problems import RaporError


class NotSigned(RaporError):
    """A report was not signed, or a signed file not taken in: key, file or final is at fault."""

    exit_code = 16
