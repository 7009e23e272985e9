"""The file's properties: which report it is of, and which texts are the agency's own.

An edited copy keeps them, and `rapor compare` finds the published file by them.
"""

from collections.abc import Mapping

from pipeline.document import Document, Origin
from pipeline.render.word.ink import attribute, seen

CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set that custom properties belong to (ISO/IEC 29500-1, 15.2.12.2)."""
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/"
PASSAGES_NAMESPACE = "urn:rapor:passages"


def custom_properties(document: Document) -> bytes:
    """The custom properties: report, period, revision and the account's fingerprint."""
    issue = document.issue
    told = {
        "Rapor report": issue.report,
        "Rapor period": issue.period,
        "Rapor revision": str(issue.revision),
        "Rapor account": issue.fingerprint,
    }
    entries = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{seen(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(told.items(), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_NAMESPACE}custom-properties" xmlns:vt="{_NAMESPACE}docPropsVTypes">'
        f"{entries}</Properties>"
    ).encode()


def passages_part(passages: Mapping[str, Origin]) -> bytes:
    """The origin of each bookmarked text of the agency."""
    entries = "".join(
        f"<passage bookmark={attribute(name)} table={attribute(one.table)} "
        f"row={attribute(one.row)} key={attribute(one.key)}/>"
        for name, one in passages.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<passages xmlns="{PASSAGES_NAMESPACE}">{entries}</passages>'
    ).encode()
