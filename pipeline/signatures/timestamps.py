"""A time stamp service (RFC 3161) over HTTP."""

from asyncio import to_thread
from typing import Any
from urllib.request import Request, urlopen

from pipeline.publish import NotSigned
from pipeline.translatable import _

_SECONDS = 30
_LARGEST = 100_000
"""Most bytes read of an answer."""


def service(address: str) -> Any:
    """The service at an address. Raises NotSigned where it is no web address."""
    from asn1crypto.tsp import TimeStampResp  # noqa: PLC0415 -- an extra
    from pyhanko.sign.timestamps import TimeStamper  # noqa: PLC0415 -- an extra

    if not address.startswith(("https://", "http://")):
        raise NotSigned(_("The address of a time stamp service begins with https:// or http://."))

    class Service(TimeStamper):
        """Sends the library's requests to the service."""

        async def async_request_tsa_response(self, req: Any) -> Any:
            return TimeStampResp.load(await to_thread(_answer, address, req.dump()))

    return Service()  # type: ignore[no-untyped-call]


def _answer(address: str, asked: bytes) -> bytes:
    headers = {
        "Content-Type": "application/timestamp-query",
        "Accept": "application/timestamp-reply",
    }
    with urlopen(Request(address, asked, headers), timeout=_SECONDS) as told:
        return bytes(told.read(_LARGEST))
