"""Templates of somebody else: they place and loop, reach nothing else, and come to an end."""

import os
from pathlib import Path

import pytest

from pipeline.problems import RenderFailed
from pipeline.render import rendered
from pipeline.render.sandbox import MOST_STEPS
from tests.commands import rapor
from tests.delivery_by_hand import written
from tests.pages_by_hand import small
from tests.peaks import GIGABYTE, watched
from tests.set_alone import report_alone

pytestmark = pytest.mark.one_in(2)

REPORT = "lkjip/report.html.jinja"


def house(folder: Path, body: str, **files: str | bytes) -> Path:
    """A folder of templates with these words on the cover, and further files."""
    words = f'{{% extends "rapor/{REPORT}" %}}\n{{% block cover %}}{body}{{% endblock %}}'
    for name, content in {REPORT: words, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(raw)
    return folder


REACHING = (
    "{{ ''.__class__ }}",
    "{{ document.__class__.__mro__ }}",
    "{{ document.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ '{0.__class__}'.format(document) }}",
    "{{ (document|map('__class__'))|list }}",
    "{{ kind.__globals__ }}",
    "{{ document.chapters.append(1) }}",
    "{{ measures.clear() }}",
    "{{ measures.update({}) }}",
    "{% set x = {} %}{{ x.update({'a': 1}) }}",
    "{% include '../../../../../../etc/hostname' %}",
    "{% include '/etc/hostname' %}",
    "{% include 'rapor/../../etc/hostname' %}",
    "{% import 'nowhere.jinja' as x %}",
    "{{ lipsum(5) }}",
)


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize("body", REACHING)
def test_a_template_reaches_nothing_but_what_it_is_given(body: str, tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="does not work"):
        report_alone(small(), house(tmp_path, body))


ENDLESS = (
    "{% for n in range(10**9) %}x{% endfor %}",
    "{% for n in range(99999) %}{% for m in range(99999) %}{% endfor %}{% endfor %}",
    "{% for n in range(99999) %}{% for m in range(99999) if m < 0 %}{% endfor %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{% for n in 'ab' %}{{ m() }}{% endfor %}{% endmacro %}{{ m() }}",
    "{% for x in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
    "{% include 'lkjip/report.html.jinja' %}",
    "{{ 'x' * 10**9 }}",
    "{{ 10**9 * 'x' }}",
    "{{ [0] * 10**9 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ '{:{}}'.format(1, 1000000000) }}",
    "{{ 'x'|center(10**9) }}",
    "{{ 'x'.zfill(10**9) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x\n'|indent(10**9, true) }}",
    "{% set x = 'x' * 1000000 %}" + "{% set x = x ~ x %}" * 20 + "{{ x }}",
    "{% set x %}" + "x" * 1000 + "{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{{ x }}{{ x }}{% endset %}" * 20,
    "{{ ('x' * 99999)|replace('x', 'x' * 99999) }}",
    "{{ ('x' * 99999).replace('x', 'x' * 99999) }}",
    "{{ range(99999)|join('x' * 99999) }}",
    "{{ ('x' * 99999).join('y' * 99999) }}",
    "{{ ('http://' ~ 'a' * 99999)|urlize }}",
    "{{ x }}" * 3 + "{{ 1 / 0 }}",
    "{{ {}['x'].y }}",
    "{{ [1][5] }}",
    "{{ 'x'.index('y') }}",
    "{{ document() }}",
)  # fmt: skip


@pytest.mark.one_in(9)
@pytest.mark.parametrize("body", ENDLESS)
def test_what_a_template_does_has_an_end(body: str, tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="does not work"):
        report_alone(small(), house(tmp_path, body))


@pytest.mark.parametrize("span", ['colspan="1000000"', 'rowspan=" 1001 "'])
def test_a_cell_over_more_than_a_table_can_have_is_refused(span: str, tmp_path: Path) -> None:
    cell = f"<table><tr><td {span}>x</td></tr></table>"
    with pytest.raises(RenderFailed, match="columns or rows"):
        report_alone(small(), house(tmp_path, cell))


ALLOWED = {
    "{% for n in range(3) %}{{ loop.index }}/{{ loop.length }} {% endfor %}": "1/3 2/3 3/3",
    "{{ 'a' ~ 1 ~ ('<b>'|safe) }}": "a1",
    "{{ '%.1f%%' % 2.25 }} {{ '{:>4}|{{}}'.format(7) }}": "2.2% 7|{}",
    "{{ 'ab' * 3 }} {{ 2 ** 10 }} {{ 7 % 4 }}": "ababab 1024 3",
    "{% set x = [] %}{{ x.append('satu') or '' }}{{ x[0] }}": "satu",
    "{% for a, b in {'k': 'v'}.items() %}{{ a }}{{ b }}{% else %}-{% endfor %}": "kv",
    "{{ 'a-b'|replace('-', '+') }} {{ ['x', 'y']|join(', ') }} {{ 'ab'.replace('b', 'c') }}": (
        "a+b x, y ac"
    ),
    "{% for n in range(5) if n is odd %}{{ n }}{% endfor %}": "13",
}


@pytest.mark.slow
def test_what_templates_are_for_stays_possible(tmp_path: Path) -> None:
    from tests.pages_by_hand import text_of

    body = "".join(f"<p>{one}</p>" for one in ALLOWED)
    read = " ".join(text_of(report_alone(small(), house(tmp_path / "t", body)), tmp_path).split())
    for expected in ALLOWED.values():
        assert expected in read


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
LEADING_OUT = (
    '<img src="own/x.svg" alt="x">',
    '<img src="{outside}/x.svg" alt="x">',
    '<img src="file://{outside}/x.svg" alt="x">',
    '<img src="../../../../../../../..{outside}/x.svg" alt="x">',
    '<img src="http://127.0.0.1:1/x.svg" alt="x">',
    '<img src="//127.0.0.1:1/x.svg" alt="x">',
    '<img src="ftp://127.0.0.1:1/x.svg" alt="x">',
    '<img src="own/%00.svg" alt="x">',
    '<img src="' + "x" * 900 + '.svg" alt="x">',
    '<img src="folder/x.svg" alt="x">',
    "<style>@import '{outside}/x.css';</style>",
    "<style>@import 'own/x.css';</style>",
    '<link rel="stylesheet" href="file://{outside}/x.css">',
    '<object data="{outside}/x.svg"></object>',
    '<p style="background: url({outside}/x.svg)">x</p>',
    "{% include 'own/x.css' %}",
    "{% include 'folder/x.css' %}",
)


@pytest.mark.one_in(6)
@pytest.mark.parametrize("body", LEADING_OUT)
def test_no_address_leads_out_of_the_templates(body: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.svg").write_text(PICTURE)
    (outside / "x.css").write_text("p { color: red }")
    folder = house(tmp_path / "rumah", body.replace("{outside}", str(outside)))
    (folder / "own").mkdir()
    for name in ("x.svg", "x.css"):
        (folder / "own" / name).symlink_to(outside / name)
    (folder / "folder").symlink_to(outside)
    with pytest.raises(RenderFailed):
        report_alone(small(), folder)


def test_a_link_within_the_templates_is_followed(tmp_path: Path) -> None:
    folder = house(tmp_path, '<img src="own/y.svg" alt="x">', **{"own/x.svg": PICTURE})
    (folder / "own" / "y.svg").symlink_to("x.svg")
    report_alone(small(), folder)


RULE = "@font-face {{ font-family: 'Source Sans 3'; font-weight: 400; src: url({}) }}"
BROKEN = {
    "a damaged font": {"shared/fonts.css": RULE.format("own/x.ttf"), "own/x.ttf": b"\0\1\0\0" * 9},
    "no font": {"shared/fonts.css": RULE.format("own/none.ttf")},
    "a font outside": {"shared/fonts.css": RULE.format("../../../../../etc/x.ttf")},
    "a style sheet that is no text": {"shared/fonts.css": b"\xff\xfe\0"},
    "a template that is no text": {"shared/marks.html.jinja": b"\xff\xfe\0"},
    "a font beside": {"shared/fonts/x.ttf": b"no font"},
    "a template within itself": {
        "shared/marks.html.jinja": "{% extends 'shared/marks.html.jinja' %}"
    },
    "a picture that is none": {"own/x.svg": b"\0"},
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named(name: str, tmp_path: Path) -> None:
    body = '<img src="own/x.svg" alt="x">{{ "\u0416" }}'
    with pytest.raises(RenderFailed):
        rendered(small(), templates=house(tmp_path, body, **BROKEN[name]))


def test_the_command_says_so_in_words(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a", {})
    folder = house(tmp_path / "rumah", "{% for n in range(10**9) %}x{% endfor %}")
    os.mkfifo(folder / "pipe")
    (folder / "device").symlink_to("/dev/zero")
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out", "--templates", folder)
    told = rapor("report", *options)
    assert told.returncode == 12
    assert "report.html.jinja" in told.stdout + told.stderr


@pytest.mark.slow
def test_loops_within_loops_end_within_seconds_and_a_gigabyte(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a", {})
    loops = "{% for n in range(99999) %}" * 3 + "{{ n }}" + "{% endfor %}" * 3
    folder = house(tmp_path / "rumah", loops)
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out", "--templates", folder)
    ended = watched(["-m", "pipeline", "report", *options], seconds=60)
    assert ended.exit_code == 12
    assert f"{MOST_STEPS:,}" in ended.said + ended.complained
    assert ended.peak < GIGABYTE
