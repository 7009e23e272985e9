"""Deliveries longer than most: what belongs together stays together, whatever stands above it."""

from dataclasses import replace

import pytest

from pipeline.render import rendered
from tests.document_by_hand import CARDS
from tests.page_checks import cards_split
from tests.pages_by_hand import small
from tests.pdf_pages import read


@pytest.mark.parametrize("perspectives", [9, 10, 12])
def test_the_page_cuts_no_card_of_a_perspective(perspectives: int) -> None:
    cards = tuple(
        replace(CARDS[0], name=f"{'Perspektif ' * (number % 4 * 3 + 1)} {number}")
        for number in range(perspectives)
    )
    files = rendered(small(cards=cards))
    assert list(cards_split(read(files.report_pdf), files.report_html.decode())) == []
