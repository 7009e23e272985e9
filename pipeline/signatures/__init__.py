"""Electronic signatures of a PDF: read who signed what, and sign. Bytes in, values or bytes out.

pyHanko (extra `sign`) does both. Files are untrusted: a file it cannot read raises NotSigned.
"""

from pipeline.signatures.keys import Key, key_of
from pipeline.signatures.making import EmptyField, empty_field, signed
from pipeline.signatures.reading import Later, Signature, signatures_in
from pipeline.signatures.signer import refuse_without_signer

__all__ = [
    "EmptyField",
    "Key",
    "Later",
    "Signature",
    "empty_field",
    "key_of",
    "refuse_without_signer",
    "signatures_in",
    "signed",
]
