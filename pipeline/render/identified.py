"""The identifier of a file (ISO 32000-1, 14.4), which PDF/A requires (ISO 19005-3, 6.1.3).

It is a hash of the finished file, so the same pages have the same identifier. WeasyPrint would hash
the objects instead, which makes each object's bytes and compresses all tags a second time.
"""

from hashlib import sha256

BYTES = 16
_CROSS_REFERENCES = b"/Type /XRef"


def identified(pdf: bytes) -> bytes:
    """The file with its identifier; `pdf` is what WeasyPrint writes without one.

    The identifier goes into the dictionary of the cross-reference stream, the last object, so that
    everything before keeps its offset.
    """
    last = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    place = pdf.index(_CROSS_REFERENCES, last) + len(_CROSS_REFERENCES)
    name = sha256(pdf).hexdigest()[: 2 * BYTES].encode()
    return pdf[:place] + b"/ID [<%s> <%s>]" % (name, name) + pdf[place:]
