"""Signs a PDF: the signature is appended to its bytes (PAdES, ETSI EN 319 142-1)."""

from asyncio import run
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from pipeline.publish import NotSigned
from pipeline.signatures.keys import Key
from pipeline.signatures.signer import refuse_without_signer
from pipeline.signatures.timestamps import service
from pipeline.translatable import _

_DIGEST = "sha256"
_FIELD = "signature-{number}"


@dataclass(frozen=True)
class EmptyField:
    """A signature field that is not signed yet, and its size in points."""

    name: str
    width: float
    height: float


def empty_field(pdf: bytes) -> EmptyField | None:
    """The first signature field of a PDF that is still empty."""
    refuse_without_signer()
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 -- an extra
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415 -- an extra

    reader = PdfFileReader(BytesIO(pdf))
    for name, _value, reference in enumerate_sig_fields(reader, filled_status=False):
        left, bottom, right, top = map(float, reference.get_object()["/Rect"])
        return EmptyField(name, right - left, top - bottom)
    return None


def signed(
    pdf: bytes,
    key: Key,
    at: datetime,
    *,
    reason: str = "",
    timestamps: str = "",
    stamp: bytes = b"",
) -> bytes:
    """The PDF with a signature added. It begins with the bytes of `pdf`.

    Its first empty field is signed and shows `stamp`, a one-page PDF; without such a field a hidden
    field is added. `timestamps` is the address of a service, if one is asked. Raises NotSigned.
    """
    refuse_without_signer()
    from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415 -- an extra
        IncrementalPdfFileWriter,
    )
    from pyhanko.sign.signers import PdfSigner  # noqa: PLC0415 -- an extra

    field = empty_field(pdf)
    service_asked = service(timestamps) if timestamps else None
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        # The metadata name the standards the pages conform to; signing changes no page.
        setattr(writer, "_update_meta", lambda: None)  # noqa: B010
        meta = _meta(field.name if field else _new_name(writer), reason)
        signer = PdfSigner(meta, key.signer, timestamper=service_asked, stamp_style=_style(stamp))
        return bytes(run(_signed(signer, writer, at)))
    except Exception as fault:
        if timestamps:
            raise NotSigned(
                _("It could not be signed with a time stamp of {address}: {said}"),
                address=timestamps,
                said=_said(fault),
            ) from fault
        raise NotSigned(
            _("It could not be signed by this key: {said}"), said=_said(fault)
        ) from fault


def _said(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"[:200]


def _meta(field: str, reason: str) -> Any:
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415 -- an extra
    from pyhanko.sign.signers import PdfSignatureMetadata  # noqa: PLC0415 -- an extra

    return PdfSignatureMetadata(
        field_name=field,
        md_algorithm=_DIGEST,
        reason=reason or None,
        subfilter=SigSeedSubFilter.PADES,
    )


def _new_name(writer: Any) -> str:
    """A name that no field of the file has yet."""
    from pyhanko.sign.fields import enumerate_sig_fields  # noqa: PLC0415 -- an extra

    taken = {name for name, _value, _reference in enumerate_sig_fields(writer)}
    number = len(taken) + 1
    while _FIELD.format(number=number) in taken:
        number += 1
    return _FIELD.format(number=number)


async def _signed(signer: Any, writer: Any, at: datetime) -> bytes:
    """The steps of `PdfSigner.sign_pdf`, which would read the clock."""
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes  # noqa: PLC0415 -- an extra

    session = signer.init_signing_session(writer)
    session.system_time = at
    room = await session.estimate_signature_container_size(None)
    document = session.prepare_tbs_document(None, room)
    output = BytesIO()
    digest, _same = document.digest_tbs_document(output=output)
    done = await document.perform_signature(
        digest.document_digest, PdfCMSSignedAttributes(signing_time=at)
    )
    await done.post_signature_processing(output)
    return output.getvalue()


def _style(stamp: bytes) -> Any:
    """The stamp without the library's own text, which would need a font of the machine."""
    from pyhanko.pdf_utils.layout import (  # noqa: PLC0415 -- an extra
        AxisAlignment,
        InnerScaling,
        SimpleBoxLayoutRule,
    )
    from pyhanko.stamp import StaticStampStyle  # noqa: PLC0415 -- an extra

    middle = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID,
        AxisAlignment.ALIGN_MID,
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(
        border_width=0,
        background=_page(stamp) if stamp else None,
        background_layout=middle,
        background_opacity=1,
    )


def _page(pdf: bytes) -> Any:
    """The first page of a PDF as content to draw in another PDF."""
    from pyhanko.pdf_utils.content import PdfContent  # noqa: PLC0415 -- an extra
    from pyhanko.pdf_utils.layout import BoxConstraints  # noqa: PLC0415 -- an extra
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 -- an extra

    class Page(PdfContent):
        def render(self) -> bytes:
            drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(pdf)))
            self.resources.xobject["/Stamp"] = drawn
            left, bottom, right, top = map(float, drawn.get_object()["/BBox"])
            self.box = BoxConstraints(width=right - left, height=top - bottom)
            return b"/Stamp Do"

    return Page()
