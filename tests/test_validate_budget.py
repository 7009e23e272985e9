"""Budget lines: their codes, their sums, what was revised. The cases are in a CSV file."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import read_report_file, read_tables
from pipeline.problems import Problem
from pipeline.tables import leaf_lines, parents
from pipeline.validate import _typed
from tests.delivery_by_hand import BUDGET, REPORT, problems_of, validated_folder, written
from tests.test_validate_waivers import waiver
from tests.workbooks_by_hand import HEADING, workbook

pytestmark = pytest.mark.one_in(2)

CASES = Path(__file__).parent / "cases" / "budget_lines.csv"
COLUMNS = (
    "code", "name", "level", "activity", "ceiling_before", "ceiling", "change", "change_percent",
    "realized",
)  # fmt: skip
MUST = ("code", "name", "ceiling", "realized")
Line = dict[str, str]


def cases() -> Iterator[tuple[str, list[Line]]]:
    lines: list[Line] = []
    with CASES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["case"] and lines:
                yield lines[0]["case"], lines
                lines = []
            lines.append(row)
    yield lines[0]["case"], lines


BY_NAME = dict(cases())


def delivered(lines: list[Line]) -> dict[str, str | bytes | None]:
    """The lines as a CSV file, without the columns that no line fills."""
    names = [name for name in COLUMNS if name in MUST or any(line[name] for line in lines)]
    rows = [",".join(names), *(",".join(line[name] for name in names) for line in lines)]
    source = lines[0]["source"]
    report = f"{REPORT}[sources.budget]\n{source}\n" if source else REPORT
    return {"budget.csv": "\n".join(rows) + "\n", "report.toml": report}


def told(problem: Problem) -> str:
    figures = [
        str(problem.values[name]) for name in ("found", "expected") if name in problem.values
    ]
    shown = figures if problem.code in {"sum-differs", "change-differs"} else []
    return " ".join([problem.code, problem.column, *shown])


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", BY_NAME)
def test_the_faults_of_budget_lines_are_named_where_they_stand(name: str, tmp_path: Path) -> None:
    lines = BY_NAME[name]
    found = problems_of(written(tmp_path / "a", delivered(lines)))
    assert [(problem.row, told(problem)) for problem in found] == [
        (row, part)
        for row, line in enumerate(lines, 2)
        for part in filter(None, line["problems"].split("; "))
    ]


@pytest.mark.one_in(2)
@pytest.mark.parametrize("name", BY_NAME)
def test_each_rupiah_is_counted_once(name: str, tmp_path: Path) -> None:
    lines = BY_NAME[name]
    folder = written(tmp_path / "a", delivered(lines))
    report = read_report_file(folder)
    tables, _ = _typed(read_tables(folder, report), report)
    counted = leaf_lines(tables["budget"].frame)["_row"].to_list()
    if not any(line["problems"].endswith(" code") for line in lines):
        assert counted == [row for row, line in enumerate(lines, 2) if line["counted"] == "ya"]


def test_an_account_is_told_by_the_whole_code_it_stands_under(tmp_path: Path) -> None:
    lines = BY_NAME["accounts by level"]
    budget = validated_folder(written(tmp_path / "a", delivered(lines)))["budget"]
    assert budget["code"].to_list() == ["1.02.01", "1.02.01.5.1.02", "1.02.02", "1.02.02.5.1.02"]


def test_a_waiver_names_an_account_by_its_whole_code(tmp_path: Path) -> None:
    lines = [dict(line) for line in BY_NAME["accounts by level"]]
    lines[0]["realized"] = lines[1]["realized"] = "601"
    files = delivered(lines)
    both = waiver('key = "1.02.01"') + waiver('key = "1.02.01.5.1.02"')
    tables = validated_folder(written(tmp_path / "a", {**files, "report.toml": REPORT + both}))
    assert [problem.row for _, problem in tables.waived] == [2, 3]
    alone = waiver('key = "1.02.01"') + waiver('key = "5.1.02"')
    left = problems_of(written(tmp_path / "b", {**files, "report.toml": REPORT + alone}))
    assert [(problem.code, problem.row) for problem in left] == [("over-ceiling", 3)]


@pytest.mark.slow
def test_a_difference_may_be_accepted_with_a_reason(tmp_path: Path) -> None:
    text = BUDGET.replace("Programme,1000000", "Programme,1000001")
    files: dict[str, str | bytes | None] = {"budget.csv": text}
    (refused,) = problems_of(written(tmp_path / "a", files))
    assert refused.values == {"found": 1000001, "expected": 1000000, "lines": 1}
    files["report.toml"] = REPORT + waiver('key = "1.01"', "sum-differs")
    tables = validated_folder(written(tmp_path / "b", files))
    assert [problem.code for _, problem in tables.waived] == ["sum-differs"]


def test_a_key_of_the_budget_alone_belongs_to_no_other_table(tmp_path: Path) -> None:
    report = REPORT + '[sources.survey_trust]\naccounts = ["5"]\nrealized = "total"\n'
    found = problems_of(written(tmp_path / "a", {"report.toml": report}))
    assert [(problem.code, problem.column) for problem in found] == [
        ("toml-unknown-key", "sources.survey_trust.accounts"),
        ("toml-unknown-key", "sources.survey_trust.realized"),
    ]


# --- a law ------------------------------------------------------------------------------------

AMOUNT = st.decimals(0, 10**12, places=2)


def tree(depth: int, leaves: list[Decimal], width: int) -> list[tuple[str, Decimal]]:
    """Lines of a full hierarchy over these leaves, each line the sum of the lines below it."""
    level = [(f"{'.'.join(_path(n, depth, width))}", amount) for n, amount in enumerate(leaves)]
    lines = list(level)
    for _ in range(depth - 1):
        above: dict[str, Decimal] = {}
        for code, amount in level:
            parent = code.rsplit(".", 1)[0]
            above[parent] = above.get(parent, Decimal(0)) + amount
        level = list(above.items())
        lines += level
    return lines


def _path(number: int, depth: int, width: int) -> list[str]:
    parts = []
    for _ in range(depth - 1):
        parts.append(f"{number % width + 1:02}")
        number //= width
    return ["1", *reversed(parts)]


@given(st.lists(AMOUNT, min_size=1, max_size=30), st.integers(2, 10), st.randoms())
def test_a_hierarchy_counts_its_leaves_however_deep_and_in_whatever_order(
    leaves: list[Decimal], depth: int, random: object
) -> None:
    width = next(w for w in range(1, 31) if w ** (depth - 1) >= len(leaves))
    lines = tree(depth, leaves, width)
    random.shuffle(lines)  # type: ignore[attr-defined]
    frame = pl.DataFrame(
        {
            "_row": pl.Series(range(2, len(lines) + 2), dtype=pl.UInt32),
            "code": [code for code, _ in lines],
            "ceiling": pl.Series([a for _, a in lines], dtype=pl.Decimal(38, 2)),
        }
    )
    assert sorted(leaf_lines(frame)["ceiling"]) == sorted(leaves)
    family = parents(frame["code"])
    sums: dict[int, Decimal] = {}
    for line, above in family.iter_rows():
        sums[above] = sums.get(above, Decimal(0)) + lines[line][1]
    assert {place: lines[place][1] for place in sums} == sums
    assert len(family) == len(lines) - 1


# --- totals -----------------------------------------------------------------------------------

LINES = [["1", "Program A", 600, 500], ["2", "Program B", 400, 400], ["3", "Program C", 50, 5]]


def totals(folder: Path, *rows: list[object], lines: int = 3) -> list[tuple[str, int | None, str]]:
    """Code, row and, of a total that differs, what was expected; `rows` follow the lines."""
    sheet = [HEADING, *LINES[:lines], *rows]
    files = {"budget.csv": None, "budget.xlsx": workbook({"DPPA": sheet})}
    found = problems_of(written(folder, files))
    return [(p.code, p.row, str(p.values.get("expected", ""))) for p in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "name"),
    [
        (None, "JUMLAH"),
        (None, "Jumlah Belanja"),
        ("Total", None),
        ("99", "Jumlah"),
        ("99", "TOTAL ANGGARAN"),
        ("4.", "Grand Total Belanja Daerah"),
    ],
)
def test_a_total_is_not_counted_with_or_without_a_code(
    code: str | None, name: str | None, tmp_path: Path
) -> None:
    assert totals(tmp_path / "a", [code, name, 1050, 905]) == [("totals-row", 5, "")]


def test_a_total_that_differs_is_told_with_both_amounts(tmp_path: Path) -> None:
    assert totals(tmp_path / "a", [None, "Jumlah", 1051, "904,5"]) == [
        ("totals-row", 5, ""),
        ("total-differs", 5, "1050.00"),
        ("total-differs", 5, "905.00"),
    ]


@pytest.mark.slow
def test_a_total_may_be_of_its_part_and_the_last_of_all(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [None, "Sub Jumlah", 1050, 905],
        ["4", "Program D", 7, 6],
        [None, "Sub Jumlah", 7, 6],
        [None, "Jumlah", 1057, 911],
    ]
    assert totals(tmp_path / "a", *rows) == [("totals-row", n, "") for n in (5, 7, 8)]
    rows[2][2] = 8
    assert ("total-differs", 7, "7.00") in totals(tmp_path / "b", *rows)


def test_a_total_above_its_lines_is_one_too(tmp_path: Path) -> None:
    sheet = [HEADING, [None, "Jumlah", 1050, 905], *LINES]
    files = {"budget.csv": None, "budget.xlsx": workbook({"DPPA": sheet})}
    assert [p.code for p in problems_of(written(tmp_path / "a", files))] == ["totals-row"]


def test_a_total_over_an_unknown_amount_says_nothing(tmp_path: Path) -> None:
    lines = [[*LINES[0][:3], None], LINES[1]]
    sheet = [HEADING, *lines, [None, "Jumlah", 1000, 400]]
    files = {"budget.csv": None, "budget.xlsx": workbook({"DPPA": sheet})}
    assert [p.code for p in problems_of(written(tmp_path / "a", files))] == ["totals-row"]


def test_a_total_over_lines_in_a_hierarchy_is_that_of_the_leaves(tmp_path: Path) -> None:
    more = [["3.1", "Kegiatan", 30, 5], ["3.2", "Kegiatan", 20, 0]]
    assert totals(tmp_path / "a", *more, [None, "Jumlah", 1050, 905]) == [("totals-row", 7, "")]


@pytest.mark.slow
def test_words_that_begin_like_a_total_may_name_a_line(tmp_path: Path) -> None:
    line = ["4", "Total Quality Management", 10, 5]
    assert totals(tmp_path / "a", line) == []


def test_a_line_without_code_that_is_no_total_is_still_refused(tmp_path: Path) -> None:
    assert totals(tmp_path / "a", [None, "Jumlahkan", 10, 5], LINES[0], lines=2) != []


def test_a_budget_without_its_codes_is_named_as_such(tmp_path: Path) -> None:
    without = BUDGET.replace("code,", "kod3,")
    found = problems_of(written(tmp_path, {"budget.csv": without}))
    assert ("missing-column", "code") in [(problem.code, problem.column) for problem in found]
