"""The brief is one page whatever it has to hold: what is too long is shortened, never refused."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pikepdf
import pytest

from pipeline.document import Brief, Document
from pipeline.render import density
from pipeline.render.density import USUAL
from pipeline.render.files import TemplateFiles
from pipeline.render.glyphs import in_sentences
from pipeline.render.markup import Pages
from pipeline.render.paper import Paper
from pipeline.render.setting import search_path
from tests.document_by_hand import BRIEF, DOCUMENT, SUMMARY, deviations
from tests.pages_by_hand import small, text_of
from tests.set_alone import TIGHTEST, brief_alone, report_alone

NAME = "Pemangku kepentingan dan masyarakat penerima manfaat layanan dasar di wilayah kepulauan "


REASON = "Satu dari dua alat uji rusak. Periksa lebih dahulu. Catatan Kab. Rekaan tidak lengkap."


@pytest.mark.parametrize(
    ("most", "kept"),
    [
        (10, "Satu dari dua alat uji rusak."),
        (55, "Satu dari dua alat uji rusak. Periksa lebih dahulu."),
        (75, "Satu dari dua alat uji rusak. Periksa lebih dahulu."),
        (200, REASON),
    ],
)
def test_a_reason_is_shortened_by_whole_sentences(most: int, kept: str) -> None:
    assert in_sentences(REASON, most) == kept


def test_only_a_sentence_that_no_page_holds_is_cut_within() -> None:
    assert in_sentences("kata " * 200, 50).endswith("…")


def briefed(perspectives: int, repeated: int, paper: str = "A4") -> Document:
    """A report whose brief and summary hold so many of each, and texts so many names long."""
    text = (NAME * repeated).strip()
    first = BRIEF.decisions.items[0]
    decided = replace(
        BRIEF.decisions,
        items=tuple(replace(first, what=text, why=text, how=text) for _ in range(3)),
    )
    lists = tuple(
        replace(part, rows=(replace(part.rows[0], name=text),) * 2 * perspectives,
                more=("dan lainnya",) * (2 * perspectives + 1))
        for part in BRIEF.lists
    )  # fmt: skip
    bars = deviations("Nilai menurut perspektif", *(text for _ in range(perspectives)))
    caveat = replace(BRIEF.caveat, text=text) if BRIEF.caveat else None
    doubts = replace(BRIEF.doubts, sentences=(text,) * perspectives) if BRIEF.doubts else None
    return small(
        paper=paper,
        brief=replace(
            BRIEF, title=text, caveat=caveat, decisions=decided, lists=lists,
            deviations=(bars, bars), doubts=doubts,
        ),
        summary=replace(
            SUMMARY, caveat=caveat, decisions=decided, lists=lists, perspectives=bars,
        ),
        letterhead=replace(DOCUMENT.letterhead, lines=(text, text), address=(text,) * 4),
        title=text if repeated > 1 else DOCUMENT.title,
    )  # fmt: skip


def amounts(
    *sample: tuple[int, int, str], others: Sequence[tuple[int, int, str]]
) -> pytest.MarkDecorator:
    """So many perspectives and names in a text, on a paper: the sample at once, others if slow."""
    rest = [pytest.param(*one, marks=pytest.mark.slow) for one in others]
    return pytest.mark.parametrize(("perspectives", "repeated", "paper"), [*sample, *rest])


@pytest.mark.slow
@pytest.mark.one_in(8)
@amounts(
    (4, 1, "F4"),
    (9, 5, "A4"),
    (40, 40, "A4"),
    others=[(4, 1, "A4"), (7, 1, "A4"), (7, 1, "F4"), (9, 5, "F4"), (40, 40, "F4")],
)
def test_long_texts_and_many_perspectives_fit(perspectives: int, repeated: int, paper: str) -> None:
    made = brief_alone(briefed(perspectives, repeated, paper), TIGHTEST)
    assert len(pikepdf.open(BytesIO(made)).pages) == 1


@pytest.mark.slow
@pytest.mark.one_in(8)
@amounts(
    (12, 2, "F4"),
    (40, 10, "A4"),
    others=[(4, 1, "A4"), (4, 1, "F4"), (12, 2, "A4"), (40, 10, "F4")],
)
def test_the_summary_has_a_page_of_its_own_however_much_there_is(
    perspectives: int, repeated: int, paper: str, tmp_path: Path
) -> None:
    made = report_alone(briefed(perspectives, repeated, paper), is_summary_fitted=True)
    sheets = text_of(made, tmp_path).split("\f")
    assert sum(SUMMARY.decisions.heading in sheet for sheet in sheets) == 1
    (page,) = [sheet for sheet in sheets if SUMMARY.decisions.heading in sheet]
    assert SUMMARY.lead.split(";")[0] in " ".join(page.split())
    assert SUMMARY.remarks[0].heading in page
    assert "Satu kalimat." not in page


@pytest.mark.slow
def test_what_fits_is_printed_in_full_and_what_does_not_says_so(tmp_path: Path) -> None:
    short = text_of(brief_alone(small()), tmp_path)
    long = text_of(brief_alone(briefed(9, 8), TIGHTEST), tmp_path)
    assert "…" not in short
    assert "…" in long
    assert "dan lainnya" in long


def missing(count: int) -> Brief:
    """A brief of so many measures that missed their target."""
    first = BRIEF.lists[0]
    rows = tuple(
        replace(first.rows[0], name=f"Indikator yang tidak tercapai {n}") for n in range(count)
    )
    left = tuple(f"dan {count - n} lainnya" for n in range(count + 1))
    return replace(BRIEF, lists=(replace(first, rows=rows, more=left, least=0), *BRIEF.lists[1:]))


@pytest.mark.slow
def test_room_that_is_left_shows_more_of_what_was_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists grow in steps of rows; what a step leaves blank takes single ones."""

    def shown() -> int:
        found = brief_alone(many, USUAL)
        return text_of(found, tmp_path).count("Indikator yang tidak tercapai")

    bars = deviations("Nilai menurut perspektif", *(f"Perspektif {n}" for n in range(9)))
    many = small(brief=replace(missing(40), deviations=(bars, bars)))
    filled = shown()
    monkeypatch.setattr(density, "FURTHER", ())
    assert filled > shown()


@pytest.mark.parametrize(
    ("count", "foot", "tries"), [(40, 0.01, 1), (40, 0.03, 4), (40, 0.2, 6), (6, 0.2, 5)]
)
def test_what_prints_the_same_is_laid_out_once(
    count: int, foot: float, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its foot says how much: nothing more, single rows, or every density that differs."""
    printed: list[str] = []

    def laid_out(html: str, _files: TemplateFiles) -> Paper:
        printed.append(html)
        pages = 1 if len(printed) == 1 or foot == 0.2 else 2
        return cast(Paper, SimpleNamespace(pages=pages, foot=foot))

    monkeypatch.setattr(density, "typeset", laid_out)
    folders = search_path(None)
    pages = Pages(folders, small(brief=missing(count)))
    density.brief_paper(pages, TemplateFiles(folders), USUAL)
    assert (len(printed), len(set(printed))) == (tries, tries)


@pytest.mark.parametrize(
    ("over", "tried"), [(0.3, [10, 12, 11]), (0.05, [10, 11, 13, 12]), (2.0, [10, 14, 12, 11])]
)
def test_what_is_too_much_is_set_so_much_tighter(over: float, tried: list[int]) -> None:
    seen: list[int] = []

    def set_at(at: int) -> Paper:
        seen.append(at)
        pages, foot = (1, 0.1) if at >= 12 else (2 + int(over), 1 - over % 1)
        return cast(Paper, SimpleNamespace(pages=pages, foot=foot))

    assert density.roomiest(set_at, USUAL) == 12
    assert seen == tried


@pytest.mark.parametrize(
    ("foot", "found", "tried"), [(0.03, 10, [10]), (0.04, 0, [10, 9, 7, 3, 0])]
)
def test_a_page_that_is_full_is_set_no_roomier(foot: float, found: int, tried: list[int]) -> None:
    seen: list[int] = []

    def set_at(at: int) -> Paper:
        seen.append(at)
        return cast(Paper, SimpleNamespace(pages=1, foot=foot))

    assert density.roomiest(set_at, USUAL) == found
    assert seen == tried
