"""Adds to the metadata PDF/UA-1 and, for a report, the file's name and the fingerprint of the
manifest to check it by; with the extension schemas that PDF/A requires for them (ISO 19005-3,
6.6.2.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape

import pydyf

from pipeline.document import Embedded

MANIFEST = "manifest.json"
"""The embedded file that holds the fingerprints of the other files."""


@dataclass(frozen=True)
class _Property:
    name: str
    kind: str
    about: str


@dataclass(frozen=True)
class _Schema:
    """A schema that XMP does not know, with the properties it defines."""

    title: str
    address: str
    prefix: str
    properties: tuple[_Property, ...]

    def told(self, values: Mapping[str, str]) -> str:
        lines = "".join(
            f"<{self.prefix}:{name}>{escape(value)}</{self.prefix}:{name}>\n"
            for name, value in values.items()
        )
        return (
            f'<rdf:Description xmlns:{self.prefix}="{self.address}" rdf:about="">\n'
            f"{lines}</rdf:Description>\n"
        )

    def extension(self) -> str:
        return (
            '<rdf:li rdf:parseType="Resource">\n'
            f"<pdfaSchema:schema>{self.title}</pdfaSchema:schema>\n"
            f"<pdfaSchema:namespaceURI>{self.address}</pdfaSchema:namespaceURI>\n"
            f"<pdfaSchema:prefix>{self.prefix}</pdfaSchema:prefix>\n"
            f"<pdfaSchema:property><rdf:Seq>{''.join(map(_extension, self.properties))}</rdf:Seq>"
            "</pdfaSchema:property>\n</rdf:li>"
        )


def _extension(one: _Property) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">\n'
        f"<pdfaProperty:name>{one.name}</pdfaProperty:name>\n"
        f"<pdfaProperty:valueType>{one.kind}</pdfaProperty:valueType>\n"
        "<pdfaProperty:category>internal</pdfaProperty:category>\n"
        f"<pdfaProperty:description>{one.about}</pdfaProperty:description>\n</rdf:li>"
    )


_UA = _Schema(
    "PDF/UA Universal Accessibility Schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    (_Property("part", "Integer", "Which part of ISO 14289 the file conforms to"),),
)
_RAPOR = _Schema(
    "Rapor",
    "urn:rapor:document",
    "rapor",
    (
        _Property("file", "Text", "Which file of its report this is"),
        _Property("manifest", "Text", "The sha256 of the manifest among its attachments"),
    ),
)
_EXTENSIONS = """<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def complete_metadata(pdf: pydyf.PDF, file: str, embedded: tuple[Embedded, ...]) -> None:
    """Finish the metadata of `pdf` in place; `file` is its name in the outputs."""
    told = {_UA: {"part": "1"}}
    manifests = [sha256(one.content).hexdigest() for one in embedded if one.name == MANIFEST]
    if manifests:
        told[_RAPOR] = {"file": file, "manifest": manifests[0]}
    schemas = "".join(schema.extension() for schema in told)
    added = "".join(schema.told(values) for schema, values in told.items())
    added += _EXTENSIONS.format(schemas=schemas)
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (content,) = metadata.stream
    metadata.stream = [content.replace(b"</rdf:RDF>", added.encode() + b"</rdf:RDF>")]
    metadata.compress = False
