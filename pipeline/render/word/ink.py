"""Letters, runs and paragraphs of WordprocessingML (ISO/IEC 29500-1, 17.3), as text.

The whole body is written as one text: a library that makes an object of every cell takes longer
than the PDF's pages.
"""

import re
from xml.sax.saxutils import escape, quoteattr

from pipeline.render.typography import joined

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)
"""Characters that are invisible, or that XML does not allow."""
_BLANK = re.compile(r"[\t\n\r]")
BREAK = "<w:br/>"
TAB = "<w:r><w:tab/></w:r>"


def plain(text: str) -> str:
    """A text on one line, without invisible characters."""
    return _UNSEEN.sub("", _BLANK.sub(" ", text))


def seen(text: str) -> str:
    """A text on one line, without invisible characters, escaped for XML."""
    return escape(plain(text))


def attribute(text: str) -> str:
    """The same as an attribute's value, in quotation marks."""
    return quoteattr(plain(text))


def run(text: str, style: str = "") -> str:
    """A text in a character style; numbers keep to their units."""
    if not text:
        return ""
    named = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{named}<w:t xml:space="preserve">{seen(joined(text))}</w:t></w:r>'


def written(
    style: str, content: str, *, align: str = "", number: int = 0, new_page: bool = False
) -> str:
    """A paragraph of runs; `number` is the list it is a point of. A paragraph without runs is left
    out, as a screen reader would pause there."""
    if not content:
        return ""
    ahead = "<w:pageBreakBefore/>" if new_page else ""
    point = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    settings = f'<w:pStyle w:val="{style}"/>{ahead}{point}{aligned}'
    return f"<w:p><w:pPr>{settings}</w:pPr>{content}</w:p>"


def link(target: str, content: str) -> str:
    """Runs that link to a bookmark."""
    return f'<w:hyperlink w:anchor={attribute(target)} w:history="1">{content}</w:hyperlink>'


def field(code: str, shown: str) -> str:
    """A field that Word computes, such as the page number, and the text shown until then."""
    return (
        f"<w:fldSimple w:instr={quoteattr(f' {code} ')}>"
        f'<w:r><w:t xml:space="preserve">{seen(shown)}</w:t></w:r></w:fldSimple>'
    )
