"""A formal paper says what it is: a draft on every page, a letterhead with its logo, no signature
that nobody has given."""

from collections.abc import Iterator

import pikepdf

from tests.kinds import Kind, folder_of_kind, of_every_kind
from tests.pages_by_hand import structure
from tests.pdf_text import page_texts

REPORT = "report.pdf"
WORD = {"id": "DRAF", "en": "DRAFT"}
LARGEST_TEXT = 60
SIGNED = (
    "secara elektronik",
    "tanda tangan elektronik",
    "sertifikat elektronik",
    "bsre",
    "electronically signed",
    "electronic signature",
)


def large_words(page: pikepdf.Page) -> Iterator[bool]:
    """For each text larger than any heading, whether a screen reader would speak it."""
    marked: list[bool] = []
    size = 0.0
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator):
            case "BDC" | "BMC":
                last = step.operands[-1]
                marked.append(isinstance(last, pikepdf.Dictionary) and "/MCID" in last)
            case "EMC":
                marked.pop()
            case "Tf":
                size = float(step.operands[1])
            case "Tj" | "TJ" if size > LARGEST_TEXT:
                yield any(marked)


def letters(text: str) -> str:
    return "".join(text.split())


@of_every_kind
def test_a_draft_says_so_on_every_page_and_a_final_on_none(kind: Kind) -> None:
    """Across the pages, where it is not spoken; on the cover in a badge, which is."""
    for name in kind.pdfs:
        pdf = folder_of_kind(kind) / name
        cover = letters(page_texts(pdf)[0])
        assert (WORD[kind.language] in cover) == (kind.status == "draft" and name == REPORT)
        with pikepdf.open(pdf) as opened:
            spoken = [list(large_words(page)) for page in opened.pages]
        across = [[False]] * len(spoken) if kind.status == "draft" else [[]] * len(spoken)
        if name == REPORT:
            across[0] = []
        assert spoken == across


@of_every_kind
def test_nothing_claims_a_signature(kind: Kind) -> None:
    for name in kind.pdfs:
        pdf = folder_of_kind(kind) / name
        text = " ".join(page_texts(pdf)).casefold()
        assert [claim for claim in SIGNED if claim in text] == []
        with pikepdf.open(pdf) as opened:
            assert "/Perms" not in opened.Root
            fields = opened.Root.AcroForm.Fields if "/AcroForm" in opened.Root else ()
            assert len(fields) == (name == REPORT)
            assert not [field for field in fields if "/V" in field]


@of_every_kind
def test_the_letterhead_has_the_logo_that_was_given(kind: Kind) -> None:
    words = {"id": "Logo", "en": "Logo of"}[kind.language]
    for name in kind.pdfs:
        if name == "brief.pdf":
            continue
        with pikepdf.open(folder_of_kind(kind) / name) as opened:
            told = [str(one.Alt) for one in structure(opened) if one.get("/S") == "/Figure"]
            pixels = opened.pages[0].get_images()
        assert any(alt.startswith(words) for alt in told) == bool(kind.logo)
        assert bool(pixels) == (kind.logo == "png")
