"""The brief is one page whatever it has to hold: what is too long is shortened, never refused."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline.document import Bullets, Document
from pipeline.render import rendered
from tests.document_by_hand import DOCUMENT
from tests.pages_by_hand import small, text_of

NAME = "Pemangku kepentingan dan masyarakat penerima manfaat layanan dasar di wilayah kepulauan "


def briefed(perspectives: int, repeated: int, paper: str = "A4") -> Document:
    """A report whose brief holds so many perspectives, and texts so many names long."""
    text = (NAME * repeated).strip()
    return small(
        paper=paper,
        cards=tuple(replace(DOCUMENT.cards[0], name=text) for _ in range(perspectives)),
        moved=(Bullets(tuple((text,) for _ in range(4))),),
        brief=(Bullets(tuple((text,) for _ in range(3)), ordered=True),),
        letterhead=replace(DOCUMENT.letterhead, lines=(text, text), address=(text,) * 4),
        title=text if repeated > 1 else DOCUMENT.title,
    )


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize(("perspectives", "repeated"), [(4, 1), (7, 1), (9, 5), (40, 40)])
def test_long_texts_and_many_perspectives_fit(perspectives: int, repeated: int, paper: str) -> None:
    made = rendered(briefed(perspectives, repeated, paper))
    assert len(pikepdf.open(BytesIO(made.brief_pdf)).pages) == 1


def test_what_fits_is_printed_in_full_and_what_does_not_says_so(tmp_path: Path) -> None:
    short = text_of(rendered(briefed(4, 1)).brief_pdf, tmp_path)
    long = text_of(rendered(briefed(9, 8)).brief_pdf, tmp_path)
    assert "…" not in short
    assert "…" in long
