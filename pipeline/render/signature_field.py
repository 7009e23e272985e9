"""The empty field for an electronic signature, where a report is signed by hand.

A later signature begins with the exact bytes of the file, so the field must exist before. Templates
mark its place by a link to itself, which WeasyPrint measures, tags and puts on its page; here that
link becomes a field (ISO 32000-1, 12.7.4.5; ISO 14289-1, 7.18.4).
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.document import Document as Layout

CLASS = "place-to-sign"
"""The class of the element that marks the place; its `title` is the field's description."""
NAME = "signature"
"""The field's name in the file."""
_PRINTED = 4
_EXISTS = 1


def make_field(layout: Layout, pdf: pydyf.PDF, elements: list[pydyf.Dictionary]) -> None:
    """Turn the place to sign, if the pages have one, into a field; `elements` is the tag tree."""
    for page, box in _places(layout):
        field = box.link_annotation
        _become_field(field, box.element.get("title", ""), pdf.page_references[page])
        left, bottom, right, top = field["Rect"]
        looks = pydyf.Stream(extra=_blank(right - left, top - bottom))
        pdf.add_object(looks)
        field["AP"] = pydyf.Dictionary({"N": looks.reference})
        _tag(field, elements)
        pdf.catalog["AcroForm"] = pydyf.Dictionary(
            {"Fields": pydyf.Array([field.reference]), "SigFlags": _EXISTS}
        )
        return


def _places(layout: Layout) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(layout.pages):
        for _kind, _target, _rectangle, box in page.links:
            classes = "" if box.element is None else box.element.get("class", "")
            if CLASS in classes.split() and box.link_annotation:
                yield number, box


def _become_field(link: pydyf.Dictionary, called: str, page: bytes) -> None:
    for key in ("BS", "Dest", "A", "Contents"):
        link.pop(key, None)
    x1, y1, x2, y2 = link["Rect"]
    link["Rect"] = pydyf.Array([min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)])
    link["Subtype"], link["FT"], link["F"], link["P"] = "/Widget", "/Sig", _PRINTED, page
    link["T"], link["TU"] = pydyf.String(NAME), pydyf.String(called)


def _blank(width: float, height: float) -> pydyf.Dictionary:
    return pydyf.Dictionary(
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, 0, width, height]),
            "Resources": pydyf.Dictionary(),
        }
    )


def _tag(field: pydyf.Dictionary, elements: list[pydyf.Dictionary]) -> None:
    """Turn the tag of the former link into that of a form."""
    (reference,) = (one.reference for one in elements if one.get("Obj") == field.reference)
    (owner,) = (one for one in elements if reference in one.get("K", ()))
    owner["S"] = "/Form"
