"""docs/templates.md: its example works as written, its lists are those of the templates."""

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from inspect import isclass
from pathlib import Path

import pytest
from jinja2 import nodes
from jinja2.filters import FILTERS as DEFAULT_FILTERS

from pipeline.document import leadership
from pipeline.render import Rendered, rendered, shipped_templates
from pipeline.render.markup import Pages
from tests.blank_pages import without_paper
from tests.conforming import PROFILES, failures
from tests.document_by_hand import DOCUMENT
from tests.examples import INPUTS, STUDIES, built, example
from tests.pages_by_hand import set_by_hand, text_of

DOC = Path(__file__).parents[1] / "docs" / "templates.md"
EXAMPLE = re.compile(r"^`rumah/([^`]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LISTED = "<!-- {what}: written by `make golden` -->\n"


def trees() -> Iterator[tuple[str, nodes.Template]]:
    """Every shipped template by its path, parsed."""
    environment = Pages((shipped_templates(),), DOCUMENT).environment
    for path in sorted(shipped_templates().rglob("*.jinja")):
        name = path.relative_to(shipped_templates()).as_posix()
        yield name, environment.parse(path.read_text())


def blocks() -> str:
    rows = [
        f"| `{name}` | {', '.join(f'`{one.name}`' for one in found)} |"
        for name, tree in trees()
        if (found := list(tree.find_all(nodes.Block)))
    ]
    return "\n".join(["| template | blocks |", "| --- | --- |", *rows]) + "\n"


def macros() -> str:
    rows = [
        f"| `{name}` | {', '.join(f'`{called(one)}`' for one in found)} |"
        for name, tree in trees()
        if (found := list(tree.find_all(nodes.Macro)))
    ]
    return "\n".join(["| template | macros |", "| --- | --- |", *rows]) + "\n"


def fields() -> str:
    """What the parts of brief and summary hold."""
    parts = [one for one in vars(leadership).values() if isclass(one) and is_part(one)]
    rows = [
        f"| `{part.__name__}` | {', '.join(f'`{one.name}`' for one in dataclasses.fields(part))} |"
        for part in parts
    ]
    return "\n".join(["| part | fields |", "| --- | --- |", *rows]) + "\n"


def is_part(one: type) -> bool:
    return dataclasses.is_dataclass(one) and one.__module__ == leadership.__name__


def test_every_filter_of_the_templates_is_told() -> None:
    known = set(Pages((shipped_templates(),), DOCUMENT).environment.filters)
    text = DOC.read_text()
    table = text[text.index("## Filters") : text.index("## Blocks")]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`(\w+)", row)}
    assert told == known - set(DEFAULT_FILTERS)


def called(macro: nodes.Macro) -> str:
    return f"{macro.name}({', '.join(argument.name for argument in macro.args)})"


@pytest.mark.parametrize(
    ("what", "made"), [("fields", fields), ("blocks", blocks), ("macros", macros)]
)
def test_the_lists_are_those_of_the_templates(
    what: str, made: Callable[[], str], update_golden: bool
) -> None:
    text = DOC.read_text()
    start = text.index(LISTED.format(what=what)) + len(LISTED.format(what=what))
    end = text.index("<!-- end -->", start)
    if update_golden:
        DOC.write_text(text[:start] + made() + text[end:])
        text = DOC.read_text()
        end = text.index("<!-- end -->", start)
    assert text[start:end] == made()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's folder, its files as the page prints them."""
    folder = tmp_path_factory.mktemp("rumah")
    files = EXAMPLE.findall(DOC.read_text())
    assert len(files) == 4
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


@pytest.fixture(scope="module")
def made(house: Path) -> Rendered:
    return rendered(DOCUMENT, templates=house)


def test_the_example_changes_what_it_says(made: Rendered, tmp_path: Path) -> None:
    sheets = text_of(made.report_pdf, tmp_path).split("\f")
    assert "Melayani dengan hati" in sheets[0]
    assert f"Disusun oleh Bagian Organisasi {DOCUMENT.author}." in " ".join(sheets[-2].split())
    page = made.report_html.decode()
    assert "--accent: #0b4f6c" in page
    assert page.count('<div class="stamp"></div>') == 1
    assert page.index('<div class="stamp"></div>') < page.index('<div class="signatures alone">')


@pytest.mark.slow
def test_the_example_leaves_the_rest(made: Rendered, tmp_path: Path) -> None:
    shipped = set_by_hand()
    assert made.brief_pdf == shipped.brief_pdf
    own, theirs = (
        [line for line in text_of(pdf, tmp_path, "-raw").splitlines() if line.strip()]
        for pdf in (made.report_pdf, shipped.report_pdf)
    )
    added = {line for line in own if line not in theirs}
    assert {line for line in added if "halaman" not in line.casefold()} <= {
        "Melayani dengan hati",
        f"Disusun oleh Bagian Organisasi {DOCUMENT.author}.",
    }


@pytest.mark.parametrize(
    ("report", "paper"),
    [
        ("klaten-2019", without_paper()),
        *(pytest.param(one, nullcontext(), marks=pytest.mark.slow) for one in STUDIES),
    ],
)
def test_the_example_sets_a_real_report_with_its_map_and_its_scale(
    report: str, paper: AbstractContextManager[None], house: Path, tmp_path: Path
) -> None:
    with paper:
        folder = built(INPUTS, tmp_path, report, templates=house)
    page, shipped = ((one / "report.html").read_text() for one in (folder, example(report)))
    assert '<div class="stamp"></div>' in page
    for drawn in ('class="map"', 'class="legend marks"', 'class="rating '):
        assert page.count(drawn) == shipped.count(drawn)
    assert 'class="map"' in page


@pytest.mark.slow
def test_the_example_as_it_was_once_written_still_works(house: Path, tmp_path: Path) -> None:
    """It handed on the macros there were, and no others."""
    older = tmp_path / "rumah"
    shutil.copytree(house, older)
    file = older / "shared/scorecard.html.jinja"
    kept = "".join(
        f"{{% set {name} = shipped.{name} %}}" for name in ("letterhead", "verdict", "cards")
    )
    file.write_text(file.read_text().replace("{% macro", f"{kept}{{% macro", 1))
    folder = built(INPUTS, tmp_path, "klaten-2019", templates=older)
    assert '<div class="stamp"></div>' in (folder / "report.html").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_the_example_still_meets_both_standards(
    profile: str, made: Rendered, tmp_path: Path
) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(made.report_pdf)
    assert failures(report, profile) == []
