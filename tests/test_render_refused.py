"""What stops a report from being made, and what a house may change in its templates."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.document import Cell, Paragraph, Ref
from pipeline.problems import RenderFailed
from pipeline.render import rendered
from pipeline.render.files import TemplateFiles
from pipeline.render.paper import typeset
from pipeline.render.setting import search_path
from tests.document_by_hand import DOCUMENT
from tests.pages_by_hand import chapter, small, text_of
from tests.set_alone import report_alone, screen_alone

pytestmark = pytest.mark.one_in(2)


def test_a_style_sheet_that_complains_is_refused_each_time() -> None:
    """Though one that is sound is read once for all pages that are set with it."""
    page = "<html><head><style>p { colour: red }</style></head><body><p>Isi</p></body></html>"
    for _ in range(2):
        with pytest.raises(RenderFailed, match="colour"):
            typeset(page, TemplateFiles(search_path(None)))


@pytest.mark.slow
def test_a_brief_that_runs_over_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief").mkdir()
    (tmp_path / "brief/brief.html.jinja").write_text(
        '{% extends "rapor/brief/brief.html.jinja" %}'
        "{% block doubts %}{% for _ in range(90) %}<p>Satu baris.</p>{% endfor %}{% endblock %}"
    )
    with pytest.raises(RenderFailed, match=r"The brief takes \d pages and may take one"):
        rendered(small(), templates=tmp_path)


def test_an_unknown_name_in_a_template_fails_with_its_place(tmp_path: Path) -> None:
    own = tmp_path / "lkjip"
    own.mkdir()
    (own / "report.html.jinja").write_text(
        '{% extends "rapor/lkjip/report.html.jinja" %}\n'
        "{% block cover %}\n{{ document.titel }}{% endblock %}"
    )
    with pytest.raises(RenderFailed, match=r"report\.html\.jinja, line 3, .*titel"):
        rendered(small(), templates=tmp_path)


def test_broken_template_syntax_fails_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "lkjip").mkdir()
    (tmp_path / "lkjip/report.html.jinja").write_text("satu\n{% if %}")
    with pytest.raises(RenderFailed, match=r"report\.html\.jinja, line 2"):
        rendered(small(), templates=tmp_path)


def test_a_house_overrides_one_block_and_brings_its_picture(tmp_path: Path) -> None:
    (tmp_path / "lkjip").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "own/mark.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    )
    (tmp_path / "lkjip/report.html.jinja").write_text(
        '{% extends "rapor/lkjip/report.html.jinja" %}{% block cover %}'
        '<p>SAMPUL SENDIRI</p><img src="own/mark.svg" alt="Tanda">{% endblock %}'
    )
    read = text_of(report_alone(small(), tmp_path), tmp_path)
    assert "SAMPUL SENDIRI" in read
    assert "Satu kalimat." in read


def test_a_templates_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="There is no folder"):
        rendered(small(), templates=tmp_path / "nowhere")


@pytest.mark.slow
@pytest.mark.parametrize(
    "logo",
    [
        "https://example.invalid/logo.png",
        "shared/../../pyproject.toml",
        "shared/no-such-picture.png",
        "data:image/png;base64,AAAA",
        "data:image/svg+xml;utf8,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E"
        "%3Cimage href='https://example.invalid/a.png' width='9' height='9'/%3E%3C/svg%3E",
    ],
)
def test_a_picture_from_elsewhere_or_none_at_all_is_refused(logo: str) -> None:
    letterhead = replace(DOCUMENT.letterhead, logo=logo)
    with pytest.raises(RenderFailed, match="The pages could not be set"):
        report_alone(small(letterhead=letterhead))


@pytest.mark.slow
def test_a_good_picture_outside_the_templates_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "logo.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    letterhead = replace(DOCUMENT.letterhead, logo=picture.as_uri())
    with pytest.raises(RenderFailed, match="only files of the templates folder may be used"):
        report_alone(small(letterhead=letterhead))


def test_a_reference_to_nothing_is_refused() -> None:
    with pytest.raises(RenderFailed, match="No anchor #nowhere"):
        report_alone(small(chapters=chapter(Paragraph((Ref("nowhere", "Tabel 9"),)))))


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(RenderFailed, match="no_macro_for"):
        screen_alone(small(chapters=chapter(Cell("not a block"))))
