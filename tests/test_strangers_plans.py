"""Years of a plan beside one another, as table T-C.23 of Permendagri 86/2017 has them."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import only, settings
from tests.workbooks_by_hand import Row, workbook

_TARGET, _ACTUAL, _RATIO = (
    "Target Renstra Perangkat Daerah Tahun ke-",
    "Realisasi Capaian Tahun ke-",
    "Rasio Capaian pada Tahun ke-",
)
_YEARS = (2023, 2024, 2025)
FIRST = "Indikator Kinerja sesuai Tugas dan Fungsi"
ROWS: list[Row] = [
    ["No", FIRST, "Target NSPK",
     *(f"{over} {year}" for over in (_TARGET, _ACTUAL, _RATIO) for year in _YEARS)],
    [1, "Rumah layak huni (%)", None, 79, 80, 82, 78, 81, None, "98,73%", "101,25%", None],
    [2, "Luas kawasan kumuh (ha)", None, 105, 90, 75, 104, 92, None, "99,05%", "102,22%", None],
]  # fmt: skip
VALUES = 'values = { perspective = "customer", objective = "Hunian layak"'
HISTORY = '[sources.history]\nfile = "realization.xlsx"\n'


def delivered(path: Path, given: str, history: str = "", rows: list[Row] = ROWS):  # type: ignore[no-untyped-def]
    told = {"realization.xlsx": workbook({"S": rows}), "report.toml": settings(given, history)}
    return written(path, dict(only(told)))


@pytest.mark.slow
def test_figures_of_the_period_stand_under_its_year(tmp_path: Path) -> None:
    """They were read as a target without an actual, and printed as not measured."""
    given = f'columns = {{ measure = "{FIRST}" }}\n{VALUES}, polarity = "maximize" }}'
    tables = validated_folder(delivered(tmp_path, given, HISTORY))
    assert tables["realization"].select("target", "actual").rows() == [(80.0, 81.0), (90.0, 92.0)]
    assert tables["history"].select("period", "target", "actual").rows() == [
        ("2023", 79.0, 78.0), ("2023", 105.0, 104.0),
    ]  # fmt: skip


def test_the_words_of_a_measure_are_named_for_earlier_years_too(tmp_path: Path) -> None:
    rows = [[ROWS[0][0], "Apa yang diukur", *ROWS[0][2:]], *ROWS[1:]]
    named = 'columns = { measure = "Apa yang diukur" }'
    given = f'{named}\n{VALUES}, polarity = "maximize" }}'
    tables = validated_folder(delivered(tmp_path, given, f"{HISTORY}{named}\n", rows))
    assert tables["history"]["actual"].to_list() == [78.0, 104.0]


@pytest.mark.slow
def test_a_ratio_proves_no_way_as_every_measure_is_divided_alike(tmp_path: Path) -> None:
    """92 ha of slums against 90 are 102 %, and less would be better."""
    found = problems_of(delivered(tmp_path, f'columns = {{ measure = "{FIRST}" }}\n{VALUES} }}'))
    ways = [
        (line.standing, line.keys["values"]["polarity"])  # type: ignore[index, call-overload]
        for line in proposals_of(found)
        if "values" in line.keys
    ]
    assert ways == [("reading", "maximize"), ("reading", "minimize")]
