"""What every test shares: the golden switch, and properties without a clock."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.kinds import shared_folder

# A deadline would make a property a measurement of the machine; CI draws the same cases each time.
settings.register_profile("rapor", deadline=None, max_examples=60, derandomize="CI" in os.environ)
settings.load_profile("rapor")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what came out into tests/golden; read the difference before you commit it",
    )


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the kinds of report are built, once for all processes of a test run."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    return shared_folder(tmp_path_factory.getbasetemp(), worker)


@pytest.fixture
def matches_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>; with --update-golden, write it."""

    def compare(name: str, text: str) -> None:
        golden = GOLDEN / name
        if request.config.getoption("--update-golden"):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text)
        assert text == golden.read_text()

    return compare
