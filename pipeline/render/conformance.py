"""Adds what PDF/A-3a and PDF/UA-1 require and WeasyPrint leaves open, before the file is written.

Running heads are artifacts, not text read aloud on every page (ISO 14289-1, 7.1 and 7.8); every
table heading says whether it heads a row or a column (7.5); a link is described by its words
(7.18.5); no viewer smooths a picture (ISO 19005-3, 6.2.8); the metadata name PDF/UA-1 beside PDF/A,
with the extension schema that PDF/A requires for it (6.6.2.3): `metadata.py`.
"""

from collections.abc import Iterator

import pydyf
from weasyprint.document import Document as Layout

from pipeline.render.signature_field import make_field


def conforming(layout: Layout, pdf: pydyf.PDF) -> None:
    """Finish the pages of `pdf` in place, before it is written."""
    elements = list(_reachable(pdf, pdf.catalog["StructTreeRoot"]))
    _give_scopes(pdf, elements)
    _make_artifacts(pdf, elements)
    _describe_links(layout)
    make_field(layout, pdf, elements)
    _name_breaks(pdf)
    _show_pictures_as_they_are(pdf)


def _give_scopes(pdf: pydyf.PDF, elements: list[pydyf.Dictionary]) -> None:
    for heading in elements:
        if heading.get("S") == "/TH":
            row = _object(pdf, heading["P"])
            group = _object(pdf, row["P"])
            heading["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _make_artifacts(pdf: pydyf.PDF, elements: list[pydyf.Dictionary]) -> None:
    """Turn marked content that no element of the tag tree owns into artifacts."""
    owned = {element.reference for element in elements}
    parents = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for number, page in enumerate(_pages(pdf)):
        owners = parents[2 * number + 1]
        strays = {mcid for mcid, owner in enumerate(owners) if owner not in owned}
        _unmark(_object(pdf, page["Contents"]).stream, strays)
        for mcid in strays:
            owners[mcid] = "null"


def _unmark(operations: list[object], strays: set[int]) -> None:
    for place, operation in enumerate(operations):
        if operation == b"BDC" and _mcid(operations[place - 1]) in strays:
            pagination = pydyf.Dictionary({"Type": "/Pagination"})
            operations[place - 2 : place] = ["/Artifact", pagination]


def _mcid(properties: object) -> object:
    return properties.get("MCID") if isinstance(properties, pydyf.Dictionary) else None


def _describe_links(layout: Layout) -> None:
    for page in layout.pages:
        for kind, _target, _rectangle, box in page.links:
            if kind != "attachment" and box.link_annotation:
                words = " ".join("".join(box.element.itertext()).split())
                box.link_annotation["Contents"] = pydyf.String(words)


def _name_breaks(pdf: pydyf.PDF) -> None:
    """Map the glyph without width that marks a possible break to U+200B (7.21.7)."""
    for font in pdf.objects:
        if isinstance(font, pydyf.Dictionary) and "ToUnicode" in font:
            characters = _object(pdf, font["ToUnicode"])
            characters.stream = [
                _bytes(part).replace(b"> <>", b"> <200b>") for part in characters.stream
            ]


def _bytes(part: object) -> bytes:
    return part if isinstance(part, bytes) else str(part).encode()


def _show_pictures_as_they_are(pdf: pydyf.PDF) -> None:
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and "Interpolate" in entry.extra:
            entry.extra["Interpolate"] = "false"


def _pages(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    references = pdf.pages["Kids"][::3]
    return (pdf.objects[number] for number in references)


def _reachable(pdf: pydyf.PDF, reference: bytes) -> Iterator[pydyf.Dictionary]:
    waiting = [reference]
    while waiting:
        element = _object(pdf, waiting.pop())
        yield element
        waiting += [kid for kid in element.get("K", ()) if isinstance(kid, bytes)]


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]
