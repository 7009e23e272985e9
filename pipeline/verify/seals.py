"""Whether the files inside a PDF are those of its manifest, and that is the metadata's manifest."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from pipeline.ingest import fingerprint_of
from pipeline.ingest.files.pdf import Pdf
from pipeline.publish import Origin
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.verify.alarms import Alarm

MANIFEST, HASH, FILE = "manifest.json", "rapor:manifest", "rapor:file"
WHOLE = "report.pdf"
"""The file that carries every attachment; the other files carry some."""


def origin_in(pdf: Pdf) -> Origin | None:
    """The manifest inside; None where there is no manifest that can be read."""
    try:
        return Origin.model_validate_json(pdf.attachments[MANIFEST])
    except (KeyError, ValidationError):
        return None


def broken_seals(pdf: Pdf, origin: Origin) -> Iterator[Alarm]:
    """Attachments that differ from the manifest, and a manifest that the metadata do not name."""
    found = fingerprint_of(pdf.attachments[MANIFEST])
    if (named := pdf.metadata.get(HASH, "")) != found:
        yield Alarm("attachment", MANIFEST, Message(_OTHER_MANIFEST), named, found)
    inside = {name: content for name, content in pdf.attachments.items() if name != MANIFEST}
    yield from _changed(inside, origin.attachments)
    if pdf.metadata.get(FILE) == WHOLE:
        for name in origin.attachments.keys() - inside.keys():
            yield Alarm("attachment", name, Message(_GONE), origin.attachments[name])
    for name in sorted(inside.keys() - origin.attachments.keys()):
        yield Alarm("attachment", name, Message(_FOREIGN), new=fingerprint_of(inside[name]))


def _changed(inside: Mapping[str, bytes], named: Mapping[str, str]) -> Iterator[Alarm]:
    for name, content in inside.items():
        if name in named and (found := fingerprint_of(content)) != named[name]:
            yield Alarm("attachment", name, Message(_CHANGED), named[name], found)


_OTHER_MANIFEST = _("the metadata name another manifest than the one inside")
_GONE = _("the manifest names it, and it is not there")
_FOREIGN = _("the manifest does not name it")
_CHANGED = _("its content is not what the manifest says")
