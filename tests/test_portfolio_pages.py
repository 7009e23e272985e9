"""Portfolios by hand as pages: many perspectives, none scored, none kept, names that are long."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.account import Gathered, Node
from pipeline.document.portfolio import PortfolioPages
from pipeline.language import language
from pipeline.render import portfolio_pdf
from pipeline.report import fixed_words, portfolio_pages
from pipeline.rulebook import Rulebook
from pipeline.score import portfolio_of
from tests.conforming import failures
from tests.pdf_text import page_texts
from tests.tables_by_hand import rulebook
from tests.test_portfolio_ranks import agency

BANDS = [
    {"key": "low", "label": "Low", "colour": "worst"},
    {"key": "middle", "label": "Middle", "from": 60, "colour": "fair"},
    {"key": "high", "label": "High", "from": 90, "colour": "best"},
]


def book(count: int) -> Rulebook:
    heads = [{"id": f"p{n}", "name": f"Perspective of number {n}"} for n in range(count)]
    return rulebook(perspectives=heads, levels={"perspective": {"bands": BANDS}})


def perspectives(count: int, score: float) -> tuple[Node, ...]:
    """Each with a score of its own, in a band of these."""
    found = []
    for number in range(count):
        own = score - 5 * number
        rating = "high" if own >= 90 else "middle" if own >= 60 else "low"
        found.append(Node(id=f"p{number}", score=own, rating=rating, coverage=1.0))
    return tuple(found)


def pages(
    count: int, *, names: str = "Dinas", kept: bool = True, paper: str = "A4"
) -> PortfolioPages:
    delivered = tuple(
        replace(
            one,
            perspectives=perspectives(count, one.scorecard.score or 0.0),
            agency=replace(one.agency, name=f"{names} {one.agency.id}"),
        )
        for one in (
            agency("a", 101.25, interval=(98.0, 104.0)),
            agency("b", 98.5),
            agency("c", 70.0),
        )
    )
    policies = {"book": book(count)} if kept else {}
    gathered = Gathered("2024", delivered, policies=policies)
    words = language("en")
    portfolio = portfolio_of(gathered)
    return portfolio_pages(portfolio, gathered, words, paper, fixed_words(words), "f" * 64)  # type: ignore[arg-type]


def printed(document: PortfolioPages, place: Path) -> list[str]:
    pdf = place / "portfolio.pdf"
    pdf.write_bytes(portfolio_pdf(document))
    assert failures(pdf, "ua1") == []
    return page_texts(pdf)


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("count", [1, 4, 6])
def test_few_perspectives_stand_beside_the_scores(count: int, paper: str, tmp_path: Path) -> None:
    document = pages(count, paper=paper)
    assert document.ranking is not None
    assert len(document.ranking.perspectives) == count
    assert document.heat == ()
    assert [key.text for key in document.ranking.keys] == ["High ≥ 90", "Middle ≥ 60", "Low"]
    assert "1–2" in printed(document, tmp_path)[0]


@pytest.mark.slow
@pytest.mark.parametrize("count", [7, 20])
def test_many_have_tables_of_their_own(count: int, tmp_path: Path) -> None:
    document = pages(count)
    assert document.ranking is not None
    assert document.ranking.perspectives == ()
    assert sum(len(one.perspectives) for one in document.heat) == count
    assert [one.label for one in document.heat][:1] == ["Table 2"]
    whole = " ".join(printed(document, tmp_path))
    assert f"{101.25 - 5 * (count - 1):.2f}".replace("-", "−") in whole


def test_cells_have_the_colours_of_their_bands_and_their_figures() -> None:
    document = pages(4)
    assert document.ranking is not None
    first, *_, last = document.ranking.rows
    assert [(cell.text, cell.colour) for cell in first.cells] == [
        ("101.25", "best"), ("96.25", "best"), ("91.25", "best"), ("86.25", "fair"),
    ]  # fmt: skip
    assert last.cells[3].colour == "worst"


@pytest.mark.slow
def test_without_the_rulebook_figures_stand_without_colours(tmp_path: Path) -> None:
    document = pages(4, kept=False)
    assert document.ranking is not None
    assert {cell.colour for row in document.ranking.rows for cell in row.cells} == {None}
    assert document.ranking.keys == ()
    assert "101.25" in printed(document, tmp_path)[0]


@pytest.mark.slow
def test_a_name_of_five_hundred_characters_is_printed_whole(tmp_path: Path) -> None:
    name = "Dinas " + "Pemberdayaan Perempuan dan Perlindungan Anak " * 11
    text = " ".join(printed(pages(6, names=name.strip()), tmp_path))
    assert text.count("Pemberdayaan") > 30


@pytest.mark.slow
def test_a_word_that_has_no_end_breaks_no_table(tmp_path: Path) -> None:
    printed(pages(6, names="D" * 200), tmp_path)


def test_ends_of_the_scale_hold_every_interval() -> None:
    ranking = pages(4).ranking
    assert ranking is not None
    assert ranking.ends == ("70", "110")
    assert ranking.promise == 0.75
    whiskers = [row.whisker for row in ranking.rows if row.whisker]
    assert all(0 <= one.low <= one.at <= one.high <= 1 for one in whiskers)
    assert whiskers[0].alt == "Dinas a: score 101.25, between 98.00 and 104.00"
