"""A report is set with as much air as fills its pages."""

from dataclasses import replace

import pytest

import pipeline.render
from pipeline.document import Paragraph
from pipeline.render import rendered, shipped_templates
from pipeline.render.files import TemplateFiles
from pipeline.render.paper import typeset
from tests.pages_by_hand import chapter, small

FILES = TemplateFiles((shipped_templates(),))
PAGE = (
    '<!DOCTYPE html><html lang="id"><head><title>t</title><style>'
    "@page { size: 100mm 100mm; margin: 10mm; @bottom-left { content: 'kaki' } }"
    '@font-face { font-family: "Source Sans 3"; src: url(shared/fonts/SourceSans3-Regular.ttf) }'
    'body { margin: 0; font: 10pt/15pt "Source Sans 3" } p, h1 { margin: 0; font-size: 10pt }'
    ".next { break-before: page }</style></head><body>"
)
LINES = int(80 / 25.4 * 72 / 15)
"""Lines of a page."""


def set_in(*pages: tuple[int, str]) -> float:
    """The shortfall of pages of so many lines, each opened by an element."""
    body = "".join(
        f'<div class="next">{first}{"<p>baris</p>" * lines}</div>' for lines, first in pages
    )
    front = '<p class="summary">ikhtisar</p>'
    return typeset(f"{PAGE}{front}{body}</body></html>", FILES).shortfall


FULL, HALF = LINES - 1, LINES // 2
TEXT, HEADING = "<p>teks</p>", "<h1>Bab</h1>"


def test_full_pages_lack_nothing() -> None:
    assert set_in((FULL, HEADING), (FULL, TEXT), (FULL, TEXT)) == 0


@pytest.mark.slow
def test_an_empty_half_within_a_chapter_counts_and_one_at_its_end_does_not() -> None:
    many = [(FULL, TEXT)] * 5
    within = set_in(*many, (HALF, TEXT), (FULL, TEXT))
    assert within > 0.1
    assert set_in(*many, (HALF, TEXT), (FULL, HEADING)) == 0


def test_ends_count_where_much_of_all_pages_is_empty() -> None:
    short = [(FULL, HEADING), (2, TEXT)]
    assert set_in(*short, *short, *short) > 0.1
    assert set_in(*short, *short) == 0, "of so few pages nothing is said"


def test_a_page_that_is_signed_may_be_empty_and_one_before_the_chapters() -> None:
    signed = '<p class="signatures">nama</p>'
    many = [(FULL, TEXT)] * 6
    assert set_in((FULL, HEADING), (2, signed), *many) == 0
    front = '<p class="summary next">ikhtisar</p>'
    assert set_in((2, TEXT), (2, TEXT), (2, front), *many) == 0


@pytest.mark.slow
def test_a_last_page_of_a_few_lines_counts() -> None:
    many = [(FULL, TEXT)] * 9
    assert 0 < set_in(*many, (1, TEXT)) < 0.01
    assert set_in(*many, (HALF, TEXT)) == 0


def test_a_hole_in_a_page_is_blank() -> None:
    hole = '<p style="margin-bottom: 120pt">teks</p>'
    assert set_in((LINES - 9, hole), *[(FULL, TEXT)] * 6) > 0


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The airs that are tried for the report, in their order."""
    seen: list[object] = []
    shipped = pipeline.render.set_pages

    def look(*given: object, **values: object) -> object:
        if values.keys() >= {"air", "density"}:
            seen.append(values["air"])
        return shipped(*given, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.render, "set_pages", look)
    return seen


@pytest.mark.slow
def test_no_more_air_is_tried_than_it_takes(tried: list[object]) -> None:
    whole = [Paragraph(("kata " * 90,)) for _ in range(86)]
    rendered(small(chapters=chapter(*whole)))
    assert tried == [pipeline.render.AIRS[0]]
    tried.clear()
    torn = [replace(chapter(*whole[:6])[0], id=f"c{place}", own_page=True) for place in range(7)]
    rendered(small(chapters=tuple(torn)))
    assert tried == list(pipeline.render.AIRS)
