"""Verifies one file: its seals, its pages, its figures and, if given, its inputs, in this order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline import ingest
from pipeline.ingest.files.pdf import NotReadable, Pdf, read_pdf
from pipeline.problems import RaporError
from pipeline.publish import Origin, versions
from pipeline.sealing import NotSealed
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.verify.again import RECORD, case_in, rulebook_texts, set_again
from pipeline.verify.alarms import Alarm, Verdict, Verified
from pipeline.verify.asked import Asked
from pipeline.verify.compared import differences
from pipeline.verify.figures import other_figures
from pipeline.verify.rebuilt import built_anew
from pipeline.verify.recomputed import recomputed
from pipeline.verify.seals import FILE, MANIFEST, WHOLE, broken_seals, origin_in
from pipeline.verify.signed import behind


def verified(asked: Asked) -> Verified:
    """The findings on the file. Raises UsageError where it is no PDF."""
    pdf = read_pdf(asked.file)
    try:
        origin = origin_in(pdf)
        if origin is None:
            return _contradicted(Alarm("attachment", MANIFEST, Message(_NO_MANIFEST)))
        found = _with(Verified("consistent"), broken_seals(pdf, origin), Message(_SEALS))
        found = _with_figures(pdf, origin, _with_pages(pdf, origin, asked.roots, found))
        if asked.inputs:
            found = _with_inputs(pdf, origin, asked, found)
    except NotReadable:
        return _contradicted(Alarm("file", "", Message(_DAMAGED)))
    return replace(found, verdict=_verdict(found))


def _verdict(found: Verified) -> Verdict:
    if found.alarms:
        return "contradicted"
    if found.unchecked:
        return "partial"
    return "proved" if found.proof else "consistent"


def _contradicted(alarm: Alarm) -> Verified:
    return Verified("contradicted", (alarm,))


def _with_pages(pdf: Pdf, origin: Origin, roots: Sequence[bytes], found: Verified) -> Verified:
    """Adds whether the embedded account makes the record and the pages, and who signed them."""
    known = pdf.metadata.get(FILE, "")
    others = _other_versions(origin)
    try:
        again = set_again(pdf.attachments, origin, known)
    except Exception as fault:
        # An untrusted account may hold anything under our names, and fail at any step.
        return _not_set(fault, others, found)
    ours = again.pdf
    if not ours:
        return _also_unchecked(found, Message(_NO_PAGES, {"file": known}))
    alarms = [*other_figures(again.record, pdf.attachments.get(RECORD, b""), Message(_RECORD))]
    if not pdf.content.startswith(ours):
        alarms += differences(Pdf(ours), pdf)
    if alarms and others:
        return _also_unchecked(found, Message(_OTHER_VERSIONS, {"versions": others}))
    held = _with(found, alarms, Message(_PAGES))
    return held if alarms else _with_signatures(pdf, ours, roots, held)


def _not_set(fault: Exception, others: str, found: Verified) -> Verified:
    """The pages cannot be set: an alarm, or unchecked where other versions may be the cause."""
    if others:
        return _also_unchecked(found, Message(_OTHER_VERSIONS, {"versions": others}))
    said = fault.message if isinstance(fault, RaporError) else Message(_NOT_SEALED)
    return _also_alarmed(found, Alarm("file", "", Message(_NOT_SET, {"said": said})))


def _with_figures(pdf: Pdf, origin: Origin, found: Verified) -> Verified:
    """Adds whether the embedded tables yield the figures of the account."""
    inside = pdf.attachments
    if pdf.metadata.get(FILE) != WHOLE:
        return found
    try:
        policy = ingest.rulebook_of(rulebook_texts(inside, origin))
        again = recomputed(inside, case_in(inside, origin), policy)
    except (KeyError, NotSealed, RaporError):
        return found  # already reported: its pages could not be set
    except Exception:
        # Untrusted tables may lack any column, or hold anything in it.
        return _also_alarmed(found, Alarm("file", "", Message(_REFUSED, {"codes": _DAMAGED_TABLE})))
    if again.refused:
        codes = ", ".join(dict.fromkeys(one.code for one in again.refused))
        return _also_alarmed(found, Alarm("file", "", Message(_REFUSED, {"codes": codes})))
    count = len(case_in(inside, origin).account.measures)
    told = Message(_FIGURES, {"count": count - len(again.carried), "of": count})
    found = _with(found, again.alarms, told)
    if not again.carried:
        return found
    named = ", ".join(again.carried)
    return replace(found, at_home=(*found.at_home, Message(_AT_HOME, {"measures": named})))


def _with_inputs(pdf: Pdf, origin: Origin, asked: Asked, found: Verified) -> Verified:
    """Adds whether the inputs it is said to be made from make this file."""
    rebuilt = built_anew(origin, asked)
    others = _other_versions(origin)
    alarms = [*rebuilt.alarms]
    ours = rebuilt.files.get(pdf.metadata.get(FILE, ""))
    if ours is None:
        return replace(found, alarms=(*found.alarms, *alarms))
    if not pdf.content.startswith(ours):
        if others and not alarms:
            return _also_unchecked(found, Message(_OTHER_VERSIONS, {"versions": others}))
        alarms += differences(Pdf(ours), pdf)
    alarms = [alarm for alarm in alarms if not _is_told(alarm, found.alarms)]
    proof = () if alarms else (Message(_INPUTS),)
    return replace(found, alarms=(*found.alarms, *alarms), proof=(*found.proof, *proof))


def _with_signatures(pdf: Pdf, ours: bytes, roots: Sequence[bytes], found: Verified) -> Verified:
    """Adds what follows the pages' bytes: it must be signatures and change no page."""
    more = behind(pdf.content, len(ours), roots)
    alarms = [*more.alarms]
    if alarms or ((more.told or more.proof) and Pdf(ours).drawn != pdf.drawn):
        alarms += differences(Pdf(ours), pdf)
    return replace(
        found,
        alarms=(*found.alarms, *alarms),
        signed=more.told,
        proof=(*found.proof, *(() if alarms else more.proof)),
        unchecked=(*found.unchecked, *more.unchecked),
    )


def _other_versions(origin: Origin) -> str:
    """The versions that differ from those installed here: `weasyprint 70.0 → 70.1`."""
    here = versions()
    return ", ".join(
        f"{name} {then} → {here[name]}"
        for name, then in origin.versions.items()
        if name in here and here[name] != then
    )


def _is_told(alarm: Alarm, told: tuple[Alarm, ...]) -> bool:
    return any((alarm.kind, alarm.name) == (one.kind, one.name) for one in told)


def _with(found: Verified, alarms: Iterable[Alarm], holds: Message) -> Verified:
    """Adds the alarms that are not reported yet; without alarms, adds what holds."""
    more = tuple(alarms)
    new = tuple(alarm for alarm in more if not _is_told(alarm, found.alarms))
    checked = found.checked if more else (*found.checked, holds)
    return replace(found, alarms=(*found.alarms, *new), checked=checked)


def _also_alarmed(found: Verified, alarm: Alarm) -> Verified:
    return replace(found, alarms=(*found.alarms, alarm))


def _also_unchecked(found: Verified, message: Message) -> Verified:
    told = found.unchecked if message in found.unchecked else (*found.unchecked, message)
    return replace(found, unchecked=told)


_DAMAGED_TABLE = "unreadable-file"
"""The problem code of a delivered table that cannot be read."""
_NO_MANIFEST = _("it is no report of this package, or its manifest was taken out")
_DAMAGED = _("the file is damaged: its parts cannot be read")
_SEALS = _("The files inside are those of its manifest.")
_PAGES = _("The account inside makes these very pages, byte for byte.")
_RECORD = _("the account inside makes another record")
_NO_PAGES = _("The pages of {file} cannot be set from what is inside it.")
_NOT_SEALED = _("the account inside cannot be read")
_NOT_SET = _("no pages can be set from what is inside: {said}")
_OTHER_VERSIONS = _(
    "It was made by other versions, whose pages cannot be compared byte for byte: {versions}."
)
_FIGURES = _("The tables inside come to the figures of {count} of {of} measures.")
_AT_HOME = _("Their tables stay with the agency, so that {measures} were not computed again.")
_REFUSED = _("the tables inside would be refused: {codes}")
_INPUTS = _("The inputs make this very file, byte for byte.")
