"""Certificates made for a test: an authority, and leaves of roles; no persons."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PASSWORD = "kata sandi uji"
NOW = datetime(2026, 3, 2, 3, 4, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    """A key with its certificate and that of its authority."""

    key: Private
    certificate: x509.Certificate
    authority: x509.Certificate

    def pkcs12(self, password: str = PASSWORD, *, with_certificate: bool = True) -> bytes:
        return serialize_key_and_certificates(
            None,
            self.key,
            self.certificate if with_certificate else None,
            [self.authority] if with_certificate else None,
            BestAvailableEncryption(password.encode()),
        )

    @property
    def root(self) -> bytes:
        """The certificate of its authority, as PEM."""
        return self.authority.public_bytes(Encoding.PEM)


def authority(name: str = "Otoritas Uji") -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(name, key.public_key(), name, key, is_authority=True)
    return Holder(key, certificate, certificate)


def holder(
    role: str, of: Holder, *, start: datetime = NOW, days: int = 365, stamps: bool = False
) -> Holder:
    """Whoever holds a role; `stamps`: a time stamp service."""
    key: Private = ec.generate_private_key(ec.SECP256R1())
    if stamps:  # of no other kind is the service that tests have
        key = rsa.generate_private_key(65537, 2048)
    issuer = of.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    certificate = _certificate(
        role, key.public_key(), str(issuer), of.key, start=start, days=days, stamps=stamps
    )
    return Holder(key, certificate, of.certificate)


def _certificate(
    subject: str,
    public: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    issuer: str,
    by: Private,
    *,
    start: datetime = NOW,
    days: int = 3650,
    is_authority: bool = False,
    stamps: bool = False,
) -> x509.Certificate:
    built = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - timedelta(days=1))
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False
        )
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_authority,
                content_commitment=not is_authority,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if stamps:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        built = built.add_extension(usage, critical=True)
    return built.sign(by, hashes.SHA256())


def _name(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Instansi Uji"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
