"""One fault, one problem: what only follows from a fault is not reported beside it."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT, places, validated_folder, written


def shared(table: str, rest: str) -> str:
    """The measure P1 as a share of a table's rows."""
    return f'[measures.P1]\ntable = "{table}"\n{rest}\n'


def test_the_cells_of_a_row_with_too_many_cells_say_nothing(tmp_path: Path) -> None:
    wide = BUDGET.replace("1000000,900000\n1.01.01", "many,900000,x\n1.01.01")
    assert places(tmp_path / "a", {"budget.csv": wide}) == [("ragged-row", "budget.csv", 2, "", "")]


@pytest.mark.slow
def test_a_number_that_may_be_thousands_is_compared_with_nothing(tmp_path: Path) -> None:
    heading = REALIZATION.splitlines()[0].replace("formula", "target_low,target_high")
    row = "P1,customer,S1,Fast,Days,days,minimize,,4,5,1.234"
    assert places(tmp_path / "a", {"realization.csv": f"{heading}\n{row}\n"}) == [
        ("ambiguous-number", "realization.csv", 2, "target_high", "1.234")
    ]


@pytest.mark.parametrize("name", ["realization", "budget", "survey_trust"])
def test_nothing_is_asked_of_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    files: dict[str, str | bytes | None] = {
        "realization.csv": REALIZATION.replace("absorption", "effectiveness"),
        "budget.csv": BUDGET.replace("realized", "realized,outcome_target,outcome_actual"),
        "links.csv": "from_objective,to_objective\nS1,S2\n",
        f"{name}.csv": b"PK\x03\x04",
    }
    assert places(tmp_path / "a", files) == [("wrong-ending", f"{name}.csv", None, "", "")]


def test_a_missing_column_is_not_also_missed_by_a_formula(tmp_path: Path) -> None:
    files = {
        "report.toml": REPORT + shared("services", 'column = "service"\nis = "KTP"'),
        "realization.csv": REALIZATION.replace("minimize,5,4,", "maximize,5,,share"),
        "services.csv": "digital\nya\n",
    }
    assert places(tmp_path / "a", files) == [
        ("missing-column", "services.csv", None, "service", "")
    ]


def test_keys_that_lack_a_part_repeat_nothing(tmp_path: Path) -> None:
    links = "from_objective,to_objective\nS1,\nS1,\n"
    assert places(tmp_path / "a", {"links.csv": links}) == [
        ("empty-cell", "links.csv", 2, "to_objective", ""),
        ("empty-cell", "links.csv", 3, "to_objective", ""),
    ]


def test_a_column_that_two_measures_miss_is_missed_once(tmp_path: Path) -> None:
    row = "P1,internal_process,S3,Fast,Days to answer,days,minimize,5,4,\n"
    share = "{},internal_process,S3,Fast,Passed,percent,maximize,5,,workforce.pass_rate\n"
    files = {
        "realization.csv": REALIZATION.replace(row, share.format("P1") + share.format("P2")),
        "training.csv": "training_id,held,participants\nT1,ya,3\n",
    }
    assert places(tmp_path / "a", files) == [
        ("formula-needs-column", "training.csv", None, "passed", "")
    ]


@pytest.mark.slow
def test_a_column_that_rows_are_filtered_by_is_known_and_others_are_not(tmp_path: Path) -> None:
    text = "code,name,Unit,ceiling,realized\n1,x,A,10,9\n1,x,B,10,9\n"
    report = REPORT + '[sources.budget]\nwhere = { unit = "A" }\n'
    files = {"report.toml": report, "budget.csv": text}
    frame = validated_folder(written(tmp_path / "a", files))["budget"]
    assert frame.select("_row", "code").rows() == [(2, "1")]
    spare = {**files, "budget.csv": text.replace("name,", "zzz,name,").replace("x,", "x,x,")}
    assert places(tmp_path / "b", spare) == [("unknown-column", "budget.csv", None, "zzz", "")]


@pytest.mark.slow
def test_bare_and_dated_times_of_one_day_may_stand_in_one_row(tmp_path: Path) -> None:
    attendance = "staff_id,date,arrived_at,due_at\nA,2024-01-02,07:55,2024-01-02 08:00\n"
    assert places(tmp_path / "a", {"attendance.csv": attendance}) == []


def test_what_only_the_contract_sees_is_refused_too(tmp_path: Path) -> None:
    staff = "staff_id,trained\nrow 3,ya\n1900010119200110,ya\n"
    found = places(tmp_path / "a", {"staff.csv": staff})
    assert found == [
        ("against-contract", "staff.csv", 2, "", ""),
        ("against-contract", "staff.csv", 3, "", ""),
    ]


def test_a_share_has_one_condition(tmp_path: Path) -> None:
    rest = 'column = "digital"\nis = true\nat_least = 1'
    files = {
        "report.toml": REPORT + shared("services", rest),
        "realization.csv": REALIZATION.replace("minimize,5,4,", "maximize,5,,share"),
        "services.csv": "service,digital\nKTP,ya\n",
    }
    codes = [code for code, *_ in places(tmp_path / "a", files)]
    assert "one-condition" in codes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "permits"),
    [("maximize,5,,share", "no\n1\n"), ("minimize,5,,", None), ("minimize,5,,reported", None)],
)
def test_what_could_not_be_measured_needs_neither_cell_nor_column(
    tmp_path: Path, row: str, permits: str | None
) -> None:
    files = {
        "report.toml": REPORT + shared("permits", 'column = "due"\nunavailable = "no records"'),
        "realization.csv": REALIZATION.replace("minimize,5,4,", row),
        "permits.csv": permits,
    }
    assert places(tmp_path / "a", files) == []


@pytest.mark.slow
def test_a_rulebook_may_turn_a_formulas_polarity(tmp_path: Path) -> None:
    turned = 'id = "own"\nextends = "rapor-2026"\n[formulas."budget.absorption"]\n'
    files = {
        "report.toml": REPORT + '[rulebook]\nuse = "own"\n',
        "own.toml": turned + 'polarity = "minimize"\n',
        "realization.csv": REALIZATION.replace("percent,maximize", "percent,minimize"),
    }
    assert places(tmp_path / "a", files) == []
    files["realization.csv"] = REALIZATION
    assert places(tmp_path / "a", files) == [
        ("polarity-differs", "realization.csv", 2, "polarity", "maximize")
    ]
