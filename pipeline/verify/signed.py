"""Checks what follows the published bytes: signatures, or something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.problems import RaporError, UsageError
from pipeline.signatures import Later, Signature, signatures_in
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.verify.alarms import Alarm


@dataclass(frozen=True)
class Behind:
    """`told`: who signed and when, where no certificate is trusted; `proof`, where one is."""

    alarms: tuple[Alarm, ...] = ()
    told: tuple[Message, ...] = ()
    proof: tuple[Message, ...] = ()
    unchecked: tuple[Message, ...] = field(default=())


def behind(content: bytes, published: int, roots: Sequence[bytes]) -> Behind:
    """Judges what follows the first `published` bytes of a file. Raises NotSigned where a root is
    no certificate."""
    if len(content) == published:
        return Behind()
    count = str(len(content) - published)
    try:
        found = signatures_in(content, roots)
    except UsageError as missing:
        return Behind(unchecked=(missing.message,))
    except RaporError as fault:
        return Behind((Alarm("signature", "", fault.message, "0", count),))
    if not found:
        return Behind((Alarm("signature", "", Message(_NO_SIGNATURE), "0", count),))
    alarms = [alarm for one in found for alarm in _alarms(one, published)]
    if found[-1].later_changes not in _BORNE:
        alarms.append(Alarm("signature", found[-1].signer, Message(_ADDED)))
    trusted = [_told(one, _TRUSTED) for one in found if one.trusted]
    return Behind(
        tuple(alarms),
        tuple(_told(one, _SIGNED) for one in found if not one.trusted),
        () if alarms else tuple(trusted),
    )


def _alarms(one: Signature, published: int) -> Iterator[Alarm]:
    if not one.intact:
        yield Alarm("signature", one.signer, Message(_BROKEN))
    if one.begins != published:
        yield Alarm(
            "signature", one.signer, Message(_OTHER_BEGINNING), str(published), str(one.begins)
        )
    if one.later_changes == "other":
        yield Alarm("signature", one.signer, Message(_CHANGED))


_BORNE: tuple[Later, ...] = ("nothing", "proof")
"""What may follow the last signature: at most proof of its validity."""


def _told(one: Signature, sentence: str) -> Message:
    when = one.timestamp or one.signed_at
    return Message(sentence, {"signer": one.signer, "at": when.isoformat(" ") if when else "–"})


_NO_SIGNATURE = _("something was appended that is no signature")
_BROKEN = _("it does not fit what it covers")
_OTHER_BEGINNING = _("it was put on another file than the one published")
_CHANGED = _("the file was changed behind it")
_ADDED = _("something was appended behind it")
_SIGNED = _("Signed by {signer}, {at}; no certificate that is trusted says so.")
_TRUSTED = _("Signed by {signer}, {at}, whose certificate is trusted; the file is what was signed.")
