"""The direction of the flow, executed: who may import whom, and who may touch the world."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

# Words in the order in which they may build on each other: each imports only earlier ones.
WORDS = (
    "collector", "translatable", "codes", "scorecard", "rounding", "formulas", "problems",
    "reportfile", "rulebook", "language", "delivery", "statistics", "results", "tables",
    "document", "case", "quantities",
)  # fmt: skip
STAGES = (
    "ingest", "validate", "measure", "score", "examine", "recommend", "report", "render", "publish",
)  # fmt: skip
# The rooms of the largest stage, in the order in which they may build on each other.
REPORT_ROOMS = ("phrases", "budget", "surveys", "strategy_map", "chapters", "annexes", "data")
DRIVERS = ("run", "batch", "summary", "cli", "__main__")
PURE = (*WORDS, "validate", "measure", "score", "examine", "recommend", "report")
WORLDLY = {
    "io", "locale", "os", "pathlib", "random", "shutil", "socket", "subprocess", "sys", "tempfile",
    "time", "urllib",
}  # fmt: skip
# The catalogues and the package's own data are read through importlib and bytes in memory.
MAY_BE_WORLDLY = {("language", "io")}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The stage, word or driver a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file; `from pipeline import x` as pipeline.x."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            yield from (f"pipeline.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def rooms_imported(path: Path) -> set[str]:
    own = {name.split(".")[1] for name in imports(path) if name.startswith("pipeline.")}
    return own - {room(path), "__version__"}


def allowed(name: str) -> set[str]:
    if name in WORDS:
        return set(WORDS[: WORDS.index(name)])
    if name in STAGES:
        return set(WORDS)
    position = DRIVERS.index(name)
    return {*WORDS, *STAGES, *DRIVERS[:position]}


def test_every_room_has_its_place() -> None:
    rooms = {room(path) for path in modules()} - {"__init__"}
    assert rooms == {*WORDS, *STAGES, *DRIVERS}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_stage_imports_the_words_and_never_another_stage(path: Path) -> None:
    if room(path) != "__init__":
        assert rooms_imported(path) <= allowed(room(path))


def test_every_room_of_the_report_has_its_place() -> None:
    rooms = {path.parent.name for path in (PACKAGE / "report").glob("*/*.py")}
    assert rooms == set(REPORT_ROOMS)


@pytest.mark.parametrize("name", REPORT_ROOMS)
def test_a_room_of_the_report_builds_on_earlier_rooms_alone(name: str) -> None:
    used = {
        module.split(".")[2]
        for path in (PACKAGE / "report" / name).glob("*.py")
        for module in imports(path)
        if module.startswith("pipeline.report.")
    }
    assert used - {name} <= set(REPORT_ROOMS[: REPORT_ROOMS.index(name)])


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_middle_touches_neither_files_nor_clock(path: Path) -> None:
    if room(path) in PURE:
        worldly = {name.split(".")[0] for name in imports(path)} & WORLDLY
        assert {name for name in worldly if (room(path), name) not in MAY_BE_WORLDLY} == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_has_one_subject(path: Path) -> None:
    """Data catalogues (codes, the delivered tables, formulas) may be as long as their lists."""
    catalogues = {"problems.py", "findings.py", "delivered.py", "formulas.py"}
    assert path.name in catalogues or len(path.read_text().splitlines()) <= 250
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_only_the_command_line_reads_the_environment_or_the_clock() -> None:
    for path in modules():
        source = path.read_text()
        clock = any(call in source for call in ("datetime.now", "date.today", "time.time("))
        environment = "os.environ" in source or "Path.cwd" in source or "getcwd" in source
        assert room(path) == "cli" or not (clock or environment), path
