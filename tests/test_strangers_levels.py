"""Prints of budgets whose accounts are under activities, and plans of when money is needed."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written

LINES = (
    "{0}.01.01.2.01.0001;Rencana;{1};80\n5.1.02.01.01.0024;Alat tulis;60;50\n"
    "5.1.02.04.01.0001;Perjalanan;40;30\n"
    "{0}.01.01.2.02.0001;Gaji;900;890\n5.1.01.01.01.0001;Gaji pokok;900;890\n"
)


def budget(field: str, ceiling: int = 100, more: str = "") -> dict[str, str | bytes | None]:
    return {"budget.csv": "kode;uraian;pagu;realisasi\n" + LINES.format(field, ceiling) + more}


@pytest.mark.slow
@pytest.mark.parametrize("field", ["1", "5", "7"])
@pytest.mark.parametrize("total", ["", ";JUMLAH;1000;970\n"])
def test_accounts_are_the_money_of_the_activities_above_them(
    field: str, total: str, tmp_path: Path
) -> None:
    """Each amount counted twice, but for a print with a total of a field that no account has."""
    table = validated_folder(written(tmp_path, budget(field, more=total)))["budget"]
    lowest = table.filter(table["code"].str.contains(r"5\.1\.0"))
    assert lowest["ceiling"].sum() == Decimal(1000)
    assert all(code.startswith(f"{field}.01.01.2.") for code in lowest["code"])


def test_an_activity_that_is_not_the_sum_of_its_accounts_is_refused(tmp_path: Path) -> None:
    told = problems_of(written(tmp_path, budget("5", 101)))
    assert [(one.code, one.row) for one in told if one.refuses] == [("sum-differs", 2)]


def test_months_of_a_cash_plan_are_no_spending(tmp_path: Path) -> None:
    """Both ways to add them up were offered; one said that all was spent."""
    plan = "ANGGARAN KAS BELANJA TAHUN 2024;;;;\n\nkode;uraian;pagu;Januari;Februari\n"
    plan += "1.01.01;A;100;50;50\n1.01.02;B;60;30;30\n;Jumlah Alokasi Kas;160;80;80\n"
    told = [one for one in problems_of(written(tmp_path, {"budget.csv": plan})) if one.refuses]
    assert [one.code for one in told] == ["spending-missing"]
    assert not any("realized" in one.keys for one in proposals_of(told))


@pytest.mark.slow
def test_months_of_spending_under_such_a_title_are_asked_about(tmp_path: Path) -> None:
    plan = "ANGGARAN KAS DAN REALISASI 2024;;;;\n\nkode;uraian;pagu;Januari;Februari\n"
    plan += "1.01.01;A;100;50;50\n1.01.02;B;60;30;20\n"
    files: dict[str, str | bytes | None] = {"budget.csv": plan, "report.toml": REPORT}
    told = [one for one in problems_of(written(tmp_path, files)) if one.refuses]
    assert [one.code for one in told] == ["months-undeclared"]
