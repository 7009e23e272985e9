"""Good deliveries spoilt at random: the outcome is always a scored case or a list of problems.

`make fuzz` looks for what these few examples miss, guided by what the code does with them.
"""

import time
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz import deliveries
from tests.fuzz.draws import few
from tests.fuzz.mutations import NASTY, file_mutated, rows_mutated
from tests.fuzz.outcomes import laid_out, outcome, spoken
from tests.fuzz.targets import TARGETS
from tests.workbooks_by_hand import opendocument, workbook

SHAPES: dict[str, Callable[[], deliveries.Files]] = {
    "small": cache(deliveries.small),
    "workbook": cache(deliveries.as_workbook),
    "parquet": cache(deliveries.as_parquet),
    "klaten-2019": cache(lambda: deliveries.shipped("klaten-2019")),
    "biro-adpim": cache(lambda: deliveries.shipped("biro-adpim")),
}


def test_a_workbook_has_the_same_bytes_at_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else what is drawn to spoil it is drawn otherwise each time."""
    made = [workbook({"x": [["a"]]}), opendocument("")]
    moment = time.localtime(1_000_000_000)
    monkeypatch.setattr(time, "localtime", lambda *_: moment)
    monkeypatch.setattr(time, "time", lambda: 1_000_000_000.0)
    assert [workbook({"x": [["a"]]}), opendocument("")] == made
    with ZipFile(BytesIO(made[0])) as book:
        assert b">2025-01-31T00:00:00Z</dcterms:created>" in book.read("docProps/core.xml")


@pytest.mark.slow
@pytest.mark.one_in(5)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_good_deliveries_are_good(shape: str, tmp_path: Path) -> None:
    assert outcome(laid_out(tmp_path / "in" / "a", SHAPES[shape]())) == ()


@pytest.mark.parametrize("shape", SHAPES)
@few(3)
@given(data=st.data())
def test_a_spoilt_delivery_ends_in_a_case_or_in_problems(
    shape: str, tmp_path: Path, data: st.DataObject
) -> None:
    files = dict(SHAPES[shape]())
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(name for name in files if name != "README.md")))
        files[name] = file_mutated(name, files[name], data.draw)
    outcome(laid_out(tmp_path / "in" / "a", files))


@pytest.mark.slow
@few(4)
@given(data=st.data())
def test_a_spoilt_sheet_ends_in_a_case_or_in_problems(tmp_path: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(deliveries.EVERY_TABLE)))
    rows = [["" if cell is None else cell for cell in row] for row in deliveries.cells(table)]
    for _ in range(data.draw(st.integers(1, 3))):
        rows = rows_mutated(rows, data.draw)  # type: ignore[arg-type]
    files = dict(deliveries.small())
    del files[f"{table}.csv"]
    files[f"{table}.xlsx"] = workbook({data.draw(st.sampled_from(["x", table])): rows})
    outcome(laid_out(tmp_path / "in" / "a", files))


@pytest.mark.slow
@pytest.mark.one_in(6)
@pytest.mark.parametrize("table", sorted(deliveries.EVERY_TABLE))
def test_every_nasty_cell_in_every_column_is_read_or_named(table: str, tmp_path: Path) -> None:
    """All at once: one row for each nasty text, with the text in every cell."""
    heading = deliveries.EVERY_TABLE[table].split("\n")[0]
    width = heading.count(",") + 1
    cells = ['"{}"'.format(text.replace('"', '""')) for text in NASTY if "\0" not in text]
    rows = [",".join([cell] * width) for cell in cells]
    files = dict(deliveries.small())
    files[f"{table}.csv"] = "\n".join([heading, *rows]).encode("utf-8", "replace")
    found = outcome(laid_out(tmp_path / "in" / "a", files))
    cells_at_fault = [problem for problem in found if problem.row is not None]
    assert all(problem.file for problem in cells_at_fault)
    assert found


@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", sorted(TARGETS))
def test_every_target_of_make_fuzz_takes_its_seeds(name: str) -> None:
    seeds = list(TARGETS[name].seeds())
    assert seeds
    for seed in seeds:
        TARGETS[name].target(seed)


def test_a_problem_without_a_file_would_be_noticed() -> None:
    from pipeline.problems import Problem

    with pytest.raises(AssertionError):
        spoken([Problem("two-files", "", values={"table": "x", "files": []})])
