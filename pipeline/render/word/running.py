"""Paper, margins, running heads and page numbers, and the lists that points belong to."""

from pipeline.document import Document
from pipeline.render.glyphs import shortened
from pipeline.render.measures import MEASURES
from pipeline.render.word.ink import TAB, field, run, written
from pipeline.render.word.script import PAPERS, TWIPS

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RUNNING = 75
"""Most characters of a running head, as on the printed page."""
_EDGE = 12.0
"""Millimetres from the paper's edge to the running heads."""


def section(document: Document, header: str, footer: str) -> str:
    """The properties of the only section. A cover has no running heads; the first page of an
    interim report, below its letterhead, has a foot."""
    width, height = (round(TWIPS * side) for side in PAPERS[document.paper])
    page = MEASURES.page
    names = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    names |= {"header": _EDGE, "footer": _EDGE, "gutter": 0}
    margins = " ".join(f'w:{name}="{round(TWIPS * size)}"' for name, size in names.items())
    foot = f'<w:footerReference w:type="first" r:id="{footer}"/>' if document.opening else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/>{foot}'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins}/><w:titlePg/></w:sectPr>'
    )


def header(document: Document) -> str:
    """The running head: whose report it is, and whether it is a draft or an example."""
    stamps = [
        *([document.words.draft] if document.draft else []),
        *([document.words.example] if document.example else []),
    ]
    content = run(shortened(document.running_head, _RUNNING))
    content += TAB + run(" · ".join(stamps), "Stamped") if stamps else ""
    return f"<w:hdr {W} {R}>{_line(document, 'Header', content)}</w:hdr>"


def footer(document: Document) -> str:
    """Title, period and imprint; the page and the number of pages."""
    title = shortened(f"{document.title} · {document.period}", _RUNNING)
    words = document.words
    content = (
        run(f"{title} · {document.imprint}")
        + TAB
        + run(f"{words.page} ")
        + field("PAGE", "1")
        + run(f" {words.of} ")
        + field("NUMPAGES", "1")
    )
    return f"<w:ftr {W} {R}>{_line(document, 'Footer', content)}</w:ftr>"


def _line(document: Document, style: str, content: str) -> str:
    """A line whose right part ends at the margin."""
    page = MEASURES.page
    end = round(TWIPS * (PAPERS[document.paper][0] - page.left - page.right))
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
    style_of = f'<w:pStyle w:val="{style}"/>'
    return written(style, content).replace(style_of, style_of + tabs, 1)


_POINT = (
    '<w:abstractNum w:abstractNumId="{0}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl>'
    "</w:abstractNum>"
)
_ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def numbering(lists: int) -> str:
    """The list with dashes, and at least `lists` numbered lists, each starting at 1."""
    numbered = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{_ANEW}</w:num>'
        for number in range(2, lists + 3)
    )
    return (
        f"<w:numbering {W}>{_POINT.format(0, 'bullet', '–')}{_POINT.format(1, 'decimal', '%1.')}"
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{numbered}</w:numbering>'
    )
