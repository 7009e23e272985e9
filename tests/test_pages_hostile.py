"""A hostile text in every field at once comes out as text, fetches nothing, breaks no page."""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Document
from pipeline.problems import InputsRefused, PolicyWrong, Reason
from pipeline.render import rendered
from pipeline.tables import DELIVERED
from pipeline.tables.kinds import LONGEST_NAME, LONGEST_PROSE
from tests.browser import browser
from tests.browser_probes import SCROLLS_SIDEWAYS
from tests.document_by_hand import DOCUMENT
from tests.examples import built, copied, edited
from tests.hostile_by_hand import FILE, READ, SHEET, mean, named, written
from tests.page_checks import brief_complaints, complaints, rows_split
from tests.pages_by_hand import everywhere, without_brief
from tests.pdf_pages import Read, read
from tests.shared_builds import once

pytestmark = pytest.mark.slow

REACHED: list[str] = []
WATCHED = ("socket.connect", "socket.getaddrinfo", "socket.bind", "urllib.Request", "http.client")


def watch(event: str, arguments: tuple[Any, ...], watched: tuple[str, ...] = WATCHED) -> None:
    """An audit hook; it stays for as long as the process, and only keeps what it heard."""
    if event.startswith(watched) and "data:" not in str(arguments)[:20]:
        REACHED.append(f"{event} {str(arguments)[:200]}")


@pytest.fixture(scope="module")
def folder() -> Path:
    """The hostile report, built while nothing may be reached."""

    def build(place: Path) -> Path:
        sys.addaudithook(watch)
        name = written(place / "inputs")
        REACHED.clear()
        made = built(place / "inputs", place / "outputs", name)
        asked = [one for one in REACHED if "file:" not in one]
        assert asked == []
        return made

    return once("hostile", build)


@pytest.fixture(scope="module")
def report(folder: Path) -> Read:
    return read((folder / "report.pdf").read_bytes())


def test_the_watch_hears_of_a_call() -> None:
    import socket

    sys.addaudithook(watch)
    with socket.socket() as one:
        assert one.connect_ex(("127.0.0.1", 1)) != 0
    assert any(told.startswith("socket.connect") for told in REACHED)


def test_the_pages_keep_the_rules(folder: Path, report: Read) -> None:
    assert complaints(report, (folder / "report.html").read_text(), strange=True) == []
    brief = read((folder / "brief.pdf").read_bytes())
    assert brief_complaints(brief, strange=True) == []
    readiness = read((folder / "readiness.pdf").read_bytes())
    assert brief_complaints(readiness, strange=True, style_sheet="shared/print.css") == []


def test_it_is_read_as_it_was_written(folder: Path, report: Read) -> None:
    workings = read((folder / "workings.pdf").read_bytes())
    sheets = (*report.sheets, *workings.sheets)
    said = re.sub(r"[\s\u200b]", "", "".join(text.said for sheet in sheets for text in sheet.texts))
    for part in (
        READ,
        "<imgsrc=http://example.invalid/a.pngonerror=alert(1)>",
        "{{7*7}}{%raw%}{#x#}${7*7}",
        "terbalik",
        "nollebar",
        "&amp;&#0;",
        "x" * 1000,
        *(f"{field}<script>" for field in ("alasan", "takterukur", "JDI", "aturan", "catatan")),
        re.sub(r"\s|\u202e", "", FILE),
    ):
        assert part in said, part
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", said)


class Elements(HTMLParser):
    """The elements of a page that load, run or lead somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.sources: set[str] = set()
        self.handlers: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.sources |= {(value or "")[:5] for name, value in attrs if name in {"src", "srcset"}}
        self.sources |= {(value or "")[:1] for name, value in attrs if name == "href"}
        self.handlers |= {name for name, _ in attrs if name.startswith("on")}


def test_the_web_page_holds_no_element_of_theirs(folder: Path) -> None:
    html = (folder / "report.html").read_text()
    page = Elements()
    page.feed(html)
    assert not page.tags & {"script", "iframe", "object", "link", "base", "form"}
    assert page.sources == {"data:", "#"}
    assert page.handlers == set()
    assert html.count("<style>") == html.count("</style>") == 1
    style = html[html.index("<style>") : html.index("</style>")]
    assert "example.invalid" not in style


def test_the_web_page_runs_and_asks_for_nothing(folder: Path) -> None:
    with browser() as chromium:
        chromium.size(360)
        chromium.open(folder / "report.html")
        asked = [
            event["params"]["request"]["url"]
            for event in chromium.told("Network.requestWillBeSent")
        ]
        assert [url for url in asked[1:] if not url.startswith("data:")] == []
        assert chromium.told("Page.javascriptDialogOpening", "Log.entryAdded") == []
        assert chromium.ask(SCROLLS_SIDEWAYS) == []


def test_the_record_keeps_every_text_whole(folder: Path) -> None:
    found = json.loads((folder / "scorecard.json").read_text())
    assert [one["id"] for one in found["measures"]] == [named("M", n) for n in range(1, 5)]
    assert {len(one["name"]) for one in found["measures"]} == {LONGEST_NAME}
    (answers,) = [part for part in found["measures"][3]["evidence"] if part["file"] == FILE]
    assert answers["sheet"] == SHEET


def test_the_pdf_keeps_a_meaning_for_every_glyph(folder: Path) -> None:
    with pikepdf.open(folder / "report.pdf") as pdf:
        maps = {
            font.ToUnicode.read_bytes()
            for sheet in pdf.pages
            for font in sheet.Resources.get("/Font", {}).values()
        }
    assert not any(b"> <>" in one for one in maps)
    longest = max(len(text) for one in maps for text in re.findall(rb"<[0-9a-f]+>", one))
    assert longest <= 40, "a glyph stands for a text that is not seen"


def test_a_text_beyond_its_limit_is_a_named_problem(tmp_path: Path) -> None:
    name = written(tmp_path / "inputs")
    realization = tmp_path / "inputs" / name / "realization.csv"
    words, prose = mean(LONGEST_NAME, "1 "), mean(LONGEST_PROSE, "1 ")
    text = realization.read_bytes().decode().replace("\r\n", "\n").replace("\r", "")
    quoted = [part.replace('"', '""').replace("\r", "") for part in (prose, words)]
    assert all(part in text for part in quoted)
    for part in quoted:
        text = text.replace(part, part + "x" * 10_000)
    realization.write_text(text)
    with pytest.raises(InputsRefused) as refused:
        built(tmp_path / "inputs", tmp_path / "outputs", name)
    found = {p.column: p for p in refused.value.problems if p.code == "text-too-long"}
    texts = {c.name: c.longest for c in DELIVERED["realization"].columns if c.kind == "text"}
    assert {c: p.values["limit"] for c, p in found.items()} == {
        c: limit for c, limit in texts.items() if c != "objective"
    }
    assert all(len(problem.value) <= 200 for problem in found.values())


@pytest.mark.parametrize(
    ("old", "key", "limit"),
    [('name = "Biro Administrasi Pimpinan"', "agency.name", 200)],
)
def test_a_setting_beyond_its_limit_is_a_named_problem(
    old: str, key: str, limit: int, tmp_path: Path
) -> None:
    inputs = copied("biro-adpim", tmp_path)
    edited(inputs / "biro-adpim" / "report.toml", (old, f'name = "{"x" * 10_000}"'))
    with pytest.raises(PolicyWrong) as wrong:
        built(inputs, tmp_path / "outputs", "biro-adpim")
    (problem,) = wrong.value.problems
    assert (problem.code, problem.column) == ("toml-value", key)
    assert problem.values["reason"] == Reason("too-long", {"limit": str(limit)})
    assert len(problem.value) <= 200


@pytest.mark.slow
@settings(max_examples=12)
@given(text=st.text(min_size=1, max_size=400) | st.text("ab-/\u0301\u202e\U0001f600", min_size=1))
def test_any_text_in_every_place_of_the_page_is_set(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hostile = everywhere(DOCUMENT, text)
    assert isinstance(hostile, Document)
    made = rendered(hostile, templates=without_brief(tmp_path_factory.mktemp("own")))
    found = read(made.report_pdf)
    assert not list(rows_split(found, made.report_html.decode()))
    assert not any(0 in text.glyphs for sheet in found.sheets for text in sheet.texts)
