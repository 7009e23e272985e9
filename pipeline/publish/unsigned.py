"""What is not signed, told in words."""

from pipeline.problems import RaporError


class NotSigned(RaporError):
    """A report was not signed, or a signed file not taken in: the key, the file, or what stands."""

    exit_code = 16
