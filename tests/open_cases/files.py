"""Files: under another name, twice, on another sheet, with another heading row."""

from tests.codes.builders import merged, source
from tests.delivery_by_hand import BUDGET, REALIZATION, SURVEY
from tests.open_cases.officer import Case
from tests.workbooks_by_hand import Row, workbook

_GOOD = {"F1": 90.0, "C1": 48.0, "P1": 4.0}
_BUDGET_ROWS = [line.split(",") for line in BUDGET.splitlines()]
_ANSWERS: list[Row] = [line.split(",") for line in SURVEY.splitlines()]
_LATER: list[Row] = [_ANSWERS[0], ["S1", "2", "3"], ["S2", "1", "2"], ["S3", "5", "3"]]

FILES: dict[str, Case] = {
    "a budget under its own name": Case({"budget.csv": None, "Rekap DPA akhir.csv": BUDGET}, _GOOD),
    "a register under its own name": Case(
        {"realization.csv": None, "IKU Dinas.csv": REALIZATION}, _GOOD
    ),
    "a survey under its own name": Case(
        {"survey_trust.csv": None, "Rekap kuesioner.csv": SURVEY}, _GOOD
    ),
    "a file whose name was changed": Case(
        merged(
            {"budget.csv": None, "belanja-desember.csv": BUDGET},
            source("budget", 'file = "belanja-desembr.csv"'),
        ),
        _GOOD,
    ),
    "a budget in two files": Case(
        {"budget.xlsx": workbook({"budget": [_BUDGET_ROWS[0], ["1", "Lama", 10, 1]]})},
        _GOOD,
        {"file": "budget.csv"},
    ),
    "a survey on two sheets under its own name": Case(
        {
            "survey_trust.csv": None,
            "Rekap kuesioner.xlsx": workbook({"Smt I": _ANSWERS, "Smt II": _LATER}),
        },
        {**_GOOD, "C1": 48.0 + 16.0},
        {"sheet": ("Smt I", "Smt II")},
    ),
    "a list with a sheet that repeats the others": Case(
        merged(
            {
                "survey_trust.csv": None,
                "b.xlsx": workbook(
                    {"Smt I": _ANSWERS, "Smt II": _LATER, "Rekap": [*_ANSWERS, *_LATER[1:]]}
                ),
            },
            source("survey_trust", 'file = "b.xlsx"\nsheet = ["Smt I", "Smt II", "Rekap"]'),
        ),
        {**_GOOD, "C1": 48.0 + 16.0},
    ),
    "a budget on a sheet of the workbook of tables": Case(
        {"budget.csv": None, "inputs.xlsx": workbook({"Belanja daerah": _BUDGET_ROWS})}, _GOOD
    ),
}
