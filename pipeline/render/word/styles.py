"""The styles of the Word file: Word's own names for headings, captions, lists and contents, so that
editors find them; fonts that every office has.

Sizes are in points, distances in twentieths of a point. Inks are those of the printed page.
"""

from collections.abc import Iterator, Mapping

LANGUAGES: Mapping[str, str] = {"id": "id-ID", "en": "en-GB"}
_LETTERS, _BARS = "Calibri", "Courier New"
_TEXT, _QUIET, _ACCENT, _RULE, _TINT = "1C2530", "55606B", "12395B", "C9D0D6", "EFF3F6"
_INKS = {
    "best": "14507A", "good": "2F6F96", "fair": "7A5C00", "poor": "B3430F", "worst": "861A2C",
    "neutral": _QUIET,
}  # fmt: skip
_SIGNS = {"met": "14507A", "missed": "B3430F", "over_ceiling": "B3430F", "unmeasured": _QUIET}
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles(language: str) -> str:
    """The whole part, in the language that spelling is checked in."""
    return (
        f"<w:styles {_NAMESPACE}>{_defaults(LANGUAGES[language])}"
        f"{''.join(_paragraphs())}{''.join(_characters())}{_TABLES}</w:styles>"
    )


def _defaults(language: str) -> str:
    uses = " ".join(f'w:{use}="{_LETTERS}"' for use in ("ascii", "hAnsi", "eastAsia", "cs"))
    fonts = f"<w:rFonts {uses}/>"
    letters = f'<w:color w:val="{_TEXT}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{letters}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _paragraph(name: str, shown: str, settings: str, letters: str = "", **more: str) -> str:
    """A paragraph style; `based` and `next` are names of other styles."""
    based, following = more.get("based", "Normal"), more.get("next", "BodyText")
    default = ' w:default="1"' if name == "Normal" else ""
    above = "" if name == "Normal" else f'<w:basedOn w:val="{based}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{shown}"/>{above}'
        f'<w:next w:val="{name if following == "self" else following}"/><w:qFormat/>'
        f"<w:pPr>{settings}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _spaced(before: int = 0, after: int = 0, line: int = 240) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _letters(size: float, ink: str = "", *, bold: bool = False) -> str:
    """Letters of a size in points."""
    colour = f'<w:color w:val="{ink}"/>' if ink else ""
    half = round(2 * size)
    return f'{"<w:b/>" if bold else ""}{colour}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


_KEPT = "<w:keepNext/><w:keepLines/>"
_CENTRED = '<w:jc w:val="center"/>'


def _edge(side: str, size: int) -> str:
    drawn = f'w:val="single" w:sz="{size}" w:space="6" w:color="{_ACCENT}"'
    return f"<w:pBdr><w:{side} {drawn}/></w:pBdr>"


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level}"/>'


def _list(number: int) -> str:
    return (
        f'<w:numPr><w:numId w:val="{number}"/></w:numPr>{_spaced(after=60)}'
        '<w:ind w:left="340" w:hanging="340"/>'
    )


def _paragraphs() -> Iterator[str]:
    yield _paragraph("Normal", "Normal", "", next="self")
    yield _paragraph("BodyText", "Body Text", _spaced(70, 70, line=264), next="self")
    heads = ((22, 400, 160), (15, 300, 80), (12.5, 260, 60), (11.5, 220, 40), (11, 200, 40))
    for level, (size, before, after) in enumerate(heads):
        top = _edge("top", 18) if level == 0 else ""
        yield _paragraph(
            f"Heading{level + 1}",
            f"heading {level + 1}",
            f"{_KEPT}{top}{_spaced(before, after)}{_outline(level)}",
            _letters(size, _ACCENT, bold=True),
        )
    yield _paragraph("SummaryHeading", "Summary Heading", _outline(1), based="Heading2")
    yield from _front()
    yield _paragraph("Lead", "Lead", _spaced(after=160, line=276), _letters(12, _ACCENT))
    yield _paragraph("Detail", "Detail", f"{_KEPT}{_spaced(after=80)}", _letters(9, _QUIET))
    yield _paragraph("Finding", "Finding", f"{_KEPT}{_spaced(after=80)}", _letters(10.5, _QUIET))
    yield _paragraph("Fact", "Fact", _spaced(40, 20), _letters(9))
    yield _paragraph("Tally", "Tally", _spaced(after=60), _letters(11))
    yield _paragraph("Caption", "caption", f"{_KEPT}{_spaced(200, 80)}", _letters(9.5, bold=False))
    yield _paragraph("Note", "Note", _spaced(60, 140), _letters(8.5, _QUIET))
    yield _paragraph("ListBullet", "List Bullet", _list(1), next="self")
    yield _paragraph("ListNumber", "List Number", _list(2), next="self")
    callout = f'{_edge("left", 18)}<w:shd w:val="clear" w:color="auto" w:fill="{_TINT}"/>'
    inside = '<w:ind w:left="220" w:right="220"/>'
    yield _paragraph("CalloutTitle", "Callout Title", f"{_KEPT}{callout}{_spaced(140)}{inside}",
                     _letters(10.5, _ACCENT, bold=True), next="Callout")  # fmt: skip
    yield _paragraph("Callout", "Callout", f"<w:keepLines/>{callout}{_spaced(0, 180)}{inside}",
                     _letters(10.5))  # fmt: skip
    for name, shown, size in (
        ("TableText", "Table Text", 9), ("TableSmall", "Table Text Small", 8.5),
        ("TableDense", "Table Text Dense", 7.5),
    ):  # fmt: skip
        yield _paragraph(name, shown, _spaced(30, 30), _letters(size), next="self")
    yield _paragraph("TableKept", "Table Text Kept", f"<w:keepNext/>{_spaced(30, 30)}",
                     _letters(9), next="self")  # fmt: skip
    yield _paragraph("TableHead", "Table Head", f"<w:keepNext/>{_spaced(30, 30)}",
                     _letters(8.5, _ACCENT, bold=True), next="self")  # fmt: skip
    yield _paragraph("TableGroup", "Table Group", f"<w:keepNext/>{_spaced(30, 30)}",
                     _letters(9, bold=True), next="self")  # fmt: skip
    yield _paragraph("Between", "Between Tables", _spaced(line=20), _letters(1), next="self")
    yield _paragraph("Header", "header", "", _letters(8.5, _QUIET), next="self")
    yield _paragraph("Footer", "footer", "", _letters(8.5, _QUIET), next="self")


def _front() -> Iterator[str]:
    """The styles of letterhead, cover, contents and signatures."""
    lines = (
        ("Letterhead", "Letterhead", f"{_spaced(after=40)}{_CENTRED}", _letters(12)),
        ("LetterheadAgency", "Letterhead Agency", f"{_spaced(after=40)}{_CENTRED}",
         _letters(14, bold=True)),
        ("Address", "Address", f"{_spaced()}{_CENTRED}", _letters(9, _QUIET)),
        ("Stamp", "Stamp", _spaced(240), _letters(12, "B3430F", bold=True)),
        ("Title", "Title", f'{_KEPT}{_spaced(2400, 160)}', _letters(32, _ACCENT, bold=True)),
        ("Subtitle", "Subtitle", _spaced(after=400), _letters(18, _ACCENT)),
        ("CoverAgency", "Cover Agency", _spaced(after=400), _letters(15, bold=True)),
        ("CoverLine", "Cover Line", _spaced(after=60), _letters(10, _QUIET)),
        ("Named", "Report Name", f"{_edge('top', 6)}{_spaced(160, 40)}", _letters(10.5)),
        ("TOCHeading", "TOC Heading",
         f"{_KEPT}<w:pageBreakBefore/>{_edge('top', 18)}{_spaced(400, 160)}",
         _letters(22, _ACCENT, bold=True)),
        ("TOC1", "toc 1", f"{_TABS}{_spaced(100, 20)}", _letters(11, bold=True)),
        ("TOC2", "toc 2", f'{_TABS}{_spaced(0, 20)}<w:ind w:left="340"/>', _letters(10.5)),
        ("SignaturePlace", "Signature Place", f"{_KEPT}{_spaced(320, 120)}<w:jc w:val=\"right\"/>",
         _letters(10.5)),
        ("Signature", "Signature", "<w:keepNext/>", _letters(10.5)),
        ("SignatureName", "Signature Name", f"<w:keepNext/>{_spaced(1000)}",
         f"{_letters(10.5, bold=True)}<w:u w:val=\"single\"/>"),
        ("Picture", "Picture", f"<w:keepNext/>{_spaced(120, 60)}{_CENTRED}", ""),
    )  # fmt: skip
    for name, shown, settings, letters in lines:
        yield _paragraph(name, shown, settings, letters)


_TABS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9350"/></w:tabs>'


def _character(name: str, shown: str, letters: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def _characters() -> Iterator[str]:
    yield _character("Strong", "Strong", "<w:b/>")
    yield _character("Label", "Label", f'<w:b/><w:color w:val="{_ACCENT}"/>')
    yield _character("Quiet", "Quiet", f'<w:color w:val="{_QUIET}"/>')
    yield _character("Reference", "Reference", f'<w:color w:val="{_ACCENT}"/>')
    yield _character("Bar", "Bar", f'<w:rFonts w:ascii="{_BARS}" w:hAnsi="{_BARS}" w:cs="{_BARS}"/>'
                     f'<w:noProof/><w:color w:val="{_ACCENT}"/><w:sz w:val="14"/>')  # fmt: skip
    yield _character("Stamped", "Stamped", f'<w:b/><w:color w:val="{_INKS["poor"]}"/>')
    for name, ink in _INKS.items():
        yield _character(f"Rated_{name}", f"Rated {name}", f'<w:b/><w:color w:val="{ink}"/>')
    for name, ink in _SIGNS.items():
        yield _character(f"Sign_{name}", f"Sign {name}", f'<w:color w:val="{ink}"/>')


def _sides(**sizes: int) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{_RULE}"/>'
        for side, size in sizes.items()
    )


_MARGINS = (
    '<w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_MARGINS.format(70)}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Plain"><w:name w:val="Plain"/>'
    '<w:basedOn w:val="TableNormal"/></w:style>'
    '<w:style w:type="table" w:styleId="Figures"><w:name w:val="Figures"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_sides(top=8, bottom=8, insideH=4)}'
    f"</w:tblBorders></w:tblPr>"
    f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{_sides(bottom=8)}</w:tcBorders>'
    "</w:tcPr></w:tblStylePr></w:style>"
)
