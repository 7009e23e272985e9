"""A register of targets and achievements: an achievement is never an actual."""

from pathlib import Path

import pytest

from pipeline.problems import Problem
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings
from tests.workbooks_by_hand import Row, workbook

CODE = "achievement-without-actual"
ROWS: list[Row] = [["Layanan", "Izin terbit", "Izin", 900, 95], ["Layanan", "Antre", "menit", 8, 9]]


def files(heading: str, rows: list[Row], *lines: str) -> dict[str, str | bytes | None]:
    names = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", heading]
    names += ["Realisasi"] if len(rows[0]) > len(names) else []
    book = workbook({"S": [names, *rows]})
    return dict(only({"realization.xlsx": book, "report.toml": settings(BOTH, *lines)}))


def told(folder: Path, heading: str, rows: list[Row], *lines: str) -> list[Problem]:
    found = problems_of(written(folder, files(heading, rows, *lines)))
    return [one for one in found if one.code == CODE]


@pytest.mark.parametrize("heading", ["Capaian (%)", "% Capaian", "Tingkat Capaian", "Achievement"])
def test_a_share_of_the_target_is_refused_and_no_line_makes_it_an_actual(
    heading: str, tmp_path: Path
) -> None:
    found = told(tmp_path, heading, ROWS)
    assert [(one.row, one.column, one.refuses) for one in found] == [
        (2, heading, True), (3, heading, True),
    ]  # fmt: skip
    assert [line.header for one in found for line in one.proposals] == [("accept",)] * 2


@pytest.mark.slow
def test_what_may_be_either_is_offered_and_settles_it(tmp_path: Path) -> None:
    found = told(tmp_path / "a", "Capaian", ROWS)
    line = next(line for line in found[0].proposals if line.header[0] == "sources")
    assert (line.keys, line.standing) == ({"columns": {"actual": "Capaian"}}, "reading")
    assert line.gives == "IKU-1: actual = 95"
    columns = 'columns = { actual = "Capaian" }'
    frame = validated_folder(written(tmp_path / "b", files("Capaian", ROWS, columns)))
    assert frame["realization"]["actual"].to_list() == [95, 9]


def test_one_actual_is_enough_to_know_that_others_are_not_measured(tmp_path: Path) -> None:
    rows = [[*ROWS[0], 855], [*ROWS[1], None]]
    assert not told(tmp_path, "Capaian (%)", rows)
