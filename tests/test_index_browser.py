"""outputs/index.html of 2,000 agencies in headless Chromium: on a desk, on a phone, by keyboard."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import browser_probes as probes
from tests.browser import Browser, browser
from tests.outputs_by_hand import index, published
from tests.pdf_text import page_texts

PHONE, TABLET, DESK = 360, 768, 1440
MANY, MOST = 2_000, 100
TAB, ENTER = 9, 13
LABELS = ("Period", "Status", "Score", "Rating", "Targets met", "Files", "Newest delivery")
RATINGS = ("Sangat Baik", "Baik", "Cukup", "Kurang")
SHOWN = """
[...document.querySelectorAll('.agencies tbody tr')].filter(row => !row.hidden)
  .map(row => [...row.cells].map(cell => cell.firstChild.textContent))
"""
COUNT = "document.querySelector('[role=status]').textContent"

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def many(outputs: Path) -> Path:
    """Manifests of 2,000 agencies, of every third for an earlier period too."""
    pattern = json.loads((published(outputs, "pattern", "2020") / "manifest.json").read_text())
    (outputs / "pattern" / "2020" / "manifest.json").unlink()
    for n in range(MANY):
        for period, score in [("2025", n % 100), ("2024", 100 - n % 100)][: 2 if n % 3 == 0 else 1]:
            own = {
                "agency_id": f"a{n}", "agency": f"Dinas Ke-{n} <Contoh>", "period": period,
                "score": f"{score},50", "rating_text": RATINGS[score // 25 if score < 100 else 3],
                "met": n % 10, "of": 10, "status": "draft" if period == "2025" else "final",
            }  # fmt: skip
            folder = outputs / f"dinas-{n}" / period
            folder.mkdir(parents=True)
            (folder / "manifest.json").write_text(json.dumps({**pattern, **own}))
    index(outputs)
    return outputs / "index.html"


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    chromium.size(DESK)
    chromium.open(many(tmp_path_factory.mktemp("outputs")))
    return chromium


@pytest.fixture(autouse=True)
def whole(page: Browser) -> None:
    """Each test begins with every agency, by name."""
    page.ask("document.querySelector('[type=reset]').click()")
    page.ask("new Promise(done => setTimeout(done, 10))")
    sort(page, "agency")
    if page.ask("document.querySelector('[data-key=agency]').ariaSort") == "descending":
        sort(page, "agency")


def choose(page: Browser, name: str, value: str) -> None:
    page.ask(
        f"(field => {{ field.value = {value!r}; const kind = field.type === 'search' ? 'input' :"
        f" 'change'; field.dispatchEvent(new Event(kind)); }})(document.forms[0].{name})"
    )


def sort(page: Browser, key: str) -> None:
    page.ask(f"document.querySelector('[data-key={key}] button').click()")


def shown(page: Browser) -> list[list[Any]]:
    """The cells of every row that fits, in order."""
    page.ask("document.querySelector('.rest').click()")
    found: list[list[Any]] = page.ask(SHOWN)
    return found


def test_the_page_complains_of_nothing_and_asks_for_nothing(page: Browser) -> None:
    told = page.told("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
    assert told == []
    assert len(page.told("Network.requestWillBeSent")) == 1
    assert page.ask(COUNT) == "Agencies found: 2,000 of 2,000. Targets met: 9,000 of 20,000."


def test_words_find_an_agency_by_its_name_or_its_folder(page: Browser) -> None:
    choose(page, "search", "KE-1999 dinas")
    assert [row[0] for row in shown(page)] == ["Dinas Ke-1999 <Contoh> "]
    assert page.ask(COUNT) == "Agencies found: 1 of 2,000. Targets met: 9 of 10."
    choose(page, "search", "dinas-1999")
    assert len(shown(page)) == 1
    choose(page, "search", "<script>")
    assert page.ask(COUNT) == "Agencies found: 0 of 2,000. No agency fits."
    choose(page, "search", "")
    assert len(shown(page)) == MANY


def test_a_period_shows_the_figures_of_that_period_and_gives_them_back(page: Browser) -> None:
    choose(page, "search", "dinas-303")
    before = shown(page)
    assert before[0][1:6] == ["2025", "draft", "3,50", "Sangat Baik", "3 of 10"]
    choose(page, "period", "2024")
    assert shown(page)[0][1:6] == ["2024", "final", "97,50", "Kurang", "3 of 10"]
    links = (
        "[...document.querySelectorAll('tbody tr:not([hidden]) td > span a')].map(a => a.pathname)"
    )
    assert {path.split("/")[-2] for path in page.ask(links)} == {"2024"}
    choose(page, "search", "")
    assert len(shown(page)) == 667
    assert {row[1] for row in shown(page)} == {"2024"}
    choose(page, "period", "")
    choose(page, "search", "dinas-303")
    assert shown(page) == before


def test_filters_by_rating_and_state_follow_the_period_that_is_shown(page: Browser) -> None:
    choose(page, "rating", "Kurang")
    assert {row[4] for row in shown(page)} == {"Kurang"}
    assert len(shown(page)) == 500
    choose(page, "state", "final")
    assert shown(page) == []
    choose(page, "period", "2024")
    assert {(row[1], row[2], row[4]) for row in shown(page)} == {("2024", "final", "Kurang")}
    options = "[...document.forms[0].rating.options].map(option => option.value)"
    assert page.ask(options) == ["", "Kurang", "Cukup", "Baik", "Sangat Baik"]


@pytest.mark.slow
def test_headings_sort_both_ways_and_say_so(page: Browser) -> None:
    sort(page, "score")
    scores = [float(row[3].replace(",", ".")) for row in shown(page)]
    assert scores == sorted(scores)
    marks = "[...document.querySelectorAll('[aria-sort]')].map(h => [h.dataset.key, h.ariaSort])"
    assert page.ask(marks) == [["score", "ascending"]]
    sort(page, "score")
    assert [float(row[3].replace(",", ".")) for row in shown(page)] == scores[::-1]
    assert page.ask(marks) == [["score", "descending"]]
    sort(page, "targets")
    assert [row[5] for row in shown(page)][::200] == [f"{n} of 10" for n in range(10)]


def test_everything_is_reached_and_worked_by_keyboard(page: Browser) -> None:
    page.ask("document.forms[0].search.focus()")
    reached = ["search"]
    for _ in range(14):
        page.press("Tab", TAB)
        reached.append(page.ask("document.activeElement.name || document.activeElement.innerText"))
    assert [str(name).split(" ")[0] for name in reached] == [
        "search", "period", "rating", "state", "Show", "Agency", "Period", "Status", "Score",
        "Rating", "Targets", "Newest", "report.html", "report.pdf", "More",
    ]  # fmt: skip
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", text="\r",
              windowsVirtualKeyCode=ENTER)  # fmt: skip
    assert page.ask("document.querySelector('details').open") is True


def test_the_first_rows_are_laid_out_and_the_others_when_they_are_asked_for(page: Browser) -> None:
    rest = "[document.querySelector('.rest').hidden, document.querySelector('.rest').innerText]"
    assert len(page.ask(SHOWN)) == MOST
    assert page.ask(rest) == [False, "Show 1,900 more agencies"]
    assert len(shown(page)) == MANY
    assert page.ask(rest)[0] is True
    focused = "document.activeElement.closest('tr').rowIndex"
    assert page.ask(focused) == MOST + 1
    choose(page, "search", "dinas-199")
    assert (len(page.ask(SHOWN)), page.ask(rest)[0]) == (11, True)


def test_another_period_is_sorted_by_its_own_figures(page: Browser) -> None:
    sort(page, "score")
    choose(page, "period", "2024")
    scores = [float(row[3].replace(",", ".")) for row in shown(page)]
    assert (len(scores), scores) == (667, sorted(scores))
    assert scores[0] == 1.5


@pytest.mark.slow
def test_whoever_hears_the_page_meets_a_table_with_its_heads(page: Browser) -> None:
    choose(page, "search", "dinas-199")
    page.call("Accessibility.enable")
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    page.call("Accessibility.disable")
    roles = [node.get("role", {}).get("value") for node in nodes if not node["ignored"]]
    wanted = ("table", "columnheader", "rowheader", "cell", "status", "searchbox", "combobox")
    assert [roles.count(role) for role in wanted] == [1, 8, 11, 77, 1, 1, 3]


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_the_page_does_not_scroll_sideways(width: int, page: Browser) -> None:
    choose(page, "search", "dinas-3")
    page.size(width)
    page.ask("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.ask(probes.SCROLLS_SIDEWAYS) == []
    assert page.ask(probes.FAINT) == []
    assert page.ask(probes.SMALL) == []
    page.size(DESK)


def test_on_a_phone_each_row_is_a_card_whose_cells_say_what_they_are(page: Browser) -> None:
    page.size(PHONE)
    label = (
        "getComputedStyle(document.querySelector('.agencies td:nth-child({})'), '::before').content"
    )
    told = [page.ask(label.format(n)) for n in range(2, 9)]
    page.size(DESK)
    assert told == [f'"{name}"' for name in LABELS]


def test_what_is_filtered_is_printed_without_the_controls(page: Browser, tmp_path: Path) -> None:
    choose(page, "search", "dinas-19")
    page.printed(tmp_path / "index.pdf")
    texts = page_texts(tmp_path / "index.pdf")
    assert "Dinas Ke-1999" in " ".join(texts)
    assert not any("Show all" in text or "More" in text for text in texts)
    assert 4 < len(texts) < 12
    assert all("Newest" in text for text in texts if "Dinas" in text)


@pytest.mark.slow
def test_without_a_script_the_whole_table_shows(page: Browser, tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2019", met=1, of=2)
    published(tmp_path, "alfa", "2020")
    index(tmp_path)
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    before = page.page
    try:
        page.open(tmp_path / "index.html")
        nodes = page.call("DOMSnapshot.captureSnapshot", computedStyles=["display"])
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)
        page.open(before)
    seen = " ".join(nodes["strings"][n] for n in nodes["documents"][0]["layout"]["text"] if n >= 0)
    assert "Alfa" in seen
    assert "Earlier periods: 1" in seen
    assert "Show all" not in seen
