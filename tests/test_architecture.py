"""The direction of the flow, executed: who may import whom, and who may touch the world."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.architecture.breaches import BREACHES
from tests.architecture.modules import Rule, modules
from tests.architecture.plain import plainly_said
from tests.architecture.rules import (
    DRIVERS,
    LONGEST,
    ROOMS,
    STAGES,
    WORDS,
    a_file_has_one_subject,
    every_room_has_its_place,
    imports_lead_backwards,
    one_stopwatch_measures,
    rooms_lead_backwards,
    the_command_line_alone_looks_around,
    the_middle_touches_nothing,
)
from tests.architecture.typed import typed_rooms

PACKAGE = Path(__file__).parents[1] / "pipeline"
TYPED = ("examine", "recommend", "report")
"""The rooms that read typed values alone."""

RULES: Mapping[str, Rule] = {
    "rooms": every_room_has_its_place,
    "imports": imports_lead_backwards,
    "folders": rooms_lead_backwards,
    "middle": the_middle_touches_nothing,
    "around": the_command_line_alone_looks_around,
    "stopwatch": one_stopwatch_measures,
    "subject": a_file_has_one_subject,
    "plain": plainly_said,
    "typed": typed_rooms(TYPED),
}


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_its_rules(name: str) -> None:
    assert list(RULES[name](PACKAGE)) == []


def test_every_room_that_is_named_is_there() -> None:
    assert {module.room for module in modules(PACKAGE)} == {"", *WORDS, *STAGES, *DRIVERS}
    for folder, rooms in ROOMS.items():
        assert {module.room_in(folder) for module in modules(PACKAGE)} == {"", *rooms}
    assert set(TYPED) <= set(STAGES)


# --- every rule fails where it should ---------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "place", "source"),
    [(name, *breach) for name, planted in BREACHES.items() for breach in planted],
)
def test_a_breach_is_caught_by_the_rule_meant_for_it(
    name: str, place: str, source: str, tmp_path: Path
) -> None:
    planted(tmp_path, place, source)
    rules = {**RULES, "typed": typed_rooms(("examine",))}
    found = {each: list(rule(tmp_path)) for each, rule in rules.items()}
    assert len(found[name]) == 1, found
    assert found[name][0].startswith(f"{place}:")


def planted(package: Path, place: str, source: str) -> None:
    """A package of one file."""
    (package / place).parent.mkdir(parents=True, exist_ok=True)
    (package / place).write_text(source)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("score/x.py", "from pipeline import __version__, codes\nfrom pipeline.case import Case"),
        ("score/x.py", "import pipeline.score.rollup\nfrom pipeline.tables import Kind"),
        ("run.py", "from pipeline import ingest, score"),
        ("cli.py", "import os\nfrom datetime import date\n\nnow = date.today(), os.environ"),
        ("report/data/x.py", "from pipeline.report.phrases import names"),
        ("report/assembly.py", "from pipeline.report.data import record"),
        ("examine/prose/__init__.py", "from pipeline.examine.prose.judges import JUDGES"),
        ("ingest/formats/x.py", "from pipeline.ingest.files.limits import COLUMNS"),
        ("language.py", "from importlib.resources import files\nfrom io import BytesIO"),
        ("ingest/x.py", "from pathlib import Path\n\ntext = Path('x').read_text()"),
        ("stopwatch.py", "from time import perf_counter"),
        ("tables/realization.py", "pass\n" * (LONGEST + 1)),
        ("score/x.py", "pass\n" * LONGEST),
        ("examine/x.py", 'from typing import Literal\n\nKind = Literal["a", "b"]'),
        ("examine/x.py", 'Rows = tuple["Row", ...]'),
        ("examine/x.py", "def actual(measures, key):\n    return measures[key], measures.get(key)"),
        ("examine/x.py", "def of(self, other):\n    return isinstance(other, object)"),
        ("score/x.py", 'import polars as pl\n\ncell = {"a": 1}["a"]'),
        ("score/x.py", 'told = "It stands."\n"""What `told` says, such as `it tells`."""'),
    ],
)
def test_what_a_room_may_do_breaches_nothing(place: str, source: str, tmp_path: Path) -> None:
    planted(tmp_path, place, source)
    rules = {**RULES, "typed": typed_rooms(("examine",))}
    assert [breach for rule in rules.values() for breach in rule(tmp_path)] == []


def test_a_rule_tells_every_breach_at_once(tmp_path: Path) -> None:
    planted(tmp_path, "score/x.py", "import os\nimport time")
    planted(tmp_path, "case.py", "import sys")
    assert list(the_middle_touches_nothing(tmp_path)) == [
        "case.py:1: case may not import sys",
        "score/x.py:1: score may not import os",
        "score/x.py:2: score may not import time",
    ]
