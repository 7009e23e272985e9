"""What every test shares: the golden switch, what is built once, properties without a clock."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

from tests import blank_pages, golden_pages, shared_builds
from tests.fuzz.draws import USUAL

# A deadline would make a property a measurement of the machine; CI draws the same cases each time.
settings.register_profile(
    "rapor", deadline=None, max_examples=USUAL, derandomize="CI" in os.environ
)
# `make check-slow` draws ten times as many, and others each time.
settings.register_profile("thorough", deadline=None, max_examples=10 * USUAL)
settings.load_profile("rapor")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what came out into tests/golden; read the difference before you commit it",
    )


BUILDS = pytest.StashKey[TemporaryDirectory[str] | None]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[BUILDS] = shared_builds.opened()


def pytest_unconfigure(config: pytest.Config) -> None:
    if folder := config.stash.get(BUILDS, None):
        shared_builds.closed(folder)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a thinned test's cases, or a thinned module's tests, most are slow; with --update-golden,
    only what writes golden files is run."""
    met: Counter[str] = Counter()
    for item in items:
        for holder, thinned in item.iter_markers_with_node("one_in"):
            whose = holder.nodeid.partition("[")[0]
            if met[whose] % thinned.args[0]:
                item.add_marker(pytest.mark.slow)
            met[whose] += 1
    if config.getoption("--update-golden"):
        writers = [item for item in items if "update_golden" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[item for item in items if item not in writers])
        items[:] = writers


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to search it for garbage again and again is a tenth of a run."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew. A test without this fixture writes none."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def kept_equal(update_golden: bool) -> Callable[[Path, str], None]:
    """Compare a generated text with its file; with --update-golden, write it."""

    def compare(path: Path, text: str) -> None:
        if update_golden:
            path.write_text(text)
        assert path.read_text() == text

    return compare


@pytest.fixture
def matches_golden(update_golden: bool) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>; with --update-golden, write it."""

    def compare(name: str, text: str) -> None:
        golden = GOLDEN / name
        if update_golden:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text)
        assert text == golden.read_text()

    return compare


@pytest.fixture
def matches_pages(update_golden: bool) -> Callable[..., None]:
    """Compare a built report's pages with tests/golden/<name>/pages, or write them; those of some
    of its PDFs where these are named."""

    def compare(name: str, built: Path, *pdfs: str) -> None:
        golden, differences = GOLDEN / name / "pages", golden_pages.DIFFERENCES / name
        wanted = pdfs or golden_pages.PDFS
        if update_golden:
            golden_pages.write(built, golden, wanted)
        assert golden_pages.complaints(built, golden, differences, wanted) == []

    return compare


@pytest.fixture
def without_paper() -> Iterator[None]:
    """Reports that this process builds have blank pages; for tests that ask nothing of paper."""
    with blank_pages.without_paper():
        yield
