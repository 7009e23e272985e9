"""Outputs to sign in: a copy of a built example, and a time stamp service of one's own."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from pipeline.language import language
from pipeline.signatures import signed
from pipeline.signatures.keys import key_of
from pipeline.signing import Asked, OwnKey
from tests.certificates import NOW, PASSWORD, Holder, authority, holder
from tests.examples import EXAMPLES, example

REPORT = "biro-adpim"
PERIOD = EXAMPLES[REPORT]
AUTHORITY = authority()
HEAD = holder("Kepala Biro Uji", AUTHORITY)
SECRETARY = holder("Sekretaris Uji", AUTHORITY)


def published(place: Path) -> Path:
    """Outputs with one final; written to as one likes."""
    outputs = place / "outputs"
    shutil.copytree(example(REPORT), outputs / REPORT / PERIOD)
    return outputs


def folder_in(outputs: Path) -> Path:
    return outputs / REPORT / PERIOD


def asked(outputs: Path, report: str = REPORT, period: str = "") -> Asked:
    return Asked(outputs, report, period, NOW, language("id"))


def own(who: Holder = HEAD, **more: str) -> OwnKey:
    return OwnKey(who.pkcs12(), PASSWORD, **more)


def elsewhere(pdf: bytes, *signers: Holder) -> bytes:
    """A PDF as a service gives it back, signed by one after the other."""
    for who in signers:
        pdf = signed(pdf, key_of(who.pkcs12(), PASSWORD, NOW), NOW)
    return pdf


@contextmanager
def time_stamps(answer: bytes | None = None) -> Iterator[str]:
    """The address of a time stamp service on this machine; it gives `answer` if there is one."""
    stamper = _stamper(holder("Layanan Cap Waktu Uji", AUTHORITY, stamps=True))

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            wanted = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            told = _stamped(stamper, wanted) if answer is None else answer
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    with HTTPServer(("127.0.0.1", 0), Service) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _stamped(stamper: DummyTimeStamper, wanted: tsp.TimeStampReq) -> bytes:
    return bytes(stamper.request_tsa_response(wanted).dump())


def _stamper(who: Holder) -> DummyTimeStamper:
    der = who.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificates = [
        x509.Certificate.load(one.public_bytes(Encoding.DER))
        for one in (who.certificate, who.authority)
    ]
    return DummyTimeStamper(
        certificates[0], keys.PrivateKeyInfo.load(der), certificates, fixed_dt=NOW
    )


def subjects(found: Sequence[object]) -> list[str]:
    return [str(getattr(one, "signer", "")).split(",")[0] for one in found]
