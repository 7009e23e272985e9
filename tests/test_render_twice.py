"""Two ways to the same bytes: pages read as XML or as HTML, objects settled once or asked twice."""

from collections.abc import Callable

import pydyf
import pytest
from weasyprint import HTML

from pipeline.render import paper, parsed, rendered, shipped_templates
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import typeset
from tests.document_by_hand import DOCUMENT

FOLDER = shipped_templates().resolve()
FILES = TemplateFiles((FOLDER,))


def page() -> str:
    return Pages((FOLDER,), DOCUMENT).page("lkjip/report.html.jinja", medium="print")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return typeset(page(), FILES).pdf


def test_the_shipped_pages_are_xml_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object) -> HTML:
        pytest.fail("a shipped page was read as HTML")

    monkeypatch.setattr(parsed, "_as_html", refused)
    assert rendered(DOCUMENT).brief_pdf.startswith(b"%PDF")


def test_a_page_read_as_html_gives_the_same_bytes(
    pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "parsed", parsed._as_html)
    assert typeset(page(), FILES).pdf == pdf


def test_objects_asked_twice_give_the_same_bytes(
    pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "settle", lambda _pdf: None)
    assert typeset(page(), FILES).pdf == pdf


def test_an_object_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    plain: Callable[[pydyf.Stream], bytes] = pydyf.Stream.data.fget

    def data(stream: pydyf.Stream) -> bytes:
        asked.append(id(stream))
        return plain(stream)

    monkeypatch.setattr(pydyf.Stream, "data", property(data))
    typeset("<html lang='id'><title>t</title><p>isi</p></html>", FILES)
    twice = {one for one in asked if asked.count(one) > 1}
    assert len(asked) > 5
    assert len(twice) == 1, "the one that WeasyPrint makes while it writes"


@pytest.mark.parametrize(
    ("html", "folders"),
    [
        ("<html><p>isi<br>lagi</html>", (FOLDER,)),
        ("<html><p>isi \x0b lagi</p></html>", (FOLDER,)),
        ("<html><p>isi</p></html>", (FOLDER / "lkjip", FOLDER)),
    ],
    ids=["no XML", "a character that XML does not know", "a user's templates"],
)
def test_any_other_page_is_read_as_html(html: str, folders: tuple[object, ...]) -> None:
    found = parsed.parsed(html, TemplateFiles(folders))  # type: ignore[arg-type]
    assert type(found) is HTML
