"""Reads a private key with its certificate from a PKCS#12 file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pipeline.publish import NotSigned
from pipeline.signatures.signer import refuse_without_signer
from pipeline.translatable import _


@dataclass(frozen=True)
class Key:
    """A signing key: `name` is who signs, `sha256` that of the certificate in hexadecimal."""

    signer: Any
    name: str
    sha256: str


def key_of(pkcs12: bytes, password: str, at: datetime) -> Key:
    """The key in a PKCS#12 file, if its certificate is valid at that time.

    Raises NotSigned where the file is no PKCS#12 file, the password is wrong, the key or its
    certificate is missing, or the certificate is not valid.
    """
    refuse_without_signer()
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 -- an extra
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 -- an extra

    certificate = _certificate(pkcs12, password)
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise NotSigned(
            _("The certificate is valid from {start} to {end}, and not today."),
            start=certificate.not_valid_before_utc.date(),
            end=certificate.not_valid_after_utc.date(),
        )
    signer = SimpleSigner.load_pkcs12_data(pkcs12, [], _as_bytes(password))
    # The person's common name, or the whole subject.
    subject = signer.signing_cert.subject.native
    name = subject.get("common_name") or signer.signing_cert.subject.human_friendly
    return Key(signer, str(name), certificate.fingerprint(hashes.SHA256()).hex())


def _certificate(pkcs12: bytes, password: str) -> Any:
    from cryptography.hazmat.primitives.serialization.pkcs12 import (  # noqa: PLC0415 -- an extra
        load_key_and_certificates,
    )

    if not _is_pkcs12(pkcs12):
        raise NotSigned(_("The key file is no PKCS#12 file (.p12 or .pfx)."))
    try:
        key, certificate, _others = load_key_and_certificates(pkcs12, _as_bytes(password))
    except Exception as fault:
        raise NotSigned(_("The password does not open the key file.")) from fault
    if key is None:
        raise NotSigned(_("The key file holds no private key."))
    if certificate is None:
        raise NotSigned(_("The key file holds no certificate that belongs to its key."))
    return certificate


def _is_pkcs12(content: bytes) -> bool:
    from asn1crypto.pkcs12 import Pfx  # noqa: PLC0415 -- an extra

    try:
        return str(Pfx.load(content)["version"].native) == "v3"
    except Exception:
        return False


def _as_bytes(password: str) -> bytes | None:
    return password.encode() or None
