"""Reads who signed a PDF and when, what the signature covers, and what was added after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from pipeline.publish import NotSigned
from pipeline.signatures.signer import refuse_without_signer
from pipeline.translatable import _

Later = Literal["nothing", "proof", "filling", "other"]
"""What was added after a signature: nothing; proof of its validity; signatures or other filled
fields; or anything else, which the signature does not permit."""

_END = b"%%EOF"
_MOST = 50
"""Most signatures that a file may have."""


@dataclass(frozen=True)
class Signature:
    """A signature of a PDF.

    `signed_at` is the signer's own time, `timestamp` that of a service, None where there is none.
    `intact`: what it covers is what was signed, by the key of its certificate. `covers_whole`: it
    covers the file to its end. `trusted`: its certificate leads to one of the given roots and was
    valid at signing. `begins` is the length in bytes of the file as it was published, before
    anything was added. `certificate` is the sha256 of the certificate.
    """

    signer: str
    signed_at: datetime | None
    timestamp: datetime | None
    intact: bool
    covers_whole: bool
    trusted: bool
    begins: int
    later_changes: Later
    certificate: str


def signatures_in(pdf: bytes, roots: Sequence[bytes] = ()) -> tuple[Signature, ...]:
    """The signatures of a PDF in the order in which they were made; empty where it has none.

    `roots` are certificates, PEM or DER. Neither network nor clock is used: a chain is judged at
    the time of its signature. Raises NotSigned where the file cannot be read or a root is no
    certificate, UsageError where the extra is missing.
    """
    refuse_without_signer()
    known = [_root(root) for root in roots]
    try:
        return tuple(_found(pdf, known))
    except NotSigned:
        raise
    except Exception as fault:
        raise NotSigned(_("The signatures of the file cannot be read.")) from fault


def _root(content: bytes) -> Any:
    from asn1crypto import pem, x509  # noqa: PLC0415 -- an extra

    try:
        if pem.detect(content):
            _kind, _headers, content = pem.unarmor(content)
        certificate = x509.Certificate.load(content, strict=True)
        certificate.subject.native  # noqa: B018 -- it is read only when it is asked
    except Exception as fault:
        raise NotSigned(_("A root that was given is no certificate.")) from fault
    return certificate


def _found(pdf: bytes, roots: Sequence[Any]) -> Iterator[Signature]:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 -- an extra

    end = _first_end(pdf)
    reader = PdfFileReader(BytesIO(pdf))
    for number, embedded in enumerate(reader.embedded_regular_signatures):
        if number == _MOST:
            raise NotSigned(_("The file has more than {most} signatures."), most=_MOST)
        told = _signature(embedded, roots, end)
        yield told if pdf.rstrip().endswith(_END) else replace(told, later_changes="other")


def _first_end(pdf: bytes) -> int:
    """The length of the file as it was first written: up to and including its end-of-file line."""
    end = pdf.find(_END) + len(_END)
    for mark in (b"\r\n", b"\n", b"\r"):
        if pdf.startswith(mark, end):
            return end + len(mark)
    return end


def _signature(embedded: Any, roots: Sequence[Any], begins: int) -> Signature:
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415 -- an extra

    status = _status(embedded, roots)
    stamped = status.timestamp_validity
    covers_whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    certificate = embedded.signer_cert
    return Signature(
        signer=certificate.subject.human_friendly,
        signed_at=embedded.self_reported_timestamp,
        timestamp=stamped.timestamp if stamped and stamped.intact and stamped.valid else None,
        intact=status.intact and status.valid,
        covers_whole=covers_whole,
        trusted=status.trusted,
        begins=begins,
        later_changes=_later(status, covers_whole=covers_whole),
        certificate=certificate.sha256.hex(),
    )


def _status(embedded: Any, roots: Sequence[Any]) -> Any:
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 -- an extra
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 -- an extra

    context = ValidationContext(
        trust_roots=list(roots),
        moment=embedded.self_reported_timestamp,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    return validate_pdf_signature(embedded, context)


def _later(status: Any, *, covers_whole: bool) -> Later:
    """The kind of what was added; bytes that are no proper update count as `other`."""
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415 -- an extra

    match status.modification_level:
        case ModificationLevel.NONE:
            return "nothing" if covers_whole else "other"
        case ModificationLevel.LTA_UPDATES:
            return "proof"
        case ModificationLevel.FORM_FILLING:
            return "filling"
    return "other"
