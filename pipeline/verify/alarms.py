"""What verifying comes to: alarms, what was checked, what could not be, and the verdict."""

from dataclasses import dataclass
from typing import Literal

from pipeline.values import Message

Verdict = Literal["proved", "consistent", "partial", "contradicted"]
"""`proved`: it is the agency's, by its inputs or a signature. `consistent`: nothing in it
contradicts itself, which whoever makes all of it anew can bring about too. `partial`: what could be
checked is consistent, and some of it could not. `contradicted`: something was changed."""

Kind = Literal["page", "attachment", "metadata", "figure", "file", "input", "signature"]


@dataclass(frozen=True)
class Alarm:
    """Something that is not as it must be: where, as it should be (`old`) and as it is (`new`).

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
    """What can be said of one file.

    `checked` is what holds, `at_home` what cannot be checked by whoever has the file alone, as it
    is not meant to leave the agency; `unchecked` what could not be checked for another reason.
    `proof` tells why it is the agency's, `signed` of each signature who, when and what came after.
    """

    verdict: Verdict
    alarms: tuple[Alarm, ...] = ()
    checked: tuple[Message, ...] = ()
    at_home: tuple[Message, ...] = ()
    unchecked: tuple[Message, ...] = ()
    proof: tuple[Message, ...] = ()
    signed: tuple[Message, ...] = ()
