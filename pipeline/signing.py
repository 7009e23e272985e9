"""`rapor sign`: sign a final with your own key, or take in a file that was signed elsewhere.

The unsigned bytes stay as they are: a signed copy begins with them and is stored beside them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline import publish, signatures
from pipeline.language import Language
from pipeline.problems import UsageError
from pipeline.publish import Final, NotSigned, SignedCopy
from pipeline.signatures import Key, Signature
from pipeline.translatable import _

_BORNE = ("nothing", "proof")
"""What may follow the last signature of a file that is taken in: at most proof of validity."""


@dataclass(frozen=True)
class Asked:
    """Which report's final: `period` is empty where the report has only one. `at` is now, by the
    command's clock; `words` are in the command's language."""

    outputs: Path
    report: str
    period: str
    at: datetime
    words: Language


@dataclass(frozen=True)
class OwnKey:
    """A PKCS#12 file, its password, why it is signed, and the address of a time stamp service."""

    pkcs12: bytes
    password: str
    reason: str = ""
    timestamps: str = ""


def signed_by_key(asked: Asked, own: OwnKey) -> Path:
    """The signed copy of the current final; a second signature is added to the first signed copy.

    Raises NotSigned, OutputsBusy, OutputsUnwritable, and UsageError for the wrong report.
    """
    signatures.refuse_without_signer()
    key = signatures.key_of(own.pkcs12, own.password, asked.at)

    def made() -> Path:
        report, period = _place(asked)
        final = publish.current_final(asked.outputs, report, period)
        before = _copies(final)
        if any(copy.certificate_sha256 == key.sha256 for copy in before):
            raise NotSigned(
                _("Revision {revision} of {report} {period} is signed by {signer} already."),
                revision=final.revision,
                report=report,
                period=period,
                signer=key.name,
            )
        unsigned = publish.content_of(final.folder, before[-1]) if before else final.content
        content = signatures.signed(
            unsigned,
            key,
            asked.at,
            reason=own.reason,
            timestamps=own.timestamps,
            stamp=_stamp(unsigned, key, asked),
        )
        last = signatures.signatures_in(content)[-1]
        return _added(final, content, last, asked, is_taken=False)

    return _in_the_outputs(asked, made)


def taken_in(asked: Asked, content: bytes) -> Path:
    """The signed copy made of a file that was signed elsewhere.

    Raises NotSigned where it does not begin with a published report.pdf, has no signature that
    covers all of it, or leaves out a signed copy that already exists.
    """
    signatures.refuse_without_signer()

    def made() -> Path:
        final = _begun_with(content, asked)
        before = _copies(final)
        last = _last_signature(content, len(final.content))
        if any(publish.fingerprint(content) == copy.sha256 for copy in before):
            raise NotSigned(_("The file is among the signed copies already."))
        if before and not content.startswith(publish.content_of(final.folder, before[-1])):
            raise NotSigned(
                _(
                    "{file} is signed already, and this file does not add to it. A second "
                    "signature is put on that signed copy."
                ),
                file=before[-1].file,
            )
        return _added(final, content, last, asked, is_taken=True)

    return _in_the_outputs(asked, made)


def _in_the_outputs(asked: Asked, made: Callable[[], Path]) -> Path:
    """Work on the outputs under their lock, then update their index page."""
    if not asked.outputs.is_dir():
        raise UsageError(_("There is no folder {folder}."), folder=str(asked.outputs))
    with publish.busy_lock(asked.outputs):
        path = made()
        publish.write_index(asked.outputs, asked.words)
    return path


def _place(asked: Asked) -> tuple[str, str]:
    """The report's folder and its period; `dinas/2024` names both."""
    report, _slash, named = asked.report.strip("/").partition("/")
    periods, wanted = publish.periods_of(asked.outputs, report), asked.period or named
    if not periods:
        raise UsageError(
            _("There is no report “{wanted}” in {inputs}."),
            wanted=report,
            inputs=str(asked.outputs),
        )
    if wanted:
        if wanted not in periods:
            raise UsageError(
                _("{report} has no period {period}; it has: {names}."),
                report=report, period=wanted, names=", ".join(periods),
            )  # fmt: skip
        return report, wanted
    if len(periods) > 1:
        raise UsageError(
            _("{report} has more than one period; name one of: {names}."),
            report=report,
            names=", ".join(periods),
        )
    return report, periods[0]


def _copies(final: Final) -> Sequence[SignedCopy]:
    """The signed copies of a final's revision."""
    copies = publish.signed_copies(final.folder)
    return [copy for copy in copies if copy.revision == final.revision]


def _begun_with(content: bytes, asked: Asked) -> Final:
    """The final whose report.pdf the file begins with."""
    report, period = _place(asked)
    for final in publish.every_final(asked.outputs, report, period):
        if content.startswith(final.content):
            return final
    raise NotSigned(
        _(
            "The file does not begin with the bytes of a report.pdf that was published of {report} "
            "{period}: it is another file, or what signed it wrote it anew."
        ),
        report=report,
        period=period,
    )


def _last_signature(content: bytes, unsigned: int) -> Signature:
    """The last signature of a file, if it covers all of it. Raises NotSigned."""
    found = signatures.signatures_in(content)
    if not found or len(content) == unsigned:
        raise NotSigned(_("The file has no signature."))
    last = found[-1]
    if not all(one.intact for one in found):
        raise NotSigned(_("A signature of the file does not fit what it covers."))
    if last.later_changes not in _BORNE:
        raise NotSigned(
            _("No signature covers the whole file: it was changed behind the last one.")
        )
    return last


def _stamp(pdf: bytes, key: Key, asked: Asked) -> bytes:
    """What is shown in the field to sign; empty where no field is left that has room."""
    from pipeline import render  # noqa: PLC0415 -- WeasyPrint takes half a second to import

    field = signatures.empty_field(pdf)
    if field is None or not field.width or not field.height:
        return b""
    words = asked.words
    lines = (words.say("Digital signature"), key.name, words.date(asked.at.date()))
    return render.stamp_pdf(lines, field.width, field.height, language=words.code)


def _added(final: Final, content: bytes, last: Signature, asked: Asked, *, is_taken: bool) -> Path:
    copies = publish.signed_copies(final.folder)
    copy = SignedCopy(
        file=publish.next_name(copies, final.revision),
        sha256=publish.fingerprint(content),
        revision=final.revision,
        unsigned_bytes=len(final.content),
        unsigned_sha256=publish.fingerprint(final.content),
        signer=last.signer,
        certificate_sha256=last.certificate,
        signed_at=_told(last.signed_at),
        timestamp=_told(last.timestamp),
        added_at=_told(asked.at),
        how="taken" if is_taken else "own key",
    )
    return publish.add_signed(final.folder, copy, content)


def _told(when: datetime | None) -> str:
    return when.isoformat(timespec="seconds") if when else ""
