"""A house's file of macros: what it says anew counts, what it does not say is the shipped one's."""

from pathlib import Path

import pytest

from pipeline.document import Paragraph
from pipeline.problems import RenderFailed
from tests.pages_by_hand import chapter, small
from tests.set_alone import screen_alone

MACROS = "shared/macros.html.jinja"


def page(folder: Path, **files: str) -> str:
    """A short report by a house's `macros` file and, with `report`, its own page."""
    places = {"macros": MACROS, "report": "lkjip/report.html.jinja"}
    for name, text in files.items():
        (folder / places[name]).parent.mkdir(exist_ok=True)
        (folder / places[name]).write_text(text)
    document = small(chapters=chapter(Paragraph(("Satu kalimat.",))))
    return screen_alone(document, folder)


@pytest.mark.slow
def test_a_macro_that_a_house_does_not_write_is_the_shipped_one(tmp_path: Path) -> None:
    heading = '<h1 id="{{ id }}">PEMBUKA</h1>'
    made = page(
        tmp_path, macros=f'{{% macro opening(id, title, label="") %}}{heading}{{% endmacro %}}'
    )
    assert "PEMBUKA" in made
    assert "<p>Satu kalimat.</p>" in made


@pytest.mark.slow
def test_what_neither_file_has_is_refused_where_it_is_asked_for(tmp_path: Path) -> None:
    report = (
        '{% extends "rapor/lkjip/report.html.jinja" %}\n'
        f'{{% from "{MACROS}" import tiada with context %}}\n'
        "{% block cover %}{{ tiada() }}{% endblock %}"
    )
    with pytest.raises(RenderFailed, match=r"report\.html\.jinja.*tiada"):
        page(tmp_path, macros="{% macro satu() %}{% endmacro %}", report=report)


@pytest.mark.slow
def test_a_file_of_macros_that_only_a_house_has_lacks_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/parts.jinja").write_text("{% macro ada() %}ADA{% endmacro %}")
    report = (
        '{% extends "rapor/lkjip/report.html.jinja" %}{% import "own/parts.jinja" as parts %}'
        "{% block cover %}{{ parts.ada() }}{{ parts.tiada() }}{% endblock %}"
    )
    with pytest.raises(RenderFailed, match="tiada"):
        page(tmp_path, report=report)
    assert "ADA" in page(tmp_path, report=report.replace("{{ parts.tiada() }}", ""))
