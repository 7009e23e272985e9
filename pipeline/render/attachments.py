"""Embedded files as ISO 19005-3 requires, where WeasyPrint leaves it to the machine at hand.

The tree of names is sorted (ISO 32000-1, 7.9.6); each file is associated with the document once;
each has its own relationship, even where two have the same bytes; its type is set here and not by
what the machine knows of file endings.
"""

from codecs import BOM_UTF16_BE
from collections.abc import Mapping
from pathlib import PurePosixPath

import pydyf
from weasyprint import Attachment

from pipeline.document import Embedded
from pipeline.problems import RenderFailed
from pipeline.translatable import _

TYPES = {".csv": "text/csv", ".json": "application/json", ".toml": "application/toml"}


def attachment(embedded: Embedded) -> Attachment:
    """The file as WeasyPrint takes it."""
    return Attachment(
        string=embedded.content,
        name=embedded.name,
        description=embedded.description,
        created=embedded.changed_at,
        modified=embedded.changed_at,
    )


def associate(pdf: pydyf.PDF, embedded: tuple[Embedded, ...]) -> None:
    """Finish the embedded files of `pdf` in place. Raises RenderFailed where two share a name."""
    if not embedded:
        return
    specifications = _specifications(pdf)
    if len(specifications) != len(embedded):
        raise RenderFailed(_("Two files to be embedded in the PDF have the same name."))
    for one in embedded:
        specification = pdf.objects[_number(specifications[one.name])]
        specification["F"] = pydyf.String(one.name)
        specification["AFRelationship"] = f"/{one.relationship}"
        stream = pdf.objects[_number(specification["EF"]["F"])]
        stream.extra["Subtype"] = "/" + _type(one.name).replace("/", "#2f")
    tree = pydyf.Array()
    for name in sorted(specifications, key=_as_stored):
        tree += [pydyf.String(name), specifications[name]]
    pdf.objects[_number(pdf.catalog["Names"]["EmbeddedFiles"])]["Names"] = tree
    pdf.catalog["AF"] = pydyf.Array(specifications[one.name] for one in embedded)


def _specifications(pdf: pydyf.PDF) -> Mapping[str, bytes]:
    """The reference of each embedded file's specification, by file name."""
    return {
        entry["UF"].string: entry.reference
        for entry in pdf.objects
        if isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/Filespec"
    }


def _as_stored(name: str) -> bytes:
    """The bytes of a name as stored in the PDF, by which names are sorted."""
    return name.encode() if name.isascii() else BOM_UTF16_BE + name.encode("utf-16-be")


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _type(name: str) -> str:
    return TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
