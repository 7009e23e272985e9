"""The examples' pages look as they did when somebody last looked at them, and the eye is sharp.

`make golden` writes the pictures anew, together with the texts they show.
"""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.document import Bar, Document
from pipeline.render import REPORTS, shipped_templates
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import typeset
from tests.conftest import GOLDEN
from tests.document_by_hand import achievement_table, survey_chart
from tests.examples import EXAMPLES, example
from tests.golden_pages import MADE_FROM, PDFS, complaints, text_digest, write
from tests.page_pictures import DOTS, FINER, Picture, changed, kept, pictures, reduced
from tests.pages_by_hand import chapter, small
from tests.programs import program


@pytest.mark.parametrize(
    "report",
    [
        "klaten-2019",
        *(pytest.param(one, marks=pytest.mark.slow) for one in EXAMPLES if one != "klaten-2019"),
    ],
)
def test_the_pages_look_as_they_did(
    report: str, matches_pages: Callable[[str, Path], None]
) -> None:
    matches_pages(report, example(report))


@pytest.mark.parametrize("report", EXAMPLES)
def test_the_pictures_show_the_text_that_was_reviewed(report: str) -> None:
    """Seen here: a text that was written anew without its pictures."""
    made_from = (GOLDEN / report / "pages" / MADE_FROM).read_text().strip()
    assert made_from == text_digest(GOLDEN / report), "the pictures are old: run `make golden`"


CHART = survey_chart()


def html(document: Document) -> str:
    return Pages((shipped_templates(),), document).page(REPORTS[document.form], medium="print")


def with_chart(*bars: Bar) -> Document:
    chart = replace(CHART, bars=bars or CHART.bars)
    return small(foreword=(), chapters=chapter(achievement_table(), chart))


def printed(page: str, folder: Path) -> Path:
    """A file with the pages of an HTML text."""
    pdf = folder / "report.pdf"
    pdf.write_bytes(typeset(page, TemplateFiles((shipped_templates(),))).pdf())
    return pdf


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return printed(html(with_chart()), tmp_path_factory.mktemp("before"))


@pytest.fixture(scope="module")
def old(before: Path) -> Picture:
    """The page with a table and bars, as it is kept."""
    return kept(pictures(before)[-1])


@pytest.mark.slow
def test_a_page_is_as_it_was_kept(before: Path, old: Picture) -> None:
    assert not changed(old, pictures(before)[-1]).any()


@pytest.mark.slow
def test_noise_of_one_grey_level_passes(before: Path, old: Picture) -> None:
    dots = np.asarray(pictures(before)[-1]).astype(int)
    noise = np.random.default_rng(5).integers(-1, 2, dots.shape)
    noisy = Image.fromarray((dots + noise).clip(0, 255).astype(np.uint8))
    assert not changed(old, noisy).any()


@pytest.mark.slow
def test_another_rasteriser_altogether_passes(tmp_path: Path) -> None:
    """Cairo in the place of Poppler's own: far more than another version of FreeType does."""
    pdf = example("klaten-2019") / "report.pdf"
    command = [program("pdftocairo"), "-r", str(DOTS * FINER), "-png"]
    subprocess.run([*command, pdf, tmp_path / "page"], check=True)
    others = [reduced(Image.open(one)) for one in sorted(tmp_path.glob("*.png"))]
    for page, other in zip(pictures(pdf), others, strict=True):
        assert not changed(kept(page), other).any()


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("rule", "moved"),
    [
        ("figure { position: relative; top: 2mm }", "a block by two millimetres"),
        ("td .rating { position: relative; top: 1mm }", "words by one millimetre"),
        (".rating.worst::before { background: none !important }", "a mark that is gone"),
    ],
)
def test_what_moved_or_went_is_seen(rule: str, moved: str, before: Path, tmp_path: Path) -> None:
    page = html(with_chart())
    after = printed(page.replace("</style>", rule + "</style>"), tmp_path)
    pages = zip(pictures(before), pictures(after), strict=True)
    assert any(changed(kept(old), new).any() for old, new in pages), moved


@pytest.mark.slow
def test_a_figure_that_appears_is_seen(old: Picture, tmp_path: Path) -> None:
    first, *others = CHART.bars
    after = printed(html(with_chart(replace(first, value=f"8{first.value}"), *others)), tmp_path)
    assert changed(old, pictures(after)[-1]).any()


@pytest.mark.slow
@pytest.mark.parametrize("colour", ["best", "worst"])
def test_a_bar_in_another_colour_is_seen(colour: str, old: Picture, tmp_path: Path) -> None:
    first, *others = CHART.bars
    assert first.colour == "good"
    recoloured = replace(first, colour=colour)  # type: ignore[arg-type]
    after = printed(html(with_chart(recoloured, *others)), tmp_path)
    assert changed(old, pictures(after)[-1]).any()


OTHERS = [name for name in PDFS if name != "report.pdf"]


@pytest.fixture
def golden(before: Path, tmp_path: Path) -> Path:
    for other in OTHERS:
        (before.parent / other).write_bytes(before.read_bytes())
    (before.parent / "report.html").write_text("the text")
    write(before.parent, tmp_path / "golden")
    return tmp_path / "golden"


def after_with(page: str, folder: Path) -> Path:
    """A built report whose every PDF is these pages."""
    pdf = printed(page, folder)
    for other in OTHERS:
        (folder / other).write_bytes(pdf.read_bytes())
    return folder


@pytest.mark.slow
def test_a_changed_page_is_named_and_a_picture_of_the_difference_left(
    golden: Path, tmp_path: Path
) -> None:
    page = html(with_chart()).replace("</style>", "figure { margin-left: 2mm }</style>")
    seen = tmp_path / "seen"
    said = complaints(after_with(page, tmp_path), golden, seen)
    last = sorted(golden.glob("report-*.png"))[-1].name
    assert f"{last[:-4]} changed: see {seen / last}" in said
    board = Image.open(seen / last)
    reds = (np.asarray(board)[:, 2 * board.width // 3 :] == (200, 0, 0)).all(axis=2)
    assert 50 < reds.sum() < reds.size / 2
    assert complaints(tmp_path, golden, seen) == said


@pytest.mark.slow
def test_another_number_of_pages_is_said_plainly(golden: Path, tmp_path: Path) -> None:
    count = len(list(golden.glob("report-*.png")))
    page = html(with_chart()).replace("</main>", "<section class=chapter>Lagi</section></main>")
    said = complaints(after_with(page, tmp_path), golden, tmp_path / "seen")
    assert said[0] == f"report.pdf has {count + 1} pages; there were {count}"


@pytest.mark.slow
def test_writing_anew_removes_what_is_no_page_and_leaves_what_is_the_same(
    golden: Path, before: Path
) -> None:
    (golden / "report-99.png").touch()
    stamps = {path.name: path.stat().st_mtime_ns for path in golden.glob("report-0*.png")}
    write(before.parent, golden)
    assert {path.name: path.stat().st_mtime_ns for path in golden.glob("report-*.png")} == stamps
