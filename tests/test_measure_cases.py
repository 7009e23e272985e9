"""Every formula against figures worked out by hand: `cases/formulas.csv`."""

import csv
import tomllib
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from pipeline.formulas import CATALOGUE
from pipeline.measure import measured
from pipeline.reportfile import Questionnaire, ReportFile
from pipeline.results import Measured
from pipeline.tables import DELIVERED, Kind, Table, counts_table, survey_table, totals_table
from tests.tables_by_hand import asking, frame, report_file, rulebook, tables

CASES = Path(__file__).parent / "cases"


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


CASE_ROWS = rows_of(CASES / "formulas.csv")
FIGURES = {file.stem: rows_of(file) for file in sorted((CASES / "formulas").glob("*.csv"))}


@pytest.mark.parametrize("case", CASE_ROWS, ids=lambda case: case["case"])
def test_a_formula_yields_what_was_worked_out_by_hand(case: dict[str, str]) -> None:
    result = measured_case(case)
    (actual,) = result.actuals["actual"]
    working = result.workings["M1"]

    assert actual == (pytest.approx(float(Fraction(case["actual"]))) if case["actual"] else None)
    assert result.actuals["flags"].to_list() == [case["flags"].split()]
    assert working.formula == case["formula"]
    assert dict(working.values) == pytest.approx(numbers(case["values"]))
    assert [source.rows for source in working.evidence] == [case["rows"]] * bool(case["rows"])


@pytest.mark.parametrize("case", CASE_ROWS, ids=lambda case: case["case"])
def test_a_working_names_exactly_the_numbers_of_its_equation(case: dict[str, str]) -> None:
    working = measured_case(case).workings["M1"]
    named = set(CATALOGUE[case["formula"]].values)
    if case["actual"]:
        assert set(working.values) == named
    else:
        assert set(working.values) <= named


def test_every_formula_has_a_case_with_an_actual() -> None:
    assert {case["formula"] for case in CASE_ROWS if case["actual"]} == set(CATALOGUE)


def test_every_figure_belongs_to_a_case() -> None:
    known = {case["case"] for case in CASE_ROWS}
    assert len(known) == len(CASE_ROWS)
    assert {row["case"] for rows in FIGURES.values() for row in rows} <= known


def measured_case(case: dict[str, str]) -> Measured:
    report = report_file(
        measures={"M1": tomllib.loads(case["parameters"])},
        surveys={"customer": tomllib.loads(case["survey"])} if case["survey"] else {},
    )
    cell = [row["actual"] for row in FIGURES["realization"] if row["case"] == case["case"]]
    realization = asking(case["formula"], float(cell[0]) if cell else None)
    delivered = {} if case["flags"] == "unavailable" else figures(case["case"], report)
    return measured(tables(realization=realization, **delivered), report, rulebook())


def figures(case: str, report: ReportFile) -> dict[str, pl.DataFrame]:
    contracts = {name: DELIVERED[name] for name in DELIVERED if name != "realization"}
    for name, survey in report.surveys.items():
        contracts |= {form.name: form for form in survey_form(case, name, survey)}
    return {
        name: frame(
            contract, [typed(row, contract) for row in FIGURES.get(name, []) if row["case"] == case]
        )
        for name, contract in contracts.items()
    }


def survey_form(case: str, name: str, survey: Questionnaire) -> list[Table]:
    """The table a case delivers a survey in; without any rows, that of its respondents."""
    rows = survey_table(name, survey)
    forms = [totals_table(name), counts_table(name, survey)]
    given = [f for f in forms if any(r["case"] == case for r in FIGURES.get(f.name, []))]
    return given or [rows]


def typed(row: dict[str, str], contract: Table) -> dict[str, object]:
    kinds = {column.name: column.kind for column in contract.columns}
    return {name: cell(text, kinds[name]) for name, text in row.items() if name in kinds}


def cell(text: str, kind: Kind) -> object:
    if not text:
        return None
    match kind:
        case Kind.NUMBER:
            return float(text)
        case Kind.COUNT:
            return int(text)
        case Kind.MONEY:
            return Decimal(text)
        case Kind.DATE:
            return date.fromisoformat(text)
        case Kind.TIME:
            return datetime.fromisoformat(text)
        case Kind.YES_NO:
            return {"ya": True, "tidak": False}[text]
        case _:
            return text


def numbers(text: str) -> dict[str, float]:
    """`trained=20; staff=38` as numbers by name."""
    pairs = (pair.split("=") for pair in text.split(";") if pair)
    return {name.strip(): float(number) for name, number in pairs}
