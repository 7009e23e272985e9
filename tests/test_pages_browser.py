"""report.html alone in headless Chromium: on a phone, on a desk, by keyboard, in print."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import browser_probes as probes
from tests.browser import Browser, browser
from tests.examples import EXAMPLES, edition
from tests.pdf_text import page_texts

PHONE, TABLET, DESK = 360, 768, 1440
TAB, RIGHT = 9, 39
IN_EVERY_RUN = {("klaten-2019", "id")}
PAGES = [
    pytest.param(page, marks=() if page in IN_EVERY_RUN else pytest.mark.slow)
    for page in (
        *((report, "id") for report in EXAMPLES),
        ("biro-adpim", "en"),
        ("klaten-2019", "en"),
    )
]

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def page(request: pytest.FixtureRequest, chromium: Browser) -> Browser:
    """The page of an example, on a phone, its lists unfolded."""
    report, language = request.param
    chromium.size(PHONE)
    chromium.open(edition(report, language) / "report.html")
    assert chromium.ask(probes.FOLDED) == [False, False, False]
    assert chromium.ask(probes.UNFOLD) == [True, True, True]
    return chromium


def told_off(page: Browser) -> list[object]:
    """What the page complained of, and every address it asked for but its own."""
    complaints = page.told("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
    asked = [event["params"]["request"]["url"] for event in page.told("Network.requestWillBeSent")]
    assert asked[0].startswith("file:")
    return [*complaints, *(url for url in asked[1:] if not url.startswith("data:"))]


def test_the_page_complains_of_nothing_and_asks_for_nothing(page: Browser) -> None:
    assert told_off(page) == []
    assert page.ask("document.scripts.length") == 0


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_the_page_does_not_scroll_sideways(width: int, page: Browser) -> None:
    page.size(width)
    assert page.ask(probes.SCROLLS_SIDEWAYS) == []
    page.size(PHONE)


def test_every_link_leads_to_its_place(page: Browser) -> None:
    page.medium(prefers_reduced_motion="reduce")
    links = page.ask(probes.LINKS)
    assert len(links) > 60
    assert all(link.startswith("#") for link in links)
    assert page.ask(probes.LANDS_AWAY_FROM_ITS_TARGET) == []


def test_nothing_on_a_phone_is_smaller_than_fourteen_pixels(page: Browser) -> None:
    assert page.ask(probes.SMALL) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(scheme: str, page: Browser) -> None:
    page.medium(prefers_color_scheme=scheme)
    assert page.ask(probes.FAINT) == []


def test_on_a_phone_only_what_scrolls_is_a_region_with_a_name_and_focus(page: Browser) -> None:
    frames = page.ask(probes.FRAMES)
    assert any(frame["wide"] for frame in frames)
    for frame in frames:
        assert frame["focusable"] is frame["region"] is frame["wide"] is bool(frame["name"]), frame
        assert frame["scrolls"] or not frame["wide"], frame
        assert frame["right"] <= PHONE, frame


@pytest.mark.one_in(16)
@pytest.mark.parametrize("width", [320, PHONE, TABLET, TABLET + 1, 960, 961, DESK])
def test_no_table_scrolls_and_none_is_cramped(width: int, page: Browser) -> None:
    page.size(width)
    found = [page.ask(probe) for probe in (probes.CELLS_OUTSIDE, probes.CRAMPED, probes.UNLABELLED)]
    stacked = page.ask("getComputedStyle(document.querySelector('.stacks')).display === 'block'")
    page.size(PHONE)
    assert found == [[], [], []]
    assert stacked is (width <= TABLET)


def test_every_bar_names_its_subject(page: Browser) -> None:
    assert page.ask(probes.NAMELESS_BARS) == []


def test_summary_and_contents_stay_in_reach(page: Browser) -> None:
    page.medium(prefers_reduced_motion="reduce")
    page.open(page.page)
    assert page.ask("document.querySelector('.skip').getAttribute('href')") == "#summary"
    page.ask("scrollTo(0, document.body.scrollHeight)")
    stay = "[...document.querySelectorAll('.stay a')]"
    tops = page.ask(f"{stay}.map(e => e.getBoundingClientRect().top)")
    assert len(tops) == 2
    assert all(0 <= top < 40 for top in tops)
    assert page.ask(f"{stay}.map(e => e.getAttribute('href'))") == ["#summary", "#contents"]


def test_definitions_on_a_phone_stand_below_their_terms(page: Browser) -> None:
    assert page.ask(probes.BESIDE_THEIR_TERMS) == []
    page.size(DESK)
    assert page.ask(probes.BESIDE_THEIR_TERMS)
    page.size(PHONE)
    assert page.ask(probes.CUT_CAPTIONS) == []


@pytest.mark.one_in(6)
def test_the_keyboard_reaches_what_scrolls_and_scrolls_it(page: Browser) -> None:
    page.medium(prefers_reduced_motion="reduce")
    page.open(page.page)
    first = "document.querySelector('.skip')"
    page.press("Tab", TAB)
    assert page.ask(f"document.activeElement === {first}")
    assert page.ask(f"{first}.getBoundingClientRect().left >= 0")
    page.ask("window.wide = document.querySelector('.drawing[tabindex]'); 1")
    before = "e.compareDocumentPosition(wide) & Node.DOCUMENT_POSITION_FOLLOWING"
    page.ask(f"[...document.querySelectorAll('a.ref')].findLast(e => {before}).focus()")
    page.press("Tab", TAB)
    assert page.ask("document.activeElement === wide")
    for _ in range(5):
        page.press("ArrowRight", RIGHT)
    assert page.ask("new Promise(done => setTimeout(() => done(wide.scrollLeft > 0), 500))")


def test_in_print_nothing_is_cut_off(page: Browser) -> None:
    page.size(700)
    page.medium("print")
    frames, sideways = page.ask(probes.FRAMES), page.ask(probes.SCROLLS_SIDEWAYS)
    page.medium()
    page.size(PHONE)
    assert not any(frame["scrolls"] for frame in frames)
    assert sideways == []


@pytest.mark.one_in(2)
def test_what_is_folded_on_the_screen_is_printed(page: Browser, tmp_path: Path) -> None:
    page.open(page.page)
    assert page.ask(probes.FOLDED) == [False, False, False]
    page.printed(tmp_path / "printed.pdf")
    said = " ".join(page_texts(tmp_path / "printed.pdf"))
    titles = page.ask("[...document.querySelectorAll('details .title')].map(e => e.innerText)")
    assert [title for title in titles if title not in said] == []
    digest = page.ask("document.querySelector('#fingerprints-table td').textContent.trim()")
    assert digest in "".join(said.split())


BROKEN = """<!doctype html><html lang=id><title>t</title><body style="margin: 0">
<a class=skip href="#contents">isi</a><a href="#nowhere">Tabel 9</a>
<p style="width: 500px; color: #999">pucat</p><p style="font-size: 9px">kecil</p>
<div class=table-frame><table><caption style="width: 900px">Tabel</caption>
<tr><td>isi</td></tr></table></div><div class=table-frame><table style="width: 50px">
<tr><td style="max-width: 20px; overflow-wrap: anywhere">beberapa kata panjang</table></div>
<script>console.error('oh')</script><img src="https://example.invalid/a.png">"""


@pytest.mark.slow
def test_what_is_wrong_with_a_page_is_noticed(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text(BROKEN)
    chromium.size(PHONE)
    chromium.medium()
    chromium.open(tmp_path / "broken.html")
    assert "https://example.invalid/a.png" in told_off(chromium)
    assert len(told_off(chromium)) > 1
    assert chromium.ask(probes.SCROLLS_SIDEWAYS) == ["900 of 360", "P."]
    assert "#nowhere" in chromium.ask(probes.LANDS_AWAY_FROM_ITS_TARGET)
    assert [text for _, text in chromium.ask(probes.SMALL)] == ["kecil"]
    assert [text for _, text in chromium.ask(probes.FAINT)] == ["pucat"]
    assert chromium.ask(probes.CRAMPED) == ["beberapa kata panjang"]
    assert chromium.ask(probes.CUT_CAPTIONS) == ["Tabel"]
    frame, _ = chromium.ask(probes.FRAMES)
    assert (frame["focusable"], frame["region"], frame["name"]) == (False, False, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<div class="table-frame"><p style="width: 500px">lebar</p></div>', ["500 of 360"]),
        (
            "<style>p::before { content: ''; display: block; width: 500px; height: 1px }</style>"
            "<p>isi</p>",
            ["500 of 360"],
        ),
        (
            '<div class="table-frame" style="overflow: auto"><p style="width: 500px">lebar</p>',
            [],
        ),
    ],
    ids=["in a frame that lets it out", "a pseudo-element", "in a frame that scrolls"],
)
def test_a_page_that_scrolls_says_so_even_where_no_element_is_to_blame(
    body: str, said: list[str], chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text(
        f'<!doctype html><html lang=id><title>t</title><body style="margin: 0">{body}'
    )
    chromium.size(PHONE)
    chromium.medium()
    chromium.open(tmp_path / "page.html")
    assert chromium.ask(probes.SCROLLS_SIDEWAYS) == said
