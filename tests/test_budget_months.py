"""Spending by month, quarter or semester becomes what was spent by the period's end, or a problem.

The cases are in a CSV file: the first row of a case holds the headings that were delivered.
"""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import read_report_file, read_tables
from pipeline.tables import month_of
from pipeline.tables.months import MONTH_NAMES, SPANS, span_of
from pipeline.validate import _typed
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written

CASES = Path(__file__).parent / "cases" / "budget_months.csv"
CELLS = "abcdefgh"
Row = dict[str, str]


def cases() -> Iterator[tuple[str, list[Row]]]:
    rows: list[Row] = []
    with CASES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["case"] and rows:
                yield rows[0]["case"], rows
                rows = []
            rows.append(row)
    yield rows[0]["case"], rows


BY_NAME = dict(cases())


def delivered(rows: list[Row]) -> dict[str, str | bytes | None]:
    first = rows[0]
    table = io.StringIO()
    names = [name for name in CELLS if first[name]]
    csv.writer(table).writerows([row[name] for name in names] for row in rows)
    report = REPORT.replace("2024-12-31", first["end"])
    source = f"[sources.budget]\n{first['source']}\n" if first["source"] else ""
    return {"report.toml": report + source, "budget.csv": table.getvalue()}


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", BY_NAME)
def test_what_was_spent_by_the_periods_end(name: str, tmp_path: Path) -> None:
    rows = BY_NAME[name]
    folder = written(tmp_path / "a", delivered(rows))
    report = read_report_file(folder)
    tables, _ = _typed(read_tables(folder, report), report)
    found = tables["budget"].frame.select("_row", "realized").rows()
    spent = {row: line["realized"] for row, line in enumerate(rows[1:], 2)}
    assert {row: amount for row, amount in found if amount is not None} == {
        row: Decimal(text) for row, text in spent.items() if text
    }
    assert len(found) == len(set(tables["budget"].frame["code"]))


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", BY_NAME)
def test_every_doubt_about_it_is_named(name: str, tmp_path: Path) -> None:
    rows = BY_NAME[name]
    found = problems_of(written(tmp_path / "a", delivered(rows)))
    told = [f"{p.code} {p.row or '-'} {p.column}" for p in found if p.file == "budget.csv"]
    assert sorted(told) == sorted(row["problems"] for row in rows if row["problems"])


def test_a_period_in_two_years_has_no_months(tmp_path: Path) -> None:
    files = delivered(BY_NAME["months alone are added up"])
    report = str(files["report.toml"]).replace("2024-01-01", "2023-07-01")
    found = problems_of(written(tmp_path / "a", {**files, "report.toml": report}))
    assert [problem.code for problem in found] == ["months-of-two-years"]


def test_months_that_report_toml_does_not_ask_for_are_left_alone(tmp_path: Path) -> None:
    text = "No,Nama,Pagu,Januari,Total\n1,A,100,x,77\n"
    columns = 'columns = { code = "No", name = "Nama", realized = "Total" }\n'
    files = {"budget.csv": text, "report.toml": f"{REPORT}[sources.budget]\n{columns}"}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["budget"]["realized"].to_list() == [Decimal(77)]


QUARTERS = (
    "kode,uraian,pagu,triwulan,realisasi\n1,A,100,I,10\n2,B,50,I,5\n1,A,100,II,20\n"
    "1,A,100,III,40\n2,B,50,II,\n"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("realized", "rows"),
    [('of_month"\nempty_months = "zero', "2-4,6"), ("cumulative", "2-4")],
)
def test_the_evidence_is_every_row_that_was_counted(
    realized: str, rows: str, tmp_path: Path
) -> None:
    """Row 5 lies after the period; up to a quarter, what is empty counts nothing."""
    source = f'[sources.budget]\nrealized = "{realized}"\n'
    report = REPORT.replace("2024-12-31", "2024-06-30") + source
    files: dict[str, str | bytes | None] = {"report.toml": report, "budget.csv": QUARTERS}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["budget"].select("_row", "code", "ceiling").rows() == [
        (2, "1", Decimal(100)), (3, "2", Decimal(50)),
    ]  # fmt: skip
    assert tables.evidences("budget", tables["budget"]["_row"])[0].rows == rows
    assert tables.evidences("budget", [2])[0].rows == "2,4"


# --- laws -------------------------------------------------------------------------------------

MONEY = st.decimals(0, 10**12, places=2)


@pytest.mark.slow
@given(amounts=st.lists(MONEY, min_size=12, max_size=12), end=st.integers(1, 12))
def test_months_alone_and_months_up_to_then_are_one_truth(
    amounts: list[Decimal], end: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    headings = [names[0] for names in MONTH_NAMES]
    up_to = [sum(amounts[: n + 1], Decimal(0)) for n in range(12)]
    spent = []
    for realized, row in (("of_month", amounts), ("cumulative", up_to)):
        text = f"kode,uraian,pagu,{','.join(headings)}\n1,A,{10**14},{','.join(map(str, row))}\n"
        last = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(end, 31)
        report = REPORT.replace("2024-12-31", f"2024-{end:02}-{last}")
        source = f'[sources.budget]\ndecimal = "."\nrealized = "{realized}"\n'
        files = {"report.toml": report + source, "budget.csv": text}
        tables = validated_folder(written(tmp_path_factory.mktemp("a"), files))
        spent += tables["budget"]["realized"].to_list()
    assert spent == [sum(amounts[:end], Decimal(0))] * 2


@pytest.mark.parametrize("span", SPANS, ids=lambda span: str(span.name))
def test_a_span_is_known_by_its_own_title(span: object) -> None:
    assert span_of(span.title, 2024) == span  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi", "Pagu", "Target Januari", "Sisa Januari", "TW", "TW V", "Semester 3", "2024",
        "Q", "Januari Februari", "Marlin", "", "Rencana s.d. Maret", "% Januari",
    ],
)  # fmt: skip
def test_other_headings_are_no_months(text: str) -> None:
    assert span_of(text, 2024) is None


@pytest.mark.parametrize(
    ("cell", "heading", "name"),
    [
        ("1", "bulan", "realized_01"),
        ("01", "month", "realized_01"),
        ("12", "Bulan", "realized_12"),
        ("13", "bulan", None),
        ("0", "bulan", None),
        ("1", "Triwulan", "realized_q1"),
        ("5", "triwulan", None),
        ("2024-03-31", "bulan", "realized_03"),
        ("2024-03", "bulan", "realized_03"),
        ("2023-03", "bulan", None),
        ("Nopember", "bulan", "realized_11"),
        ("IV", "triwulan", "realized_q4"),
    ],
)
def test_the_month_of_a_row(cell: str, heading: str, name: str | None) -> None:
    found = month_of(cell, heading, 2024)
    assert (found.name if found else None) == name
