"""What comes out of validation: typed tables, in the contract's columns, with exact money."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.delivery import DeliveredFile, RawTable
from pipeline.problems import Problem
from pipeline.reportfile import FileSource
from pipeline.tables import DELIVERED
from pipeline.tables.budget import BUDGET as BUDGET_TABLE
from pipeline.tables.registers import STAFF, TRAINING
from pipeline.validate.columns import typed_table
from pipeline.validate.contract import contract_problems
from pipeline.validate.typed import TypedTable
from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT, places, validated_folder, written

SOURCE = DeliveredFile("budget.csv", "", "")


def budget(realized: list[str | None], **source: object) -> tuple[TypedTable, list[Problem]]:
    """A budget whose lines realized these amounts, typed without any other table."""
    rows = {
        "_row": pl.Series(range(2, len(realized) + 2), dtype=pl.UInt32),
        "code": [str(number) for number in range(len(realized))],
        "name": "x",
        "ceiling": "1",
        "realized": pl.Series(realized, dtype=pl.String),
    }
    raw = RawTable("budget", SOURCE, pl.DataFrame(rows))
    return typed_table(raw, BUDGET_TABLE, FileSource.model_validate(source))


@pytest.mark.slow
def test_a_table_has_its_row_numbers_and_every_column_of_its_contract(tmp_path: Path) -> None:
    tables = validated_folder(written(tmp_path / "a", {"budget.csv": "\n" + BUDGET}))
    frame = tables["budget"]
    expected = {"_row": pl.UInt32, **{column.name: column.dtype for column in BUDGET_TABLE.columns}}
    assert frame.schema == pl.Schema(expected)
    assert frame.select("_row", "code", "ceiling", "level", "output_target").rows() == [
        (3, "1.01", Decimal("1000000.00"), None, None),
        (4, "1.01.01", Decimal("1000000.00"), None, None),
    ]
    assert (tables.problems, tables.waived) == ((), ())
    assert tables.evidences("budget", [3, 4])[0].rows == "3-4"


@pytest.mark.slow
def test_an_empty_formula_means_reported(tmp_path: Path) -> None:
    frame = validated_folder(written(tmp_path / "a", {}))["realization"]
    assert frame["formula"].to_list() == ["budget.absorption", "survey.total_index", "reported"]
    without = "\n".join(line.rsplit(",", 1)[0] for line in REALIZATION.splitlines()[::3])
    frame = validated_folder(written(tmp_path / "b", {"realization.csv": without}))["realization"]
    assert frame["formula"].to_list() == ["reported"]


@pytest.mark.slow
def test_indonesian_headings_and_words_are_understood(tmp_path: Path) -> None:
    files = {
        "budget.csv": "KODE_REKENING;Uraian;Pagu  Setelah Perubahan;realisasi\n1;A;10;9\n",
        "services.csv": "Layanan,digital\nKTP,Ya\nKK,TIDAK\nAkta,1\nKIA,False\nSurat,\n",
    }
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["budget"]["realized"].to_list() == [Decimal("9.00")]
    assert tables["services"]["digital"].to_list() == [True, False, True, False, None]


@pytest.mark.slow
def test_dates_and_times_are_iso_and_a_bare_time_belongs_to_its_rows_day(tmp_path: Path) -> None:
    attendance = (
        "staff_id,date,arrived_at,due_at\n"
        "A,2024-01-02,7:55,08:00\n"
        "B,2024-01-02,2024-01-02 08:05:30,2024-01-02T08:00\n"
    )
    frame = validated_folder(written(tmp_path / "a", {"attendance.csv": attendance}))["attendance"]
    due = datetime.fromisoformat("2024-01-02T08:00")
    assert frame.select("date", "arrived_at", "due_at").rows() == [
        (date(2024, 1, 2), datetime.fromisoformat("2024-01-02T07:55"), due),
        (date(2024, 1, 2), datetime.fromisoformat("2024-01-02T08:05:30"), due),
    ]


@pytest.mark.parametrize(
    ("text", "decimal", "amount"),
    [
        ("1250000", None, "1250000.00"),
        ("1250000.5", None, "1250000.50"),
        ("1,250,000.50", None, "1250000.50"),
        ("1.250.000,50", ",", "1250000.50"),
        ("1.234", ",", "1234.00"),
        ("1,234", ".", "1234.00"),
        ("-53737000", None, "-53737000.00"),
        ("9876543210123456.78", ".", "9876543210123456.78"),
        ("0.10", None, "0.10"),
    ],
)
def test_money_is_read_exactly_by_the_declared_mark(
    text: str, decimal: str | None, amount: str
) -> None:
    typed, problems = budget([text], decimal=decimal)
    assert problems == []
    assert typed.frame["realized"].to_list() == [Decimal(amount)]


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("1,5", "."),
        ("1.5", ","),
        ("12.34,56", ","),
        ("1.2345.678", ","),
        ("1e5", "."),
        ("5Rp", "."),
    ],
)
def test_what_the_declared_mark_cannot_read_is_no_amount(text: str, decimal: str) -> None:
    typed, problems = budget([text], decimal=decimal)
    assert [(found.row, found.column, found.value) for found in problems] == [(2, "realized", text)]
    assert typed.frame["realized"].to_list() == [None]


@pytest.mark.parametrize(
    ("column", "row"),
    [(["7", "1.234", "n/a"], 3), (["1,234"], 2), (["1.234.567", "2,345"], 2)],
)
def test_marks_that_could_all_part_thousands_are_one_problem(
    column: list[str | None], row: int
) -> None:
    _, problems = budget(column)
    assert [(found.code, found.row, found.value) for found in problems] == [
        ("ambiguous-number", row, column[row - 2])
    ]


def test_one_cell_that_cannot_be_thousands_settles_the_column() -> None:
    typed, problems = budget(["1.23", "1,234", "12"])
    assert problems == []
    assert typed.frame["realized"].to_list() == [Decimal("1.23"), Decimal(1234), Decimal(12)]


@given(st.lists(st.decimals(-(10**16), 10**16, places=2), min_size=1, max_size=5))
def test_every_amount_comes_back_as_it_was_written(amounts: list[Decimal]) -> None:
    typed, problems = budget([f"{amount:f}" for amount in amounts], decimal=".")
    assert problems == []
    assert typed.frame["realized"].to_list() == amounts


@pytest.mark.slow
def test_keys_that_are_identity_numbers_become_row_numbers(tmp_path: Path) -> None:
    staff = "staff_id,trained\n1900010119200110 01,ya\nA2,ya\n1900010119200110,ya\n"
    frame = validated_folder(written(tmp_path / "a", {"staff.csv": staff}))["staff"]
    assert frame["staff_id"].to_list() == ["row 2", "A2", "row 4"]
    repeated = places(tmp_path / "b", {"customers.csv": "customer_id\n" + "1900010119200110\n" * 2})
    assert repeated == [("duplicate-key", "customers.csv", 3, "customer_id", "(withheld)")]
    document = {"documents.csv": "document_id\n" + "1900010119200110\n" * 2}
    assert places(tmp_path / "c", document) == [
        ("duplicate-key", "documents.csv", 3, "document_id", "(withheld)")
    ]


@pytest.mark.slow
def test_a_declared_table_is_typed_by_what_its_columns_are_compared_with(tmp_path: Path) -> None:
    report = (
        REPORT
        + '[measures.P1]\ntable = "permits"\ncolumn = "issued"\nnot_after = "due"\n'
        + 'rows = { kind = ["ktp"] }\n'
    )
    files = {
        "report.toml": report,
        "realization.csv": REALIZATION.replace("minimize,5,4,", "maximize,5,,share"),
        "permits.csv": "no,issued,due,kind\n1,2024-01-02,2024-01-03,ktp\n2,,2024-01-03,kk\n",
    }
    frame = validated_folder(written(tmp_path / "a", files))["permits"]
    assert frame.select("_row", "issued", "due", "kind").rows() == [
        (2, date(2024, 1, 2), date(2024, 1, 3), "ktp"),
        (3, None, date(2024, 1, 3), "kk"),
    ]


@pytest.mark.slow
def test_a_measure_that_could_not_be_measured_needs_nothing(tmp_path: Path) -> None:
    realization = REALIZATION.replace(
        "days,minimize,5,4,", "days,maximize,5,,workforce.punctuality"
    )
    report = REPORT + '[measures.P1]\nunavailable = "no records"\n'
    files = {"report.toml": report, "realization.csv": realization}
    assert places(tmp_path / "a", files) == []


def test_a_named_source_may_carry_columns_that_nobody_asked_for(tmp_path: Path) -> None:
    source = '[sources.budget]\ndecimal = ","\ncolumns = { code = "No. Rek" }\n'
    text = "No. Rek;kode;Uraian;Pagu;Realisasi;Ket\n1.1;7;A;10,50;9,25;x\n"
    folder = written(tmp_path / "a", {"report.toml": REPORT + source, "budget.csv": text})
    frame = validated_folder(folder)["budget"]
    assert frame.select("code", "ceiling", "realized").rows() == [
        ("1.1", Decimal("10.50"), Decimal("9.25"))
    ]


def typed(frame: pl.DataFrame, name: str) -> TypedTable:
    headings = dict(zip(frame.columns, frame.columns, strict=True))
    texts = frame.cast(pl.String).with_columns(frame["_row"])
    return TypedTable(DELIVERED[name], DeliveredFile(f"{name}.csv", "", ""), frame, texts, headings)


def test_the_contract_stands_behind_the_messages() -> None:
    columns = {column.name: column.dtype for column in TRAINING.columns}
    schema = {"_row": pl.UInt32, **columns}
    rows = [(2, "T1", None, None, None, -1, 3), (5, None, None, None, None, 4, 3)]
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    found = [
        (problem.code, problem.row, problem.column, problem.value, problem.values["rule"])
        for problem in contract_problems(typed(frame, "training"))
    ]
    assert found == [
        ("against-contract", 5, "training_id", "", "not_nullable"),
        ("against-contract", 2, "participants", "-1", "greater_than_or_equal_to(0)"),
    ]


def test_the_contract_names_no_person() -> None:
    schema = {"_row": pl.UInt32, **{column.name: column.dtype for column in STAFF.columns}}
    rows = [(2, "A", None, None, None), (3, "A", None, None, None)]
    found = contract_problems(typed(pl.DataFrame(rows, schema=schema, orient="row"), "staff"))
    assert [(problem.row, problem.column, problem.value) for problem in found] == [
        (2, "", ""),
        (3, "", ""),
    ]


def test_tables_that_nobody_asked_for_are_left_alone(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"actions.csv": "recommendation_id\nx\n"})
    assert set(validated_folder(folder).frames) == {
        "realization", "budget", "survey_trust", "actions",
    }  # fmt: skip
