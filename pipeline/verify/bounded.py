"""Verifies an untrusted file in a separate process, within limits of time and memory."""

from pipeline.crew import Limits, alone
from pipeline.problems import RaporError
from pipeline.values import Message
from pipeline.verify.alarms import Verified
from pipeline.verify.asked import Asked
from pipeline.verify.verifying import verified


def verified_within(limits: Limits | None, asked: Asked) -> Verified:
    """The findings on the file; without limits, found in this process. Raises UsageError where it
    is no PDF, GivenUp where it exceeds the limits."""
    if limits is None:
        return verified(asked)
    found = alone(_tried, asked, limits)
    if isinstance(found, Verified):
        return found
    kind, message = found
    raise kind(message.text, **message.values)


def _tried(asked: Asked) -> Verified | tuple[type[RaporError], Message]:
    """The findings, or the fault as a value: an exception would end the process."""
    try:
        return verified(asked)
    except RaporError as fault:
        return type(fault), fault.message
