"""Deliveries that mean ill: some of each kind here, all of them by `make chaos`.

Each ends in a report or in named problems, and says nothing that is nobody's business.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.codes import PROBLEMS
from tests.commands import rapor
from tests.delivery_by_hand import written
from tests.hostile import extremes
from tests.hostile.case import BUILT, REFUSED, Case, built, case, refused
from tests.hostile.kinds import KINDS
from tests.hostile.nursery import Ended, Nursery, nursery
from tests.hostile.runs import HIDDEN, PERSON, SECONDS, _excess, faults, laid, run
from tests.peaks import GIGABYTE

pytestmark = pytest.mark.one_in(2)

CHEAP = {
    "settings": ("UTF-16", "a bare NUL", "brackets without end"),
    "texts": (
        "a quoted megabyte", "a person's number everywhere", "two encodings",
        "two rows of headings, the lower one shorter",
    ),
    "books": (
        "a size that is a lie", "parts that overlap", "laughs in a sheet", "everything merged",
        "an ODS of columns below none", "an XLS whose sectors run in a ring",
    ),
    "stores": (
        "a foot larger than its file", "an SPSS file of marks", "a view of itself",
        "settings that lead to secrets",
        "what the environment has in RAPOR_SECRET",
    ),
    "drawings": ("uses of each other", "a PNG of two billion pixels", "half a photograph"),
    "policies": ("an advice of fields", "a rulebook of itself", "bands upside down"),
    "extremes": ("very much more than promised",),
    "masses": ("names of 501 letters",),
}  # fmt: skip
FEW = [(kind, name) for kind, names in CHEAP.items() for name in names]
ALL = [(kind, name) for kind, cases in KINDS.items() for name in cases]


@pytest.fixture(scope="module")
def blank() -> Iterator[Nursery]:
    """Where reports are built without setting their pages."""
    with nursery("blank") as here:
        yield here


@pytest.mark.one_in(5)
@pytest.mark.parametrize(("kind", "name"), FEW)
def test_a_delivery_that_means_ill_is_refused_in_words(
    kind: str, name: str, tmp_path: Path, blank: Nursery
) -> None:
    ended = run(KINDS[kind][name], tmp_path, blank)
    assert ended.faults == (), ended.said


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 125
    assert len({*ALL}) == len(ALL)


def test_what_is_wrong_is_seen(tmp_path: Path) -> None:
    """Each fault that is looked for, where it is."""
    asked, place = case({}, REFUSED, says="too-large"), tmp_path / "a"
    (place / "out").mkdir(parents=True)
    assert list(faults(asked, BUILT, "", place)) == ["ended in 0"]
    assert list(faults(asked, REFUSED, "Traceback", place)) == [
        "a traceback", "does not tell of too-large", "no list of problems",
    ]  # fmt: skip
    (place / "out" / "problems.csv").write_text(f"code,text\ntoo-large, . \n{PERSON},x\n")
    told = list(faults(asked, REFUSED, HIDDEN, place))
    assert told == ["tells the secret", "tells the person", "a problem without words"]
    slow, large = Ended(0, "", 2.0 * SECONDS, 2.0 * SECONDS, 1), Ended(0, "", 1, 1, 2 * GIGABYTE)
    assert [*_excess(slow), *_excess(large)] == [
        "took 120 seconds of the processor", "took 2.00 GB",
    ]  # fmt: skip
    assert list(_excess(Ended(None, "", 1, 1, 1))) == ["had to be ended"]
    assert list(_excess(Ended(0, "", 2.0 * SECONDS, 1, 1))) == []


def test_one_that_has_no_end_is_ended(tmp_path: Path, blank: Nursery) -> None:
    options = laid(Case(dict, (BUILT,)), tmp_path)
    ended = blank.run(["report", *options], {}, 0.05)
    assert ended.exit_code is None
    assert built({}).ends == (BUILT,)
    assert refused({}).ends == (REFUSED,)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), [one for one in ALL if one[0] != "masses"])
def test_every_delivery_ends_in_a_report_or_in_words(
    kind: str, name: str, tmp_path: Path, blank: Nursery
) -> None:
    ended = run(KINDS[kind][name], tmp_path, blank)
    assert ended.faults == (), ended.said


@pytest.mark.slow
def test_a_figure_that_no_column_holds_is_refused_by_name(tmp_path: Path) -> None:
    """Every figure within its limits; the minutes of a service come to ten to the 27th percent."""
    files = extremes.MADE["minutes far too few"]
    written(tmp_path / "in" / "a", files)
    told = rapor("report", "--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    assert told.returncode == REFUSED, told.stdout + told.stderr
    assert re.search(r"figure-too-long", told.stdout + told.stderr)
    rows = (tmp_path / "out" / "a" / "refused" / "problems.csv").read_text()
    assert "terlalu panjang" in rows
    assert not list((tmp_path / "out" / "a").glob("2024"))
    assert PROBLEMS["figure-too-long"].severity == "error"


@pytest.mark.one_in(12)
@pytest.mark.parametrize(
    ("target", "actual", "polarity", "variant", "code"),
    [
        (1, 10**8, "maximize", "", ""),
        (1, 10**8 + 1, "maximize", "", "figures-far-apart"),
        (1, -(10**9), "stabilize", "", "figures-far-apart"),
        (10**15, 1, "minimize", "", ""),
        (10**15, 1, "minimize", "t/a", "figures-far-apart"),
        (10**8, 1, "minimize", "t/a", ""),
        (0, 10**15, "maximize", "", ""),
    ],
)
def test_an_actual_of_another_unit_than_its_target_is_named_at_its_row(
    target: int, actual: int, polarity: str, variant: str, code: str, tmp_path: Path
) -> None:
    files = (
        extremes.by(variant, target, actual, polarity)
        if variant
        else extremes.measures({"target": target, "actual": actual, "polarity": polarity})
    )
    written(tmp_path / "in" / "a", files)
    told = rapor("check", "--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    assert told.returncode == (REFUSED if code else BUILT), told.stdout
    assert code in told.stdout + told.stderr
