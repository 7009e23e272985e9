"""The identifier of a file (ISO 32000-1, 14.4), which PDF/A demands (ISO 19005-3, 6.1.3).

It is made of the finished file, so the same pages bear the same. WeasyPrint makes one of the
objects instead, and for that asks each for its bytes, and compresses all tags, a second time.
"""

from hashlib import sha256

BYTES = 16
_CROSS_REFERENCES = b"/Type /XRef"


def identified(pdf: bytes) -> bytes:
    """The file with its identifier; `pdf` is as WeasyPrint writes it without one.

    The identifier is in the dictionary of the cross-reference stream, the last object: what
    comes before keeps its offset.
    """
    last = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    place = pdf.index(_CROSS_REFERENCES, last) + len(_CROSS_REFERENCES)
    name = sha256(pdf).hexdigest()[: 2 * BYTES].encode()
    return pdf[:place] + b"/ID [<%s> <%s>]" % (name, name) + pdf[place:]
