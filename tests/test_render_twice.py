"""Setting a page does nothing twice, and the quicker way gives the same bytes."""

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pydyf
import pytest
from weasyprint import HTML

from pipeline.render import REPORTS, WORKINGS, paper, parsed, shipped_templates
from pipeline.render.density import BRIEF, SUMMARY
from pipeline.render.files import TemplateFiles
from pipeline.render.identified import BYTES
from pipeline.render.markup import Pages
from pipeline.render.paper import typeset
from tests.document_by_hand import DOCUMENT
from tests.pages_by_hand import small

FOLDER = shipped_templates().resolve()
FILES = TemplateFiles((FOLDER,))


SHORT = small(chapters=DOCUMENT.chapters)


def page() -> str:
    return Pages((FOLDER,), SHORT).page("lkjip/report.html.jinja", medium="print")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return typeset(page(), FILES).pdf()


@pytest.mark.parametrize("template", [REPORTS["annual"], SUMMARY, BRIEF, WORKINGS])
def test_the_shipped_pages_are_xml_as_well(template: str) -> None:
    html = Pages((FOLDER,), DOCUMENT).page(template, medium="print")
    assert type(parsed.parsed(html, FILES)) is parsed._Tree


@pytest.mark.slow
def test_a_page_read_as_html_gives_the_same_bytes(
    pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "parsed", parsed._as_html)
    assert typeset(page(), FILES).pdf() == pdf


def test_links_and_markers_keep_their_usual_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """They alone have styles of WeasyPrint that name no element."""
    style = "ol { list-style-type: lower-alpha; text-transform: uppercase }"  # not its markers
    head = f"<head><title>t</title><style>{style}</style></head>"
    body = "<body><ol><li><a href='https://example.org'>isi</a></li></ol></body>"
    ours = typeset(f"<html lang='id'>{head}{body}</html>", FILES).pdf()
    monkeypatch.setattr(paper, "parsed", parsed._as_html)
    assert ours == typeset(f"<html lang='id'>{head}{body}</html>", FILES).pdf()
    assert not parsed._usual_styles().matcher.other_selectors


ASKING = re.compile(r"<(?:input|button|select|textarea)\b|\s(?:hidden|dir|frame|rules)=|footnote")


def test_no_shipped_template_asks_for_other_such_styles() -> None:
    sources = [one for one in FOLDER.rglob("*.*") if one.suffix in {".jinja", ".css"}]
    assert not [one.name for one in sources if ASKING.search(one.read_text())]
    assert ASKING.search('<p hidden="">')


@pytest.mark.slow
def test_no_stream_is_compressed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    plain: Callable[[pydyf.Stream], bytes] = pydyf.Stream.data.fget

    def data(stream: pydyf.Stream) -> bytes:
        asked.append(id(stream))
        return plain(stream)

    monkeypatch.setattr(pydyf.Stream, "data", property(data))
    typeset("<html lang='id'><title>t</title><p>isi</p></html>", FILES).pdf()
    assert len(asked) > 5
    assert len(set(asked)) == len(asked)


@pytest.mark.slow
def test_a_file_is_named_for_what_it_says(pdf: bytes) -> None:
    first, second = identifier(pdf)
    other, _ = identifier(typeset(page().replace("</title>", "!</title>", 1), FILES).pdf())
    assert first == second != other
    assert len(first) == BYTES


def identifier(pdf: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [bytes(one) for one in opened.trailer.ID]


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


def test_only_what_the_root_alone_gives_is_put_in() -> None:
    css = ":root { --a: red; --b: 1pt; } .x { --b: 2pt; } p { color: var(--a); margin: var(--b) }"
    assert parsed._without_constants([css]) == [css.replace("var(--a)", "red")]
    last = ":root { --a: red } .x { --a: blue } .y { --b: var(--a); }"
    assert parsed._without_constants([last]) == [last]
    assert parsed._without_constants(["p { color: var(--a) }"]) == ["p { color: var(--a) }"]
