"""The result of verifying: alarms, what was checked, what could not be checked, and the verdict."""

from dataclasses import dataclass
from typing import Literal

from pipeline.values import Message

Verdict = Literal["proved", "consistent", "partial", "contradicted"]
"""`proved`: inputs or a signature show that it is the agency's. `consistent`: nothing in it
contradicts itself, which whoever makes all of it anew can also achieve. `partial`: what could be
checked is consistent, but some of it could not. `contradicted`: something was changed."""

Kind = Literal["page", "attachment", "metadata", "figure", "file", "input", "signature"]


@dataclass(frozen=True)
class Alarm:
    """Something that is not as it must be: where, what it should be (`old`) and what it is (`new`).

    `name` is the number of a page, the name of an attachment or of an input, a key of the metadata,
    or the place of a figure in scorecard.json.
    """

    kind: Kind
    name: str
    about: Message
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Verified:
    """The findings on one file.

    `checked` is what holds; `at_home` what cannot be checked from the file alone, as its tables do
    not leave the agency; `unchecked` what could not be checked for another reason. `proof` states
    why it is the agency's; `signed` states for other signatures who signed and when.
    """

    verdict: Verdict
    alarms: tuple[Alarm, ...] = ()
    checked: tuple[Message, ...] = ()
    at_home: tuple[Message, ...] = ()
    unchecked: tuple[Message, ...] = ()
    proof: tuple[Message, ...] = ()
    signed: tuple[Message, ...] = ()
